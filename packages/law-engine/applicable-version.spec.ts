import { describe, expect, it } from 'vitest'
import { yuan } from '#kernel'
import { applicableVersion } from './applicable-version.ts'
import { facts, law, refusalOf } from './factory.ts'
import { reason } from './reasoning.ts'
import type { Law, Power, ReasoningInput } from './types.ts'

/** Demolition of an immovable relic: 50,000–500,000 until 2025-02-28, then 500,000–5,000,000 for an organisation. */
const relic = (differing: Partial<ReasoningInput>) =>
  facts({ power: 'CF-RELIC-004', fineConditionMet: true, decisionDate: '2025-06-20', ...differing })

describe('relics before and after 2025-03-01', () => {
  it.each<[string, Partial<ReasoningInput>, string, [number, number]]>([
    ['the last day of the old law', { actDate: '2025-02-28' }, '2017-11-05', [50_000, 500_000]],
    ['the first day of the new', { actDate: '2025-03-01' }, '2025-03-01', [500_000, 5_000_000]],
    [
      'decided under the old law',
      { actDate: '2024-06-01', decisionDate: '2024-12-01' },
      '2017-11-05',
      [50_000, 500_000],
    ],
    [
      'a person, for whom both are equal: old',
      { actDate: '2024-06-01', partyKind: 'natural' },
      '2017-11-05',
      [50_000, 500_000],
    ],
  ])('%s', (_name, differing, from, [min, max]) => {
    const found = reason(law, relic(differing))
    expect(found.law.from).toBe(from)
    expect(found.rangeFen).toMatchObject({ minFen: yuan(min), maxFen: yuan(max) })
  })

  it('shows both amounts and the rule', () => {
    const { steps, gates } = reason(law, relic({ actDate: '2024-06-01' }))
    expect(steps[0]).toMatchObject({ rule: 'oldNewLaw', basis: { law: '行政处罚法', article: '第三十七条' } })
    expect(steps[0]?.text).toMatch(/处50,000元以上500,000元以下.*处500,000元以上5,000,000元以下.*适用旧规定/)
    expect(gates.map(g => g.code)).toContain('law.versionKindsDiffer')
  })

  it.each<[string, Partial<ReasoningInput>, 'old' | 'new', RegExp]>([
    ['a new law that is heavier', {}, 'old', /决定时的规定罚款上限5,000,000元高于500,000元，较重，适用行为时的规定/],
    ['two that are equal', { partyKind: 'natural' }, 'old', /两个规定的罚款幅度相同，适用行为时的规定（2017年11月5日/],
    ['no fine in either', { fineConditionMet: false }, 'old', /两个规定都没有罚款/],
  ])('puts both side by side and says why: %s', (_name, change, applied, reasonText) => {
    const { compared } = reason(law, relic({ actDate: '2024-06-01', ...change }))
    expect(compared).toMatchObject({
      applied,
      old: { from: '2017-11-05', until: '2025-02-28' },
      new: { from: '2025-03-01' },
    })
    expect(compared?.reason).toMatch(reasonText)
    expect(compared?.basis.article).toBe('第三十七条')
  })

  it('compares nothing when one version was in force all the time, nor while facts are missing', () => {
    expect(reason(law, relic({ actDate: '2025-03-01' })).compared).toBeUndefined()
    const unknown = facts({ power: 'CF-RELIC-021', actDate: '2024-06-01', decisionDate: '2025-06-20', amountsFen: {} })
    expect(applicableVersion(law, unknown).compared).toBeUndefined()
  })

  it('says nothing when one version was in force all the time', () => {
    expect(applicableVersion(law, relic({ actDate: '2025-03-01' })).steps).toEqual([])
  })

  it('compares on the facts: with the condition of the fine not met both have none, and the old applies', () => {
    const { power, steps } = applicableVersion(law, relic({ actDate: '2024-06-01', fineConditionMet: false }))
    expect(power.from).toBe('2017-11-05')
    expect(steps[0]?.text).toMatch(/没有罚款.*没有罚款/)
  })

  it('compares each with its own threshold', () => {
    // 40,000 of turnover: below the old threshold of 50,000, above the new one of 30,000
    const trade = (turnover: number) =>
      reason(law, facts({ power: 'CF-RELIC-021', actDate: '2024-06-01', amountsFen: { turnover: yuan(turnover) } }))
    expect(trade(40_000).law.from).toBe('2017-11-05')
    expect(trade(40_000).rangeFen).toMatchObject({ minFen: yuan(20_000), maxFen: yuan(100_000) })
    expect(trade(60_000).rangeFen).toMatchObject({ minFen: yuan(120_000), maxFen: yuan(300_000) })
  })

  it('asks for the facts either version needs', () => {
    const input = facts({ power: 'CF-RELIC-021', actDate: '2024-06-01' })
    expect(refusalOf(() => reason(law, input))).toMatchObject({
      code: 'law.factsMissing',
      field: '/amountsFen/turnover',
    })
  })
})

