import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseDocument } from 'yaml'
import { crossCheck } from './cross-check.ts'
import { LawDataError, type LawFault } from './data-error.ts'
import type { Thresholds } from './data-types.ts'
import { readCircumstances, readProfile } from './read-benchmarks.ts'
import { readCalendar } from './read-calendar.ts'
import { readChecklist, readFields, readSeizure, readStatutes } from './read-lists.ts'
import { readPeriods } from './read-periods.ts'
import { readPower } from './read-power.ts'
import { emptyThresholds, readThresholds } from './read-thresholds.ts'
import type { Law } from './types.ts'

/** Turns one parsed file into data, adding what is wrong with it to the faults. */
type Interpret<T> = (value: unknown, file: string, faults: LawFault[]) => T

/**
 * Loads and checks all law data of a folder. Node only. Forms (`documents/`) and test cases (`cases/`) are not law the
 * engine reads, so they neither load here nor change the version.
 * @throws LawDataError listing every mistake with file, key, problem and remedy.
 */
export function loadLaw(folder: string): Law {
  const faults: LawFault[] = []
  const hash = createHash('sha256')

  function read<T>(name: string, interpret: Interpret<T>): T[] {
    const path = join(folder, name)
    if (!existsSync(path)) {
      faults.push({ file: name, key: '/', problem: '缺少文件', remedy: '请补上该文件' })
      return []
    }
    const text = readFileSync(path, 'utf8')
    hash.update(`${name}\0${text}\0`)
    const value = parse(text, name, faults)
    return value === undefined ? [] : [interpret(value, name, faults)]
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
    seizure: read('seizure.yaml', readSeizure).flat(),
    powers: readAll('powers', readPower),
    checklists: readAll('checklists', readChecklist),
    version: hash.digest('hex').slice(0, 12),
  }
  crossCheck(law, faults)
  if (faults.length > 0) throw new LawDataError(faults)
  return law
}

function parse(text: string, file: string, faults: LawFault[]): unknown {
  const document = parseDocument(text, { uniqueKeys: true })
  for (const error of document.errors) {
    const line = error.linePos?.[0].line
    const key = line ? `第${line}行` : '/'
    faults.push({ file, key, ...explain(error.code, error.message) })
  }
  return document.errors.length > 0 ? undefined : document.toJS()
}

function explain(code: string, message: string): { problem: string; remedy: string } {
  if (code === 'DUPLICATE_KEY') return { problem: '同一个键写了两次', remedy: '请删去重复的键' }
  return { problem: `无法读取（${message.split('\n')[0]}）`, remedy: '请检查缩进、冒号和引号' }
}

function merge(all: Thresholds, part: Partial<Thresholds>): Thresholds {
  const names = Object.keys(all) as (keyof Thresholds)[]
  return Object.fromEntries(names.map(name => [name, [...all[name], ...(part[name] ?? [])]])) as unknown as Thresholds
}

/** YAML files below a part of the folder, in the order of their paths on every machine. */
function filesIn(folder: string, part: string): string[] {
  const root = join(folder, part)
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .map(name => relative(folder, join(root, name)).replaceAll('\\', '/'))
    .sort()
}
