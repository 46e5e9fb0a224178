import type { OtherPenalty } from '../../bodies/deciding.ts'

export type OtherPenaltyKind = OtherPenalty['kind']

export const otherPenaltyNames: Record<OtherPenaltyKind, string> = {
  suspension: '责令停业整顿',
  revocation: '吊销许可证件',
  goods: '没收非法财物',
  closure: '责令关闭',
  ban: '限制从业',
  criticism: '通报批评',
  downgrade: '降低资质等级',
  restriction: '限制开展生产经营活动',
}

/** How items name these kinds. */
export const otherPenaltyWords: Record<OtherPenaltyKind, readonly string[]> = {
  suspension: ['责令停业整顿', '停业整顿', '责令停产停业', '停产停业', '暂停业务', '责令停止经营', '责令停止演出'],
  revocation: ['吊销许可证', '撤销许可证', '吊销导游证', '暂扣或吊销导游证'],
  goods: ['没收非法财物', '没收设备', '没收销毁复制品'],
  closure: ['责令关闭', '取缔', '关闭网站'],
  ban: ['限制从业', '取消资格'],
  criticism: ['通报批评'],
  downgrade: ['降低资质等级'],
  restriction: ['限制业务活动'],
}
