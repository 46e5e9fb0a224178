import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PublicRecord } from '../acts.ts'
import { venue } from '../fixtures/decided.ts'
import { cameAfter } from './came-after.ts'
import { creditFields, creditRow } from './credit-row.ts'
import { csvLine } from './csv.ts'
import { normalisePaperCode } from './paper-code.ts'
import { personIn } from './person-name.ts'
import { publicParty } from './public-party.ts'

describe('a party in public', () => {
  it.each([
    [
      'an organisation stands as registered',
      {},
      { name: venue.name, class: '法人及非法人组织', uscc: venue.uscc, representative: '郑广明' },
    ],
    [
      'a sole trader with his trade name alone',
      { subjectKind: 'soleTrader', name: '衡北县郑广明音像店' },
      { name: '衡北县郑广明音像店', class: '个体工商户', uscc: venue.uscc, representative: null },
    ],
    [
      'a sole trader without one as a person',
      { subjectKind: 'soleTrader', name: '郑广明' },
      { name: '郑某', class: '个体工商户', uscc: venue.uscc, representative: null },
    ],
    [
      'a short name that is no shop’s',
      { subjectKind: 'soleTrader', name: '欧阳静', representative: undefined },
      { name: '欧阳某', class: '个体工商户', uscc: venue.uscc, representative: null },
    ],
    [
      'a natural person with the surname',
      { subjectKind: 'person', name: '王明' },
      { name: '王某', class: '自然人', uscc: null, representative: null },
    ],
  ])('%s', (_name, change, shown) => {
    const { representative, ...rest } = { ...venue, ...change }
    expect(publicParty({ ...rest, ...(representative && { representative }) } as never)).toEqual(shown)
  })
})

describe('a name in a field', () => {
  it.each([
    ['郑广明', '郑广明'],
    ['郑广明（法定代表人）', '郑广明'],
    ['林怀瑾 大队长', '林怀瑾'],
    ['阿依古丽·买买提', '阿依古丽·买买提'],
    ['John A. Smith', 'John A. Smith'],
    ['当事人', undefined],
    ['林某，大队长', undefined],
    ['', undefined],
    [undefined, undefined],
    ['衡北县琴台歌舞娱乐有限公司', undefined],
  ])('%s', (field, name) => expect(personIn(field)).toBe(name))
})

const record: PublicRecord = {
  number: '（衡北）文综罚字〔2025〕第1号',
  decidedOn: '2025-06-20',
  publishedOn: '2025-06-30',
  until: null,
  organ: { name: '衡北县文化市场综合执法大队', region: '990102', regionName: '衡北县' },
  field: { code: 'ENT', name: '娱乐场所' },
  party: { name: '琴台', class: '法人及非法人组织', uscc: '91990102MA0EXAMPL1', representative: '郑广明' },
  procedure: 'ordinary',
  cause: '允许未成年人进入',
  facts: '事实，“引号”与\n换行',
  content: '罚款',
  kinds: ['警告', '罚款'],
  fineFen: 2_000_000,
  confiscationFen: 20_001,
  licence: null,
  power: null,
  violated: [{ law: '未成年人保护法', article: '第五十八条' }],
  penaltyBasis: [{ law: '未成年人保护法', article: '第一百二十三条' }],
  discretion: [],
  remedies: {
    text: '',
    servedOn: '2025-06-20',
    reconsiderationUntil: '2025-08-19',
    reconsiderationPeriod: 'D-REC-01',
    suitUntil: '2025-12-20',
    suitPeriod: 'D-LIT-01',
  },
  paperCode: null,
}

describe('双公示', () => {
  it('has the thirty fields in their order', () => {
    expect(Object.keys(creditRow(record))).toEqual(Object.keys(creditFields))
    expect(Object.keys(creditFields)).toHaveLength(30)
  })
  it('amounts are 万元 with six decimals, codes are those of organisations', () => {
    expect(creditRow(record)).toMatchObject({
      CF_NR_FK: '2.000000',
      CF_NR_WFFF: '0.020001',
      CF_XDR_ZZJG: 'MA0EXAMPL',
      CF_FRDB: '郑广明',
      CF_YJ: '违反《未成年人保护法》第五十八条，依据《未成年人保护法》第一百二十三条',
      CF_CFLB: '警告;罚款',
      CF_FR_ZJHM: '',
      BZ: '',
    })
  })
  it('natural persons have no codes, and nobody’s number is published', () => {
    const row = creditRow({ ...record, party: { name: '王某', class: '自然人', uscc: null, representative: null } })
    expect([row.CF_XDR_SHXYM, row.CF_XDR_ZZJG, row.CF_XDR_ZJHM, row.CF_FRDB]).toEqual(['', '', '', ''])
  })
  it('a correction stands in the remark', () => {
    expect(creditRow(record, [{ on: '2025-07-03', reason: '案由漏字' }]).BZ).toBe('2025-07-03更正：案由漏字')
  })
})

describe('CSV', () => {
  it('reads back as it was written, but for formulas', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 2, maxLength: 6 }), values => {
        const safe = values.map(v => (/^[=+\-@\t\r]/.test(v) ? `'${v}` : v))
        expect(parse(csvLine(values), { relax_column_count: true, skip_empty_lines: false })).toEqual([safe])
      }),
    )
  })
})

describe('a code from paper', () => {
  it.each([
    ['7K3M-92QF-ABCD', '7K3M-92QF-ABCD'],
    ['7k3m92qfabcd', '7K3M-92QF-ABCD'],
    ['  7k3m 92qf—abcd ', '7K3M-92QF-ABCD'],
    ['７Ｋ３Ｍ－９２ＱＦ－ＡＢＣＤ', '7K3M-92QF-ABCD'],
    ['7K3M-92QF-ABC', undefined],
    ['7K3M-92QF-ABCO', undefined],
    ['7K3M-92QF-ABCDE', undefined],
    ['', undefined],
  ])('%s', (typed, code) => expect(normalisePaperCode(typed)).toBe(code))
})

describe('what came after a document', () => {
  const later = [{ form: '20', number: '第2号', dated: '2025-06-15' }]
  const published = {
    id: 'p',
    state: 'published' as const,
    publishedOn: '2025-06-30',
    corrections: [{ on: '2025-07-03' }],
    withdrawal: null,
  }
  it('a second notice takes the place of the first', () => {
    expect(cameAfter({ form: '20', later, published: undefined })).toEqual([
      { on: '2025-06-15', text: '同一案件此后另行制作了同种文书（第2号），以后一份为准', decisionId: null },
    ])
  })
  it('a second record of an inquiry does not', () =>
    expect(cameAfter({ form: '07', later, published: undefined })).toEqual([]))
  it('publication, correction and withdrawal', () => {
    expect(cameAfter({ form: '25', later: [], published }).map(a => a.text)).toEqual([
      '决定已向社会公示',
      '公示内容作过更正',
    ])
    const over = {
      ...published,
      state: 'withdrawn' as const,
      corrections: [],
      withdrawal: { on: '2025-09-01', groundName: '处罚决定被依法撤销' },
    }
    expect(cameAfter({ form: '25', later: [], published: over }).at(-1)).toEqual({
      on: '2025-09-01',
      text: '公示已撤回：处罚决定被依法撤销',
      decisionId: 'p',
    })
    expect(
      cameAfter({ form: '25', later: [], published: { ...published, state: 'expired', corrections: [] } }),
    ).toEqual([{ on: '2025-06-30', text: '决定曾向社会公示，公示期已满', decisionId: null }])
  })
})
