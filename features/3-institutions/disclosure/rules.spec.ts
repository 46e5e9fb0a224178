import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import type { PublicationAct } from './acts.ts'
import type { Texts } from './bodies/publication.ts'
import { caseOf, FACTS_HIDDEN, law } from './fixtures/decided.ts'
import { isMinorParty, knownOfCase } from './rules/known-of-case.ts'
import { type PublicationCommand, type PublicationContext, publication } from './rules.ts'

const contextOf = (today: string, party: object = {}): PublicationContext => {
  const { acts, state } = caseOf(party)
  return {
    today,
    law,
    known: knownOfCase(acts, law),
    minorParty: isMinorParty(state.finding!.party, state.finding!.conductUntil, law),
    decided: { state, regionName: '衡北县', law },
  }
}
const june30 = contextOf('2025-06-30')
const texts: Texts = {
  cause: '允许未成年人进入歌舞娱乐场所',
  facts: FACTS_HIDDEN,
  content: '警告；没收违法所得200元；罚款20,000元',
}
const check = (change: object = {}): PublicationCommand => ({
  name: 'checkRedaction',
  body: { texts, confirmed: [], redactionChecked: true, ...change },
})
const publish = (publicText = FACTS_HIDDEN): PublicationCommand => ({ name: 'publish', body: { publicText } })
const acts = (...commands: [PublicationCommand, PublicationContext][]): PublicationAct[] => {
  let state = publication.initial
  return commands.flatMap(([command, context]) => {
    const decided = publication.decide(command, state, context)
    state = decided.reduce(publication.evolve, state)
    return decided
  })
}
const checked = acts([check(), june30])
const published = acts([check(), june30], [publish(), june30])
const record = (published[1] as PublicationAct & { type: 'published' }).data.record
const waiting = given(publication, [])

describe('checking before publication', () => {
  it('notes what was read and how much was hidden', () => {
    waiting.when(check(), june30).then([
      {
        type: 'redactionChecked',
        data: {
          texts,
          confirmed: [],
          hidden: [
            { kind: 'minor', count: 2 },
            { kind: 'person', count: 1 },
            { kind: 'phone', count: 1 },
          ],
        },
      },
    ])
  })
  it.each([
    ['disclosure.unchecked', check({ redactionChecked: false })],
    ['disclosure.minorNamed', check({ texts: { ...texts, facts: '允许李 晓　东进入' } })],
    ['disclosure.minorNamed', check({ texts: { ...texts, cause: '允许晓东进入' } })],
    ['disclosure.minorNamed', check({ texts: { ...texts, facts: '王大勇之子' } })],
    ['disclosure.personNamed', check({ texts: { ...texts, facts: '鄭廣明承认' } })],
    ['disclosure.personNamed', check({ texts: { ...texts, content: '罚款（由赵经理 收银员赵小红 缴纳）' } })],
    ['disclosure.privateShown', check({ texts: { ...texts, facts: '电话138 0000 1234' } })],
    ['disclosure.privateShown', check({ texts: { ...texts, facts: '家住墨香路7号' } })],
  ])('is refused with %s', (code, command) => waiting.when(command, june30).then(code))

  it('takes a word for what the publisher says it is, but never a minor’s name', () => {
    const facts = '在郑广明大街，李晓东'
    const confirmed = [
      { word: '郑广明大街', reason: '地名' },
      { word: '李晓东', reason: '不是' },
    ]
    const { outcome } = waiting.when(check({ texts: { ...texts, facts }, confirmed }), june30)
    expect(outcome).toMatchObject({
      refusal: 'disclosure.minorNamed',
      error: { detail: { facts: { standing: [{ words: '李晓东' }] } } },
    })
  })
  it('is not made for a party under age', () => {
    const minor = contextOf('2025-06-30', {
      subjectKind: 'person',
      kind: 'natural',
      name: '李明',
      citizenId: '990102200901010018',
    })
    waiting.when(check(), minor).then('disclosure.minorParty')
    waiting.when(publish(), minor).then('disclosure.minorParty')
    waiting
      .when({ name: 'withhold', body: { ground: 'minor' } }, minor)
      .then([{ type: 'withheld', data: { ground: 'minor' } }])
  })
})

