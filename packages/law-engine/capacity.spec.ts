import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { capacityRule, minimumOfficers } from './capacity.ts'
import { loadLaw } from './load.ts'

const law = loadLaw(resolve(import.meta.dirname, '../../law'))

describe('officers and ages', () => {
  it('wants two officers', () => {
    expect(minimumOfficers(law, '2025-05-26')).toBe(2)
    expect(() => minimumOfficers(law, '2021-07-14')).toThrow('law.ruleNotInForce')
  })
  it.each([
    ['2007-05-30', 'minor', false],
    ['2007-05-31', 'minor', true],
    ['2011-05-31', 'noPenalty', true],
    ['2011-05-30', 'noPenalty', false],
    ['2011-05-30', 'mitigatedPenalty', true],
  ] as const)('born on %s: %s is %s on 2025-05-30', (birth, id, applies) => {
    expect(capacityRule(law, id, { birth, on: '2025-05-30' }) !== undefined).toBe(applies)
  })
})
