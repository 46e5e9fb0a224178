import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import type { CaseAct, Finding } from '../acts.ts'
import { assigned, by, context, finding } from '../fixtures/case-08.ts'
import { concludedWith, investigated } from '../fixtures/investigated.ts'
import { at, stateOf, step, steps, walk } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'
import { caseFile } from '../rules.ts'
import type { BodyOf, CaseCommand } from './commands.ts'
import { awaitedSteps } from './next-step.ts'

const found = (change: Partial<Finding>): CaseAct[] => [
  { type: 'findingRegistered', data: { ...finding, ...change } },
  assigned,
]
const station = found({ fieldCode: 'FBS', summary: '面包车内有发射设备。' })
const television = found({ fieldCode: 'RTV', institution: 'broadcaster' })

const proposing = (change: Partial<BodyOf<'proposeHandover'>> = {}): CaseCommand => ({
  name: 'proposeHandover',
  body: {
    powerCodes: ['CF-FBS-001'],
    recipientOrgan: '文衡市无线电管理机构',
    facts: '面包车内有发射设备，没有接触。',
    requests: ['派员测向、鉴定并依法查处'],
    attachments: ['现场照片4张'],
    ...change,
  },
})
const transferring = proposing({ powerCodes: ['CF-RTV-004'], recipientOrgan: '衡北县广播电视行政部门', requests: [] })
const dispatching = (change: Partial<BodyOf<'dispatchHandover'>> = {}): CaseCommand => ({
  name: 'dispatchHandover',
  body: { sentAt: at('05-27', '10:00'), way: 'handed', receivedBy: '何某', ...change },
})
const answering = (change: Partial<BodyOf<'recordHandoverAnswer'>> = {}): CaseCommand => ({
  name: 'recordHandoverAnswer',
  body: { answeredOn: '2025-05-29', result: 'accepted', content: '已经受理。', ...change },
})
const approved = (from: CaseAct[], proposal: CaseCommand) =>
  walk(from, [
    step(at('05-26', '15:00'), by.zhou, proposal),
    step(at('05-26', '16:00'), by.lin, { name: 'approveHandover', body: {} }),
  ])
const sent = (from: CaseAct[], proposal: CaseCommand) => [
  ...approved(from, proposal),
  ...walk(approved(from, proposal), [step(at('05-27', '11:00'), by.zhou, dispatching())]).slice(-1),
]

describe('what is not ours', () => {
  const propose = (acts: CaseAct[], command: CaseCommand) =>
    given(caseFile, acts).when(command, context(at('05-26', '15:00')))

  it('goes out as a cooperation request where we only assist: named, grounded, with what is asked', () => {
    const { after } = propose(station, proposing())
    expect(after).toMatchObject({ stage: 'handingOver', handover: { kind: 'assist' } })
    expect(after.handover?.proposal).toMatchObject({
      departments: [{ id: 'radio-administration' }],
      ground: expect.stringContaining('不能给予行政处罚'),
    })
    expect(after.handover?.proposal?.bases).toContainEqual({ law: '无线电管理条例', article: '第七十条' })
    propose(station, proposing({ requests: [] })).then('caseHandling.requestMissing')
  })
  it('goes out as a transfer where the party is outside the scope, the item another department’s or the place another’s', () => {
    expect(propose(television, transferring).after.handover).toMatchObject({
      kind: 'transfer',
      proposal: { departments: [{ id: 'radio-television' }] },
    })
    const shop = found({ fieldCode: 'SAT' })
    expect(propose(shop, proposing({ powerCodes: ['CF-SAT-002'] })).after.handover).toMatchObject({
      kind: 'transfer',
      proposal: { departments: [{ id: 'market-regulation' }] },
    })
    const elsewhere = found({ region: '990103' })
    expect(propose(elsewhere, proposing({ powerCodes: ['CF-ENT-015'] })).after.handover?.kind).toBe('transfer')
  })
  it('is not a way out of what is ours', () => {
    propose(found({}), proposing({ powerCodes: ['CF-ENT-015'] })).then('caseHandling.ownItem')
    propose(station, proposing({ powerCodes: ['CF-FBS-001', 'CF-FBS-003'] })).then('caseHandling.ownItem')
  })
  it('has one recipient', () =>
    propose(found({ fieldCode: 'SAT' }), proposing({ powerCodes: ['CF-SAT-002', 'CF-FBS-002'] })).then(
      'caseHandling.severalRecipients',
    ))
  it('asks for an answer on a day to come', () =>
    propose(station, proposing({ answerBy: '2025-05-26' })).then('caseHandling.dayImpossible'))
  it('is drafted by a handler and approved by somebody else', () => {
    given(caseFile, station)
      .when(proposing(), context(at('05-26', '15:00'), { by: by.shen }))
      .then('caseHandling.notHandler')
    const proposed = walk(station, [step(at('05-26', '15:00'), by.zhou, proposing())])
    when(proposed, { name: 'approveHandover', body: {} }, at('05-26', '16:00'), { by: by.zhou }).then(
      'caseHandling.approverHandles',
    )
  })
  it('goes back with a reason', () => {
    const proposed = walk(station, [step(at('05-26', '15:00'), by.zhou, proposing())])
    const result = when(proposed, { name: 'returnHandover', body: { reason: '请补照片。' } }, at('05-26', '16:00'), {
      by: by.lin,
    })
    expect(result.after).toMatchObject({ stage: 'check' })
    expect(result.after.handover).toBeUndefined()
  })
})

