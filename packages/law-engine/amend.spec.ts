import { describe, expect, it } from 'vitest'
import { type Amendments, amendLaw, faultsOf } from './amend.ts'
import { law } from './factory.ts'
import { freshness } from './freshness.ts'
import { localProfile } from './local-profile.ts'
import { getPower } from './powers.ts'
import { reason } from './reasoning.ts'

const nothing: Amendments = { stamp: '1', confirmations: [], items: [], profiles: [] }
const unread = law.powers.find(p => p.confidence === 'memory' && p.fieldCode === 'ART' && p.fine?.type === 'range')!

const power = {
  code: 'LOC-990000-ENT-001',
  fieldCode: 'ENT',
  field: '娱乐场所',
  name: '娱乐场所未按规定保存歌曲目录',
  gloss: '娱乐场所未按规定保存歌曲目录',
  kind: 'penalty',
  violated: [{ law: '文衡省娱乐场所条例', article: '第八条' }],
  penaltyBasis: [{ law: '文衡省娱乐场所条例', article: '第二十条' }],
  penaltyKinds: ['警告', '罚款'],
  fine: { type: 'range', minYuan: 1_000, maxYuan: 5_000 },
  orderToCorrect: true,
  subjects: ['legal'],
  competentBody: { kind: 'ours', level: 'county-or-above', text: '文化市场综合执法机构' },
  basis: { law: '文衡省娱乐场所条例', article: '第二十条' },
  from: '2025-01-01',
  source: '公报文本',
  confidence: 'verified',
  checkedOn: '2025-01-10',
  textOf: '2025-01-10',
}
const statute = {
  name: '文衡省娱乐场所条例',
  kind: 'regulation',
  edition: '2024-12-01通过',
  inForce: '2025-01-01',
  source: '公报文本',
  confidence: 'verified',
  checkedOn: '2025-01-10',
  textOf: '2025-01-10',
}
const checklist = {
  fieldCode: 'ENT',
  name: '文衡省娱乐场所检查要点',
  basis: { law: '文衡省娱乐场所条例', article: '第八条' },
  from: '2025-01-01',
  source: '公报文本',
  confidence: 'verified',
  checkedOn: '2025-01-10',
  textOf: '2025-01-10',
  items: [
    {
      id: 'LOC-1',
      text: '按规定保存歌曲目录',
      how: '查歌曲目录',
      power: 'LOC-990000-ENT-001',
      basis: { law: '文衡省娱乐场所条例', article: '第八条' },
    },
  ],
}
const bands = {
  light: { from: 0, to: 25 },
  general: { from: 25, to: 65 },
  heavy: { from: 65, to: 100 },
}
const profile = {
  id: 'local-990000-1',
  name: '文衡省裁量基准',
  region: '990000',
  basis: { law: '行政处罚法', article: '第三十四条' },
  from: '2025-01-01',
  source: '公报文本',
  confidence: 'verified',
  checkedOn: '2025-01-10',
  textOf: '2025-01-10',
  bands: { range: bands, cap: bands, multiple: bands },
}

