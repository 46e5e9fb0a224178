import { describe, expect, it } from 'vitest'
import { type Fen, yuan } from '#kernel'
import { law, refusalOf } from './factory.ts'
import { describeRange, legalRange, type RangeFacts } from './fine-range.ts'
import { getPower } from './powers.ts'
import type { FineShape, Power } from './types.ts'

/** A real item with another fine. */
const withFine = (fine: FineShape, differing: Partial<Power> = {}): Power => ({
  ...getPower(law, 'CF-NET-004', '2025-05-23'),
  fine,
  ...differing,
})
const real = (code: string): Power => getPower(law, code, '2025-05-23')
const legal: RangeFacts = { partyKind: 'legal', amountsFen: {} }

/** Yuan; `null` no fine; a list of names what is missing. */
const rangeOf = (power: Power, given: Partial<RangeFacts> = {}): [number, number] | null | string[] => {
  const { range, missing } = legalRange(power, { ...legal, ...given })
  if (missing.length > 0) return missing
  return range && [range.minFen / 100, range.maxFen / 100]
}

const range = (min: number, max: number, optional = false): FineShape => ({
  type: 'range',
  minFen: yuan(min),
  maxFen: yuan(max),
  optional,
})

describe('a range', () => {
  it('is what the article says, whatever the amounts', () => {
    expect(rangeOf(real('CF-NET-004'), { amountsFen: { turnover: 1 } })).toEqual([0, 15_000])
  })
  it('without a minimum is banded as a cap, with one as a range', () => {
    expect(legalRange(real('CF-NET-004'), legal).shape).toBe('cap')
    expect(legalRange(withFine(range(5_000, 10_000)), legal).shape).toBe('range')
  })
})

describe('tiered by a threshold', () => {
  const tiered = (inclusive: boolean): Power =>
    withFine({
      type: 'tiered',
      base: 'turnover',
      thresholdFen: yuan(10_000),
      thresholdInclusive: inclusive,
      above: { minMultiple: 5, maxMultiple: 10, optional: false },
      below: { minFen: 0, maxFen: yuan(50_000), optional: true },
    })
  it.each<[string, boolean, Fen, [number, number]]>([
    ['一万元以上 includes ten thousand', true, 1_000_000, [50_000, 100_000]],
    ['one fen less is below', true, 999_999, [0, 50_000]],
    ['超过一万元 does not', false, 1_000_000, [0, 50_000]],
    ['one fen more is above', false, 1_000_001, [50_000.05, 100_000.1]],
    ['nothing at all is below', true, 0, [0, 50_000]],
  ])('%s', (_name, inclusive, turnover, expected) => {
    expect(rangeOf(tiered(inclusive), { amountsFen: { turnover } })).toEqual(expected)
  })
  it('takes each side’s own choice to leave the fine out, and its own bands', () => {
    const above = legalRange(tiered(true), { ...legal, amountsFen: { turnover: yuan(20_000) } })
    const below = legalRange(tiered(true), { ...legal, amountsFen: { turnover: yuan(2_000) } })
    expect([above.range?.optional, above.shape]).toEqual([false, 'multiple'])
    expect([below.range?.optional, below.shape]).toEqual([true, 'cap'])
  })
  it('measured by another amount does not count', () => {
    expect(rangeOf(tiered(true), { amountsFen: { illegalGain: yuan(20_000) } })).toEqual(['amountsFen.turnover'])
  })
  it.each<[string, keyof RangeFacts['amountsFen'], Fen, [number, number]]>([
    ['CF-ENT-005', 'illegalGain', 999_999, [10_000, 30_000]],
    ['CF-ENT-005', 'illegalGain', 1_000_000, [10_000, 30_000]],
    ['CF-ENT-005', 'illegalGain', 1_000_100, [10_001, 30_003]],
    ['CF-NET-001', 'turnover', 999_999, [10_000, 50_000]],
    ['CF-NET-001', 'turnover', 1_000_000, [50_000, 100_000]],
    ['CF-NET-002', 'turnover', 499_999, [5_000, 10_000]],
    ['CF-NET-002', 'turnover', 500_000, [10_000, 25_000]],
  ])('%s at %s %i fen', (code, base, amount, expected) => {
    expect(rangeOf(real(code), { amountsFen: { [base]: amount } })).toEqual(expected)
  })
})

