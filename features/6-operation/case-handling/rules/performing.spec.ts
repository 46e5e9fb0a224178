import { describe, expect, it } from 'vitest'
import type { CaseAct } from '../acts.ts'
import { by, finding, venue } from '../fixtures/case-08.ts'
import { concludedWith, investigated } from '../fixtures/investigated.ts'
import { at, payment, road, roadTo, step, steps, walk } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'
import type { CaseCommand } from './commands.ts'

const served = road('effective')

describe('a payment from the bank’s file', () => {
  const paid = (change = {}, context = {}, acts: CaseAct[] = served) =>
    when(acts, payment(change), at('06-27'), { by: by.qian, ...context })
  it('is recorded by finance, never by who handled the case', () => {
    for (const who of [by.zhou, by.lin, by.jiang]) paid({}, { by: who }).then('caseHandling.notYourDuty')
    paid({}, { by: { ...by.zhou, duties: ['finance'] } }).then('caseHandling.payerHandles')
  })
  it('carries the code of the decision', () => paid({ code: '99010225000000000019' }).then('caseHandling.paymentCode'))
  it('may come in parts, and stops the clock when it is whole', () => {
    const part = paid({ amountFen: 2_000_000 }).after
    expect(part.clocks.find(c => c.key === 'D-PEN-11')?.closed).toBe(false)
    const acts = walk(served, [step(at('06-27'), by.qian, payment({ amountFen: 2_000_000 }))])
    const rest = paid({ amountFen: 20_000, bankReference: 'B2' }, {}, acts).after
    expect(rest.clocks.find(c => c.key === 'D-PEN-11')?.closed).toBe(true)
  })
  it('is not more than is owed, not nothing, and not the same twice', () => {
    paid({ amountFen: 2_020_001 }).then('caseHandling.paymentAmount')
    paid({ amountFen: 0 }).then('caseHandling.paymentAmount')
    const acts = walk(served, [step(at('06-27'), by.qian, payment({ amountFen: 1_000_000 }))])
    paid({ amountFen: 1_000_000 }, {}, acts).then('caseHandling.paymentTwice')
    paid({}, {}, roadTo('paymentRecorded')).then('caseHandling.nothingToPay')
  })
  it('has a day between the decision and now', () => {
    paid({ paidOn: '2025-06-19' }).then('caseHandling.timeImpossible')
    paid({ paidOn: '2025-06-28' }).then('caseHandling.timeImpossible')
  })
})

describe('publication', () => {
  const publish = (publicText: string, change = {}): CaseCommand => ({
    name: 'publishDecision',
    body: { redactionChecked: true, publicText, ...change },
  })
  const published = (text: string, change = {}, context = {}, acts: CaseAct[] = served) =>
    when(acts, publish(text, change), at('06-30'), { by: by.jiang, ...context })
  const clean = '允许5名未成年人进入营业性歌舞娱乐场所。'

  it('is by the publisher, who has checked what is hidden', () => {
    published(clean, {}, { by: by.zhou }).then('caseHandling.notYourDuty')
    published(clean, { redactionChecked: false }).then('caseHandling.redactionUnchecked')
    published(clean, { until: '2025-06-30' }).then('caseHandling.timeImpossible')
  })
  it.each([
    ['a minor who was heard', '允许李某甲等5名未成年人进入。'],
    ['a name torn apart', '允许李 某　甲等5名未成年人进入。'],
    ['a name with something invisible in it', '允许李某\u200b甲等5名未成年人进入。'],
    ['whoever was heard', '经询问郑广明，承认上述事实。'],
    ['a guardian', '未成年人的父亲李国栋在场。'],
    ['a citizen number', '当事人（990102198404230018）。'],
    ['a telephone', '联系电话 139 0000 0008。'],
  ])('does not show %s', (_what, text) => published(text).then('caseHandling.privateInPublicText'))
  it('shows no name of a party who is a person; that of a sole trader’s shop is public', () => {
    const as = (change: Partial<typeof venue>) =>
      served.map(act =>
        act.type === 'findingRegistered' ? { ...act, data: { ...finding, party: { ...venue, ...change } } } : act,
      )
    const person = as({ kind: 'natural', subjectKind: 'person', name: '孙大海' })
    published('孙大海允许未成年人进入。', {}, {}, person).then('caseHandling.privateInPublicText')
    const shop = as({ kind: 'natural', subjectKind: 'soleTrader', name: '琴台歌厅' })
    expect(published('琴台歌厅允许未成年人进入。', {}, {}, shop).after.publication).toBeDefined()
  })
  it('does not repeat the name it found to whoever reads the refusal', () => {
    const { outcome } = published('允许李某甲进入。')
    expect('error' in outcome && outcome.error.message).not.toContain('李某甲')
  })
  it('is done once, or withheld for a reason', () => {
    const withhold: CaseCommand = {
      name: 'withholdPublication',
      body: { ground: 'privacy', explanation: '涉及个人隐私，无法分离。' },
    }
    const result = when(served, withhold, at('06-30'), { by: by.jiang })
    expect(result.after.publication).toEqual({ withheld: 'privacy' })
    expect(result.after.clocks.find(c => c.key === 'D-PUB-01')?.closed).toBe(true)
    when(roadTo('decisionPublished'), withhold, at('06-30'), { by: by.jiang }).then('caseHandling.publicationSettled')
    published(clean, {}, {}, roadTo('decisionPublished')).then('caseHandling.publicationSettled')
    when(served, withhold, at('06-30'), { by: by.lin }).then('caseHandling.notYourDuty')
  })
  it('is for penalties', () => {
    const dismissed = walk(
      [...investigated, concludedWith()],
      [
        step(at('06-10'), by.zhou, { name: 'proposeOutcome', body: { outcome: 'dismissed', reasons: '证据不足。' } }),
        steps.approve,
        step(at('06-12'), by.lin, { name: 'decide', body: {} }),
        steps.serve,
      ],
    )
    published(clean, {}, {}, dismissed).then('caseHandling.nothingToPublish')
  })
})
