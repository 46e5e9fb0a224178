import type { QueryResultRow } from 'pg'
import type { RegionCode } from '#kernel'
import type { Connection } from '../database/index.ts'

/** A look at somebody's data: who, from where, at what, for what. */
export interface Look {
  at: Date
  userId: string
  region: RegionCode
  /** The kind of thing looked at: `subject`, `case`. */
  what: string
  objectId: string
  /** In Chinese. */
  purpose: string
}

/** Notes a look in the transaction of the look itself: what cannot be noted is not shown. */
export async function noteLook(connection: Connection, look: Look): Promise<void> {
  await connection.named(
    'look-note',
    `insert into access_log (${COLUMNS}) values ($1, $2, $3, $4, $5, $6)`,
    valuesOf(look),
  )
}

/**
 * Looks and notes the look in one statement, which is a transaction of its own: nothing is shown that is not noted, and
 * what is not there, or not to be seen, leaves no note. One round trip instead of four.
 * @param name of the statement with its note; unique per select
 */
export const selectNoted = <R extends QueryResultRow = QueryResultRow>(
  connection: Connection,
  name: string,
  select: string,
  values: readonly unknown[],
  look: Look,
): Promise<R[]> => {
  const [at, ...others] = valuesOf(look).map((_, i) => `$${values.length + i + 1}`)
  return connection.named<R>(
    name,
    `with seen as materialized (${select}),
       noted as (insert into access_log (${COLUMNS}) select ${at}::timestamptz, ${others[0]}::uuid, ${others.slice(1).join(', ')} from seen limit 1)
     select * from seen`,
    [...values, ...valuesOf(look)],
  )
}

const COLUMNS = 'at, user_id, region, what, object_id, purpose'
const valuesOf = (look: Look): unknown[] => [look.at, look.userId, look.region, look.what, look.objectId, look.purpose]
