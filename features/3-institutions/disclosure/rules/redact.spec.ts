import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { citizenIdCheckDigit } from '#kernel'
import { findHits } from './find-hits.ts'
import type { Known, KnownPerson } from './known.ts'
import { originalText, redact, shownText } from './redact.ts'

const known: Known = {
  people: [
    { name: '郑广明', role: 'representative' },
    { name: '王小雨', role: 'minor' },
    { name: '李子涵', role: 'minor' },
    { name: '王建国', role: 'guardian' },
    { name: '周砚秋', role: 'person' },
    { name: '周明', role: 'person' },
    { name: '欧阳静', role: 'person' },
    { name: '阿依古丽·买买提', role: 'person' },
  ],
  secrets: [
    { text: '990000189912310011', kind: 'idNumber', why: '被询问人的证件号码' },
    { text: '衡北县墨香路7号3单元502室', kind: 'address', why: '被询问人的住址、电话' },
    { text: '2010年3月5日', kind: 'birth', why: '被询问人的出生日期' },
  ],
  publicWords: ['衡北县周明音像店', '91990102MA0EXAMPL1', '文衡市衡北县文化市场综合执法大队'],
}
const nobody: Known = { people: [], secrets: [], publicWords: [] }
const hidden = (text: string, of = known) => shownText(redact(text, of))

describe('what is hidden', () => {
  it.each([
    ['an adult keeps the surname', '经营者郑广明承认', '经营者郑某承认'],
    ['namesakes are told apart', '周砚秋和周明到场', '周某甲和周某乙到场'],
    ['a compound surname', '欧阳静在场', '欧阳某在场'],
    ['a name with a dot, whole and in part', '阿依古丽·买买提（即阿依古丽）', '阿某（即阿某）'],
    ['a minor keeps nothing', '王小雨、李子涵进入包厢', '未成年人甲、未成年人乙进入包厢'],
    ['a minor’s given name alone', '小雨的母亲', '未成年人甲的母亲'],
    ['a guardian', '由王建国陪同', '由某监护人陪同'],
    ['spaces between', '郑 广　明', '郑某'],
    ['joiners and dots between', '王\u200b小·雨', '未成年人甲'],
    ['the other way of writing', '鄭廣明、歐陽靜', '郑某、欧阳某'],
    ['compatibility characters', '李⼦涵', '未成年人乙'],
    ['a name across lines', '郑广\n明', '郑某'],
    ['an identity number', '身份证99000018991231 0011。', '身份证×××。'],
    ['an identity number in wide digits', '９９００００１８９９１２３１００１１', '×××'],
    ['an unknown identity number', '号码11010519491231002X', '号码×××'],
    ['a mobile number in Chinese digits', '电话一三八〇〇〇〇一二三四', '电话×××'],
    ['a mobile number with dashes', '138-0000-1234', '×××'],
    ['a landline', '（0990）8123456', '×××'],
    ['a plate', '驾驶京A·12345到场', '驾驶×××到场'],
    ['a bank account', '卡号：6222 0200 0011 2233 445', '卡号：×××'],
    ['an account of a network', '微信号：wh_2025abc', '微信号：×××'],
    ['a mail address', '邮箱a.b@example.com', '邮箱×××'],
    ['a day of birth', '女，2011年8月9日出生', '女，×××出生'],
    ['a known day of birth', '生日是2010年3月5日', '生日是×××'],
    ['an address', '家住琴台路9号，', '家住×××，'],
    ['a known address', '在衡北县墨香路7号3单元502室', '在×××'],
    ['a school and a class', '系衡北县第二中学初三（2）班学生', '系某学校某学校学生'],
    ['a name that the case does not know', '服务员赵小红承认', '服务员赵某承认'],
  ])('%s', (_name, text, result) => expect(hidden(text)).toBe(result))

  it.each([
    ['the trade name, though the keeper’s name stands in it', '衡北县周明音像店销售'],
    ['the code of an organisation', '统一社会信用代码91990102MA0EXAMPL1'],
    ['an all-digit code of an organisation', '统一社会信用代码914403001922038216'],
    ['amounts, days and numbers of documents', '2025年5月23日收取200元，（衡北）文综罚字〔2025〕第1号'],
    ['ordinary words after a word for a person', '负责人高度重视，当事人陈述称，员工方便'],
    ['permits', '许可证号990102160001'],
  ])('but not %s', (_name, text) => expect(hidden(text)).toBe(text))

  it('schools stand where no minor is known', () => {
    expect(hidden('衡北县第二中学门口', nobody)).toBe('衡北县第二中学门口')
  })

  it('says what and why', () => {
    expect(redact('有王小雨在', known)).toEqual([
      { kept: '有' },
      {
        hidden: '王小雨',
        shown: '未成年人甲',
        kind: 'minor',
        why: expect.stringContaining('未成年人保护法第一百零三条'),
      },
      { kept: '在' },
    ])
  })
})

