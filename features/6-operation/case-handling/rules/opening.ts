import { closedGate, formatDayZh, type Gate, openGate, passGates, refuse } from '#kernel'
import { countPeriod, limitationEnds } from '#law-engine'
import type { Finding } from '../acts.ts'
import { clockOf } from './clock.ts'
import { itemsGate, partyGate } from './competence.ts'
import type { CaseContext } from './context.ts'
import { approverGate, asTeam, findingOf, handlerGate, officersOf, teamGates } from './gates.ts'
import { checkItems } from './items.ts'
import { replyClocks } from './reporter.ts'
import type { Rules } from './rule.ts'
import type { CaseState } from './state.ts'

const HANDLING = 'D-PEN-08'

export const openingRules: Rules<
  | 'registerFinding'
  | 'assignHandlers'
  | 'decideRecusal'
  | 'requestFiling'
  | 'approveFiling'
  | 'rejectFiling'
  | 'extendHandling'
> = {
  registerFinding: {
    gates: () => [],
    decide: (body, _state, context) => {
      const { organ, today, party, sameConduct } = context
      if (body.conductUntil < body.conductFrom) refuseDay('/conductUntil', '违法行为的结束日早于开始日。')
      if (body.conductUntil > today) refuseDay('/conductUntil', '违法行为的日期晚于今天。')
      if (body.receivedOn > today) refuseDay('/receivedOn', '收到线索的日期晚于今天。')
      if (body.conductFrom > body.receivedOn) refuseDay('/receivedOn', '收到线索的日期早于违法行为开始的日期。')
      const field = context.law.fields.find(f => f.code === body.fieldCode && f.enabled)
      if (!field) {
        refuse({
          code: 'caseHandling.fieldUnknown',
          kind: 'invalid',
          message: `没有领域 ${body.fieldCode}，或者该领域没有启用。`,
          next: '请从领域目录中选择。',
          field: '/fieldCode',
        })
      }
      if (!party) throw new Error('the party of a new finding is loaded before it is decided')
      const finding: Finding = {
        region: organ.region,
        organId: organ.id,
        organName: organ.name,
        fieldCode: field.code,
        source: {
          kind: body.sourceKind,
          receivedOn: body.receivedOn,
          ...(body.reference && { reference: body.reference }),
        },
        party,
        place: body.place,
        conductFrom: body.conductFrom,
        conductUntil: body.conductUntil,
        summary: body.summary,
        ...(body.institution && { institution: body.institution }),
        harmToLifeOrFinance: body.harmToLifeOrFinance ?? false,
        reporterKept: body.reporter !== undefined,
        ...(body.reporter?.wantsReply && { replyOrganId: context.by.organId }),
        ...(body.notDuplicateBecause && { notDuplicateBecause: body.notDuplicateBecause }),
      }
      passGates([duplicateGate(sameConduct, body.notDuplicateBecause)])
      return [{ type: 'findingRegistered', data: finding }]
    },
  },

  assignHandlers: {
    gates: (state, context) => [approverGate(state, context)],
    decide: (body, state, context) => {
      const officers = officersOf(body.officers, context)
      passGates(teamGates(state, officers, context.today, context))
      const handlers = asTeam(state, officers, context.today, context)
      if (state.handlers.length > 0 && state.filedOn && !body.reason) {
        refuse({
          code: 'caseHandling.reasonMissing',
          kind: 'invalid',
          message: '变更办案人员应当写明理由。',
          next: '请填写变更理由。',
          field: '/reason',
        })
      }
      return [{ type: 'handlersAssigned', data: { handlers, ...(body.reason && { reason: body.reason }) } }]
    },
  },

  decideRecusal: {
    gates: (state, context) => [approverGate(state, context)],
    decide: (body, state, context) => {
      const officer = state.handlers.find(h => h.id === body.officerId)
      if (!officer) {
        refuse({
          code: 'caseHandling.notAHandler',
          kind: 'invalid',
          message: '该人员不是本案的办案人员。',
          next: '请从本案办案人员中选择。',
          field: '/officerId',
        })
      }
      return [{ type: 'recusalDecided', data: { ...body, officerName: officer.name, decidedBy: context.by.id } }]
    },
  },

  requestFiling: {
    gates: filingGates,
    decide: (body, state, context) => {
      checkItems(body.powerCodes, state, context)
      return [{ type: 'filingRequested', data: { ...body, requestedBy: context.by.id } }]
    },
  },

  /** Whoever handles the case does not approve its filing. The gates are asked again: days may have passed. */
  approveFiling: {
    gates: (state, context) => [
      approverGate(state, context),
      ...teamGates(state, state.handlers, context.today, context),
      limitationGate(state, context),
      itemsGate(state.powerCodes, state, context),
    ],
    decide: (body, _state, context) => {
      const handling = clockOf(countPeriod(context.law, HANDLING, context.today))
      return [
        {
          type: 'filingApproved',
          data: {
            filedOn: context.today,
            approvedBy: context.by.id,
            ...(body.opinion && { opinion: body.opinion }),
            opens: [handling],
          },
        },
      ]
    },
  },

  rejectFiling: {
    gates: (state, context) => [approverGate(state, context)],
    decide: (body, state, context) => [
      {
        type: 'filingRejected',
        data: {
          reason: body.reason,
          rejectedBy: context.by.id,
          opens: replyClocks(state, context.law, context.today),
        },
      },
    ],
  },

  extendHandling: {
    gates: (state, context) => [approverGate(state, context)],
    decide: (body, state, context) => {
      const open = state.clocks.find(c => c.key === HANDLING && !c.closed)
      if (!open || body.until <= open.due) refuseDay('/until', '延长后的期限应当晚于现在的期限。')
      const explanation = `经批准延长至${formatDayZh(body.until)}（${body.basis}）：${body.reason}`
      return [
        {
          type: 'handlingExtended',
          data: {
            ...body,
            extendedBy: context.by.id,
            opens: [{ ...open, due: body.until, unrolledDue: body.until, explanation }],
          },
        },
      ]
    },
  },
}

