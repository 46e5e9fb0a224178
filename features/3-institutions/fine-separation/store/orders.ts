import { queryTerms } from '#features/5-credit/subjects'
import type { Connection } from '#host'
import { isPlainDate, type PlainDate, refuse } from '#kernel'
import { additionalFine, type Law } from '#law-engine'
import type { CasePayments, OrderView, ReceivedView } from '../contract.ts'
import { CODE_FORM, type OrderState, type Owed, openConfiscation, openFine, overdueDays } from '../rules.ts'

/** An order as kept. */
export interface StoredOrder extends Owed {
  code: string
  caseId: string
  decisionNumber: string
  payer: string
  bank: string
  account: string
  state: OrderState
  decidedOn: PlainDate
  servedOn: PlainDate | null
  dueOn: PlainDate | null
  settledOn: PlainDate | null
}
type OrderRow = StoredOrder & Record<string, unknown>

const COLUMNS = `code, case_id as "caseId", decision_number as "decisionNumber", payer, bank, account, fine_fen as "fineFen",
  confiscation_fen as "confiscationFen", paid_fine_fen as "paidFineFen", paid_confiscation_fen as "paidConfiscationFen", state,
  decided_on as "decidedOn", served_on as "servedOn", due_on as "dueOn", settled_on as "settledOn"`

/** Undefined for an unknown code and for one outside the jurisdiction. */
export async function findOrder(connection: Connection, code: string): Promise<StoredOrder | undefined> {
  const [row] = await connection.named<OrderRow>('order-find', `select ${COLUMNS} from payment_order where code = $1`, [
    code,
  ])
  return row
}

/** Locked until the transaction ends. @throws Refusal `payments.orderUnknown` */
export async function getOrderForUpdate(connection: Connection, code: string): Promise<StoredOrder> {
  const [row] = await connection.named<OrderRow>(
    'order-lock',
    `select ${COLUMNS} from payment_order where code = $1 for update`,
    [code],
  )
  return row ?? refuseUnknownOrder()
}

export function refuseUnknownOrder(): never {
  refuse({
    code: 'payments.orderUnknown',
    kind: 'notFound',
    message: '辖区内没有这个缴款识别码。',
    next: '请核对识别码，或者按缴款人、决定书文号查询。',
    field: '/code',
  })
}

export interface OrderFilter {
  search?: string
  state?: OrderState
  /** Not settled although the last day lies before this one. */
  overdueOn?: PlainDate
  after?: { decidedOn: PlainDate; code: string }
  limit: number
}

/** One page, the latest decision first. There is no order by amount and no sum (行政处罚法第七十四条第三款). */
export async function findOrders(connection: Connection, filter: OrderFilter): Promise<StoredOrder[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions: string[] = []
  if (filter.state) conditions.push(`state = ${bind(filter.state)}`)
  if (filter.overdueOn) conditions.push(`state in ('issued', 'partly') and due_on < ${bind(filter.overdueOn)}`)
  if (filter.search) conditions.push(searchCondition(filter.search.trim(), bind))
  if (filter.after)
    conditions.push(`(decided_on, code) < (${bind(filter.after.decidedOn)}::date, ${bind(filter.after.code)})`)
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const { rows } = await connection.query<OrderRow>(
    `select ${COLUMNS} from payment_order ${where} order by decided_on desc, code desc limit ${bind(filter.limit)}`,
    values,
  )
  return rows
}

/** Code and decision number exactly; by payer every hit contains the text. */
function searchCondition(search: string, bind: (value: unknown) => string): string {
  const exact = `code = ${bind(search)} or decision_number = ${bind(search)}`
  const terms = queryTerms(search)
  if (terms.length === 0) return `(${exact})`
  const wanted = terms.map(t => `'${t.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ')
  const like = bind(`%${search.replace(/[\\%_]/g, '\\$&')}%`)
  return `(${exact} or (terms @@ ${bind(wanted)}::tsquery and payer ilike ${like}))`
}

/** The position of a page travels as `day code`; what is not one starts from the beginning. */
export function readOrderPosition(text: string | undefined): OrderFilter['after'] {
  const [decidedOn, code] = (text ?? '').split(' ')
  return isPlainDate(decidedOn) && CODE_FORM.test(code ?? '') ? { decidedOn, code: code! } : undefined
}

export const orderPosition = (order: StoredOrder): string => `${order.decidedOn} ${order.code}`

/** With what is open, and what late payment would add by law to the open fine: information, not an order to pay. */
export function orderView(law: Law, order: StoredOrder, today: PlainDate): OrderView {
  const { paidFineFen: _f, paidConfiscationFen: _c, ...facts } = order
  const overdue = order.state === 'void' ? 0 : overdueDays(order, today)
  const open = openFine(order)
  return {
    ...facts,
    openFineFen: open,
    openConfiscationFen: openConfiscation(order),
    overdueDays: overdue,
    late: overdue > 0 && open > 0 ? { overdueDays: overdue, ...additionalFine(law, open, overdue, today) } : null,
  }
}

/** What a case owes and what has come. */
export async function getCasePayments(
  connection: Connection,
  law: Law,
  caseId: string,
  today: PlainDate,
): Promise<CasePayments> {
  const orders = await connection.named<OrderRow>(
    'orders-of-case',
    `select ${COLUMNS} from payment_order where case_id = $1 order by decided_on, code`,
    [caseId],
  )
  const received = await connection.named<Omit<ReceivedView, 'recordedAt'> & { recordedAt: Date }>(
    'received-of-case',
    `select code, amount_fen as "amountFen", paid_on as "paidOn", receipt_number as "receiptNumber",
       bank_reference as "bankReference", way, recorded_at as "recordedAt", recorded_by_name as "recordedBy"
     from payment_received where case_id = $1 order by recorded_at, bank_reference`,
    [caseId],
  )
  return {
    orders: orders.map(order => orderView(law, order, today)),
    received: received.map(r => ({ ...r, recordedAt: r.recordedAt.toISOString() })),
  }
}
