import type { Treatment } from '#features/6-operation/case-handling'
import { formatYuan } from '#kernel'

type OtherKind = Treatment['otherPenalties'][number]['kind']

/** Kinds of penalty as the field CF_CFLB names them (行政处罚法第九条). */
const otherKinds: Record<OtherKind, string> = {
  suspension: '责令停产停业',
  revocation: '吊销许可证件',
  goods: '没收非法财物',
  closure: '责令关闭',
  ban: '限制从业',
  criticism: '通报批评',
  downgrade: '降低资质等级',
  restriction: '限制开展生产经营活动',
}

const OF_A_LICENCE: readonly OtherKind[] = ['revocation', 'downgrade']

export const penaltyKinds = (treatment: Treatment): string[] => [
  ...(treatment.warning ? ['警告'] : []),
  ...(treatment.fineFen > 0 ? ['罚款'] : []),
  ...(treatment.confiscationFen > 0 ? ['没收违法所得'] : []),
  ...new Set(treatment.otherPenalties.map(penalty => otherKinds[penalty.kind])),
]

/** The penalties in words, as the field CF_NR wants them; still to be redacted, because details are written by people. */
export const penaltyText = (treatment: Treatment): string =>
  [
    ...(treatment.warning ? ['警告'] : []),
    ...(treatment.confiscationFen > 0 ? [`没收违法所得${formatYuan(treatment.confiscationFen)}元`] : []),
    ...(treatment.fineFen > 0 ? [`罚款${formatYuan(treatment.fineFen)}元`] : []),
    ...treatment.otherPenalties.map(
      ({ kind, detail, months }) => `${otherKinds[kind]}${months ? `${months}个月` : ''}（${detail}）`,
    ),
  ].join('；')

/** The licences that are revoked or lowered; null where none is. */
export function licencesOf({ otherPenalties }: Treatment): string | null {
  const details = otherPenalties.filter(({ kind }) => OF_A_LICENCE.includes(kind)).map(({ detail }) => detail)
  return details.length > 0 ? details.join('；') : null
}
