import { recusalGate } from '#features/2-officers/certificates'
import { closedGate, dayOf, formatDayZh, type Gate, openGate, passGates, refuse } from '#kernel'
import { countPeriod } from '#law-engine'
import type { ScheduleHearing } from '../bodies/deciding.ts'
import { HEARING_WINDOW, openAmong } from './clock.ts'
import type { CaseContext } from './context.ts'
import { dutyGate, receiverGate } from './duty.ts'
import { approverGate, checkTimes, findingOf, refuseTime } from './gates.ts'
import type { Rules } from './rule.ts'
import { serviceDone } from './serving.ts'
import type { CaseState } from './state.ts'

const NOTICE_BEFORE = 'D-PEN-07'

export const hearingRules: Rules<'requestHearing' | 'scheduleHearing' | 'holdHearing' | 'endHearing'> = {
  requestHearing: {
    gates: (state, context) => [
      receiverGate(state, context, '行政处罚法第四十五条'),
      dutyGate('requestHearing', context),
      offeredGate(state),
    ],
    decide: (body, state, context) => {
      checkTimes({ from: body.requestedAt, field: '/requestedAt' }, state, context)
      const requestedOn = dayOf(body.requestedAt)
      const { servedOn = requestedOn, hearingUntil = requestedOn } = state.notice ?? {}
      if (requestedOn < servedOn) refuseTime('/requestedAt', `时间早于告知书送达的日期（${formatDayZh(servedOn)}）。`)
      passGates([inTimeGate(requestedOn, hearingUntil)])
      return [{ type: 'hearingRequested', data: { ...body, closes: openAmong(state, [HEARING_WINDOW]) } }]
    },
  },

  scheduleHearing: {
    gates: (state, context) => [approverGate(state, context), dutyGate('scheduleHearing', context)],
    decide: (body, state, context) => {
      if (!body.open && !body.closedReason) {
        refuse({
          code: 'caseHandling.closedReasonMissing',
          kind: 'invalid',
          message: '听证不公开举行，没有写明理由。',
          article: '行政处罚法第六十四条第（三）项',
          next: '请写明涉及国家秘密、商业秘密或者个人隐私的理由。',
          field: '/closedReason',
        })
      }
      passGates([chairGate(body, state, context), recorderGate(body, context)])
      const notBefore = dayOf(state.hearing?.requestedAt ?? context.now)
      const { service: served, ...rest } = body
      const service = serviceDone(served, state, context, { notBefore })
      passGates([noticePeriodGate(dayOf(service.servedAt), dayOf(body.heldAt), context)])
      const nameOf = (id: string) => context.organ.staff.find(s => s.id === id)?.name ?? '未知人员'
      const names = { chairName: nameOf(body.chairId), recorderName: nameOf(body.recorderId) }
      return [{ type: 'hearingScheduled', data: { ...rest, service, ...names } }]
    },
  },

  holdHearing: {
    gates: (state, context) => [dutyGate('holdHearing', context), scheduledGate(state), presidingGate(state, context)],
    decide: (body, state, context) => {
      checkTimes({ from: body.from, until: body.until }, state, context)
      const day = dayOf(state.hearing?.scheduled?.heldAt ?? body.from)
      if (dayOf(body.from) !== day) {
        refuseTime('/from', `通知的听证日期是${formatDayZh(day)}；改期的，请重新通知。`)
      }
      if (!body.signature.signed && !body.signature.refusal) {
        refuse({
          code: 'caseHandling.refusalNotNoted',
          kind: 'invalid',
          message: '当事人没有在听证笔录上签名，也没有注明情况。',
          article: '行政处罚法第六十四条第（八）项',
          next: '请注明当事人拒绝签名的情况。',
          field: '/signature/refusal',
        })
      }
      return [{ type: 'hearingHeld', data: body }]
    },
  },

  /** Absence and leaving count as giving up the hearing; the case goes on. */
  endHearing: {
    gates: (state, context) => [dutyGate('endHearing', context), presidingGate(state, context)],
    decide: (body, state, context) => {
      checkTimes({ from: body.at, field: '/at' }, state, context)
      if (body.cause !== 'withdrawn') {
        passGates([scheduledGate(state)])
        const begins = state.hearing!.scheduled!.heldAt
        if (Date.parse(body.at) < Date.parse(begins)) refuseTime('/at', '听证还没有到通知的时间。')
      }
      return [{ type: 'hearingEnded', data: body }]
    },
  },
}

