import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPunctuation } from './check-punctuation.ts'
import { crossCheck } from './cross-check.ts'
import { checkEveryPenaltyIsListed } from './cross-check-checklists.ts'
import { crossCheckLayWords } from './cross-check-lay-words.ts'
import { LawDataError, type LawFault } from './data-error.ts'
import type { Thresholds } from './data-types.ts'
import { filesIn, parseYaml } from './files.ts'
import { readCircumstances, readProfile } from './read-benchmarks.ts'
import { readCalendar } from './read-calendar.ts'
import { readDepartments, readExcludedBodies } from './read-competence.ts'
import { readConsistency } from './read-consistency.ts'
import { readLayWords } from './read-lay-words.ts'
import { readChecklist, readConcurrenceGroups, readFields, readSeizure, readStatutes } from './read-lists.ts'
import { readPeriods } from './read-periods.ts'
import { readPower } from './read-power.ts'
import { readSources } from './read-sources.ts'
import { emptyThresholds, readThresholds } from './read-thresholds.ts'
import type { Law } from './types.ts'

export { LawDataError, type LawFault } from './data-error.ts'
export { loadCases } from './load-cases.ts'

/** Turns one parsed file into data, adding what is wrong with it to the faults. */
type Interpret<T> = (value: unknown, file: string, faults: LawFault[]) => T

/**
 * Loads and checks all law data of a folder. Node only. Forms (`documents/`) and test cases (`cases/`) are not law the
 * engine reads, so they neither load here nor change the version; lay words load, but decide nothing and leave the version alone.
 * @throws LawDataError listing every mistake with file, key, problem and remedy.
 */
export function loadLaw(folder: string): Law {
  const faults: LawFault[] = []
  const hash = createHash('sha256')

  function read<T>(name: string, interpret: Interpret<T>, isLaw = true): T[] {
    const path = join(folder, name)
    if (!existsSync(path)) {
      faults.push({ file: name, key: '/', problem: '缺少文件', remedy: '请补上该文件' })
      return []
    }
    const text = readFileSync(path, 'utf8')
    if (isLaw) hash.update(`${name}\0${text}\0`)
    const value = parseYaml(text, name, faults)
    if (value === undefined) return []
    checkPunctuation(value, name, faults)
    return [interpret(value, name, faults)]
  }
  const readAll = <T>(part: string, interpret: Interpret<T>, only = /\.yaml$/): T[] =>
    filesIn(folder, part)
      .filter(name => only.test(name))
      .flatMap(name => read(name, interpret))

  const law: Law = {
    statutes: read('statutes.yaml', readStatutes).flat(),
    fields: read('fields.yaml', readFields).flat(),
    periods: read('periods.yaml', readPeriods).flat(),
    calendars: readAll('calendars', readCalendar).sort((a, b) => a.year - b.year),
    thresholds: readAll('thresholds', readThresholds).reduce(merge, emptyThresholds()),
    circumstances: read('benchmarks/circumstances.yaml', readCircumstances).flat(),
    profiles: readAll('benchmarks', readProfile, /\/profile\.yaml$/),
    consistency: read('benchmarks/consistency.yaml', readConsistency).flat(),
    seizure: read('seizure.yaml', readSeizure).flat(),
    powers: readAll('powers', readPower),
    checklists: readAll('checklists', readChecklist),
    concurrenceGroups: read('concurrence.yaml', readConcurrenceGroups).flat(),
    departments: read('departments.yaml', readDepartments).flat(),
    excludedBodies: read('excluded-bodies.yaml', readExcludedBodies).flat(),
    layWords: read('lay-words.yaml', readLayWords, false).flat(),
    sources: read('sources.yaml', readSources, false)[0] ?? { recheckAfterMonths: 1, sources: [] },
    version: hash.digest('hex').slice(0, 12),
  }
  crossCheck(law, faults)
  checkEveryPenaltyIsListed(law, faults)
  crossCheckLayWords(law, faults)
  if (faults.length > 0) throw new LawDataError(faults)
  return law
}

function merge(all: Thresholds, part: Partial<Thresholds>): Thresholds {
  const names = Object.keys(all) as (keyof Thresholds)[]
  return Object.fromEntries(names.map(name => [name, [...all[name], ...(part[name] ?? [])]])) as unknown as Thresholds
}
