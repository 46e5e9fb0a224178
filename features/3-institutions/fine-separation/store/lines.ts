import type { Connection } from '#host'
import { isId, refuse } from '#kernel'
import type { LineView } from '../contract.ts'
import { type Outcome, unsettled } from '../rules.ts'

const COLUMNS = `l.statement_id as "statementId", s.file_name as "fileName", l.n, l.raw, l.payer, l.code, l.amount_fen as "amountFen",
  l.paid_on as "paidOn", l.receipt_number as "receiptNumber", l.bank_reference as "bankReference", l.outcome, l.reason,
  l.case_id as "caseId", l.settled, l.settled_reason as "settledReason", l.settled_by_name as "settledBy",
  l.settled_at as "settledAt"`

type LineRecord = Omit<LineView, 'settledAt' | 'outcome'> & { settledAt: Date | null; outcome: Outcome } & Record<
    string,
    unknown
  >

export interface LineFilter {
  statementId?: string
  outcomes?: readonly Outcome[]
  /** Only what still waits for a person. */
  waiting?: boolean
  /** Code and number exactly, or part of the payer's name. */
  search?: string
  after?: { statementId: string; n: number }
  limit: number
}

/** Rows of statements, the latest statement first, its rows in the order of the file. */
export async function findLines(connection: Connection, filter: LineFilter): Promise<LineView[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions: string[] = []
  if (filter.statementId) conditions.push(`l.statement_id = ${bind(filter.statementId)}`)
  if (filter.outcomes) conditions.push(`l.outcome = any(${bind(filter.outcomes)}::text[])`)
  // as the index has it, word for word
  if (filter.waiting) {
    conditions.push(`l.outcome in (${unsettled.map(name => `'${name}'`).join(', ')}) and l.settled is null`)
  }
  if (filter.search) {
    const exact = bind(filter.search)
    const like = bind(`%${filter.search.replace(/[\\%_]/g, '\\$&')}%`)
    conditions.push(`(l.code = ${exact} or l.bank_reference = ${exact} or l.payer ilike ${like})`)
  }
  if (filter.after) {
    const id = bind(filter.after.statementId)
    conditions.push(
      `(l.statement_id < ${id}::uuid or (l.statement_id = ${id}::uuid and l.n > ${bind(filter.after.n)}))`,
    )
  }
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const { rows } = await connection.query<LineRecord>(
    `select ${COLUMNS} from statement_line l join bank_statement s on s.id = l.statement_id ${where}
     order by l.statement_id desc, l.n limit ${bind(filter.limit)}`,
    values,
  )
  return rows.map(viewOf)
}

/** One row. @throws Refusal `payments.lineUnknown` */
export async function getLine(connection: Connection, statementId: string, n: number): Promise<LineView> {
  const [line] = await findLines(connection, { statementId, after: { statementId, n: n - 1 }, limit: 1 })
  return line?.n === n ? line : refuseUnknownLine()
}

/** One row, locked until the transaction ends. @throws Refusal `payments.lineUnknown` */
export async function getLineForUpdate(connection: Connection, statementId: string, n: number): Promise<LineView> {
  const [row] = await connection.named<LineRecord>(
    'line-lock',
    `select ${COLUMNS} from statement_line l join bank_statement s on s.id = l.statement_id
     where l.statement_id = $1 and l.n = $2 for update of l`,
    [statementId, n],
  )
  return row ? viewOf(row) : refuseUnknownLine()
}

/** The same row of another file, or of this one, that was seen before this one: it is matched or waits for somebody. */
export async function findSameLine(
  connection: Connection,
  line: Pick<LineView, 'statementId' | 'n' | 'code' | 'bankReference' | 'amountFen'>,
): Promise<{ fileName: string; n: number } | undefined> {
  const [row] = await connection.named<{ fileName: string; n: number }>(
    'line-same',
    `select s.file_name as "fileName", l.n from statement_line l join bank_statement s on s.id = l.statement_id
     where l.code = $1 and l.bank_reference = $2 and l.amount_fen = $3 and (l.statement_id, l.n) <> ($4, $5)
       and l.outcome in ('matched', 'unknownCode', 'amountDiffers', 'refused') limit 1`,
    [line.code, line.bankReference, line.amountFen, line.statementId, line.n],
  )
  return row
}

export async function noteOutcome(
  connection: Connection,
  line: Pick<LineView, 'statementId' | 'n'>,
  ended: { outcome: Outcome; reason: string; caseId?: string },
): Promise<void> {
  await connection.named(
    'line-ended',
    'update statement_line set outcome = $3, reason = $4, case_id = $5 where statement_id = $1 and n = $2',
    [line.statementId, line.n, ended.outcome, ended.reason, ended.caseId ?? null],
  )
}

/** The position of a page travels as `statement n`. */
export function readLinePosition(text: string | undefined): LineFilter['after'] {
  const [statementId, n] = (text ?? '').split(' ')
  return isId(statementId) && /^\d{1,8}$/.test(n ?? '') ? { statementId, n: Number(n) } : undefined
}

export const linePosition = (line: LineView): string => `${line.statementId} ${line.n}`

const viewOf = (row: LineRecord): LineView => ({ ...row, settledAt: row.settledAt?.toISOString() ?? null })

function refuseUnknownLine(): never {
  refuse({
    code: 'payments.lineUnknown',
    kind: 'notFound',
    message: '没有这一行，或者不在您的辖区内。',
    next: '请刷新后重新选择。',
  })
}