/** Only what the notice offered, once, and not after it was given up. */
function offeredGate({ notice, hearing, waived }: CaseState): Gate {
  const gate = { code: 'caseHandling.noHearingRight', title: '听证权利', article: '行政处罚法第六十三条' }
  if (!notice?.hearingOffered) {
    return closedGate(
      gate,
      '拟作出的处罚不属于应当听证的范围，告知书没有告知听证权利。',
      '请把当事人的意见记录为陈述申辩。',
    )
  }
  if (hearing || waived?.hearing) {
    const spent = { ...gate, code: 'caseHandling.hearingSpent' }
    return closedGate(
      spent,
      hearing ? '当事人已经要求过听证。' : '当事人已经明确放弃听证。',
      '请把当事人的意见记录为陈述申辩。',
    )
  }
  return openGate(gate, '告知书告知了听证权利。')
}

function inTimeGate(requestedOn: string, until: string): Gate {
  const gate = { code: 'caseHandling.hearingLate', title: '申请听证的期限', article: '行政处罚法第六十四条第（一）项' }
  const last = formatDayZh(until)
  return requestedOn <= until
    ? openGate(gate, `在期限内（${last}前）提出。`)
    : closedGate(gate, `申请听证的期限至${last}，提出时已经超过期限。`, '请告知当事人，并把其意见记录为陈述申辩。', {
        until,
      })
}

/** The chair is named by the organ, charged with hearings, and has never handled the case. */
function chairGate({ chairId }: ScheduleHearing, state: CaseState, { organ, conflicts }: CaseContext): Gate {
  const gate = {
    code: 'caseHandling.chairNotQualified',
    title: '听证主持人',
    article: '行政处罚法第六十四条第（四）项',
  }
  const chair = organ.staff.find(s => s.id === chairId)
  if (!chair?.duties.includes('hearingOfficer')) {
    return closedGate(gate, '所选人员不承担听证主持职责。', '请指定有听证主持职责的人员。')
  }
  if (state.everHandled.includes(chairId)) {
    const handled = { ...gate, code: 'caseHandling.chairHandled' }
    return closedGate(handled, `${chair.name}办理过本案，不能主持听证。`, '请指定非本案调查人员。')
  }
  return recusalGate(conflicts, [chair], findingOf(state).party.subjectId)
}

function recorderGate({ recorderId, chairId }: ScheduleHearing, { organ }: CaseContext): Gate {
  const gate = { code: 'caseHandling.recorderUnsuitable', title: '记录人' }
  const recorder = organ.staff.find(s => s.id === recorderId)
  return recorder && recorderId !== chairId
    ? openGate(gate, recorder.name)
    : closedGate(gate, '记录人应当是本机构人员，且不是听证主持人。', '请另选记录人。')
}

function noticePeriodGate(servedOn: string, heldOn: string, { law }: CaseContext): Gate {
  const period = countPeriod(law, NOTICE_BEFORE, heldOn)
  const gate = {
    code: 'caseHandling.hearingNoticeShort',
    title: '通知听证的期限',
    article: `${period.basis.law}${period.basis.article}`,
  }
  const last = formatDayZh(period.due)
  return servedOn <= period.due
    ? openGate(gate, `听证的${period.amount}个工作日前已经通知。`)
    : closedGate(
        gate,
        `应当在听证的${period.amount}个工作日前（${last}前）通知当事人。`,
        '请推迟听证时间，另行通知。',
        {
          notifyBy: period.due,
        },
      )
}

function scheduledGate({ hearing }: CaseState): Gate {
  const gate = {
    code: 'caseHandling.hearingNotScheduled',
    title: '听证通知',
    article: '行政处罚法第六十四条第（二）项',
  }
  return hearing?.scheduled
    ? openGate(gate, '已经通知当事人。')
    : closedGate(gate, '还没有通知听证的时间、地点。', '请先由负责人安排听证并通知当事人。')
}

/** Once a chair is named, he and nobody else presides. */
function presidingGate({ hearing, everHandled }: CaseState, { by }: CaseContext): Gate {
  const gate = {
    code: 'caseHandling.notTheChair',
    title: '由听证主持人办理',
    article: '行政处罚法第六十四条第（四）项',
  }
  const { chairId, chairName } = hearing?.scheduled ?? {}
  if (chairId === by.id || (!chairId && !everHandled.includes(by.id))) return openGate(gate, by.name)
  return closedGate(gate, `${by.name}不是本次听证的主持人。`, `请由${chairName ?? '非本案调查人员'}办理。`)
}
