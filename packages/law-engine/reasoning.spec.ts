import { describe, expect, it } from 'vitest'
import { yuan } from '#kernel'
import { facts, law, refusalOf } from './factory.ts'
import { reason } from './reasoning.ts'
import type { Law, ReasoningInput } from './types.ts'

const gatesOf = (differing: Partial<ReasoningInput> & { power: string }) =>
  reason(law, facts(differing)).gates.map(g => g.code)
const refused = (differing: Record<string, unknown>) =>
  refusalOf(() => reason(law, { ...facts({ power: 'CF-ENT-005' }), ...differing } as ReasoningInput))

describe('the walk-through', () => {
  const found = reason(
    law,
    facts({
      power: 'CF-ENT-015',
      region: '990102',
      amountsFen: { illegalGain: yuan(200) },
      circumstances: ['promptCorrection', 'signDisplayed', 'firstInTwoYears'],
    }),
  )
  it('comes out', () => {
    expect(found).toMatchObject({
      law: { power: 'CF-ENT-015', from: '2021-06-01', version: law.version },
      profile: 'three-seven',
      rangeFen: { minFen: 0, maxFen: yuan(50_000), optional: true },
      tier: 'general',
      bandFen: { min: yuan(15_000), max: yuan(35_000) },
      suggestedFen: yuan(25_000),
      gates: [],
    })
  })
  it('is said in words, each with its article', () => {
    expect(found.steps.map(s => s.text)).toEqual([
      '没有认定“拒不改正或者情节严重”，适用基本档',
      '可以并处50,000元以下罚款',
      '发现后立即改正：已认定',
      '已按规定悬挂未成年人禁入、限入标志：已认定',
      '二年内初次违法：已认定',
      '认定为一般处罚',
      '其他处罚种类：警告、没收违法所得、责令停业整顿、吊销许可证',
      '罚款为“可以并处”：不并处罚款的，须写明理由',
      '三七分档（30/70）：一般处罚在法定幅度的30%至70%，即15,000元至35,000元，建议25,000元',
    ])
    for (const step of found.steps) expect(step.basis?.article).toBeTruthy()
  })
  it('is the same every time, and nothing but data', () => {
    expect(JSON.parse(JSON.stringify(found))).toEqual(found)
  })
})

describe('facts that would decide are asked for', () => {
  it.each<[string, Record<string, unknown>, string, string[]]>([
    ['the gain', {}, '/amountsFen/illegalGain', ['amountsFen.illegalGain']],
    [
      'the turnover, not the gain',
      { power: 'CF-NET-001', amountsFen: { illegalGain: 5 } },
      '/amountsFen/turnover',
      ['amountsFen.turnover'],
    ],
    ['the kind of act', { power: 'CF-FBS-002' }, '/option', ['option']],
    ['number or value', { power: 'CF-CPR-012' }, '/units', ['units', 'amountsFen.goodsValue']],
  ])('%s', (_name, differing, field, missing) => {
    expect(refused(differing)).toMatchObject({ code: 'law.factsMissing', kind: 'invalid', field, facts: { missing } })
  })
  it('by their names', () => {
    expect(refused({})?.message).toBe('缺少决定罚款幅度的事实：违法所得。')
    expect(refused({})?.article).toBe('娱乐场所管理条例第四十八条第（三）项')
  })
})

describe('refuses', () => {
  it.each<[string, Record<string, unknown>, string, string | undefined]>([
    ['an item that is none', { power: 'CF-ENT-999' }, 'law.powerUnknown', undefined],
    ['an item not in force that day', { actDate: '2020-11-28' }, 'law.powerNotInForce', undefined],
    ['a coercive measure', { power: 'QZ-NET-018' }, 'law.notAPenalty', '/power'],
    ['an inspection', { power: 'JC-ENT-029' }, 'law.notAPenalty', '/power'],
    ['a benchmark that is none', { profile: 'generous' }, 'law.profileUnknown', '/profile'],
    [
      'a benchmark not in force',
      { profile: 'jiangxi', actDate: '2021-08-01', decisionDate: '2021-12-31' },
      'law.profileNotInForce',
      '/profile',
    ],
    ['another province’s benchmark', { profile: 'jiangxi', region: '990102' }, 'law.profileOfOtherRegion', '/profile'],
    ['a circumstance that is none', { circumstances: ['x'] }, 'law.circumstanceUnknown', '/circumstances/0'],
  ])('%s', (_name, differing, code, field) => {
    const detail = refused({ amountsFen: { illegalGain: 0 }, ...differing })
    expect(detail).toMatchObject({ code, next: expect.stringMatching(/。$/) })
    expect(detail?.field).toBe(field)
  })
  it('no local benchmark in its own region', () => {
    expect(refused({ profile: 'jiangxi', region: '360100', amountsFen: { illegalGain: 0 } })).toBeUndefined()
  })
})

