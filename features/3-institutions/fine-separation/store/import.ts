import { type CaseServices, runCommand } from '#features/6-operation/case-handling'
import type { Claims, Connection, Database, Identity } from '#host'
import { type Clock, isRefusal, type RefusalDetail, today } from '#kernel'
import type { LineView } from '../contract.ts'
import { matchPayment, type Payment, type Surroundings } from '../rules.ts'
import { findSameLine, getLineForUpdate, noteOutcome } from './lines.ts'
import { findOrder } from './orders.ts'

export interface Desk {
  database: Database
  claims: Claims
  services: CaseServices
  by: Identity
  clock: Clock
}

/** One request works this long on a large file; the next one goes on where it stopped. */
const BUDGET_MS = 5_000

/**
 * Takes the pending rows of a statement one by one, each in a transaction of its own: a row that fails leaves the others
 * alone, and a server that stops in the middle goes on with the next import of the same file.
 */
export async function takePending(desk: Desk, statementId: string): Promise<void> {
  const began = performance.now()
  const pending = await desk.database.read(desk.claims, c =>
    c.named<{ n: number }>(
      'lines-pending',
      `select n from statement_line where statement_id = $1 and outcome = 'pending' order by n limit 5000`,
      [statementId],
    ),
  )
  for (const { n } of pending) {
    if (performance.now() - began > BUDGET_MS) return
    await takeLine(desk, statementId, n)
  }
}

async function takeLine(desk: Desk, statementId: string, n: number): Promise<void> {
  try {
    await desk.database.write(desk.claims, c => matchLine(c, desk, statementId, n))
  } catch (error) {
    if (!isRefusal(error)) throw error
    await desk.database.write(desk.claims, c => noteRefused(c, statementId, n, error.detail))
  }
}

async function matchLine(connection: Connection, desk: Desk, statementId: string, n: number): Promise<void> {
  const line = await getLineForUpdate(connection, statementId, n)
  // another import of the same file was faster
  if (line.outcome !== 'pending') return
  const payment = paymentOf(line)
  await standInLine(connection, payment)
  const order = await findOrder(connection, payment.code)
  const match = matchPayment(payment, await surroundings(connection, line, order), today(desk.clock))
  if (match.outcome === 'matched') await recordPayment(connection, desk, order!.caseId, payment)
  await noteOutcome(connection, line, { ...match, ...(order && { caseId: order.caseId }) })
}

/** Whoever handles the same payment at this moment has ended before we look: two files with one payment have one effect. */
export async function standInLine(connection: Connection, payment: Payment): Promise<void> {
  await connection.named('payment-line', 'select pg_advisory_xact_lock(hashtextextended($1, 700))', [
    `${payment.code} ${payment.bankReference}`,
  ])
}

async function surroundings(
  connection: Connection,
  line: LineView,
  order: Surroundings['order'],
): Promise<Surroundings> {
  const [recorded] = await connection.named<{ amountFen: number }>(
    'received-same',
    'select amount_fen as "amountFen" from payment_received where code = $1 and bank_reference = $2',
    [line.code, line.bankReference],
  )
  const earlier = await findSameLine(connection, line)
  return { ...(order && { order }), ...(recorded && { recorded }), ...(earlier && { earlier }) }
}

/** The payment becomes an act of its case, by the person at the desk, under every rule of the case. */
export async function recordPayment(
  connection: Connection,
  desk: Desk,
  caseId: string,
  payment: Payment,
): Promise<void> {
  const command = { name: 'recordPayment' as const, body: payment }
  await runCommand(connection, desk.services, { caseId, command, by: desk.by }, desk.clock)
}

async function noteRefused(
  connection: Connection,
  statementId: string,
  n: number,
  refusal: RefusalDetail,
): Promise<void> {
  const line = await getLineForUpdate(connection, statementId, n)
  if (line.outcome !== 'pending') return
  await noteOutcome(connection, line, { outcome: 'refused', reason: `${refusal.message}${refusal.next}` })
}

/** Of a row that could be read. */
export const paymentOf = (line: LineView): Payment => ({
  code: line.code!,
  amountFen: line.amountFen!,
  paidOn: line.paidOn!,
  receiptNumber: line.receiptNumber!,
  bankReference: line.bankReference!,
})
