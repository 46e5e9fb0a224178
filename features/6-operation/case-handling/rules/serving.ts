import { closedGate, dayOf, formatDayZh, type Gate, openGate, type PlainDate, passGates } from '#kernel'
import { countPeriod, remedies } from '#law-engine'
import type { Clock, ServiceDone } from '../acts.ts'
import type { Service } from '../bodies/shared.ts'
import { clockOf, openAmong } from './clock.ts'
import type { CaseContext } from './context.ts'
import { dutyGate } from './duty.ts'
import { asTeam, checkTimes, findingOf, handlerGate, officersOf, refuseTime, teamGates } from './gates.ts'
import type { Rules } from './rule.ts'
import type { CaseState } from './state.ts'

const SERVE = 'D-PEN-09'
const PAY = 'D-PEN-11'

export const servingRules: Rules<'serveDecision'> = {
  serveDecision: {
    gates: (state, context) => [handlerGate(state, context), dutyGate('serveDecision', context)],
    decide: (body, state, context) => {
      const decidedOn = state.decision?.decidedOn ?? context.today
      const service = serviceDone(body.service, state, context, { notBefore: decidedOn })
      const servedOn = dayOf(service.servedAt)
      return [
        {
          type: 'decisionServed',
          data: {
            service,
            servedOn,
            closes: openAmong(state, [SERVE]),
            opens: clocksOfService(state, servedOn, context),
          },
        },
      ]
    },
  },
}

/** From the service run the payment, when there is one, and the party's remedies, which do not hold up the closing. */
function clocksOfService(state: CaseState, servedOn: PlainDate, { law }: CaseContext): Clock[] {
  const { reconsideration, suit } = remedies(law, { procedure: 'ordinary', servedOn })
  return [
    ...(state.decision?.payment ? [clockOf(countPeriod(law, PAY, servedOn))] : []),
    clockOf(reconsideration, { blocksClosing: false }),
    ...(suit ? [clockOf(suit, { blocksClosing: false })] : []),
  ]
}

/**
 * A service as the act keeps it, after everything that is asked of any service (行政处罚法第六十一条；民事诉讼法第八十七条至第九十一条):
 * enough officers with valid certificates that day, a time that is possible, and what the way of serving wants.
 * @param limits.byHandlers only handlers of the case may serve it: they hear what the party answers
 */
export function serviceDone(
  service: Service,
  state: CaseState,
  context: CaseContext,
  { notBefore, byHandlers = false }: { notBefore: PlainDate; byHandlers?: boolean },
): ServiceDone {
  const { officers: ids, ...rest } = service
  const field = '/service/servedAt'
  checkTimes({ from: service.servedAt, field }, state, context)
  const servedOn = dayOf(service.servedAt)
  if (servedOn < notBefore) refuseTime(field, `送达日期早于文书可以送达的日期（${formatDayZh(notBefore)}）。`)
  const officers = officersOf(ids, context)
  passGates([
    ...(byHandlers ? [servedByHandlersGate(ids, state)] : []),
    ...teamGates(state, officers, servedOn, context),
    methodGate(service, state),
  ])
  return { ...rest, team: asTeam(state, officers, servedOn, context) }
}

function servedByHandlersGate(ids: readonly string[], { handlers }: CaseState): Gate {
  const gate = { code: 'caseHandling.servedByOthers', title: '由本案办案人员送达', article: '行政处罚法第四十五条' }
  return ids.every(id => handlers.some(h => h.id === id))
    ? openGate(gate, '由办案人员送达。')
    : closedGate(gate, '送达人中有人不是本案的办案人员。', '请由本案办案人员送达，以便听取陈述申辩。')
}

/** What each way of serving wants before it counts as service. */
export function methodGate(service: Service, state: CaseState): Gate {
  switch (service.method) {
    case 'direct':
      return directGate(service, state)
    case 'leaving':
      return leavingGate(service)
    case 'electronic': {
      const gate = {
        code: 'caseHandling.electronicConsent',
        title: '电子送达确认书',
        article: '行政处罚法第六十一条第二款',
      }
      return service.consent
        ? openGate(gate, '当事人已签署电子送达确认书。')
        : closedGate(
            gate,
            '当事人没有签署电子送达确认书，不能电子送达。',
            '请先取得电子送达确认书（文书33），或者改用其他方式。',
          )
    }
    case 'mail': {
      const gate = { code: 'caseHandling.mailTracking', title: '邮寄回执', article: '民事诉讼法第九十一条' }
      return service.tracking
        ? openGate(gate, `邮寄单号${service.tracking}。`)
        : closedGate(gate, '没有邮寄单号。', '请填写邮寄单号；送达时间以回执注明的收件日期为准。')
    }
  }
}

/** In person: to the party itself, its representative, or somebody whose relation to it is written down. */
function directGate({ recipient, relation }: Service, state: CaseState): Gate {
  const gate = { code: 'caseHandling.recipientRelation', title: '收件人', article: '民事诉讼法第八十八条' }
  const { party } = findingOf(state)
  const itself = recipient === party.name || recipient === party.representative
  if (itself || relation) return openGate(gate, recipient)
  return closedGate(
    gate,
    `${recipient}不是当事人本人或者其法定代表人。`,
    '请填写收件人与当事人的关系；无权代收的，另行送达。',
  )
}

/** Left in place: the refusal or absence described, and a witness or a recording of it. */
function leavingGate({ refusal, witness, recording }: Service): Gate {
  const gate = { code: 'caseHandling.leavingNotDescribed', title: '留置送达', article: '民事诉讼法第八十九条' }
  if (!refusal) return closedGate(gate, '没有写明拒收或者不在场的情况。', '请写明拒收的事由和经过。')
  const seen = { ...gate, code: 'caseHandling.leavingNotWitnessed' }
  return witness || recording
    ? openGate(seen, witness ? `见证人${witness}。` : '有送达过程的录像。')
    : closedGate(seen, '留置送达没有见证人，也没有拍照、录像。', '请填写见证人，或者附上送达过程的录像。')
}