/** Before filing: handlers who may act today, conduct that is not time-barred, a party within our scope. */
export function filingGates(state: CaseState, context: CaseContext): Gate[] {
  return [
    ...teamGates(state, state.handlers, context.today, context),
    handlerGate(state, context),
    limitationGate(state, context),
    partyGate(state, context),
  ]
}

/**
 * The limitation runs against discovery 发现: what was found in time may be filed later. Conduct that continues counts
 * from its last day (行政处罚法第三十六条第二款).
 */
export function limitationGate(state: CaseState, { law }: CaseContext): Gate {
  const { conductUntil, source, harmToLifeOrFinance } = findingOf(state)
  const period = limitationEnds(law, {
    actEnded: conductUntil,
    lifeHealthOrFinancialSafety: harmToLifeOrFinance,
  })
  const gate = {
    code: 'caseHandling.limitation',
    title: '追责期限',
    article: `${period.basis.law}${period.basis.article}`,
  }
  const last = formatDayZh(period.due)
  return source.receivedOn <= period.due
    ? openGate(gate, `违法行为于${formatDayZh(source.receivedOn)}被发现，追责期限至${last}。`)
    : closedGate(
        gate,
        `违法行为在追责期限（至${last}）内未被发现，不再给予处罚。`,
        '请不予立案；涉及公民生命健康安全、金融安全且有危害后果的，请核对是否适用更长期限。',
        { limitationEnds: period.due },
      )
}

/** One act, one case: the same party over the same days is a second case only for a stated reason. */
function duplicateGate(sameConduct: CaseContext['sameConduct'], reason: string | undefined): Gate {
  const gate = { code: 'caseHandling.duplicate', title: '重复案件', article: '行政处罚法第二十九条' }
  if (sameConduct.length === 0) return openGate(gate, '同一当事人在这些日期没有其他案件。')
  const labels = sameConduct.map(c => c.label).join('、')
  if (reason) return openGate(gate, `与${labels}不重复：${reason}`)
  return closedGate(
    gate,
    `同一当事人在这些日期已有案件：${labels}。`,
    '请打开已有案件核对；确属不同行为的，填写不重复的理由后登记。',
    { cases: sameConduct },
  )
}

function refuseDay(field: string, message: string): never {
  refuse({ code: 'caseHandling.dayImpossible', kind: 'invalid', message, next: '请核对日期。', field })
}
