import { formatYuan, type PlainDate } from '#kernel'
import { fits, type OrderState, type Owed, openInWords, openTotal } from './order.ts'
import type { Payment } from './statement.ts'

/** How a row of a statement ended. */
export const outcomes = {
  pending: '待处理',
  matched: '已入账',
  seen: '重复行',
  unknownCode: '没有对应的缴款',
  amountDiffers: '金额不符',
  refused: '暂不能入账',
  unreadable: '无法识别',
  remark: '合计、说明行',
} as const
export type Outcome = keyof typeof outcomes

/** Rows that a person has to settle: nothing leaves this list by itself. */
export const unsettled = ['unknownCode', 'amountDiffers', 'refused', 'unreadable'] as const satisfies readonly Outcome[]

/** What is known about the row's code and its number at the bank. */
export interface Surroundings {
  order?: Owed & { state: OrderState }
  /** A payment that is already recorded under the same code and the same number. */
  recorded?: { amountFen: number }
  /** The same row stands, matched or waiting, in this line of an earlier file. */
  earlier?: { fileName: string; n: number }
}

export interface Match {
  outcome: Outcome
  /** In Chinese; empty for a match. */
  reason: string
}

/** What becomes of a readable row. Pure: two imports at once are held apart by the store. */
export function matchPayment(payment: Payment, around: Surroundings, today: PlainDate): Match {
  const { order, recorded, earlier } = around
  const { amountFen } = payment
  if (recorded) {
    return recorded.amountFen === amountFen
      ? { outcome: 'seen', reason: '同一流水号的缴款已经入账。' }
      : {
          outcome: 'amountDiffers',
          reason: `同一流水号已经以${formatYuan(recorded.amountFen)}元入账，本行为${formatYuan(amountFen)}元。`,
        }
  }
  if (earlier) return { outcome: 'seen', reason: `与“${earlier.fileName}”第${earlier.n}行相同。` }
  if (!order) return { outcome: 'unknownCode', reason: '辖区内没有这个缴款识别码。' }
  if (order.state === 'void') return { outcome: 'refused', reason: '该缴款识别码已经作废。' }
  if (payment.paidOn > today) return { outcome: 'refused', reason: '缴款日期晚于今天。' }
  if (openTotal(order) === 0) return { outcome: 'amountDiffers', reason: '该缴款识别码已经缴清，本行疑为重复缴款。' }
  if (!fits(order, amountFen)) {
    return { outcome: 'amountDiffers', reason: `本行${formatYuan(amountFen)}元，应缴余额为${openInWords(order)}。` }
  }
  return { outcome: 'matched', reason: '' }
}