describe('before a decision', () => {
  it('an item known from memory or in doubt is confirmed by a jurist', () => {
    for (const power of ['CF-ENT-018', 'CF-ENT-019']) expect(gatesOf({ power })).toEqual(['law.unverified'])
    expect(gatesOf({ power: 'CF-NET-004' })).toEqual([])
  })
  it('every item not verified has that gate, and no other has', () => {
    const amounts = { illegalGain: 0, turnover: 0, goodsValue: 0, sales: 0, totalInvestment: 0 }
    for (const power of law.powers.filter(p => p.kind === 'penalty' && p.until === undefined)) {
      const gates = gatesOf({ power: power.code, amountsFen: amounts, units: 1, option: 1 })
      expect(gates.includes('law.unverified'), power.code).toBe(power.confidence !== 'verified')
    }
  })
  it('a party of the unusual kind is checked', () => {
    expect(gatesOf({ power: 'CF-NET-004', partyKind: 'natural' })).toEqual(['law.partyUnusual'])
    expect(gatesOf({ power: 'CF-NET-017' })).toEqual(['law.partyUnusual'])
    expect(gatesOf({ power: 'CF-NET-001', partyKind: 'natural', amountsFen: { turnover: 1 } })).toEqual([])
  })
  it('elements besides the act are proven', () => {
    const copyright = { power: 'CF-CPR-009', amountsFen: { turnover: 0 } }
    expect(gatesOf(copyright)).toEqual(['law.elementUnconfirmed'])
    expect(gatesOf({ ...copyright, circumstances: ['publicInterestHarmed'] })).toEqual([])
  })
  it('who is fined is settled, where it is not the party', () => {
    expect(gatesOf({ power: 'CF-ENT-023' })).toEqual(['law.fineSubject'])
  })
  it('an act more than two years back was found in time', () => {
    const old = { power: 'CF-NET-004', actDate: '2023-06-20' }
    expect(gatesOf({ ...old, decisionDate: '2025-06-20' })).toEqual([])
    expect(gatesOf({ ...old, decisionDate: '2025-06-21' })).toEqual(['law.limitation'])
  })
})

describe('a mitigated result', () => {
  const mitigated = (power: string) =>
    reason(law, facts({ power, amountsFen: { illegalGain: 0 }, circumstances: ['harmReduced'], mitigate: true }))
  it('has no suggestion: the heads of the organ find the amount together', () => {
    expect(mitigated('CF-ENT-005')).toMatchObject({
      tier: 'mitigated',
      bandFen: { min: 0, max: yuan(10_000) },
      suggestedFen: null,
      gates: [{ code: 'law.collectiveDiscussion' }],
    })
  })
  it('where there is no minimum lies in the kind of penalty', () => {
    expect(mitigated('CF-ENT-015').gates.map(g => g.code)).toEqual(['law.collectiveDiscussion', 'law.noMinimum'])
  })
})

describe('other penalties', () => {
  const said = (power: string, circumstances: string[] = []) =>
    reason(law, facts({ power, circumstances, amountsFen: { illegalGain: 0 } }))
      .steps.filter(s => s.rule === 'otherPenalties')
      .map(s => s.text)
  it('are said with their condition and whether it is established', () => {
    expect(said('CF-ENT-005')).toContain('停业整顿1个月至6个月，条件：情节严重（尚未认定）')
    expect(said('CF-ENT-005', ['seriousCircumstances'])).toContain('停业整顿1个月至6个月，条件：情节严重（已认定）')
    expect(said('CF-NET-004')).toContain('吊销许可证件，条件：情节严重（尚未认定）')
    expect(said('CF-TOUR-010').join()).toContain('处2,000元以上20,000元以下罚款')
  })
})

it('a benchmark can be added as data, and a new case uses it', () => {
  const local: Law = {
    ...law,
    profiles: [
      ...law.profiles,
      {
        ...law.profiles[0]!,
        id: 'local',
        name: '本地',
        region: '990000',
        bands: {
          ...law.profiles[0]!.bands,
          cap: { light: { from: 0, to: 10 }, general: { from: 10, to: 50 }, heavy: { from: 50, to: 100 } },
        },
      },
    ],
  }
  expect(reason(local, facts({ power: 'CF-ENT-015', profile: 'local', region: '990102' })).bandFen).toEqual({
    min: yuan(5_000),
    max: yuan(25_000),
  })
})
