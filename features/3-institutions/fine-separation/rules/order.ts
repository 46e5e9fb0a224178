import { daysBetween, type Fen, formatYuan, type PlainDate } from '#kernel'

export const orderStates = { issued: '待缴款', partly: '部分缴款', paid: '已缴清', void: '已作废' } as const
export type OrderState = keyof typeof orderStates

/** What a decision makes payable, and how much of it has come. Fen. */
export interface Owed {
  fineFen: Fen
  confiscationFen: Fen
  paidFineFen: Fen
  paidConfiscationFen: Fen
}

export const openFine = (o: Owed): Fen => o.fineFen - o.paidFineFen
export const openConfiscation = (o: Owed): Fen => o.confiscationFen - o.paidConfiscationFen
export const openTotal = (o: Owed): Fen => openFine(o) + openConfiscation(o)

export const stateOf = (o: Owed): OrderState =>
  openTotal(o) === 0 ? 'paid' : o.paidFineFen + o.paidConfiscationFen === 0 ? 'issued' : 'partly'

/**
 * A payment divided between fine and confiscation: what equals one of them is that one; of anything else the fine comes
 * first, because only the fine grows when it is late.
 */
export function afterPayment(owed: Owed, amountFen: Fen): Owed {
  const toConfiscation = amountFen === openConfiscation(owed) && amountFen !== openFine(owed)
  const fine = toConfiscation ? 0 : Math.min(amountFen, openFine(owed))
  return {
    ...owed,
    paidFineFen: owed.paidFineFen + fine,
    paidConfiscationFen: owed.paidConfiscationFen + (amountFen - fine),
  }
}

/** Days after the last day for paying, to today or to the day it was settled; 0 before it and without one. */
export function overdueDays(order: { dueOn: PlainDate | null; settledOn: PlainDate | null }, today: PlainDate): number {
  if (order.dueOn === null) return 0
  return Math.max(0, daysBetween(order.dueOn, order.settledOn ?? today))
}

/** What a bank's line may be of an order: the whole of what is open, or its fine, or its confiscation. */
export function fits(owed: Owed, amountFen: Fen): boolean {
  return amountFen > 0 && [openTotal(owed), openFine(owed), openConfiscation(owed)].includes(amountFen)
}

/** `罚款20,000元、没收违法所得200元`, of what is still open. */
export function openInWords(owed: Owed): string {
  const parts = [
    openFine(owed) > 0 && `罚款${formatYuan(openFine(owed))}元`,
    openConfiscation(owed) > 0 && `没收违法所得${formatYuan(openConfiscation(owed))}元`,
  ].filter(Boolean)
  return parts.length > 0 ? parts.join('、') : '没有余额'
}
