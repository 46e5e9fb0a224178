import {
  type Certificate,
  type Conflict,
  type Officer,
  recusalGate,
  teamGate,
  validCertificate,
} from '#features/2-officers/certificates'
import { closedGate, formatDayZh, type Gate, openGate, type PlainDate, passGates, refuse } from '#kernel'
import { countPeriod, getPower, type Law } from '#law-engine'
import type { CaseAct, Finding } from '../acts.ts'
import type { CaseState } from './state.ts'

/** What the rules need and the case does not hold. Loaded beforehand; identity, time and law arrive here too. */
export interface CaseContext {
  today: PlainDate
  by: Officer
  law: Law
  /** How many officers the law wants (行政处罚法第四十二条), from the law data. */
  minimumOfficers: number
  certificates: readonly Certificate[]
  conflicts: readonly Conflict[]
}

export interface AssignHandlers {
  officers: Officer[]
}

export interface RequestFiling {
  facts: string
  powerCodes: string[]
}

/** A finding cannot lie in the future, nor end before it began. */
export function registerFinding(finding: Finding, { today }: CaseContext): CaseAct[] {
  if (finding.conductUntil < finding.conductFrom) refuseDay('/conductUntil', '违法行为的结束日早于开始日。')
  if (finding.conductUntil > today) refuseDay('/conductUntil', '违法行为的日期晚于今天。')
  if (finding.source.receivedOn > today) refuseDay('/source/receivedOn', '收到线索的日期晚于今天。')
  return [{ type: 'findingRegistered', data: finding }]
}

/** Who may be assigned: the same gates the screen shows beside each name. */
export function assignmentGates(state: CaseState, { officers }: AssignHandlers, context: CaseContext): Gate[] {
  const finding = findingOf(state)
  const duty = { region: finding.region, fieldCode: finding.fieldCode, on: context.today }
  return [
    teamGate(context.certificates, officers, duty, context.minimumOfficers),
    recusalGate(context.conflicts, officers, finding.party.subjectId),
  ]
}

export function assignHandlers(state: CaseState, command: AssignHandlers, context: CaseContext): CaseAct[] {
  passGates(assignmentGates(state, command, context))
  const finding = findingOf(state)
  const duty = { region: finding.region, fieldCode: finding.fieldCode, on: context.today }
  const handlers = command.officers.map(officer => ({
    ...officer,
    certificateNumber: validCertificate(context.certificates, officer.id, duty)!.number,
  }))
  return [{ type: 'handlersAssigned', data: { handlers } }]
}

/** Before filing: handlers who may act today, a known power, and conduct that is not time-barred. */
export function filingGates(state: CaseState, context: CaseContext): Gate[] {
  return [
    ...assignmentGates(state, { officers: state.handlers }, context),
    handlerGate(state, context),
    limitationGate(state, context),
  ]
}

export function requestFiling(state: CaseState, command: RequestFiling, context: CaseContext): CaseAct[] {
  passGates(filingGates(state, context))
  const { conductUntil, fieldCode } = findingOf(state)
  for (const code of command.powerCodes) {
    const power = getPower(context.law, code, conductUntil)
    if (power.kind !== 'penalty' || power.fieldCode !== fieldCode) {
      refuse({
        code: 'caseHandling.powerNotOfField',
        kind: 'invalid',
        message: `${code} 不是本领域的处罚事项。`,
        next: '请在权力清单中选择本领域的处罚事项。',
        field: '/powerCodes',
      })
    }
  }
  const { facts, powerCodes } = command
  return [{ type: 'filingRequested', data: { facts, powerCodes, requestedBy: context.by.id } }]
}

/** Whoever handles the case does not approve its filing. The gates are asked again: days may have passed. */
export function approveFiling(state: CaseState, context: CaseContext): CaseAct[] {
  passGates([
    approverGate(state, context),
    ...assignmentGates(state, { officers: state.handlers }, context),
    limitationGate(state, context),
  ])
  return [{ type: 'filingApproved', data: { filedOn: context.today, approvedBy: context.by.id } }]
}

export function rejectFiling(state: CaseState, reason: string, context: CaseContext): CaseAct[] {
  passGates([approverGate(state, context)])
  return [{ type: 'filingRejected', data: { reason, rejectedBy: context.by.id } }]
}

function handlerGate(state: CaseState, { by }: CaseContext): Gate {
  const gate = { code: 'caseHandling.notHandler', title: '由办案人员提出' }
  return state.handlers.some(h => h.id === by.id)
    ? openGate(gate, by.name)
    : closedGate(gate, `${by.name}不是本案的办案人员。`, '请由本案办案人员提出，或者先由负责人指派。')
}

function approverGate(state: CaseState, { by }: CaseContext): Gate {
  const gate = { code: 'caseHandling.approverHandles', title: '审批人不办理本案' }
  return state.handlers.some(h => h.id === by.id)
    ? closedGate(gate, `${by.name}是本案办案人员，不能审批本案立案。`, '请由其他负责人审批。')
    : openGate(gate, by.name)
}

/**
 * The limitation runs against discovery 发现: what was found in time may be filed later. Conduct that continues counts
 * from its last day (行政处罚法第三十六条第二款).
 */
function limitationGate(state: CaseState, { law }: CaseContext): Gate {
  const { conductUntil, source } = findingOf(state)
  const period = countPeriod(law, GENERAL_LIMITATION, conductUntil)
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
        {
          limitationEnds: period.due,
        },
      )
}

const GENERAL_LIMITATION = 'D-PEN-01'

function findingOf(state: CaseState): Finding {
  if (!state.finding) throw new Error('a case begins with a finding')
  return state.finding
}

function refuseDay(field: string, message: string): never {
  refuse({ code: 'caseHandling.dayImpossible', kind: 'invalid', message, next: '请核对日期。', field })
}
