import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LawCase } from './case-types.ts'
import { LawDataError, type LawFault } from './data-error.ts'
import { filesIn, parseYaml } from './files.ts'
import { readCases } from './read-cases.ts'

/**
 * The test cases of a law folder (`cases/*.yaml`), in the order of their files. Node only.
 * @throws LawDataError listing every mistake with file, key, problem and remedy.
 */
export function loadCases(folder: string): LawCase[] {
  const faults: LawFault[] = []
  const cases = filesIn(folder, 'cases').flatMap(file => {
    const value = parseYaml(readFileSync(join(folder, file), 'utf8'), file, faults)
    return value === undefined ? [] : readCases(value, file, faults)
  })
  const seen = new Map<string, string>()
  for (const { id, file } of cases) {
    const earlier = seen.get(id)
    if (earlier !== undefined && earlier !== file) {
      faults.push({ file, key: id, problem: `编号已在 ${earlier} 中使用`, remedy: '请换一个编号' })
    }
    seen.set(id, file)
  }
  if (faults.length > 0) throw new LawDataError(faults)
  return cases
}