describe('a letter', () => {
  it.each([
    ['cooperation request', station, proposing(), '58', 'assisted'],
    ['transfer', television, transferring, '18', 'transferred'],
  ] as const)(
    'of %s is numbered when approved, sent, answered, and ends the finding',
    (_n, from, proposal, form, end) => {
      const letter = stateOf(approved([...from], proposal))
      expect(letter).toMatchObject({ stage: 'sending', handover: { approvedOn: '2025-05-26' } })
      expect(letter.handover?.number).toBe(letter.documents.find(d => d.form === form)?.number)
      expect(awaitedSteps(letter)).toEqual(['dispatchHandover'])
      const { after } = when(sent([...from], proposal), answering(), at('05-29'), { by: by.zhou })
      expect(after.stage).toBe(end)
    },
  )
  it('is proven to have gone, not before it was approved', () => {
    const at27 = at('05-27', '11:00')
    const send = (change: object) => when(approved(station, proposing()), dispatching(change), at27, { by: by.zhou })
    send({ receivedBy: ' ' }).then('caseHandling.dispatchUnproven')
    send({ way: 'mail' }).then('caseHandling.dispatchUnproven')
    send({ sentAt: at('05-28', '10:00') }).then('caseHandling.timeImpossible')
    expect(send({ way: 'mail', tracking: 'EMS-1' }).after.stage).toBe('awaitingAnswer')
  })
  it('is answered after it was sent; the result may follow, once', () => {
    const answer = (acts: CaseAct[], change: object, on = at('06-20')) =>
      when(acts, answering(change), on, { by: by.zhou })
    answer(sent(station, proposing()), { answeredOn: '2025-05-26' }).then('caseHandling.dayImpossible')
    answer(sent(station, proposing()), { answeredOn: '2025-06-21' }).then('caseHandling.dayImpossible')
    const taken = walk(sent(station, proposing()), [step(at('05-29'), by.zhou, answering())])
    answer(taken, {}).then('caseHandling.answeredAlready')
    const done = walk(taken, [step(at('06-20'), by.desk, answering({ result: 'finished', answeredOn: '2025-06-20' }))])
    expect(stateOf(done)).toMatchObject({ stage: 'assisted', handover: { answers: [{}, { result: 'finished' }] } })
    answer(done, { result: 'finished' }).then('caseHandling.nothingSent')
  })
  it('that is declined comes back to be looked at', () => {
    const { after } = when(sent(television, transferring), answering({ result: 'declined' }), at('05-29'), {
      by: by.zhou,
    })
    expect(after).toMatchObject({ stage: 'check', handover: { answers: [{ result: 'declined' }] } })
  })
})

describe('a suspected crime', () => {
  const decided = walk(
    [...investigated, concludedWith({ crimeSuspected: true })],
    [
      steps.recheck,
      step(at('06-10'), by.zhou, { name: 'proposeOutcome', body: { outcome: 'transferred', reasons: '见调查报告。' } }),
      steps.approve,
      step(at('06-12'), by.lin, { name: 'decide', body: { transferTo: '衡北县公安局' } }),
    ],
  )
  const send = step(at('06-12', '16:00'), by.zhou, dispatching({ sentAt: at('06-12', '15:00') }))
  const close: CaseCommand = { name: 'requestClosing', body: { performance: '已经移送。', opinion: '建议结案。' } }

  it('goes to the police within a day of the decision, and they have three', () => {
    expect(stateOf(decided).handover).toMatchObject({ kind: 'crime', recipientOrgan: '衡北县公安局' })
    expect(awaitedSteps(stateOf(decided))).toEqual(['dispatchHandover'])
    const open = (acts: CaseAct[]) => stateOf(acts).clocks.filter(c => !c.closed)
    expect(open(decided)).toMatchObject([{ key: 'D-CRM-02', due: '2025-06-13' }])
    expect(open(walk(decided, [send]))).toMatchObject([{ key: 'D-CRM-04', actor: 'external' }])
  })
  it('is not closed before they have taken it', () => {
    when(decided, close, at('06-13'), { by: by.zhou }).then('caseHandling.transferOpen')
    when(walk(decided, [send]), close, at('06-13'), { by: by.zhou }).then('caseHandling.transferOpen')
    const taken = walk(decided, [send, step(at('06-16'), by.zhou, answering({ answeredOn: '2025-06-16' }))])
    expect(when(taken, close, at('06-17'), { by: by.zhou }).after.stage).toBe('closing')
  })
  it('that they do not file is investigated again, and may be punished then', () => {
    const answer = answering({ result: 'declined', answeredOn: '2025-06-16', content: '情节显著轻微，不予立案。' })
    const back = stateOf(walk(decided, [send, step(at('06-16'), by.zhou, answer)]))
    expect(back.stage).toBe('investigating')
    expect(back.decision).toBeUndefined()
    expect(back.clocks.filter(c => !c.closed).map(c => c.key)).toEqual(expect.arrayContaining(['D-PEN-08', 'D-CRM-05']))
  })
})
