import { closedGate, dayOf, formatDayZh, type Gate, openGate, passGates, refuse } from '#kernel'
import { type Basis, type Competence, countHours, countPeriod, type Department, powersInForce } from '#law-engine'
import type { HandoverKind } from '../acts.ts'
import type { DispatchHandover, ProposeHandover, RecordHandoverAnswer } from '../bodies/handover.ts'
import { clockOf, hourClockOf, openAmong } from './clock.ts'
import { answersFor, articlesOf, type Conduct } from './competence.ts'
import type { CaseContext } from './context.ts'
import { receiverGate } from './duty.ts'
import { approverGate, checkTimes, findingOf, handlerGate, refuseTime } from './gates.ts'
import { getPenaltyPower } from './power-of-case.ts'
import { replyClocks } from './reporter.ts'
import type { Rules } from './rule.ts'
import type { CaseState, Handover } from './state.ts'
import { checkWritten } from './written.ts'

const HANDLING = 'D-PEN-08'
const SEND_CRIME = 'D-CRM-02'
const POLICE_DECIDE = 'D-CRM-04'
const ASK_REVIEW = 'D-CRM-05'

/**
 * One road for whatever leaves the house: a clue that we only assist with, a case of another authority, and the letter of a
 * suspected crime once it has been decided. Drafted by a handler, approved by a leader, sent, answered.
 */
export const handoverRules: Rules<
  'proposeHandover' | 'approveHandover' | 'returnHandover' | 'dispatchHandover' | 'recordHandoverAnswer'
> = {
  proposeHandover: {
    gates: (state, context) => [handlerGate(state, context), foreignGate(findingOf(state), context)],
    decide: (body, state, context) => {
      checkProposal(body, state, context)
      const { gate, ground } = groundOf(body.powerCodes, findingOf(state), context)
      passGates([gate])
      const { kind, departments, text, bases } = ground!
      if (kind === 'assist' && (body.requests ?? []).length === 0) refuseWithoutRequest()
      return [
        {
          type: 'handoverProposed',
          data: { ...body, kind, departments, ground: text, bases, proposedBy: context.by.id },
        },
      ]
    },
  },

  /** Whose it is may have changed since it was proposed: asked again. */
  approveHandover: {
    gates: (state, context) => [
      approverGate(state, context),
      groundOf(state.handover?.proposal?.powerCodes ?? [], findingOf(state), context).gate,
    ],
    decide: (body, _state, { by, today }) => [
      {
        type: 'handoverApproved',
        data: { approvedOn: today, approvedBy: by.id, ...(body.opinion && { opinion: body.opinion }) },
      },
    ],
  },

  returnHandover: {
    gates: (state, context) => [approverGate(state, context)],
    decide: (body, _state, { by }) => {
      checkWritten(body.reason, '退回的理由', '/reason')
      return [{ type: 'handoverReturned', data: { ...body, returnedBy: by.id } }]
    },
  },

  dispatchHandover: {
    gates: (state, context) => [handlerGate(state, context), toSendGate(state)],
    decide: (body, state, context) => {
      const { kind, approvedOn } = handoverOf(state)
      checkTimes({ from: body.sentAt, field: '/sentAt' }, state, context)
      if (approvedOn && dayOf(body.sentAt) < approvedOn)
        refuseTime('/sentAt', `发出时间早于批准日期（${formatDayZh(approvedOn)}）。`)
      checkDispatch(body)
      const crime = kind === 'crime'
      const opens = crime ? [clockOf(countPeriod(context.law, POLICE_DECIDE, dayOf(body.sentAt)))] : []
      return [
        {
          type: 'handoverDispatched',
          data: { ...body, ...(crime && { closes: openAmong(state, [SEND_CRIME]), opens }) },
        },
      ]
    },
  },

  recordHandoverAnswer: {
    gates: (state, context) => [receiverGate(state, context), sentGate(state)],
    decide: (body, state, context) => {
      checkAnswer(body, state, context)
      const crime = handoverOf(state).kind === 'crime'
      return [
        {
          type: 'handoverAnswered',
          data: { ...body, ...(crime ? clocksOfAnswer(body, state, context) : clocksOfEnd(body, state, context)) },
        },
      ]
    },
  },
}

/** Approved today, handed to the police within so many hours (行政执法机关移送涉嫌犯罪案件的规定第五条第二款). */
export const crimeClock = ({ law, now }: CaseContext) => hourClockOf(countHours(law, SEND_CRIME, now))