describe('words that the publisher confirmed', () => {
  it('may stand where they are a guess or an adult’s name inside another word', () => {
    expect(shownText(redact('周明大街', known, ['周明大街']))).toBe('周明大街')
  })
  it('never cover a minor, a guardian or a certain identity number', () => {
    const text = '王小雨，王建国，11010519491231002X'
    expect(findHits(text, known, [text]).map(hit => hit.kind)).toEqual(['minor', 'guardian', 'idNumber'])
  })
})

/** A name as somebody may write it, on purpose or not. */
const between = fc.constantFrom('', '', ' ', '　', '\u200b', '·', '-', '\n', '\ufe00', '. ')
const spelled = (name: string) =>
  fc
    .array(between, { minLength: name.length, maxLength: name.length })
    .map(gaps => [...name].map((c, i) => c + gaps[i]).join(''))
const plain = fc.constantFrom(
  ...'，。、的在和到家住出生年月日某甲路号中学未成年人经理员工周王小雨李子明张三1234567890XA京（）— \n'.split(''),
  ...'张某 未成年人甲 ××× ×× 负责人 号楼 单元 室 护照 微信 13800001234 衡北县周明音像店 2010年3月5日'.split(' '),
)
const citizenId = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date('1900-01-01'), max: new Date('2020-12-31'), noInvalidDate: true }),
    fc.integer({ min: 100, max: 999 }),
  )
  .map(([place, day, n]) => {
    const first = `${place}${day.toISOString().slice(0, 10).replaceAll('-', '')}${n}`
    return first + citizenIdCheckDigit(first)
  })
const secretThing = fc.oneof(...known.people.map(p => spelled(p.name)), citizenId, spelled('13912345678'))
const text = fc
  .array(fc.oneof({ weight: 3, arbitrary: plain }, { weight: 1, arbitrary: secretThing }), { maxLength: 30 })
  .map(parts => parts.join(''))
const person = fc.record<KnownPerson>({
  name: fc
    .array(fc.constantFrom(...'张李王周明三丰小雨甲未成年人略'.split('')), { minLength: 2, maxLength: 3 })
    .map(c => c.join('')),
  role: fc.constantFrom('minor', 'guardian', 'representative', 'party', 'person'),
})
const anyKnown = fc.record({
  people: fc.array(person, { maxLength: 6 }),
  secrets: fc.constant(known.secrets),
  publicWords: fc.constant(known.publicWords),
})

describe('whatever the text', () => {
  it('nothing that is looked for is left, and hiding again changes nothing', () => {
    fc.assert(
      fc.property(text, anyKnown, (given, of) => {
        const result = hidden(given, of)
        expect(findHits(result, of)).toEqual([])
        expect(hidden(result, of)).toBe(result)
      }),
      { numRuns: 2000 },
    )
  })
  it('the pieces put together are the original', () => {
    fc.assert(
      fc.property(text, anyKnown, (given, of) => {
        expect(originalText(redact(given, of))).toBe(given)
      }),
      { numRuns: 1000 },
    )
  })
  it('a known person’s name, however it is written, does not survive', () => {
    const each = fc.constantFrom(...known.people).chain(p => fc.tuple(fc.constant(p), spelled(p.name)))
    fc.assert(
      fc.property(text, each, text, (before, [someone, written], after) => {
        const result = hidden(before + written + after)
          .normalize('NFKC')
          .replace(/[\s\p{Cf}\p{Mn}\p{Pd}·.]/gu, '')
        const name = someone.name.replace('·', '')
        expect(result.replaceAll('衡北县周明音像店', '')).not.toContain(name)
      }),
      { numRuns: 2000 },
    )
  })
  it('an identity number does not survive', () => {
    fc.assert(
      fc.property(citizenId, fc.constantFrom('', '，', '号', ' '), (id, edge) => {
        expect(hidden(`证${edge}${id}${edge}人`)).not.toContain(id)
      }),
    )
  })
  it('a text of ordinary characters stays as it is', () => {
    const ordinary = fc
      .array(fc.constantFrom(...'违反规定允许进入场所罚款元整，。；〔〕'.split('')))
      .map(c => c.join(''))
    fc.assert(
      fc.property(ordinary, given => {
        expect(hidden(given)).toBe(given)
      }),
    )
  })
})
