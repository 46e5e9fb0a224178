import { describe, expect, it } from 'vitest'
import { facts, law, refusalOf } from './factory.ts'
import { getPower } from './powers.ts'
import { decideTier } from './tier.ts'
import type { ReasoningInput } from './types.ts'

const decide = (circumstances: string[], differing: Partial<ReasoningInput> = {}) => {
  const input = facts({ power: 'CF-ENT-015', circumstances, ...differing })
  return decideTier(law, getPower(law, input.power, input.actDate), input)
}
const tierOf = (circumstances: string[], differing?: Partial<ReasoningInput>) => decide(circumstances, differing).tier
const gatesOf = (circumstances: string[], differing?: Partial<ReasoningInput>) =>
  decide(circumstances, differing).gates.map(g => g.code)

describe('the tier', () => {
  it.each<[string, string[], string]>([
    ['nothing speaks either way', [], 'general'],
    ['what is neutral moves nothing', ['promptCorrection', 'signDisplayed', 'firstInTwoYears'], 'general'],
    ['a light circumstance', ['cooperated'], 'light'],
    ['a ground of mitigation, while nobody asks to go below the minimum', ['harmReduced'], 'light'],
    ['a heavy circumstance', ['minorsHarmed'], 'heavy'],
    ['one of each meets in the middle', ['harmReduced', 'minorsHarmed'], 'general'],
    ['a duty to punish heavily holds', ['emergencyMeasuresViolated'], 'heavy'],
    ['and is not weighed away', ['emergencyMeasuresViolated', 'harmReduced'], 'heavy'],
    ['no subjective fault', ['noSubjectiveFault'], 'none'],
    ['no penalty ends it, whatever else is there', ['trivialCorrectedNoHarm', 'minorsHarmed'], 'none'],
    ['a first minor case may still be punished', ['firstMinorCorrected'], 'general'],
  ])('%s', (_name, circumstances, tier) => expect(tierOf(circumstances)).toBe(tier))

  it('is the same for the same circumstances in any order and number', () => {
    expect(decide(['cooperated', 'minorsHarmed', 'cooperated'])).toEqual({
      ...decide(['minorsHarmed', 'cooperated']),
      steps: expect.any(Array),
    })
  })
})

describe('reasons that have to be written', () => {
  it('when grounds speak both ways', () => {
    const { gates } = decide(['harmReduced', 'minorsHarmed'])
    expect(gates.map(g => g.code)).toEqual(['law.weighing'])
    expect(gates[0]?.text).toMatch(/主动消除.*侵害未成年人/)
    expect(gatesOf(['harmReduced'])).toEqual([])
  })
  it('when no penalty was possible', () => {
    expect(gatesOf(['firstMinorCorrected'])).toEqual(['law.noPenaltyPossible'])
  })
  it('when the act was corrected at once and yet counts as aggravated', () => {
    expect(gatesOf(['promptCorrection'], { aggravated: true })).toEqual(['law.aggravationContradicted'])
    expect(gatesOf(['promptCorrection', 'seriousCircumstances'], { aggravated: true })).toEqual([])
    expect(gatesOf([], { aggravated: true })).toEqual([])
    expect(gatesOf(['promptCorrection'], { power: 'CF-NET-004', aggravated: true })).toEqual([])
  })
})

describe('mitigation below the minimum', () => {
  it('stands on a lawful ground', () => {
    expect(tierOf(['harmReduced'], { mitigate: true })).toBe('mitigated')
    expect(gatesOf(['harmReduced'], { mitigate: true })).toEqual([])
  })
  it.each<[string, string[]]>([
    ['no ground at all', []],
    ['a light circumstance is none', ['cooperated']],
    ['a first case is none', ['firstInTwoYears']],
  ])('is not open: %s', (_name, circumstances) => {
    expect(tierOf(circumstances, { mitigate: true })).not.toBe('mitigated')
    expect(gatesOf(circumstances, { mitigate: true })).toEqual(['law.mitigationGroundMissing'])
  })
  it('is not open against a duty to punish heavily', () => {
    const { tier, gates } = decide(['harmReduced', 'emergencyMeasuresViolated'], { mitigate: true })
    expect(tier).toBe('heavy')
    expect(gates.map(g => g.code)).toEqual(['law.weighing', 'law.mitigationGroundMissing'])
    expect(gates.at(-1)?.text).toContain('依法应当从重')
  })
  it('may be open on a ground the organ weighs', () => {
    expect(tierOf(['sourceDisclosed'], { power: 'CF-PUB-013', mitigate: true })).toBe('mitigated')
  })
})

describe('earlier penalties', () => {
  it('of an entertainment venue force a suspension from the third on', () => {
    expect(gatesOf([], { history: { penaltiesInTwoYears: 2 } })).toEqual([])
    expect(gatesOf([], { history: { penaltiesInTwoYears: 3 } })).toEqual(['law.repeatSuspension'])
  })
  it('and a revocation from the second suspension on', () => {
    expect(gatesOf([], { history: { suspensionsInTwoYears: 1 } })).toEqual([])
    expect(gatesOf([], { history: { suspensionsInTwoYears: 2 } })).toEqual(['law.repeatRevocation'])
    expect(gatesOf([], { history: { penaltiesInTwoYears: 5, suspensionsInTwoYears: 2 } })).toEqual([
      'law.repeatSuspension',
      'law.repeatRevocation',
    ])
  })
  it('of a performance or a film must weigh heavily from the second on', () => {
    for (const power of ['CF-PERF-004', 'CF-FILM-001']) {
      expect(tierOf(['cooperated'], { power, history: { penaltiesInTwoYears: 1 } })).toBe('light')
      expect(tierOf(['cooperated'], { power, history: { penaltiesInTwoYears: 2 } })).toBe('heavy')
    }
  })
  it('of a troupe announced again cost the permit, for these acts only', () => {
    const again = { history: { announcementsInTwoYears: 1 } }
    expect(gatesOf([], { power: 'CF-PERF-014', ...again })).toEqual(['law.repeatRevocation'])
    expect(gatesOf([], { power: 'CF-PERF-004', ...again })).toEqual([])
  })
  it('mean nothing in another field', () => {
    expect(gatesOf([], { power: 'CF-NET-004', history: { penaltiesInTwoYears: 9, suspensionsInTwoYears: 9 } })).toEqual(
      [],
    )
  })
})

describe('each step', () => {
  it('has its article', () => {
    const { steps } = decide(['harmReduced', 'minorsHarmed'], { history: { penaltiesInTwoYears: 3 } })
    expect(steps.map(s => s.rule)).toEqual(['circumstance', 'circumstance', 'repeat', 'tier', 'tier'])
    for (const { basis, text } of steps) expect(basis?.law && text).toBeTruthy()
    expect(steps[2]?.basis).toEqual({ law: '娱乐场所管理条例', article: '第五十三条第三款' })
  })
})

it('a circumstance nobody knows is refused', () => {
  expect(refusalOf(() => decide(['cooperated', 'charming']))).toMatchObject({
    code: 'law.circumstanceUnknown',
    field: '/circumstances/1',
  })
})
