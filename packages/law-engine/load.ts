import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseDocument } from 'yaml'
import { LawDataError, type LawFault } from './data-error.ts'
import { readCalendar } from './read-calendar.ts'
import { readPeriods } from './read-periods.ts'
import { readPower } from './read-power.ts'
import type { Law } from './types.ts'

/**
 * Loads and checks all law data of a folder. Node only.
 * @throws LawDataError listing every mistake with file, key, problem and remedy.
 */
export function loadLaw(folder: string): Law {
  const faults: LawFault[] = []
  const hash = createHash('sha256')

  function read<T>(path: string, interpret: (value: unknown, file: string, faults: LawFault[]) => T): T[] {
    const file = relative(folder, path).replaceAll('\\', '/')
    if (!existsSync(path)) {
      faults.push({ file, key: '/', problem: '缺少文件', remedy: '请补上该文件' })
      return []
    }
    const text = readFileSync(path, 'utf8')
    hash.update(`${file}\0${text}\0`)
    const document = parseDocument(text, { uniqueKeys: true })
    if (document.errors.length > 0) {
      for (const error of document.errors)
        faults.push({ file, key: place(error.linePos?.[0].line), ...explain(error.code, error.message) })
      return []
    }
    return [interpret(document.toJS(), file, faults)]
  }

  const readAll = <T>(part: string, interpret: (value: unknown, file: string, faults: LawFault[]) => T): T[] =>
    filesIn(join(folder, part)).flatMap(path => read(path, interpret))

  const law: Law = {
    periods: read(join(folder, 'periods.yaml'), readPeriods).flat(),
    calendars: readAll('calendars', readCalendar).sort((a, b) => a.year - b.year),
    powers: readAll('powers', readPower),
    version: hash.digest('hex').slice(0, 12),
  }
  refuseRepetition(law, faults)
  if (faults.length > 0) throw new LawDataError(faults)
  return law
}

function refuseRepetition(law: Law, faults: LawFault[]): void {
  const years = law.calendars.map(c => c.year)
  for (const year of years.filter((y, i) => years.indexOf(y) !== i)) {
    faults.push({
      file: `calendars/${year}.yaml`,
      key: 'year',
      problem: `${year}年有两份日历`,
      remedy: '请删去其中一份',
    })
  }
  const seen = new Map<string, string>()
  for (const power of law.powers) {
    const key = `${power.code} ${power.from}`
    if (seen.has(key))
      faults.push({
        file: `powers/${power.fieldCode}`,
        key: power.code,
        problem: '同一事项同日施行有两条',
        remedy: '请合并或者改施行日期',
      })
    seen.set(key, power.code)
  }
}

const place = (line: number | undefined): string => (line ? `第${line}行` : '/')

function explain(code: string, message: string): { problem: string; remedy: string } {
  if (code === 'DUPLICATE_KEY') return { problem: '同一个键写了两次', remedy: '请删去重复的键' }
  return { problem: `无法读取（${message.split('\n')[0]}）`, remedy: '请检查缩进、冒号和引号' }
}

/** YAML files below a folder, in the order of their paths on every machine. */
function filesIn(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .map(name => join(folder, name))
    .sort()
}
