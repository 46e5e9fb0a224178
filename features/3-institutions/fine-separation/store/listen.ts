import { indexTerms } from '#features/5-credit/subjects'
import type { CaseEvent, CaseListener } from '#features/6-operation/case-handling'
import type { Connection } from '#host'
import { dayOf, type Fen, type PlainDate } from '#kernel'
import { afterPayment, openTotal, stateOf } from '../rules.ts'
import { getOrderForUpdate } from './orders.ts'

const PAY = 'D-PEN-11'

/** Keeps the ledger of collections as the acts of cases make it: an order issued, served, paid. */
export const projectPayments: CaseListener = async (connection, event) => {
  const { caseId, after } = event
  for (const act of event.acts) {
    switch (act.type) {
      case 'decided':
        await addOrder(connection, event, null)
        break
      case 'decidedOnTheSpot':
        await addOrder(connection, event, act.data.decidedOn)
        break
      case 'decisionServed':
        await connection.named('order-served', 'update payment_order set served_on = $2 where case_id = $1', [
          caseId,
          act.data.servedOn,
        ])
        break
      case 'paymentRecorded':
        await addReceived(connection, event, act, { ...act.data, way: 'bank' })
        break
      case 'collectedOnTheSpot': {
        const { amountFen, at, receiptNumber } = act.data
        const code = after.decision?.payment?.code
        const received = { amountFen, paidOn: dayOf(at), receiptNumber, bankReference: `现金票据${receiptNumber}` }
        if (code) await addReceived(connection, event, act, { code, ...received, way: 'onTheSpot' })
        break
      }
      default:
    }
    const due = act.data.opens?.find(clock => clock.periodId === PAY)?.due
    if (due) {
      await connection.named('order-due', 'update payment_order set due_on = $2 where case_id = $1', [caseId, due])
    }
  }
}

async function addOrder(connection: Connection, event: CaseEvent, servedOn: PlainDate | null): Promise<void> {
  const { decision, finding } = event.after
  if (!decision?.payment || !finding) return
  const { treatment, payment, number, decidedOn } = decision
  await connection.named('order-add', ADD_ORDER, [
    payment.code,
    event.caseId,
    finding.organId,
    event.region,
    number,
    finding.party.name,
    payment.bank,
    payment.account,
    treatment.fineFen,
    treatment.confiscationFen,
    decidedOn,
    servedOn,
    indexTerms(finding.party.name),
  ])
}

const ADD_ORDER = `insert into payment_order (code, case_id, organ_id, region, decision_number, payer, bank, account, fine_fen,
    confiscation_fen, state, decided_on, served_on, terms)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 'issued', $11, $12, array_to_tsvector($13::text[]))`

interface Received {
  code: string
  amountFen: Fen
  paidOn: PlainDate
  receiptNumber: string
  bankReference: string
  way: 'bank' | 'onTheSpot'
}

async function addReceived(
  connection: Connection,
  event: CaseEvent,
  act: { at: string; actorName: string },
  received: Received,
): Promise<void> {
  const { code, amountFen, paidOn, receiptNumber, bankReference, way } = received
  await connection.named('received-add', ADD_RECEIVED, [
    code,
    bankReference,
    event.caseId,
    event.region,
    amountFen,
    paidOn,
    receiptNumber,
    way,
    act.at,
    act.actorName,
  ])
  const order = await getOrderForUpdate(connection, code)
  const after = afterPayment(order, amountFen)
  await connection.named(
    'order-paid',
    'update payment_order set paid_fine_fen = $2, paid_confiscation_fen = $3, state = $4, settled_on = $5 where code = $1',
    [code, after.paidFineFen, after.paidConfiscationFen, stateOf(after), openTotal(after) === 0 ? paidOn : null],
  )
}

const ADD_RECEIVED = `insert into payment_received (code, bank_reference, case_id, region, amount_fen, paid_on, receipt_number, way,
    recorded_at, recorded_by_name)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`
