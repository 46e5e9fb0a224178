import { randomBytes } from 'node:crypto'
import type { Json } from '#kernel'
import { commitTo, payloadText, SALT_LENGTH, utf8 } from '#ledger/verify'
import { NATIVE_HASHES } from './native-hashes.ts'

/** An act as the ledger takes it. Only `type`, `at` and `org` become public as they are. */
export interface LedgerInput {
  actId: string
  /** E.g. `caseHandling.caseFiled`. Public. */
  type: string
  /** When the act was recorded. Public. */
  at: Date
  /** Organ or region. Public. */
  org: string
  /** Who acted; enters the ledger as a pseudonym. */
  actor: string
  /** What it is about, such as the id of the case; enters as a pseudonym that links the entries about it. */
  object: string
  /** The facts. Enter as a salted commitment; a bundle opens them. No floats. */
  payload: Json
}

/** A pg client inside a transaction, or whatever looks like one. */
export interface Queryable {
  query(text: string, values?: unknown[]): Promise<{ rows: unknown[] }>
}

const MOST_PUBLIC_BYTES = 1024

/**
 * Puts acts on their way into the ledger, in the caller's transaction: both happen or neither does. One statement.
 * Returns the commitments (32 bytes each) in order.
 * No NOTIFY here: PostgreSQL lets transactions that notify commit only one after the other.
 * @throws TypeError for a payload without a canonical form, RangeError for a type or organ too long, or a day beyond 9999
 */
export async function enqueue(tx: Queryable, inputs: readonly LedgerInput[]): Promise<Uint8Array[]> {
  if (inputs.length === 0) return []
  inputs.forEach(checkInput)
  const payloads = inputs.map(input => payloadText(input.payload))
  const salts = randomBytes(SALT_LENGTH * inputs.length)
  const commits = payloads.map((payload, i) =>
    commitTo(salts.subarray(i * SALT_LENGTH, (i + 1) * SALT_LENGTH), payload, NATIVE_HASHES.sha256),
  )
  await tx.query(ENQUEUE, [
    inputs.map(input => input.actId),
    inputs.map(input => input.type),
    inputs.map(input => input.at.toISOString()),
    inputs.map(input => input.org),
    inputs.map(input => input.actor),
    inputs.map(input => input.object),
    payloads,
    salts,
    Buffer.concat(commits),
  ])
  return commits
}

const ENQUEUE = `with input as (
    select * from unnest($1::uuid[], $2::text[], $3::timestamptz[], $4::text[], $5::text[], $6::text[], $7::text[])
      with ordinality as i (act_id, type, at, org, actor, object, payload, ord)
  ), opening as (
    insert into ledger_opening (act_id, salt, payload)
    select act_id, substring($8::bytea from (ord::int - 1) * 32 + 1 for 32), payload from input
  )
  insert into ledger_outbox (act_id, type, at, org, actor, object, commitment)
  select act_id, type, at, org, actor, object, substring($9::bytea from (ord::int - 1) * 32 + 1 for 32)
  from input order by ord`

/** What the appender could not put into an entry must not reach it: it would stop there for good. */
function checkInput({ type, org, at }: LedgerInput): void {
  if (utf8(type).length > MOST_PUBLIC_BYTES || utf8(org).length > MOST_PUBLIC_BYTES) {
    throw new RangeError(`type and organ of a ledger entry have at most ${MOST_PUBLIC_BYTES} bytes`)
  }
  const year = at.getUTCFullYear()
  if (!(year >= 0 && year <= 9999)) throw new RangeError('the time of a ledger entry is in the years 0 to 9999')
}