export interface Ground {
  kind: Exclude<HandoverKind, 'crime'>
  departments: Department[]
  text: string
  bases: Basis[]
}

type NotOurs = Exclude<Competence, { kind: 'ours' | 'partly' }>
const isNotOurs = (answer: Competence): answer is NotOurs => answer.kind !== 'ours' && answer.kind !== 'partly'

/**
 * Why these items are somebody else's, and whose; together only where one authority has them all. The gate is closed for an
 * item of ours: what is ours is not handed away.
 */
export function groundOf(
  codes: readonly string[],
  about: Conduct,
  context: CaseContext,
): { gate: Gate; ground?: Ground } {
  const answers = answersFor(codes, about, context)
  const own = answers.find(a => !isNotOurs(a))
  if (own) {
    const gate = { code: 'caseHandling.ownItem', title: '移送、协作的事项', article: articlesOf(own.bases) }
    return { gate: closedGate(gate, `${own.text}不能移送。`, '请提请立案；其他部门的事项另行移送。') }
  }
  const foreign = answers.filter(isNotOurs)
  const [first] = foreign
  if (!first) {
    const gate = { code: 'caseHandling.ownItem', title: '移送、协作的事项' }
    return { gate: closedGate(gate, '没有选择涉嫌违反的事项。', '请选择事项。') }
  }
  if (new Set(foreign.map(keyOf)).size > 1) {
    const gate = { code: 'caseHandling.severalRecipients', title: '接收机关', article: articlesOf(first.bases) }
    return {
      gate: closedGate(gate, '所选事项由不同的机关管辖，不能用一份函件移送。', '请按接收机关分别移送。'),
    }
  }
  const bases = [...new Map(foreign.flatMap(a => a.bases).map(b => [`${b.law}${b.article}`, b])).values()]
  const ground: Ground = {
    kind: first.kind === 'assistOnly' ? 'assist' : 'transfer',
    departments: departmentsOf(first),
    text: [...new Set(foreign.map(a => a.text))].join('\n'),
    bases,
  }
  return { gate: openGate({ code: 'caseHandling.ownItem', title: '移送、协作的事项' }, ground.text), ground }
}

/** Where every item of the field is ours there is nothing to hand over. */
function foreignGate(about: Conduct, context: CaseContext): Gate {
  const items = powersInForce(context.law, { on: about.conductUntil, kind: 'penalty', fieldCode: about.fieldCode })
  const answers = answersFor(
    items.map(p => p.code),
    about,
    context,
  )
  const gate = { code: 'caseHandling.ownItem', title: '不归本机关处罚的事项' }
  return answers.some(isNotOurs)
    ? openGate(gate, '有不归本机关处罚的事项。')
    : closedGate(gate, '本领域的事项都归本机关处罚。', '请提请立案；属于其他领域的，按该领域另行登记线索。')
}

export const departmentsOf = (answer: Competence): Department[] =>
  answer.kind === 'ours' ? answer.alsoCompetent : 'departments' in answer ? answer.departments : []

/** Same letter, same recipient. */
const keyOf = (answer: NotOurs): string =>
  [
    answer.kind === 'assistOnly' ? 'assist' : 'transfer',
    'region' in answer ? answer.region : '',
    ...departmentsOf(answer).map(d => d.id),
  ].join(' ')

function checkProposal(body: ProposeHandover, state: CaseState, context: CaseContext): void {
  checkWritten(body.facts, '初步查明的事实', '/facts')
  checkWritten(body.recipientOrgan, '接收机关', '/recipientOrgan')
  for (const [i, code] of body.powerCodes.entries()) {
    getPenaltyPower(context.law, findingOf(state), code, `/powerCodes/${i}`)
  }
  if (body.answerBy && body.answerBy <= context.today) {
    refuse({
      code: 'caseHandling.dayImpossible',
      kind: 'invalid',
      message: '希望答复的日期不晚于今天。',
      next: '请核对日期。',
      field: '/answerBy',
    })
  }
}

function refuseWithoutRequest(): never {
  refuse({
    code: 'caseHandling.requestMissing',
    kind: 'invalid',
    message: '协作函没有写明请求协作的事项。',
    article: '行政处罚法第二十六条',
    next: '请写明请对方做什么，以及本机关可以配合什么。',
    field: '/requests',
  })
}

function handoverOf({ handover }: CaseState): Handover {
  if (!handover) throw new Error('only what has been approved is sent and answered')
  return handover
}

/** Whether there is a letter on its way, or that could be: of a suspected crime only while its decision stands. */
const isUnderWay = ({ handover, decision }: CaseState): boolean =>
  handover?.approvedOn !== undefined && (handover.kind !== 'crime' || decision?.treatment.outcome === 'transferred')

