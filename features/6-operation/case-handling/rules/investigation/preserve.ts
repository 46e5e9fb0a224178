import { closedGate, dayOf, type Gate, openGate, type PlainDate, refuse } from '#kernel'
import { countPeriod, type Law } from '#law-engine'
import type { Clock } from '../../acts.ts'
import type { PreserveEvidence } from '../../bodies/investigation.ts'
import { clockOf } from '../clock.ts'
import type { CaseContext } from '../context.ts'
import { checkTimes, handlerGate, refuseTime } from '../gates.ts'
import type { Rules } from '../rule.ts'
import { actingTeam, checkSignature, sceneGate } from '../scene.ts'
import type { CaseState, Preservation } from '../state.ts'

const article = '行政处罚法第五十六条'
export const PRESERVING = 'D-PEN-04'
export const preservationClockKey = (preservationId: string): string => `${PRESERVING}:${preservationId}`

/** The clock of one preservation: the outcome is due so many working days after the day of preserving. */
export function preservationClock(
  law: Law,
  preservationId: string,
  { preservedAt, items }: { preservedAt: string; items: readonly { name: string }[] },
): Clock {
  const what = items.length > 1 ? `${items[0]?.name}等${items.length}项` : items[0]?.name
  const period = countPeriod(law, PRESERVING, dayOf(preservedAt))
  return clockOf(period, { key: preservationClockKey(preservationId), name: `${period.name}（${what}）` })
}

/** 先行登记保存: approved before by the head of the organ; what was approved by phone is signed by that very leader. */
export const preservingRules: Rules<'preserveEvidence' | 'confirmPreservation' | 'disposePreserved'> = {
  preserveEvidence: {
    gates: (state, context) => [sceneGate(state, context)],
    decide: ({ officers, ...body }, state, context) => {
      checkTimes({ from: body.preservedAt, field: '/preservedAt' }, state, context)
      const team = actingTeam(officers, body.preservedAt, state, context)
      const approverName = approverOf(body, state, team, context)
      checkTimes({ from: body.approvedAt, field: '/approvedAt' }, state, context)
      if (Date.parse(body.approvedAt) > Date.parse(body.preservedAt)) {
        refuse({
          code: 'caseHandling.approvalAfter',
          kind: 'notAllowed',
          message: '批准时间晚于保存时间，先行登记保存须经事先批准。',
          article,
          next: '请核对时间；事先没有批准的，应当立即解除保存。',
          field: '/approvedAt',
        })
      }
      checkSignature(body.signature, team)
      const preservationId = context.freshId()
      const clock = preservationClock(context.law, preservationId, body)
      return [{ type: 'evidencePreserved', data: { preservationId, approverName, ...body, team, opens: [clock] } }]
    },
  },

  confirmPreservation: {
    gates: (state, context) => [confirmationGate(state, context)],
    decide: ({ preservationId }, state, { by }) => {
      const preservation = getPreservation(state, preservationId)
      if (preservation.confirmed) {
        refuse({
          code: 'caseHandling.alreadyConfirmed',
          kind: 'notAllowed',
          message: '这次先行登记保存已有书面批准。',
          next: '不需要再签。',
          field: '/preservationId',
        })
      }
      if (preservation.approverId !== by.id) refuseOther(preservation)
      return [{ type: 'preservationConfirmed', data: { preservationId, confirmedBy: by.id } }]
    },
  },

  disposePreserved: {
    gates: (state, context) => [handlerGate(state, context), openPreservationGate(state)],
    decide: ({ officers, ...body }, state, context) => {
      const preservation = getPreservation(state, body.preservationId)
      if (preservation.disposed) {
        refuse({
          code: 'caseHandling.alreadyDisposed',
          kind: 'notAllowed',
          message: '这次先行登记保存的物品已经处理。',
          next: '请选择尚未处理的先行登记保存。',
          field: '/preservationId',
        })
      }
      checkTimes({ from: body.disposedAt, field: '/disposedAt' }, state, context)
      if (Date.parse(body.disposedAt) < Date.parse(preservation.preservedAt)) {
        refuseTime('/disposedAt', '处理时间早于保存时间。')
      }
      const team = actingTeam(officers, body.disposedAt, state, context)
      checkSignature(body.signature, team)
      const key = preservationClockKey(body.preservationId)
      const due: PlainDate | undefined = state.clocks.find(c => c.key === key)?.due
      const late = due !== undefined && dayOf(body.disposedAt) > due
      return [{ type: 'preservedDisposed', data: { ...body, team, late, closes: [key] } }]
    },
  },
}

/** The name of the approving leader: of this organ, and nobody who acts in the case himself. */
function approverOf(
  { approverId }: Pick<PreserveEvidence, 'approverId'>,
  { everHandled }: CaseState,
  team: readonly { id: string }[],
  { organ }: CaseContext,
): string {
  const approver = organ.staff.find(s => s.id === approverId)
  const acts = everHandled.includes(approverId) || team.some(o => o.id === approverId)
  if (approver?.duties.includes('leader') && !acts) return approver.name
  return refuse({
    code: 'caseHandling.approverNotLeader',
    kind: 'invalid',
    message: approver
      ? `${approver.name}${acts ? '自己办理本案，不能批准' : '不是本机关负责人'}。`
      : '批准人不是本机关的人员。',
    article,
    next: '先行登记保存须经本机关负责人批准，请选择负责人。',
    field: '/approverId',
  })
}

function getPreservation({ preservations }: CaseState, id: string): Preservation {
  return (
    preservations.find(p => p.preservationId === id) ??
    refuse({
      code: 'caseHandling.preservationUnknown',
      kind: 'invalid',
      message: '本案没有这次先行登记保存。',
      next: '请从本案的先行登记保存中选择。',
      field: '/preservationId',
    })
  )
}

/** Only whoever approved by phone can sign it afterwards. */
function confirmationGate({ preservations }: CaseState, { by }: CaseContext): Gate {
  const gate = { code: 'caseHandling.nothingToConfirm', title: '待补签的批准', article }
  const pending = preservations.filter(p => !p.confirmed)
  if (pending.length === 0) return closedGate(gate, '没有待补签的电话批准。', '不需要补签。')
  const own = pending.filter(p => p.approverId === by.id)
  if (own.length > 0) return openGate(gate, `${own.length}次先行登记保存经${by.name}电话批准。`)
  const names = [...new Set(pending.map(p => p.approverName))].join('、')
  return closedGate(
    { ...gate, code: 'caseHandling.notTheApprover', title: '由批准人本人补签' },
    `电话批准的是${names}，${by.name}不能代签。`,
    `请由${names}补签。`,
  )
}

function refuseOther({ approverName }: Preservation): never {
  refuse({
    code: 'caseHandling.notTheApprover',
    kind: 'notAllowed',
    message: `这次先行登记保存由${approverName}电话批准，不能由他人补签。`,
    article,
    next: `请由${approverName}补签。`,
    field: '/preservationId',
  })
}

function openPreservationGate({ preservations }: CaseState): Gate {
  const gate = { code: 'caseHandling.nothingPreserved', title: '尚未处理的先行登记保存', article }
  const open = preservations.filter(p => !p.disposed).length
  return open > 0
    ? openGate(gate, `${open}次。`)
    : closedGate(gate, '没有尚未处理的先行登记保存。', '先行登记保存后，在期限内处理。')
}
