import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { applicableVersion } from './applicable-version.ts'
import { law } from './factory.ts'
import { sidesOf, sidesReached } from './fine-sides.ts'
import { loadCases } from './load-cases.ts'
import { runCase } from './run-case.ts'

const cases = loadCases(resolve(import.meta.dirname, '../../law'))

/** Every case a jurist wrote, whatever file it stands in. */
describe.each([...new Set(cases.map(c => c.file))])('%s', file => {
  it.each(cases.filter(c => c.file === file).map(c => [c.id, c.title, c] as const))('%s %s', (_id, _title, one) => {
    expect(runCase(law, one)).toEqual([])
  })
})

describe('every item with amounts, in every version', () => {
  const reached = new Set(
    cases.flatMap(({ facts, expect: expected }) => {
      if (!facts || expected?.rangeFen === undefined) return []
      const { power } = applicableVersion(law, facts)
      return sidesReached(law, power, facts).map(side => `${power.code} ${power.from} ${side}`)
    }),
  )
  const items = law.powers.filter(p => p.fine !== null)
  it.each(items.map(p => [p.code, p.from, p] as const))('%s of %s has a case on each side', (_code, _from, power) => {
    const sides = sidesOf(power.fine).map(side => `${power.code} ${power.from} ${side}`)
    expect(sides.filter(side => !reached.has(side))).toEqual([])
  })
})
