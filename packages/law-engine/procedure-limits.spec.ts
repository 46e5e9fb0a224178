import { describe, expect, it } from 'vitest'
import { yuan } from '#kernel'
import { law, refusalOf } from './factory.ts'
import { additionalFine, onSpotCollectionAllowed, simpleProcedureAllowed } from './procedure-limits.ts'

const on = '2025-06-20'

describe('a decision on the spot', () => {
  it.each<[string, 'legal' | 'natural', number, boolean]>([
    ['a person’s 200', 'natural', 200, true],
    ['a person’s 200.01', 'natural', 200.01, false],
    ['an organisation’s 3,000', 'legal', 3_000, true],
    ['an organisation’s 3,000.01', 'legal', 3_000.01, false],
  ])('%s: %s', (_name, partyKind, fine, allowed) => {
    const found = simpleProcedureAllowed(law, { partyKind, fineFen: yuan(fine), on })
    expect([found.allowed, found.reasons[0]?.basis.article]).toEqual([allowed, '第五十一条'])
  })
  it('of a warning alone is always open, of any other kind never', () => {
    const warning = { partyKind: 'natural' as const, fineFen: 0, warningOnly: true, on }
    expect(simpleProcedureAllowed(law, warning).allowed).toBe(true)
    expect(simpleProcedureAllowed(law, { ...warning, otherKinds: true }).allowed).toBe(false)
  })
  it('before the law of 2021 is not guessed', () => {
    const early = { partyKind: 'natural' as const, fineFen: 0, on: '2021-07-14' }
    expect(refusalOf(() => simpleProcedureAllowed(law, early))?.code).toBe('law.ruleNotInForce')
  })
  it('of a negative fine is refused', () => {
    const broken = { partyKind: 'natural' as const, fineFen: -1, on }
    expect(refusalOf(() => simpleProcedureAllowed(law, broken))).toMatchObject({
      code: 'law.amountInvalid',
      field: '/fineFen',
    })
  })
})

describe('taking the money on the spot', () => {
  const take = (fine: number, differing: object = {}) =>
    onSpotCollectionAllowed(law, { procedure: 'simple', fineFen: yuan(fine), on, ...differing })
  it.each<[string, number, object, boolean]>([
    ['100 of a simple decision', 100, {}, true],
    ['100.01', 100.01, {}, false],
    ['more, hard to collect later', 200, { hardToCollectLater: true }, true],
    ['an ordinary decision, hard to collect later', 200, { procedure: 'ordinary', hardToCollectLater: true }, false],
    ['an ordinary decision of 50', 50, { procedure: 'ordinary' }, false],
    ['a remote place, at the party’s request', 5_000, { procedure: 'ordinary', remoteAndRequested: true }, true],
  ])('%s: %s', (_name, fine, differing, allowed) => expect(take(fine, differing).allowed).toBe(allowed))
  it('says every case there is, when it is none of them', () => {
    expect(take(3_000).reasons).toHaveLength(3)
  })
  it('of a broken amount is refused', () => {
    expect(refusalOf(() => take(-1))?.code).toBe('law.amountInvalid')
  })
})

describe('the additional fine', () => {
  it.each<[number, number]>([
    [0, 0],
    [1, 600],
    [33, 19_800],
    [34, 20_000],
    [400, 20_000],
  ])('of 20,000 after %i days is %i', (days, amount) => {
    expect(additionalFine(law, yuan(20_000), days, on).amountFen).toBe(yuan(amount))
  })
  it('never passes the principal, which it reaches on day 34', () => {
    expect(additionalFine(law, yuan(20_000), 1)).toMatchObject({ capFen: yuan(20_000), capReachedOnDay: 34 })
    for (const principal of [1, 33, 99, 12_345, 9_007_199_254]) {
      expect(additionalFine(law, principal, 33).amountFen).toBeLessThanOrEqual(principal)
      expect(additionalFine(law, principal, 34).amountFen).toBe(principal)
    }
  })
  it('refuses what is no amount, no number of days, or too early', () => {
    expect(refusalOf(() => additionalFine(law, -1, 1))).toMatchObject({
      code: 'law.amountInvalid',
      field: '/principalFen',
    })
    expect(refusalOf(() => additionalFine(law, 1, -1))).toMatchObject({
      code: 'law.amountInvalid',
      field: '/overdueDays',
    })
    expect(refusalOf(() => additionalFine(law, 1, 1, '2021-07-14'))?.code).toBe('law.ruleNotInForce')
  })
})