describe('publishing', () => {
  it('publishes what was checked', () => {
    expect(record).toMatchObject({
      number: '（衡北）文综罚字〔2025〕第1号',
      party: { name: '衡北县琴台歌舞娱乐有限公司', class: '法人及非法人组织', representative: '郑广明' },
      ...texts,
      kinds: ['警告', '罚款', '没收违法所得'],
      violated: [{ law: '未成年人保护法', article: '第五十八条' }],
      remedies: { servedOn: '2025-06-20', reconsiderationUntil: '2025-08-19' },
      paperCode: '7K3M-92QF-ABCD',
      publishedOn: '2025-06-30',
      until: null,
    })
    expect(record.discretion.at(-1)!.text).toBe('决定罚款20,000元，在“一般处罚”档的幅度（15,000元至35,000元）之内')
  })
  it('nothing personal of the case is in the record', () => {
    const text = JSON.stringify(record)
    for (const word of ['李晓东', '王子轩', '李建国', '王大勇', '周砚秋', '13800001234', '墨香路', '2009'])
      expect(text).not.toContain(word)
    expect(text.split('郑广明')).toHaveLength(2)
  })
  it('a text that came another way is checked too', () => {
    waiting.when(publish('李晓东进入'), june30).then('disclosure.minorNamed')
    given(publication, checked)
      .when(publish(`${FACTS_HIDDEN}郑广明`), june30)
      .then('disclosure.personNamed')
    expect(waiting.when(publish('允许未成年人进入'), june30).outcome).toMatchObject({
      acts: [{ data: { record: { facts: '允许未成年人进入', content: texts.content } } }],
    })
  })
  it('happens once', () => {
    given(publication, published).when(publish(), june30).then('disclosure.notInThisStage')
    given(publication, [{ type: 'withheld', data: { ground: 'secret' } }])
      .when(publish(), june30)
      .then('disclosure.notInThisStage')
  })
})

describe('correcting', () => {
  const correct = (change: object = {}): PublicationCommand => ({
    name: 'correct',
    body: {
      texts: { ...texts, cause: '允许未成年人进入营业性歌舞娱乐场所' },
      confirmed: [],
      redactionChecked: true,
      reason: '案由漏写“营业性”。',
      ...change,
    },
  })
  it('keeps the day of publication and says what was corrected', () => {
    const july3 = contextOf('2025-07-03')
    const { outcome, after } = given(publication, published).when(correct(), july3)
    expect(outcome).toMatchObject({
      acts: [
        { type: 'redactionChecked' },
        { type: 'corrected', data: { correctedOn: '2025-07-03', record: { publishedOn: '2025-06-30' } } },
      ],
    })
    expect(after).toMatchObject({
      stage: 'published',
      corrections: [{ on: '2025-07-03', reason: '案由漏写“营业性”。' }],
    })
  })
  it.each([
    ['disclosure.nothingCorrected', correct({ texts })],
    ['disclosure.personNamed', correct({ reason: '郑广明要求更正' })],
    ['disclosure.unchecked', correct({ redactionChecked: false })],
    ['disclosure.minorNamed', correct({ texts: { ...texts, facts: '李晓东' } })],
  ])('is refused with %s', (code, command) => given(publication, published).when(command, june30).then(code))
  it('needs something published', () => waiting.when(correct(), june30).then('disclosure.notInThisStage'))
})

describe('withdrawing', () => {
  const withdraw = (change: object = {}): PublicationCommand => ({
    name: 'withdraw',
    body: { ground: 'revoked', occurredOn: '2025-09-26', reason: '行政复议决定撤销了处罚决定。', ...change },
  })
  it('a change starts three working days, holidays left out', () => {
    const noted = given(publication, published).when(
      { name: 'noteChange', body: { ground: 'revoked', occurredOn: '2025-09-29' } },
      contextOf('2025-09-30'),
    )
    // 1–8 October are holidays: 30 September, 9 and 10 October
    expect(noted.outcome).toMatchObject({ acts: [{ data: { clock: { periodId: 'D-PEN-16', due: '2025-10-10' } } }] })
    expect(noted.after.stage).toBe('withdrawing')
  })
  it('in time and late', () => {
    const day = (today: string) => given(publication, published).when(withdraw(), contextOf(today)).outcome
    // Sunday 28 September is worked
    expect(day('2025-09-30')).toMatchObject({
      acts: [{ type: 'withdrawn', data: { late: false, withdrawnOn: '2025-09-30' } }],
    })
    expect(day('2025-10-09')).toMatchObject({ acts: [{ data: { late: true } }] })
  })
  it('an error of ours has no statutory period', () => {
    const { outcome } = given(publication, published).when(
      withdraw({ ground: 'publishedInError', occurredOn: '2025-07-01' }),
      contextOf('2025-12-01'),
    )
    expect(outcome).toMatchObject({ acts: [{ data: { late: false } }] })
  })
  it.each([
    ['disclosure.dayImpossible', withdraw({ occurredOn: '2025-10-01' })],
    ['disclosure.dayImpossible', withdraw({ occurredOn: '2025-06-19' })],
    ['disclosure.minorNamed', withdraw({ reason: '误写李晓东姓名' })],
  ])('is refused with %s', (code, command) =>
    given(publication, published).when(command, contextOf('2025-09-30')).then(code),
  )
  it('ends it', () => {
    const over = given(publication, [
      ...published,
      ...acts([check(), june30], [publish(), june30], [withdraw(), contextOf('2025-09-30')]).slice(2),
    ])
    over.when(withdraw(), contextOf('2025-10-01')).then('disclosure.notInThisStage')
    expect(over.state.withdrawal).toEqual({
      ground: 'revoked',
      reason: '行政复议决定撤销了处罚决定。',
      on: '2025-09-30',
    })
  })
})
