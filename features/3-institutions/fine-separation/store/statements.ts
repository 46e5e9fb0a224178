import { createHash } from 'node:crypto'
import { appendActs, type Connection, type FileStore, type Identity } from '#host'
import { type Clock, isId, newId, refuse } from '#kernel'
import type { PaymentAct } from '../acts.ts'
import type { OutcomeCounts, StatementView } from '../contract.ts'
import { type Outcome, outcomes, type Statement, type StatementRow, unsettled } from '../rules.ts'

/**
 * Keeps a statement with every row of it, in one transaction, before any row has an effect: whatever happens afterwards,
 * nothing of the file is lost. The same bytes are one statement in a jurisdiction, also when two people bring them at once.
 */
export async function keepStatement(
  connection: Connection,
  files: FileStore,
  given: { bytes: Uint8Array; fileName: string; statement: Statement; by: Identity },
  clock: Clock,
): Promise<{ id: string; known: boolean }> {
  const { bytes, fileName, statement, by } = given
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const known = await findStatementId(connection, by.region, sha256)
  if (known) return { id: known, known: true }
  await files.putFile(connection, bytes, 'text/csv', clock.now())
  const id = newId(clock.now())
  const added = await connection.named<{ id: string }>('statement-add', ADD_STATEMENT, [
    id,
    by.region,
    by.organId,
    sha256,
    fileName,
    statement.encoding,
    statement.delimiter,
    statement.header,
    statement.rows.length,
    by.userId,
    by.name,
    clock.now(),
  ])
  // somebody else brought the same file at this moment; his transaction has ended, so it can be seen
  if (added.length === 0) return { id: (await findStatementId(connection, by.region, sha256))!, known: true }
  await addLines(connection, id, by.region, statement.rows)
  const facts = { organId: by.organId, region: by.region, fileSha256: sha256, fileName, lines: statement.rows.length }
  const act: PaymentAct = { type: 'statementImported', data: facts }
  await appendActs(connection, { kind: 'paymentStatement', id, region: by.region, version: 0 }, [act], {
    userId: by.userId,
    name: by.name,
    at: clock.now(),
  })
  return { id, known: false }
}

const ADD_STATEMENT = `insert into bank_statement (id, region, organ_id, file_sha256, file_name, encoding, delimiter, header, lines,
    imported_by, imported_by_name, imported_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12) on conflict (region, file_sha256) do nothing returning id`

async function findStatementId(connection: Connection, region: string, sha256: string): Promise<string | undefined> {
  const [row] = await connection.named<{ id: string }>(
    'statement-by-file',
    'select id from bank_statement where region = $1 and file_sha256 = $2',
    [region, sha256],
  )
  return row?.id
}

async function addLines(
  connection: Connection,
  id: string,
  region: string,
  rows: readonly StatementRow[],
): Promise<void> {
  const outcomeOf = (row: StatementRow): Outcome => (row.isRemark ? 'remark' : row.fault ? 'unreadable' : 'pending')
  await connection.named('lines-add', ADD_LINES, [
    id,
    region,
    rows.map(r => r.n),
    rows.map(r => r.raw),
    rows.map(r => r.payer ?? null),
    rows.map(r => r.payment?.code ?? null),
    rows.map(r => r.payment?.amountFen ?? null),
    rows.map(r => r.payment?.paidOn ?? null),
    rows.map(r => r.payment?.receiptNumber ?? null),
    rows.map(r => r.payment?.bankReference ?? null),
    rows.map(outcomeOf),
    rows.map(r => r.fault ?? ''),
  ])
}

const ADD_LINES = `insert into statement_line (statement_id, region, n, raw, payer, code, amount_fen, paid_on, receipt_number,
    bank_reference, outcome, reason)
  select $1, $2, * from unnest($3::int[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::date[], $9::text[], $10::text[],
    $11::text[], $12::text[])`

const COLUMNS = `s.id, s.file_name as "fileName", s.file_sha256 as "fileSha256", s.encoding, s.lines, s.imported_by_name as "importedBy",
  s.imported_at as "importedAt",
  (select jsonb_object_agg(o.outcome, o.n) from (select l.outcome, count(*) as n from statement_line l
     where l.statement_id = s.id group by l.outcome) o) as counts,
  (select count(*) from statement_line l where l.statement_id = s.id and l.settled is null
     and l.outcome in (${unsettled.map(name => `'${name}'`).join(', ')})) as unsettled`

interface StatementRecord extends Omit<StatementView, 'counts' | 'importedAt'> {
  counts: Partial<OutcomeCounts> | null
  importedAt: Date
}

/** @throws Refusal `payments.statementUnknown` */
export async function getStatement(connection: Connection, id: string): Promise<StatementView> {
  const [row] = await connection.named<StatementRecord & Record<string, unknown>>(
    'statement-get',
    `select ${COLUMNS} from bank_statement s where s.id = $1`,
    [id],
  )
  return row ? viewOf(row) : refuseUnknownStatement()
}

/** The latest first; `after` is the id of the last one seen. */
export async function findStatements(
  connection: Connection,
  after: string | undefined,
  limit: number,
): Promise<StatementView[]> {
  const rows = await connection.named<StatementRecord & Record<string, unknown>>(
    'statements-find',
    `select ${COLUMNS} from bank_statement s where $1::uuid is null or s.id < $1 order by s.id desc limit $2`,
    [isId(after) ? after : null, limit],
  )
  return rows.map(viewOf)
}

function viewOf(row: StatementRecord): StatementView {
  const counts = Object.fromEntries(Object.keys(outcomes).map(name => [name, row.counts?.[name as Outcome] ?? 0]))
  return { ...row, importedAt: row.importedAt.toISOString(), counts: counts as OutcomeCounts }
}

export function refuseUnknownStatement(): never {
  refuse({
    code: 'payments.statementUnknown',
    kind: 'notFound',
    message: '没有这份对账文件，或者不在您的辖区内。',
    next: '请在“对账文件”中重新选择。',
  })
}
