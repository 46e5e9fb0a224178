import { appendActs, type Connection } from '#host'
import { refuse } from '#kernel'
import type { PaymentAct } from '../acts.ts'
import type { AssignLine, LineView, SetLineAside } from '../contract.ts'
import { unsettled } from '../rules.ts'
import { type Desk, paymentOf, recordPayment, standInLine } from './import.ts'
import { getLineForUpdate } from './lines.ts'
import { getOrderForUpdate } from './orders.ts'

interface Place {
  id: string
  n: number
}

/**
 * A person says which order a row belongs to; the payment is then recorded in that case under the case's own rules.
 * @throws Refusal `payments.lineSettled`, `payments.lineUnreadable`, `payments.orderUnknown`, those of `recordPayment`
 */
export async function assignLine(
  connection: Connection,
  desk: Desk,
  place: Place,
  body: AssignLine,
): Promise<LineView> {
  const line = await getOpenLine(connection, place)
  if (line.amountFen === null || line.code === null) refuseUnreadable()
  const payment = { ...paymentOf(line), code: body.code }
  await standInLine(connection, payment)
  const { caseId } = await getOrderForUpdate(connection, body.code)
  await recordPayment(connection, desk, caseId, payment)
  const data = { n: place.n, code: body.code, caseId, reason: body.reason }
  return settle(connection, desk, place, { type: 'lineAssigned', data }, caseId)
}

/** A person says why a row is no payment of ours; it leaves the tray and stays in its file. */
export async function setLineAside(
  connection: Connection,
  desk: Desk,
  place: Place,
  { reason }: SetLineAside,
): Promise<LineView> {
  const line = await getOpenLine(connection, place)
  return settle(connection, desk, place, { type: 'lineSetAside', data: { n: line.n, reason } }, null)
}

async function getOpenLine(connection: Connection, { id, n }: Place): Promise<LineView> {
  // rows of one file are settled one after another: their acts have places in one stream
  await connection.named('statement-lock', 'select pg_advisory_xact_lock(hashtextextended($1, 701))', [id])
  const line = await getLineForUpdate(connection, id, n)
  const waits = (unsettled as readonly string[]).includes(line.outcome) && line.settled === null
  return waits ? line : refuseSettled()
}

async function settle(
  connection: Connection,
  { by, clock }: Desk,
  { id, n }: Place,
  act: Extract<PaymentAct, { type: 'lineAssigned' | 'lineSetAside' }>,
  caseId: string | null,
): Promise<LineView> {
  const [stream] = await connection.named<{ version: number; region: string }>(
    'statement-version',
    `select s.region, (select coalesce(max(seq), 0) from act where stream_id = s.id) as version from bank_statement s where s.id = $1`,
    [id],
  )
  await appendActs(
    connection,
    { kind: 'paymentStatement', id, region: stream!.region, version: stream!.version },
    [act],
    {
      userId: by.userId,
      name: by.name,
      at: clock.now(),
    },
  )
  await connection.named(
    'line-settled',
    `update statement_line set settled = $3, settled_reason = $4, settled_by = $5, settled_by_name = $6, settled_at = $7,
       case_id = coalesce($8, case_id) where statement_id = $1 and n = $2`,
    [
      id,
      n,
      act.type === 'lineAssigned' ? 'assigned' : 'setAside',
      act.data.reason,
      by.userId,
      by.name,
      clock.now(),
      caseId,
    ],
  )
  return getLineForUpdate(connection, id, n)
}

function refuseSettled(): never {
  refuse({
    code: 'payments.lineSettled',
    kind: 'notAllowed',
    message: '这一行已经入账或者已经处理。',
    next: '请刷新后查看处理结果。',
  })
}

function refuseUnreadable(): never {
  refuse({
    code: 'payments.lineUnreadable',
    kind: 'notAllowed',
    message: '这一行无法识别，不能认定到缴款。',
    next: '请向银行索取更正后的文件再导入；确认不是缴款的，填写理由后另行处理。',
  })
}
