import { type Officer, recusalGate, teamGate, validCertificate } from '#features/2-officers/certificates'
import { closedGate, dayOf, type Gate, openGate, type PlainDate, refuse } from '#kernel'
import type { Finding, Handler } from '../acts.ts'
import type { CaseContext } from './context.ts'
import type { CaseState } from './state.ts'

export function findingOf(state: CaseState): Finding {
  if (!state.finding) throw new Error('a case begins with a finding')
  return state.finding
}

/** Officers by their ids, with names from the organ's staff. Unknown ids keep their id as name and fail the certificate gate. */
export const officersOf = (ids: readonly string[], { organ }: CaseContext): Officer[] =>
  ids.map(id => ({ id, name: organ.staff.find(s => s.id === id)?.name ?? '未知人员' }))

/** Whether these officers may act on this day in this case: number, certificates, recusal. */
export function teamGates(state: CaseState, officers: readonly Officer[], on: PlainDate, context: CaseContext): Gate[] {
  const finding = findingOf(state)
  const duty = { region: finding.region, fieldCode: finding.fieldCode, on }
  return [
    teamGate(context.certificates, officers, duty, context.settings.minimumOfficers),
    recusedGate(state, officers),
    recusalGate(context.conflicts, officers, finding.party.subjectId),
  ]
}

function recusedGate({ recused }: CaseState, officers: readonly Officer[]): Gate {
  const gate = { code: 'caseHandling.recused', title: '已回避人员', article: '行政处罚法第四十三条' }
  const out = officers.filter(o => recused.includes(o.id))
  return out.length === 0
    ? openGate(gate, '没有已经回避的人员。')
    : closedGate(gate, `${out.map(o => o.name).join('、')}已经在本案回避。`, '请改派其他人员。')
}

/** Officers as the act keeps them: with the certificate they acted under that day. Ask after the gates passed. */
export function asTeam(state: CaseState, officers: readonly Officer[], on: PlainDate, context: CaseContext): Handler[] {
  const { region, fieldCode } = findingOf(state)
  return officers.map(({ id, name }) => ({
    id,
    name,
    certificateNumber: validCertificate(context.certificates, id, { region, fieldCode, on })?.number ?? '',
  }))
}

/** Only who handles the case proposes, records and serves in it. */
export function handlerGate({ handlers }: CaseState, { by }: CaseContext): Gate {
  const gate = { code: 'caseHandling.notHandler', title: '由本案办案人员办理' }
  return handlers.some(h => h.id === by.id)
    ? openGate(gate, by.name)
    : closedGate(gate, `${by.name}不是本案的办案人员。`, '请由本案办案人员办理，或者先由负责人指派。')
}

/** Who approves has not handled it, and belongs to the organ that handles it. */
export function approverGate({ everHandled, finding }: CaseState, { by }: CaseContext): Gate {
  const gate = { code: 'caseHandling.approverHandles', title: '审批人不办理本案' }
  if (everHandled.includes(by.id)) {
    return closedGate(gate, `${by.name}是本案办案人员，不能审批本案。`, '请由其他负责人审批。')
  }
  if (finding && finding.organId !== by.organId) {
    const other = { ...gate, code: 'caseHandling.otherOrgan', title: '由承办机构负责人审批' }
    return closedGate(other, '本案由其他机构承办。', `请由${finding.organName}的负责人审批。`)
  }
  return openGate(gate, by.name)
}

/** Times given by people: in order, not in the future, not before the case's source was known. */
export function checkTimes(
  times: { from: string; until?: string; field?: string },
  state: CaseState,
  { now }: CaseContext,
): void {
  const field = times.field ?? (times.until === undefined ? '/at' : '/from')
  const from = Date.parse(times.from)
  const until = Date.parse(times.until ?? times.from)
  if (until < from) refuseTime(times.until === undefined ? field : '/until', '结束时间早于开始时间。')
  if (until > Date.parse(now)) refuseTime(times.until === undefined ? field : '/until', '时间晚于现在。')
  const { receivedOn } = findingOf(state).source
  if (dayOf(times.from) < receivedOn) refuseTime(field, `时间早于收到线索的日期（${receivedOn}）。`)
}

export function refuseTime(field: string, message: string): never {
  refuse({ code: 'caseHandling.timeImpossible', kind: 'invalid', message, next: '请核对日期和时间。', field })
}
