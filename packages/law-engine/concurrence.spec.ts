import { describe, expect, it } from 'vitest'
import { yuan } from '#kernel'
import { concurrence, concurrentItems } from './concurrence.ts'
import { facts, law, refusalOf } from './factory.ts'
import type { Law, ReasoningInput } from './types.ts'

/** Minors in a song-and-dance venue: 未成年人保护法 123, 娱乐场所管理条例 48 and 51. */
const MINORS = ['CF-ENT-005', 'CF-ENT-012', 'CF-ENT-015']
const of = (codes: string[], differing: Partial<ReasoningInput> = {}, using: Law = law) => {
  const { power: _, ...given } = facts({ power: '', ...differing })
  return concurrence(using, codes, given)
}
const gain = (amount: number) => ({ amountsFen: { illegalGain: yuan(amount) } })

describe('minors in a song-and-dance venue', () => {
  it('fit three items; the Minors Protection Law has the higher fine', () => {
    const found = of(MINORS, gain(200))
    expect(found.first).toBe('CF-ENT-015')
    expect(found.items.map(i => [i.code, i.rangeFen?.maxFen ?? null])).toEqual([
      ['CF-ENT-015', yuan(50_000)],
      ['CF-ENT-005', yuan(30_000)],
      ['CF-ENT-012', null],
    ])
    expect(found.steps).toHaveLength(4)
    expect(found.steps.at(-1)).toMatchObject({
      rule: 'concurrence',
      basis: { law: '行政处罚法', article: '第二十九条' },
      text: expect.stringContaining('适用“允许未成年人进入'),
    })
  })
  it.each<[string, number, string]>([
    ['three times 16,666.66 is below 50,000', 16_666.66, 'CF-ENT-015'],
    ['three times 16,666.67 is above it', 16_666.67, 'CF-ENT-005'],
  ])('but multiples of the gain can overtake it: %s', (_name, amount, first) => {
    expect(of(MINORS, gain(amount)).first).toBe(first)
  })
  it('and the aggravated stage overtakes them again', () => {
    expect(of(MINORS, { ...gain(20_000), circumstances: ['seriousCircumstances'] }).first).toBe('CF-ENT-015')
  })
  it('are not compared while a fact is missing that could decide', () => {
    const found = of(MINORS)
    expect([found.first, found.missing]).toEqual([null, ['amountsFen.illegalGain']])
    expect(found.steps.map(s => s.text).join()).toContain('待事实查明')
  })
})

describe('the order', () => {
  const withFine = (code: string, maxFen: number, minFen: number): Law => ({
    ...law,
    powers: law.powers.map(p =>
      p.code === code ? { ...p, fine: { type: 'range', minFen, maxFen, optional: true } as const } : p,
    ),
  })
  it('of equal maxima is that of the minima', () => {
    expect(of(['CF-NET-004', 'CF-NET-005'], {}, withFine('CF-NET-004', yuan(15_000), 1)).first).toBe('CF-NET-004')
    expect(of(['CF-NET-004', 'CF-NET-005'], {}, withFine('CF-NET-005', yuan(15_000), 1)).first).toBe('CF-NET-005')
  })
  it('of equal fines is that of the statutes', () => {
    const equal = withFine('CF-NET-005', yuan(50_000), 0)
    expect(of(['CF-NET-005', 'CF-NET-016'], {}, equal).first).toBe('CF-NET-016')
  })
  it('does not depend on how the items were named', () => {
    const [a, b] = [of(MINORS, gain(200)), of([...MINORS, ...MINORS].reverse(), gain(200))]
    expect(b.items.map(i => i.code)).toEqual(a.items.map(i => i.code))
  })
})

it('one item stands alone', () => {
  const found = of(['CF-NET-004'])
  expect([found.first, found.steps.at(-1)?.text]).toEqual(['CF-NET-004', expect.stringContaining('只有一项符合')])
})

it('items without a fine have no higher one', () => {
  expect(of(['CF-ENT-008', 'CF-ENT-012']).first).toBeNull()
})

it('an unknown item, a bad amount and reversed days are refused', () => {
  expect(refusalOf(() => of(['CF-XXX-001']))?.code).toBe('law.powerUnknown')
  expect(refusalOf(() => of(MINORS, { amountsFen: { illegalGain: -1 } }))?.code).toBe('law.amountInvalid')
  expect(refusalOf(() => of(MINORS, { decisionDate: '2025-05-22' }))?.code).toBe('law.datesReversed')
})

describe('items an act may fit as well', () => {
  const groups = (code: string, on = '2025-05-23') =>
    concurrentItems(law, code, on).map(g => [g.id, g.items.map(p => p.code)])
  it('are named by the act', () => {
    expect(groups('CF-ENT-005')).toEqual([['minorsInSongAndDance', ['CF-ENT-005', 'CF-ENT-015']]])
    expect(groups('CF-ENT-015').map(([id]) => id)).toEqual([
      'minorsInSongAndDance',
      'minorsAtGameMachines',
      'signsInEntertainmentVenue',
    ])
    expect(groups('CF-NET-004')).toEqual([])
  })
  it('are those of the day', () => {
    expect(groups('CF-NET-005', '2022-04-30')).toEqual([])
    expect(groups('CF-NET-005', '2022-05-01')).toHaveLength(1)
  })
  it('can each be compared', () => {
    for (const { powers, id } of law.concurrenceGroups) {
      const found = of(powers, { amountsFen: { illegalGain: 0, turnover: 0 } })
      expect(found.first, id).not.toBeNull()
    }
  })
})
