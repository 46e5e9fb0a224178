import type { CaseEvent, Comparison, Treatment } from '#features/6-operation/case-handling'
import { type PlainDate, refuse } from '#kernel'

/** What an event makes of the alerts of a case. */
export interface AlertChanges {
  /** The amount proposed before is no longer what is proposed. */
  withdraw: boolean
  raise?: { id: string; by: string; comparison: Comparison; treatment: Treatment }
  decidedOn?: PlainDate
}

/**
 * An amount out of line raises an alert when it is proposed, or when it is changed after a defence; a decision says so of the
 * alert that stands. Papers that are sent back take it along.
 */
export function alertChanges({
  acts,
  before,
  after,
}: Pick<CaseEvent, 'acts' | 'before' | 'after'>): AlertChanges | undefined {
  const last = acts.at(-1)
  if (!last) return undefined
  switch (last.type) {
    case 'outcomeProposed':
      return raisedBy(last, last.data)
    case 'defenceAssessed':
      return last.data.treatment.fineFen === before.proposal?.fineFen ? undefined : raisedBy(last, last.data.treatment)
    case 'decided':
      return { withdraw: false, decidedOn: last.data.decidedOn }
    default:
      return before.proposal && !after.proposal ? { withdraw: true } : undefined
  }
}

function raisedBy({ id, actorName: by }: CaseEvent['acts'][number], treatment: Treatment): AlertChanges {
  const { comparison } = treatment
  return comparison?.outlier ? { withdraw: true, raise: { id, by, comparison, treatment } } : { withdraw: true }
}

/** What stands against noting an alert. */
export function checkNoting(
  alert: { handlerIds: readonly string[]; notedBy: string | null },
  remark: string,
  by: { userId: string; name: string },
): void {
  if (alert.notedBy !== null) {
    refuse({
      code: 'supervision.alertNoted',
      kind: 'notAllowed',
      message: `这条量罚提示已由${alert.notedBy}查看并备注。`,
      next: '请刷新，查看已有的备注。',
    })
  }
  if (alert.handlerIds.includes(by.userId)) {
    refuse({
      code: 'supervision.ownCase',
      kind: 'forbidden',
      message: `${by.name}办理过本案，不能监督自己办理的案件。`,
      article: '行政处罚法第七十五条',
      next: '请由其他监察人员查看。',
    })
  }
  if (remark.trim() === '') {
    refuse({
      code: 'supervision.remarkBlank',
      kind: 'invalid',
      message: '没有写明查看意见。',
      next: '请写明看了什么、有什么意见；没有意见的写明“无异议”。',
      field: '/remark',
    })
  }
}