describe('a multiple', () => {
  it('multiplies its own base', () => {
    expect(rangeOf(real('CF-PERF-017'), { amountsFen: { illegalGain: yuan(4_000) } })).toEqual([12_000, 20_000])
    expect(rangeOf(real('CF-PERF-017'))).toEqual(['amountsFen.illegalGain'])
  })
  it('of nothing is no fine, and says so', () => {
    const { range, steps } = legalRange(real('CF-PERF-017'), { ...legal, amountsFen: { illegalGain: 0 } })
    expect(range).toBeNull()
    expect(steps.at(-1)?.text).toContain('无从计算')
  })
  it('from zero times up has only an upper limit', () => {
    const sat = legalRange(real('CF-SAT-002'), { ...legal, amountsFen: { sales: yuan(3_000) } })
    expect([sat.range, sat.shape]).toEqual([{ minFen: 0, maxFen: yuan(6_000), optional: true }, 'cap'])
  })
  it('stays exact for the largest amounts', () => {
    const huge = 99_999_999_999_999
    expect(rangeOf(real('CF-PERF-017'), { amountsFen: { illegalGain: huge } })).toEqual([
      (huge * 3) / 100,
      (huge * 5) / 100,
    ])
  })
})

describe('by subject', () => {
  it('takes the party’s own', () => {
    const relic = real('CF-RELIC-039')
    expect(rangeOf(relic, { fineConditionMet: true })).toEqual([50_000, 500_000])
    expect(rangeOf(relic, { fineConditionMet: true, partyKind: 'natural' })).toEqual([10_000, 50_000])
  })
  it('has no fine for whom the article names none', () => {
    const onlyOrganisations = withFine({ type: 'bySubject', legal: range(1, 2), natural: null })
    expect(rangeOf(onlyOrganisations, { partyKind: 'natural' })).toBeNull()
  })
})

describe('staged', () => {
  it('stays at the base until the aggravation is established', () => {
    const ent = real('CF-ENT-015')
    expect(rangeOf(ent)).toEqual([0, 50_000])
    expect(rangeOf(ent, { aggravated: false })).toEqual([0, 50_000])
    expect(rangeOf(ent, { aggravated: true })).toEqual([50_000, 500_000])
  })
  it('falls back where the aggravated stage does not reach the party', () => {
    const relic = real('CF-RELIC-004')
    expect(rangeOf(relic, { aggravated: true })).toEqual([5_000_000, 10_000_000])
    expect(rangeOf(relic, { aggravated: true, partyKind: 'natural' })).toEqual([50_000, 500_000])
  })
  it('has no fine when the condition of the base is not met', () => {
    const { range, steps } = legalRange(real('CF-RELIC-004'), { ...legal, fineConditionMet: false })
    expect(range).toBeNull()
    expect(steps[0]?.text).toContain('责令改正、警告')
  })
  it('asks for the condition while nobody has said', () => {
    expect(legalRange(real('CF-RELIC-004'), legal).gates.map(g => g.code)).toEqual(['law.fineConditionUnconfirmed'])
    expect(legalRange(real('CF-RELIC-004'), { ...legal, fineConditionMet: true }).gates).toEqual([])
  })
})

describe('a condition before any fine', () => {
  it('is not met by an aggravation of another kind', () => {
    const film = real('CF-FILM-004')
    expect(legalRange(film, { ...legal, aggravated: true }).gates.map(g => g.code)).toEqual([
      'law.fineConditionUnconfirmed',
    ])
    expect(rangeOf(film, { fineConditionMet: false })).toBeNull()
    expect(rangeOf(film, { fineConditionMet: true })).toEqual([10_000, 50_000])
  })
})

describe('per unit', () => {
  const each = withFine({ type: 'perUnit', unit: '件', minFen: yuan(100), maxFen: yuan(300), optional: true })
  it('needs the number', () => {
    expect(rangeOf(each)).toEqual(['units'])
    expect(rangeOf(each, { units: 7 })).toEqual([700, 2_100])
  })
})