describe('the law with what a place adds', () => {
  it('opens a confirmed item to decisions, and only the version that was read', () => {
    const input = {
      power: unread.code,
      actDate: '2025-05-01',
      decisionDate: '2025-06-01',
      partyKind: 'legal' as const,
      profile: 'three-seven',
      amountsFen: {},
      circumstances: [],
    }
    const gatesUnder = (amended: typeof law) => reason(amended, input).gates.map(gate => gate.code)
    expect(gatesUnder(law)).toContain('law.unverified')
    const read = { code: unread.code, from: unread.from, text: '部门规章汇编', readOn: '2025-05-20', by: '方以宁' }
    const { law: amended } = amendLaw(law, { ...nothing, confirmations: [read] })
    expect(gatesUnder(amended)).not.toContain('law.unverified')
    expect(getPower(amended, unread.code, '2025-06-01').source).toContain('方以宁于2025-05-20核对部门规章汇编')
    const other = { ...read, from: '2001-01-01' }
    expect(gatesUnder(amendLaw(law, { ...nothing, confirmations: [other] }).law)).toContain('law.unverified')
  })

  it('has its own items and benchmarks, under a version of its own', () => {
    const added = { ...nothing, items: [{ power, statute, checklist }], profiles: [{ profile, statute }] }
    expect(faultsOf(law, added)).toEqual([])
    const { law: amended, left } = amendLaw(law, added)
    const report = freshness(amended, '2026-11-28')
    expect(report.values.filter(value => value.file === null).map(value => [value.id, value.state])).toEqual([
      ['文衡省娱乐场所条例 2024-12-01通过', 'overdue'],
      ['文衡省娱乐场所条例 2024-12-01通过', 'overdue'],
      ['LOC-990000-ENT-001', 'overdue'],
      ['local-990000-1', 'overdue'],
      ['ENT', 'overdue'],
    ])
    expect([left, amended.version]).toEqual([[], `${law.version}+1`])
    const reasoning = reason(amended, {
      power: power.code,
      actDate: '2025-05-01',
      decisionDate: '2025-06-01',
      partyKind: 'legal',
      profile: profile.id,
      region: '990102',
      amountsFen: {},
      circumstances: [],
    })
    expect(reasoning.rangeFen).toMatchObject({ minFen: 100_000, maxFen: 500_000 })
    expect(reasoning.bandFen).toEqual({ min: 200_000, max: 360_000 })
  })

  it.each<[string, Partial<Amendments>, string]>([
    [
      'a field that does not exist',
      { items: [{ power: { ...power, fieldCode: 'XXX' }, statute, checklist: { ...checklist, fieldCode: 'XXX' } }] },
      '没有领域 XXX',
    ],
    [
      'a fine upside down',
      { items: [{ power: { ...power, fine: { type: 'range', minYuan: 9, maxYuan: 1 } }, statute, checklist }] },
      '上限',
    ],
    [
      'a statute nobody named',
      { items: [{ power, statute: { ...statute, name: '别的条例' }, checklist }] },
      '没有名为“文衡省娱乐场所条例”的法律',
    ],
    [
      'a gap between tiers',
      {
        profiles: [
          {
            profile: { ...profile, bands: { ...profile.bands, cap: { ...bands, light: { from: 0, to: 20 } } } },
            statute,
          },
        ],
      },
      '之间有空隙',
    ],
    [
      'a second version at the same time',
      {
        profiles: [
          { profile, statute },
          { profile: { ...profile, from: '2025-03-01' }, statute },
        ],
      },
      '两个版本同时有效',
    ],
  ])('names %s', (_name, added, problem) => {
    expect(
      faultsOf(law, { ...nothing, ...added })
        .map(fault => fault.problem)
        .join(),
    ).toContain(problem)
  })

  it('leaves out what can no longer be read, and keeps the rest', () => {
    const broken = { ...power, code: 'LOC-990000-ENT-002', subjects: ['nobody'] }
    const { law: amended, left } = amendLaw(law, {
      ...nothing,
      items: [
        { power: broken, statute, checklist },
        { power, statute, checklist },
      ],
    })
    expect(left.length).toBeGreaterThan(0)
    expect(amended.powers.map(p => p.code)).toContain(power.code)
    expect(amended.powers.map(p => p.code)).not.toContain(broken.code)
  })
})

describe('the benchmark of a place', () => {
  const { law: amended } = amendLaw(law, {
    ...nothing,
    profiles: [
      { profile, statute },
      { profile: { ...profile, id: 'local-990100-1', region: '990100', from: '2025-06-01' }, statute },
    ],
  })
  it.each([
    ['990102', '2025-06-20', 'local-990100-1'],
    ['990102', '2025-05-31', 'local-990000-1'],
    ['990200', '2025-06-20', 'local-990000-1'],
    ['990102', '2024-12-31', undefined],
    ['110101', '2025-06-20', undefined],
  ])('in %s on %s is %s: the nearest, in force that day', (region, on, id) =>
    expect(localProfile(amended, region, on)?.id).toBe(id),
  )
})
