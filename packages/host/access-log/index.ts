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
    'insert into access_log (at, user_id, region, what, object_id, purpose) values ($1, $2, $3, $4, $5, $6)',
    [look.at, look.userId, look.region, look.what, look.objectId, look.purpose],
  )
}
