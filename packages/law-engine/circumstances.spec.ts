import { describe, expect, it } from 'vitest'
import { circumstancesOf, conditionHolds, withEstablishedFacts } from './circumstances.ts'
import { facts, law, refusalOf } from './factory.ts'
import { getPower } from './powers.ts'
import type { ReasoningInput } from './types.ts'

const refused = (circumstances: string[], differing: Partial<ReasoningInput> = {}) =>
  refusalOf(() => circumstancesOf(law, facts({ power: 'CF-ENT-015', circumstances, ...differing })))

describe('circumstances that cannot be', () => {
  it.each<[string, string]>([
    ['promptCorrection', 'refusedCorrection'],
    ['refusedCorrection', 'promptCorrection'],
    ['singleMinorFirst', 'minorsHarmed'],
    ['firstInTwoYears', 'repeatedSameKind'],
    ['trivialCorrectedNoHarm', 'seriousCircumstances'],
    ['cooperated', 'evidenceTampered'],
  ])('%s beside %s', (a, b) => {
    expect(refused([a, b])).toMatchObject({ code: 'law.circumstancesContradict', field: '/circumstances/1' })
  })
  it('a person’s circumstance in an organisation', () => {
    expect(refused(['underFourteen'])).toMatchObject({
      code: 'law.circumstanceOfOtherParty',
      article: '行政处罚法第三十条',
      field: '/circumstances/0',
    })
    expect(refused(['underFourteen'], { partyKind: 'natural' })).toBeUndefined()
  })
  it('two ages at once', () => {
    const person = { partyKind: 'natural' as const }
    expect(refused(['underFourteen', 'fourteenToEighteen'], person)?.code).toBe('law.circumstancesContradict')
  })
  it('before they were law', () => {
    const early = { actDate: '2021-01-01', decisionDate: '2021-07-14' }
    expect(refused(['harmReduced'], early)?.code).toBe('law.circumstanceNotInForce')
    expect(refused(['harmReduced'], { ...early, decisionDate: '2021-07-15' })).toBeUndefined()
  })
})

describe('what circumstances prove', () => {
  const of = (...codes: string[]) => circumstancesOf(law, facts({ power: 'CF-ENT-015', circumstances: codes }))
  it.each<[string, string[], boolean | undefined]>([
    ['情节严重', ['seriousCircumstances'], true],
    ['情节严重（仅单位）', ['seriousCircumstances'], true],
    ['情节严重', ['refusedCorrection'], undefined],
    ['拒不改正', ['refusedCorrection'], true],
    ['拒不改正', ['promptCorrection'], false],
    ['拒不改正或者情节严重', ['refusedCorrection'], true],
    ['拒不改正或者情节严重', ['promptCorrection'], undefined],
    ['拒不改正或者情节严重', ['promptCorrection', 'seriousCircumstances'], true],
    ['造成文物损坏或者其他严重后果', ['relicDamaged'], true],
    ['造成严重后果', ['seriousCircumstances'], undefined],
    ['同时损害公共利益', ['publicInterestHarmed'], true],
    ['同时损害社会公共利益', ['publicInterestHarmed'], true],
  ])('of “%s” by %j: %s', (condition, codes, holds) => expect(conditionHolds(condition, of(...codes))).toBe(holds))

  const established = (power: string, circumstances: string[], differing: Partial<ReasoningInput> = {}) => {
    const input = facts({ power, circumstances, ...differing })
    const { aggravated, fineConditionMet } = withEstablishedFacts(law, getPower(law, power, input.actDate), input)
    return { aggravated, fineConditionMet }
  }
  it('depends on the words of each item', () => {
    expect(established('CF-ENT-015', ['refusedCorrection'])).toEqual({ aggravated: true })
    expect(established('CF-RELIC-004', ['refusedCorrection'])).toEqual({})
    expect(established('CF-RELIC-004', ['relicDamaged'])).toEqual({ fineConditionMet: true })
    expect(established('CF-FILM-004', ['seriousCircumstances'])).toEqual({ fineConditionMet: true })
    expect(established('CF-NCUL-002', ['seriousCircumstances'])).toEqual({})
    expect(established('CF-NCUL-002', ['refusedCorrection'])).toEqual({ fineConditionMet: true })
    expect(established('CF-NCUL-002', ['promptCorrection'])).toEqual({ fineConditionMet: false })
    expect(established('CF-FBS-002', ['refusedCorrection'])).toEqual({ aggravated: true })
  })
  it('stands beneath what the input says', () => {
    expect(established('CF-ENT-015', ['refusedCorrection'], { aggravated: false })).toEqual({ aggravated: false })
    expect(established('CF-NCUL-002', ['promptCorrection'], { fineConditionMet: true })).toEqual({
      fineConditionMet: true,
    })
  })
})
