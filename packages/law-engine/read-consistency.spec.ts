import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, it } from 'vitest'
import { parse } from 'yaml'
import type { LawFault } from './data-error.ts'
import { readConsistency } from './read-consistency.ts'

const NAME = 'benchmarks/consistency.yaml'
const text = readFileSync(resolve(import.meta.dirname, '../../law', NAME), 'utf8')

function faultsOf(changed: string): string[] {
  const faults: LawFault[] = []
  readConsistency(parse(changed), NAME, faults)
  return faults.map(({ key, problem }) => `${key}: ${problem}`)
}

it('the standard of the folder has no fault, and says whose choice it is', () => {
  expect(faultsOf(text)).toEqual([])
  expect(readConsistency(parse(text), NAME, [])[0]).toMatchObject({ origin: 'house', confidence: 'uncertain' })
})

it.each([
  [
    'an own choice passed off as law',
    'confidence: uncertain',
    'confidence: verified',
    '.confidence: 本系统的选择不能标为已核实',
  ],
  ['a group of one case', 'smallestGroup: 5', 'smallestGroup: 1', '.smallestGroup: 小于2，一件就会成为一组'],
  ['fewer cases than a group has', 'minimumCases: 20', 'minimumCases: 4', '.minimumCases: 小于一组的最少件数'],
  ['percentiles upside down', 'lowerPercent: 5', 'lowerPercent: 96', '.upperPercent: 不在96与100之间'],
  ['no year to compare', 'years: 5', 'years: 0', '.years: 没有可以比较的年份'],
])('%s is named with its place', (_mistake, right, wrong, fault) => {
  expect(text).toContain(right)
  expect(faultsOf(text.replace(right, wrong))).toContain(`standards[0]${fault}`)
})
