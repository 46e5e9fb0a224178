import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { yuan } from '#kernel'
import { checkAmount } from './check-amount.ts'
import { facts, law, refusalOf } from './factory.ts'
import { reason } from './reasoning.ts'
import type { ReasoningInput } from './types.ts'

/** The walk-through: five minors let in, corrected at once, the sign up, first in two years. */
const CASE_08 = facts({
  power: 'CF-ENT-015',
  amountsFen: { illegalGain: yuan(200) },
  circumstances: ['promptCorrection', 'signDisplayed', 'firstInTwoYears'],
})
const check = (amount: number, differing: Partial<ReasoningInput> = {}) => {
  const { verdict, gates, withinRange, withinBand } = checkAmount(law, { ...CASE_08, ...differing }, yuan(amount))
  return { verdict, gates: gates.map(g => g.code), withinRange, withinBand, text: gates.at(-1)?.text }
}

describe('an amount in the walk-through', () => {
  it.each<[string, number, string, string[]]>([
    ['the amount decided', 20_000, 'ok', []],
    ['the amount suggested', 25_000, 'ok', []],
    ['the lower edge of the band', 15_000, 'ok', []],
    ['the upper edge', 35_000, 'ok', []],
    ['a fen below the band', 14_999.99, 'needsGates', ['law.outsideBand']],
    ['a fen above the band', 35_000.01, 'needsGates', ['law.outsideBand']],
    ['the statutory maximum', 50_000, 'needsGates', ['law.outsideBand']],
    ['a fen above it', 50_000.01, 'refused', ['law.aboveRange']],
    ['80,000 without the aggravating ground', 80_000, 'refused', ['law.aboveRange']],
    ['none at all, which the article allows', 0, 'needsGates', ['law.noFineReason']],
  ])('%s', (_name, amount, verdict, gates) => expect(check(amount)).toMatchObject({ verdict, gates }))

  it('of 8,000 belongs to the light tier and needs its circumstance', () => {
    expect(check(8_000)).toMatchObject({ verdict: 'needsGates', withinRange: true, withinBand: false })
    expect(check(8_000).text).toBe(
      '8,000元不在一般处罚的15,000元至35,000元，属于从轻处罚的幅度：须有相应情节，并说明理由',
    )
    expect(check(8_000, { circumstances: [...CASE_08.circumstances, 'cooperated'] }).verdict).toBe('ok')
  })

  it('of 80,000 says what would have to be established, and is open once it is', () => {
    expect(check(80_000).text).toContain('适用加重档须先认定“拒不改正或者情节严重”')
    const serious = { circumstances: ['seriousCircumstances'] }
    expect(check(80_000, serious)).toMatchObject({ withinRange: true, gates: ['law.outsideBand'] })
    expect(check(40_000, serious)).toMatchObject({ verdict: 'refused', gates: ['law.belowRange'] })
  })

  it('where the benchmark has only a centre is compared with that', () => {
    const relic = { power: 'CF-ENT-005', profile: 'national' }
    expect(check(20_000, relic).verdict).toBe('ok')
    expect(check(19_000, relic)).toMatchObject({ verdict: 'needsGates', gates: ['law.awayFromCentre'] })
    expect(check(19_000, relic).text).toContain('属于从轻处罚')
    expect(check(25_000, relic).text).toContain('属于从重处罚')
  })
})

describe('below the minimum', () => {
  const minors: Partial<ReasoningInput> = { power: 'CF-ENT-005' }
  it('is refused by itself', () => {
    expect(check(9_999.99, minors)).toMatchObject({ verdict: 'refused', gates: ['law.belowRange'] })
    expect(check(10_000, minors)).toMatchObject({ verdict: 'needsGates', gates: ['law.outsideBand'] })
    expect(check(0, minors)).toMatchObject({ verdict: 'refused', gates: ['law.belowRange'] })
  })
  it('is refused on a mitigating ground that nobody means to use', () => {
    expect(check(5_000, { ...minors, circumstances: ['harmReduced'] }).verdict).toBe('refused')
  })
  it('is refused without a mitigating ground, whatever the intention', () => {
    expect(check(5_000, { ...minors, mitigate: true })).toMatchObject({
      verdict: 'refused',
      gates: ['law.mitigationGroundMissing', 'law.belowRange'],
    })
  })
  it('is open on a ground, an intention and a collective discussion', () => {
    const lawful = { ...minors, circumstances: ['harmReduced'], mitigate: true }
    expect(check(5_000, lawful)).toMatchObject({
      verdict: 'needsGates',
      gates: ['law.collectiveDiscussion'],
      withinRange: false,
      withinBand: true,
    })
    expect(check(10_000, lawful).gates).toEqual(['law.collectiveDiscussion', 'law.notMitigated'])
    expect(check(30_000.01, lawful).verdict).toBe('refused')
  })
})

describe('no fine', () => {
  it('is all there may be where the law gives none', () => {
    const warning = { power: 'CF-ENT-008' }
    expect(check(0, warning).verdict).toBe('ok')
    expect(check(0.01, warning)).toMatchObject({ verdict: 'refused', gates: ['law.noFine'] })
    expect(check(1, { circumstances: ['noSubjectiveFault'] })).toMatchObject({
      verdict: 'refused',
      gates: ['law.noFine'],
      text: '依法不予处罚，不得罚款',
    })
  })
  it('is all there may be before the condition of the fine is met', () => {
    const relic = { power: 'CF-RELIC-004', fineConditionMet: false }
    expect(check(0, relic).verdict).toBe('ok')
    expect(check(500_000, relic).verdict).toBe('refused')
  })
})

describe('an item not yet confirmed', () => {
  it('is not decided on, whatever the amount', () => {
    expect(check(7_500, { power: 'CF-ENT-018' })).toMatchObject({ verdict: 'needsGates', gates: ['law.unverified'] })
  })
})

it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY, 1e15, '1' as never, null as never])(
  '%s is no amount',
  amount => {
    expect(refusalOf(() => checkAmount(law, CASE_08, amount))).toMatchObject({
      code: 'law.amountInvalid',
      field: '/amountFen',
    })
  },
)

it('whatever is suggested may be proposed, and nothing above the range ever', () => {
  const items = law.powers.filter(p => p.kind === 'penalty' && p.fine !== null && p.until === undefined)
  fc.assert(
    fc.property(
      fc.constantFrom(...items),
      fc.constantFrom('national', 'three-seven', 'jiangxi'),
      fc.constantFrom<string[]>([], ['cooperated'], ['minorsHarmed'], ['harmReduced', 'minorsHarmed']),
      fc.integer({ min: 0, max: yuan(3_000_000) }),
      fc.constantFrom('legal' as const, 'natural' as const),
      (power, profile, circumstances, amount, partyKind) => {
        const input = facts({
          power: power.code,
          profile,
          circumstances,
          partyKind,
          amountsFen: {
            illegalGain: amount,
            turnover: amount,
            goodsValue: amount,
            sales: amount,
            totalInvestment: amount,
          },
          units: 2,
          option: 1,
        })
        const { suggestedFen, rangeFen } = reason(law, input)
        if (suggestedFen === null || rangeFen === null) return
        const suggested = checkAmount(law, input, suggestedFen)
        expect(suggested.withinRange && suggested.withinBand).toBe(true)
        expect(suggested.verdict).not.toBe('refused')
        expect(checkAmount(law, input, rangeFen.maxFen + 1).verdict).toBe('refused')
        if (rangeFen.minFen > 0) expect(checkAmount(law, input, rangeFen.minFen - 1).verdict).toBe('refused')
      },
    ),
    { numRuns: 400 },
  )
})
