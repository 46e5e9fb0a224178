import { describe, expect, it } from 'vitest'
import { law, refusalOf } from './factory.ts'
import { limitationEnds, remedies, seizureFor } from './remedies.ts'

describe('remedies', () => {
  it('of an ordinary decision are reconsideration or suit', () => {
    const found = remedies(law, { procedure: 'ordinary', servedOn: '2025-06-20' })
    expect([found.reconsideration.due, found.suit?.due, found.reconsiderationFirst]).toEqual([
      '2025-08-19',
      '2025-12-22',
      false,
    ])
    expect(found.text).toContain('也可以')
  })
  it('of a decision on the spot begin with reconsideration', () => {
    const found = remedies(law, { procedure: 'simple', servedOn: '2025-06-20' })
    expect([found.suit, found.reconsiderationFirst, found.suitAfterReconsiderationPeriod]).toEqual([
      null,
      true,
      'D-LIT-04',
    ])
    expect(found.text).toContain('应当')
    expect(found.basis).toEqual({ law: '行政复议法', article: '第二十三条第一款第（一）项' })
  })
  it('before the law of 2024 are not guessed', () => {
    expect(refusalOf(() => remedies(law, { procedure: 'simple', servedOn: '2023-12-31' }))?.code).toBe(
      'law.ruleNotInForce',
    )
  })
})

describe('limitation', () => {
  it('is two years from the end of the act, five where life or money was harmed', () => {
    expect(limitationEnds(law, { actEnded: '2025-05-23' }).due).toBe('2027-05-23')
    expect(limitationEnds(law, { actEnded: '2025-05-23', lifeHealthOrFinancialSafety: true }).due).toBe('2030-05-23')
    expect(limitationEnds(law, { actEnded: '2024-02-29' }).due).toBe('2026-02-28')
  })
  it('of acts before the law of 2021 is left to a jurist', () => {
    expect(refusalOf(() => limitationEnds(law, { actEnded: '2021-07-14' }))?.code).toBe('law.ruleNotInForce')
  })
})

describe('sealing and seizure', () => {
  it.each<[string, boolean, string]>([
    ['ENT', false, '第十条'],
    ['PERF', false, '第十条'],
    ['NET', true, '第二十七条'],
    ['PUB', true, '第七条'],
    ['CPR', true, '第五十五条第一款'],
    ['FILM', true, '第五十七条第二款'],
    ['RELIC', true, '第九十七条第（三）项'],
  ])('in %s: %s', (field, allowed, article) => {
    const found = seizureFor(law, field, '2025-05-26')
    expect([found.allowed, found.rules[0]?.basis.article]).toEqual([allowed, article])
  })
  it('begin with their law', () => {
    expect(seizureFor(law, 'RELIC', '2025-02-28').allowed).toBe(false)
    expect(seizureFor(law, 'RELIC').allowed).toBe(true)
  })
  it('have an answer for every field', () => {
    for (const { code } of law.fields) {
      const { rules } = seizureFor(law, code)
      expect(rules.length, code).toBeGreaterThan(0)
    }
  })
})
