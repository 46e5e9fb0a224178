import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loadLaw } from './load.ts'
import { getPower, powersInForce } from './powers.ts'

const real = resolve(import.meta.dirname, '../../law')
describe('the law as it is', () => {
  const law = loadLaw(real)
  it('loads, and its version depends on nothing but its content', () => {
    expect(law.periods).toHaveLength(116)
    expect(law.calendars.map(c => c.year)).toEqual([2025, 2026])
    expect(law.version).toMatch(/^[0-9a-f]{12}$/)
    expect(loadLaw(real).version).toBe(law.version)
    expect(JSON.parse(JSON.stringify(law))).toEqual(law)
  })
  it('gives the powers of a day, in fen', () => {
    expect(getPower(law, 'CF-ENT-015', '2025-06-20').fine).toMatchObject({
      type: 'staged',
      base: { type: 'range', minFen: 0, maxFen: 5_000_000, optional: true },
      aggravated: { minFen: 5_000_000, maxFen: 50_000_000 },
    })
    expect(powersInForce(law, { on: '2025-06-20', fieldCode: 'ENT', kind: 'penalty' }).length).toBeGreaterThan(20)
    expect(() => getPower(law, 'CF-ENT-015', '2021-05-31')).toThrow('law.powerNotInForce')
    expect(() => getPower(law, 'CF-XXX', '2025-06-20')).toThrow('law.powerUnknown')
  })
})

describe('checklists', () => {
  it('have a good number of lines, each tied to a penalty and its article', () => {
    const { checklists } = loadLaw(real)
    expect(checklists.map(c => [c.fieldCode, c.items.length])).toEqual([
      ['ENT', 25],
      ['NET', 22],
    ])
    for (const { items } of checklists) for (const item of items) expect(item.how && item.basis.article).toBeTruthy()
  })
})
