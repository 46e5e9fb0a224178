import { describe, expect, it } from 'vitest'
import { consistencyStandard } from '#law-engine'
import { law } from '../../fixtures/case-08.ts'
import { type Compared, compare, type DecidedFines } from './compare.ts'
import { groupsOf } from './groups.ts'
import type { FineTally, GroupTally } from './tally.ts'

const standard = consistencyStandard(law, '2025-06-10')!
const years = { from: 2021, to: 2025 }
const own: Compared = {
  power: 'CF-ENT-015',
  tier: 'general',
  partyKind: 'legal',
  minFen: 0,
  maxFen: 5_000_000,
  fineFen: 2_000_000,
}
const tally = (fineFen: number, cases: number, change: Partial<FineTally> = {}): FineTally => ({
  ...{ ...own, fineFen, cases },
  ...change,
})
/** Thirty cases between 15,000 and 25,000 yuan. */
const usual = [tally(1_500_000, 10), tally(1_800_000, 10), tally(2_500_000, 10)]
const fines = (province: FineTally[], nation: FineTally[] = []): DecidedFines => ({ province, nation, years })
const at = (fineFen: number, of = fines(usual), change: Partial<Compared> = {}) =>
  compare({ ...own, fineFen, ...change }, of, standard)

describe('an amount among like cases', () => {
  it('has its place told in a sentence', () => {
    expect(at(2_000_000)).toMatchObject({ cases: 30, below: 66, above: 33, judged: true, outlier: null })
    expect(at(2_000_000)?.sentence).toBe(
      '罚款20,000元，高于30件同类案件中的66%，低于其中的33%；中位数为18,000元，中间一半为15,000元至25,000元。',
    )
    expect(at(2_000_000)?.scope).toBe('本省（区、市）2021年至2025年同一事项、同为一般处罚、当事人同为单位的罚款决定')
  })
  it('is out of line beyond nearly all others, and says so on either side', () => {
    expect(at(3_200_000)).toMatchObject({ outlier: 'high', below: 100 })
    expect(at(3_200_000)?.sentence).toContain('数额偏高：高于第95百分位（25,000元），与中位数相差20%以上')
    expect(at(1_000_000)).toMatchObject({ outlier: 'low', above: 100 })
  })
  it('is not out of line for a little: where all got the same, a small difference is none', () => {
    const same = fines([tally(2_000_000, 40)])
    expect(at(2_100_000, same)?.outlier).toBeNull()
    expect(at(2_000_000, same)?.sentence).toBe(
      '罚款20,000元，与40件同类案件大致相同；中位数为20,000元，中间一半都是20,000元。',
    )
    expect(at(2_500_000, same)?.outlier).toBe('high')
  })
  it('of a penalty without a fine counts them apart', () => {
    expect(at(2_000_000, fines([...usual, tally(0, 4)]))).toMatchObject({ cases: 30, withoutFine: 4 })
  })
})

describe('like is compared with like', () => {
  it('other items, tiers and parties do not count while there are enough of the same', () => {
    const others = [
      tally(90_000_000, 50, { power: 'CF-ENT-016' }),
      tally(4_900_000, 50, { tier: 'heavy' }),
      tally(100_000, 50, { partyKind: 'natural' }),
    ]
    expect(at(2_000_000, fines([...usual, ...others]))?.cases).toBe(30)
  })
  it('it is widened to all parties, and says so', () => {
    const comparison = at(2_000_000, fines([tally(1_800_000, 12), tally(1_500_000, 12, { partyKind: 'natural' })]))
    expect(comparison).toMatchObject({ cases: 24, sameParty: false, judged: true })
    expect(comparison?.scope).toContain('（包括各类当事人）')
  })
  it('where the legal ranges differ, it is by the place in the range', () => {
    const wider = tally(8_000_000, 25, { maxFen: 20_000_000 })
    const comparison = at(2_000_000, fines([tally(2_000_000, 5), wider]))
    expect(comparison).toMatchObject({ measure: 'place', cases: 30, value: 400, median: 400, outlier: null })
    expect(comparison?.scope).toContain('按数额在法定幅度中的位置比较')
    expect(at(4_500_000, fines([wider]))?.sentence).toContain(
      '数额偏高：高于第95百分位（法定幅度的40%处），与中位数相差20个百分点以上',
    )
  })
  it('it is widened to all places where the province has too few', () => {
    const comparison = at(4_000_000, fines([tally(1_800_000, 3)], [tally(1_800_000, 23)]))
    expect(comparison).toMatchObject({ area: 'nation', cases: 23, judged: true, outlier: 'high' })
    expect(comparison?.scope).toContain('本省（区、市）的不足20件，放宽到各地')
  })
})

describe('too few cases', () => {
  it('are shown and judge nothing', () => {
    const few = [tally(1_800_000, 8)]
    expect(at(5_000_000, fines(few, few))).toMatchObject({ cases: 8, judged: false, outlier: null })
    expect(at(5_000_000, fines(few, few))?.sentence).toContain('只有8件，不足20件，只供参考')
  })
  it('other tiers are shown where the own has hardly any, however many they are', () => {
    const heavy = [tally(4_500_000, 100, { tier: 'heavy' })]
    expect(at(1_600_000, fines(heavy))).toMatchObject({ sameTier: false, cases: 100, judged: false, outlier: null })
  })
  it('fewer than a group has are not shown at all', () => {
    expect(at(2_000_000, fines([tally(1_800_000, 4)], [tally(1_800_000, 4)]))).toBeUndefined()
    expect(at(2_000_000, fines([]))).toBeUndefined()
  })
})

describe('by organ and year', () => {
  const group = (region: string, year: number, fineFen: number, cases: number): GroupTally => ({
    ...tally(fineFen, cases),
    ...{ region, organId: `o${region}`, organName: `机构${region}`, year },
  })
  const { years: byYear, organs } = groupsOf(
    [
      group('990102', 2024, 1_500_000, 6),
      group('990102', 2025, 4_000_000, 7),
      group('990101', 2025, 1_000_000, 4),
      group('990101', 2025, 0, 9),
      { ...group('990101', 2025, 9_000_000, 9), tier: 'heavy' },
    ],
    own,
    { measure: 'amount', sameTier: true, sameParty: true },
    standard,
  )
  it('organs stand in the order of their divisions, never of amounts, and nothing is added up', () => {
    expect(organs.map(({ region, year, cases }) => [region, year, cases])).toEqual([
      ['990101', 2025, 4],
      ['990102', 2025, 7],
      ['990102', 2024, 6],
    ])
    for (const row of [...organs, ...byYear]) {
      expect(Object.keys(row).filter(key => /sum|total|rank|fen/i.test(key))).toEqual([])
    }
  })
  it('a group under five shows no amounts', () => {
    expect(organs[0]!.spread).toBeNull()
    expect(organs[1]!.spread?.median).toBe(4_000_000)
    expect(byYear.map(({ year, cases }) => [year, cases])).toEqual([
      [2025, 11],
      [2024, 6],
    ])
  })
})