function toSendGate(state: CaseState): Gate {
  const gate = { code: 'caseHandling.nothingToSend', title: '可以发出的函件' }
  const { handover } = state
  if (!handover || !isUnderWay(state))
    return closedGate(gate, '没有已经批准的移送书、移送单或者协作函。', '请先批准移送或者协作。')
  return handover.dispatched
    ? closedGate(gate, '函件已经发出。', '请等待并登记对方的答复。')
    : openGate(gate, `${handover.number ?? '函件'}，发往${handover.recipientOrgan}。`)
}

function sentGate(state: CaseState): Gate {
  const gate = { code: 'caseHandling.nothingSent', title: '已经发出的函件' }
  const { handover } = state
  if (!handover?.dispatched || !isUnderWay(state))
    return closedGate(gate, '没有已经发出、等待答复的函件。', '请先登记函件发出。')
  if (handover.answers.some(a => a.result === 'finished'))
    return closedGate(gate, '对方已经告知办理结果。', '没有需要再登记的答复。')
  return openGate(gate, `${handover.number ?? '函件'}已于${formatDayZh(dayOf(handover.dispatched.sentAt))}发出。`)
}

/** Each way leaves its own proof that the letter went. */
function checkDispatch({ way, receivedBy, tracking }: DispatchHandover): void {
  if (way === 'handed' ? receivedBy?.trim() : tracking?.trim()) return
  const [what, field] = way === 'handed' ? ['对方签收人', '/receivedBy'] : ['邮寄单号或者交换编号', '/tracking']
  refuse({
    code: 'caseHandling.dispatchUnproven',
    kind: 'invalid',
    message: `没有写明${what}，不能证明函件已经发出。`,
    next: `请填写${what}。`,
    field: field!,
  })
}

function checkAnswer(body: RecordHandoverAnswer, state: CaseState, { today }: CaseContext): void {
  checkWritten(body.content, '答复内容', '/content')
  const { dispatched, answers } = handoverOf(state)
  const wrong = (message: string) =>
    refuse({
      code: 'caseHandling.dayImpossible',
      kind: 'invalid',
      message,
      next: '请核对日期。',
      field: '/answeredOn',
    })
  if (body.answeredOn > today) wrong('答复日期晚于今天。')
  if (dispatched && body.answeredOn < dayOf(dispatched.sentAt)) wrong('答复日期早于函件发出的日期。')
  if (answers.length > 0 && body.result !== 'finished') {
    refuse({
      code: 'caseHandling.answeredAlready',
      kind: 'invalid',
      message: '对方已经答复是否受理。',
      next: '对方告知办理结果的，请选择“已经办结，告知结果”。',
      field: '/result',
    })
  }
}

/** The police have answered; where they do not file, the case runs on, and a review of their answer may be asked for. */
function clocksOfAnswer(body: RecordHandoverAnswer, state: CaseState, { law }: CaseContext) {
  const closes = openAmong(state, [POLICE_DECIDE])
  if (body.result !== 'declined') return { closes }
  const handling = state.clocks.filter(c => c.key === HANDLING).map(({ closed: _closed, ...clock }) => clock)
  return {
    closes,
    opens: [...handling, clockOf(countPeriod(law, ASK_REVIEW, body.answeredOn), { blocksClosing: false })],
  }
}

/** Taken by another authority, a finding has come to its end here. */
const clocksOfEnd = ({ result, answeredOn }: RecordHandoverAnswer, state: CaseState, { law }: CaseContext) =>
  result === 'declined' ? {} : { opens: replyClocks(state, law, answeredOn) }

/** Nothing that was handed to the police is closed before they have taken it (行政处罚法第二十七条第一款). */
export function crimeTakenGate(state: CaseState): Gate {
  const gate = { code: 'caseHandling.transferOpen', title: '移送已被接受', article: '行政处罚法第二十七条第一款' }
  if (state.decision?.treatment.outcome !== 'transferred') return openGate(gate, '没有移送司法机关。')
  const { handover } = state
  if (!handover?.dispatched) return closedGate(gate, '移送书还没有送交公安机关。', '请送交并登记函件发出。')
  return handover.answers.some(a => a.result !== 'declined')
    ? openGate(gate, `${handover.recipientOrgan}已经接受移送。`)
    : closedGate(gate, `${handover.recipientOrgan}还没有答复是否立案。`, '请等待并登记对方的答复。')
}
