import type { Connection } from '#host'
import { hashPassword, passwordMatches } from '#host/passwords'
import { refuseUnknown, signInPolicy } from '../rules.ts'

export interface OwnAccount extends Record<string, unknown> {
  login: string
  password_hash: string
  password_history: string[]
  failures: number
  locked_until: Date | null
}

/** What is needed to change one's own password. @throws Refusal `tenancy.unknownAccount` */
export async function getOwnAccount(connection: Connection, id: string): Promise<OwnAccount> {
  const [row] = await connection.named<OwnAccount>(
    'own-account',
    'select login, password_hash, password_history, failures, locked_until from account where id = $1',
    [id],
  )
  if (!row) refuseUnknown()
  return row
}

/** One after the other: each costs memory. */
export async function isAmong(password: string, hashes: readonly string[]): Promise<boolean> {
  for (const hash of hashes) if (await passwordMatches(hash, password)) return true
  return false
}

/** The last passwords, the present one first. */
export const lastPasswords = ({ password_hash, password_history }: OwnAccount): string[] =>
  [password_hash, ...password_history].slice(0, signInPolicy.history)

export async function setOwnPassword(
  connection: Connection,
  id: string,
  account: OwnAccount,
  password: string,
  at: Date,
): Promise<void> {
  await connection.named(
    'password-set',
    `update account set password_hash = $2, password_history = $3::text[], must_change = false, password_set_at = $4,
     failures = 0, locked_until = null where id = $1`,
    [id, await hashPassword(password), lastPasswords(account), at],
  )
}
