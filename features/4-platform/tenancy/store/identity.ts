import type { Connection, Duty, Identity } from '#host'
import type { RegionCode } from '#kernel'
import { passwordsExpireBefore } from '../rules.ts'
import { tokenHash } from './sessions.ts'

export interface StoredAccount {
  id: string
  region: RegionCode
  password_hash: string
  active: boolean
  locked: boolean
  failures: number
  locked_until: Date | null
}

export async function findAccountForSignIn(connection: Connection, login: string): Promise<StoredAccount | undefined> {
  const rows = await connection.named<StoredAccount & Record<string, unknown>>(
    'account-for-sign-in',
    'select * from account_for_sign_in($1)',
    [login.toLowerCase()],
  )
  return rows[0]
}

export async function noteSignIn(
  connection: Connection,
  accountId: string,
  failures: number,
  lockedUntil: Date | null,
): Promise<void> {
  await connection.named('note-sign-in', 'select note_sign_in($1, $2::smallint, $3)', [
    accountId,
    failures,
    lockedUntil,
  ])
}

/** Who a session belongs to, and when it was last used. */
export async function findIdentity(
  connection: Connection,
  token: string,
  at: Date,
): Promise<{ identity: Identity; lastSeenAt: Date } | undefined> {
  const [row] = await connection.named<{
    user_id: string
    name: string
    organ_id: string
    organ_name: string
    region: RegionCode
    duties: Duty[]
    must_change: boolean
    last_seen_at: Date
  }>('identity-of-session', 'select * from identity_of_session($1, $2, $3)', [
    tokenHash(token),
    at,
    passwordsExpireBefore(at),
  ])
  return (
    row && {
      identity: {
        userId: row.user_id,
        name: row.name,
        organId: row.organ_id,
        organName: row.organ_name,
        region: row.region,
        duties: row.duties,
        mustChangePassword: row.must_change,
      },
      lastSeenAt: row.last_seen_at,
    }
  )
}