/** The law with an item in an old and a new version, split on 2025-06-01. */
function withVersions(old: Partial<Power>, current: Partial<Power> | null): Law {
  const base = law.powers.find(p => p.code === 'CF-NET-004')!
  const versions = [
    { ...base, until: '2025-05-31', ...old },
    ...(current ? [{ ...base, from: '2025-06-01', ...current }] : []),
  ]
  return { ...law, powers: [...law.powers.filter(p => p.code !== 'CF-NET-004'), ...versions] }
}
const range = (minFen: number, maxFen: number, optional = false) => ({
  type: 'range' as const,
  minFen,
  maxFen,
  optional,
})
const applied = (old: Partial<Power>, current: Partial<Power>, differing: Partial<ReasoningInput> = {}) =>
  applicableVersion(withVersions(old, current), facts({ power: 'CF-NET-004', ...differing })).power.from

describe('lighter', () => {
  const first = '2022-05-01'
  it.each<[string, Partial<Power>, Partial<Power>, string]>([
    ['a lower maximum', { fine: range(0, 200) }, { fine: range(0, 100) }, '2025-06-01'],
    ['the same maximum and a lower minimum', { fine: range(50, 200) }, { fine: range(10, 200) }, '2025-06-01'],
    ['the same, but it may be left out', { fine: range(0, 200) }, { fine: range(0, 200, true) }, '2025-06-01'],
    ['no fine any more', { fine: range(0, 200) }, { fine: null }, '2025-06-01'],
    ['a fine where there was none', { fine: null }, { fine: range(0, 200) }, first],
    ['the same', { fine: range(0, 200) }, { fine: range(0, 200) }, first],
    ['a higher maximum though a lower minimum', { fine: range(50, 200) }, { fine: range(0, 300) }, first],
  ])('%s', (_name, old, current, from) => expect(applied(old, current)).toBe(from))

  it('is asked of a jurist where the kinds differ', () => {
    const both = withVersions({ penaltyKinds: ['警告', '罚款'] }, { penaltyKinds: ['警告', '罚款', '吊销许可证'] })
    expect(applicableVersion(both, facts({ power: 'CF-NET-004' })).gates).toMatchObject([
      { code: 'law.versionKindsDiffer', text: expect.stringContaining('新：吊销许可证、警告') },
    ])
    expect(applicableVersion(withVersions({}, {}), facts({ power: 'CF-NET-004' })).gates).toEqual([])
  })
})

describe('refuses', () => {
  it.each<[string, Partial<ReasoningInput>, string]>([
    ['an item that never was', { power: 'CF-XXX-001' }, 'law.powerUnknown'],
    ['an act before the item', { power: 'CF-ENT-015', actDate: '2021-05-31' }, 'law.powerNotInForce'],
    ['a decision before the act', { decisionDate: '2025-05-22' }, 'law.datesReversed'],
    [
      'a decision before the law of 2021',
      { actDate: '2021-07-01', decisionDate: '2021-07-14' },
      'law.principleNotInForce',
    ],
  ])('%s', (_name, differing, code) => {
    expect(refusalOf(() => applicableVersion(law, facts({ power: 'CF-ENT-005', ...differing })))?.code).toBe(code)
  })
  it('an item that ended without a successor: no longer illegal', () => {
    const ended = withVersions({}, null)
    expect(refusalOf(() => applicableVersion(ended, facts({ power: 'CF-NET-004' })))).toMatchObject({
      code: 'law.noLongerIllegal',
      kind: 'notAllowed',
      article: '行政处罚法第三十七条',
    })
  })
})
