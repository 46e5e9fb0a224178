import { describe, expect, it } from 'vitest'
import { yuan } from '#kernel'
import { collectiveDue, type HearingFacts, hearingDue, hearingThreshold, legalReviewDue } from './due-steps.ts'
import { law, refusalOf } from './factory.ts'
import type { HearingThreshold, Law } from './types.ts'

/** A county of the demonstration province. */
const county = { region: '990102', on: '2025-06-10' }
const hearing = (differing: Partial<HearingFacts>) =>
  hearingDue(law, { ...county, partyKind: 'legal', fineFen: 0, confiscationFen: 0, ...differing })

describe('a hearing is offered', () => {
  it.each<[string, Partial<HearingFacts>, boolean]>([
    [
      'the walk-through: 20,000 of an organisation, 200 confiscated',
      { fineFen: yuan(20_000), confiscationFen: yuan(200) },
      false,
    ],
    ['an organisation’s 49,999.99', { fineFen: 4_999_999 }, false],
    ['an organisation’s 50,000', { fineFen: yuan(50_000) }, true],
    ['a person’s 9,999.99', { partyKind: 'natural', fineFen: 999_999 }, false],
    ['a person’s 10,000', { partyKind: 'natural', fineFen: yuan(10_000) }, true],
    ['confiscation alone', { confiscationFen: yuan(50_000) }, true],
    ['a little less of it', { confiscationFen: 4_999_999 }, false],
    ['suspension of business', { suspension: true }, true],
    ['closure', { closure: true }, true],
    ['revocation', { revocation: true }, true],
    ['a lower qualification', { downgrade: true }, true],
    ['a ban from the trade', { tradeBan: true }, true],
    ['another heavy penalty', { otherHeavy: true }, true],
    ['a case other law names', { byOtherLaw: true }, true],
    ['a warning', {}, false],
  ])('%s: %s', (_name, differing, due) => expect(hearing(differing).due).toBe(due))

  it('with every reason, and what was compared and did not reach it', () => {
    const found = hearing({ fineFen: yuan(60_000), confiscationFen: yuan(200), revocation: true })
    expect(found.reasons.map(r => r.text)).toEqual(['吊销许可证件', '罚款60,000元，达到本地听证数额50,000元'])
    expect(found.checked.map(r => r.text)).toEqual(['没收200元，未达到本地听证数额50,000元'])
    expect(found.reasons.map(r => r.confidence)).toEqual(['verified', 'uncertain'])
  })

  it('not by an amount before the rule was in force', () => {
    const early = hearing({ fineFen: yuan(60_000), on: '2011-06-01' })
    expect([early.due, early.checked]).toEqual([false, []])
  })

  it('refuses amounts that are none', () => {
    expect(refusalOf(() => hearing({ fineFen: -1 }))).toMatchObject({ code: 'law.amountInvalid', field: '/fineFen' })
    expect(refusalOf(() => hearing({ confiscationFen: 0.5 }))?.field).toBe('/confiscationFen')
  })
})

describe('the nearest threshold counts', () => {
  const row = (region: string, fineFen: number): HearingThreshold => ({
    ...hearingThreshold(law, { ...county, partyKind: 'legal' })!,
    region,
    fineFen,
  })
  const local: Law = {
    ...law,
    thresholds: { ...law.thresholds, hearing: [...law.thresholds.hearing, row('990100', yuan(30_000))] },
  }
  it.each<[string, number]>([
    ['990102', 30_000],
    ['990100', 30_000],
    ['990200', 50_000],
    ['110000', 50_000],
    ['000000', 50_000],
  ])('in %s it is %i', (region, fine) => {
    expect(hearingThreshold(local, { ...county, region, partyKind: 'legal' })?.fineFen).toBe(yuan(fine))
  })
})

describe('legal review is due', () => {
  const review = (differing: Partial<Parameters<typeof legalReviewDue>[1]>) =>
    legalReviewDue(law, { ...county, partyKind: 'legal', ...differing })
  it.each<[string, Parameters<typeof review>[0], boolean]>([
    ['by the local list from 10,000', { fineFen: yuan(10_000) }, true],
    ['not below', { fineFen: 999_999 }, false],
    ['not by another province’s list', { region: '110101', fineFen: yuan(900_000) }, false],
    ['not by a local list where no place is named', { region: undefined as never, fineFen: yuan(900_000) }, false],
    ['for a person too', { partyKind: 'natural', fineFen: yuan(10_000) }, true],
    ['after a hearing', { hearingHeld: true }, true],
    ['for a major public interest', { publicInterest: true }, true],
    ['for a difficult case', { difficult: true }, true],
    ['by other law', { byOtherLaw: true }, true],
    ['not in an ordinary case', {}, false],
  ])('%s', (_name, differing, due) => {
    const { region, ...rest } = { ...county, ...differing }
    const found = legalReviewDue(law, { partyKind: 'legal', ...rest, ...(region && { region }) })
    expect(found.due).toBe(due)
    expect(found.due).toBe(found.reasons.length > 0)
  })
  it('says which entries of the list were looked at', () => {
    expect(review({ fineFen: yuan(20_000) }).reasons.map(r => r.text)).toEqual([
      '本地重大执法决定法制审核目录：对单位罚款一万元以上（演示）',
    ])
    expect(review({}).checked).toHaveLength(5)
  })
})

describe('collective discussion is due', () => {
  it('for complex or grave cases and below the minimum, nothing else', () => {
    expect(collectiveDue(law, county).due).toBe(false)
    expect(collectiveDue(law, { ...county, complexOrGrave: true }).reasons[0]?.basis.article).toBe('第五十七条第二款')
    expect(collectiveDue(law, { ...county, mitigationBelowMinimum: true }).due).toBe(true)
  })
})