describe('any of', () => {
  it('follows the amount where that decides', () => {
    const museum = real('CF-EXH-007')
    expect(rangeOf(museum)).toEqual(['amountsFen.illegalGain'])
    expect(rangeOf(museum, { amountsFen: { illegalGain: 0 } })).toEqual([5_000, 20_000])
    expect(rangeOf(museum, { amountsFen: { illegalGain: yuan(1) } })).toEqual([2, 5])
  })
  it('asks which, where the facts leave several', () => {
    const station = real('CF-FBS-002')
    expect(rangeOf(station)).toEqual(['option'])
    expect(rangeOf(station, { option: 1 })).toEqual([50_000, 200_000])
    expect(rangeOf(station, { option: 2 })).toEqual(['amountsFen.goodsValue'])
    expect(rangeOf(station, { option: 2, amountsFen: { goodsValue: yuan(10_000) } })).toEqual([0, 1_000])
    expect(rangeOf(station, { option: 2, aggravated: true, amountsFen: { goodsValue: yuan(10_000) } })).toEqual([
      1_000, 3_000,
    ])
  })
  it('refuses a choice the article does not give', () => {
    expect(refusalOf(() => rangeOf(real('CF-FBS-002'), { option: 3 }))).toMatchObject({
      code: 'law.inputInvalid',
      field: '/option',
      article: '无线电管理条例第七十六条',
    })
  })
  it('spans a fine per unit and its alternative, as far as the facts allow', () => {
    const software = real('CF-CPR-012')
    expect(rangeOf(software)).toEqual(['units', 'amountsFen.goodsValue'])
    expect(rangeOf(software, { units: 50 })).toEqual([5_000, 5_000])
    expect(rangeOf(software, { amountsFen: { goodsValue: yuan(3_000) } })).toEqual([3_000, 15_000])
    expect(rangeOf(software, { units: 200, amountsFen: { goodsValue: yuan(3_000) } })).toEqual([3_000, 20_000])
    expect(rangeOf(software, { units: 200, amountsFen: { goodsValue: yuan(3_000) }, option: 1 })).toEqual([
      20_000, 20_000,
    ])
  })
  it('shows how each open option was computed', () => {
    const { steps } = legalRange(real('CF-CPR-012'), { ...legal, units: 50, amountsFen: { goodsValue: yuan(3_000) } })
    expect(steps.map(s => s.text).join()).toMatch(/按件计算，共50件.*货值金额3,000元，按1倍以上5倍以下计算/)
  })
})

describe('a percent', () => {
  const share = withFine({ type: 'percent', base: 'goodsValue', minPercent: 10, maxPercent: 30, optional: false })
  it('is of its own base, to the nearest fen', () => {
    expect(rangeOf(share, { amountsFen: { goodsValue: 1_005 } })).toEqual([1.01, 3.02])
    expect(rangeOf(share, { amountsFen: { goodsValue: 0 } })).toBeNull()
  })
})

describe('no fine', () => {
  it('is an answer, not a lack', () => {
    const { range, shape, steps } = legalRange(real('CF-ENT-008'), legal)
    expect([range, shape]).toEqual([null, null])
    expect(steps[0]?.text).toBe('本项没有设定罚款')
  })
})

describe('every item with a fine', () => {
  const penalties = law.powers.filter(p => p.fine !== null)
  it('gives a range that is one, for an organisation and a person, for much and for little', () => {
    expect(penalties.length).toBeGreaterThan(250)
    for (const power of penalties) {
      for (const amount of [0, 1, 999_999, 1_000_000, yuan(5_000_000)]) {
        for (const partyKind of ['legal', 'natural'] as const) {
          const amountsFen = {
            illegalGain: amount,
            turnover: amount,
            goodsValue: amount,
            sales: amount,
            totalInvestment: amount,
          }
          const found = legalRange(power, { partyKind, amountsFen, units: 3, option: 1, fineConditionMet: true })
          expect(found.missing, power.code).toEqual([])
          if (!found.range) continue
          expect(Number.isSafeInteger(found.range.minFen) && Number.isSafeInteger(found.range.maxFen), power.code).toBe(
            true,
          )
          expect(found.range.minFen, power.code).toBeGreaterThanOrEqual(0)
          expect(found.range.maxFen, power.code).toBeGreaterThanOrEqual(found.range.minFen)
        }
      }
    }
  })
})

describe('in words', () => {
  it.each([
    [{ minFen: 0, maxFen: yuan(50_000), optional: true }, '可以并处50,000元以下罚款'],
    [{ minFen: yuan(10_000), maxFen: yuan(30_000), optional: false }, '处10,000元以上30,000元以下罚款'],
    [{ minFen: yuan(500), maxFen: yuan(500), optional: true }, '可以并处500元罚款'],
  ])('%o is %s', (found, words) => expect(describeRange(found)).toBe(words))
})
