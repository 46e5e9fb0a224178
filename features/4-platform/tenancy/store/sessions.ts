import { createHash, randomBytes } from 'node:crypto'
import type { Connection } from '#host'
import { type RegionCode, refuse } from '#kernel'
import type { SessionRow } from '../contract.ts'

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** Opens a session and gives its token; only the token's hash is kept. */
export async function openSession(
  connection: Connection,
  accountId: string,
  at: Date,
  expires: Date,
  from: { address: string; agent: string },
): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await connection.named(
    'session-open',
    `insert into session (token_hash, account_id, created_at, last_seen_at, expires_at, address, agent)
     values ($1, $2, $3, $3, $4, $5, $6)`,
    [tokenHash(token), accountId, at, expires, from.address, from.agent],
  )
  return token
}

export async function closeSession(connection: Connection, token: string): Promise<void> {
  await connection.named('session-close', 'delete from session where token_hash = $1', [tokenHash(token)])
}

export const noteSeen = (connection: Connection, token: string, at: Date): Promise<unknown> =>
  connection.named('session-seen', 'update session set last_seen_at = $2 where token_hash = $1', [tokenHash(token), at])

/** A person's open sessions, the newest first. @param token of the one that asks */
export async function listSessions(
  connection: Connection,
  accountId: string,
  token: string,
  at: Date,
): Promise<SessionRow[]> {
  const rows = await connection.named<{
    id: string
    created_at: Date
    last_seen_at: Date
    expires_at: Date
    address: string
    agent: string
    is_this: boolean
  }>(
    'sessions-of',
    `select id, created_at, last_seen_at, expires_at, address, agent, token_hash = $2 as is_this
     from session where account_id = $1 and expires_at > $3 order by created_at desc`,
    [accountId, tokenHash(token), at],
  )
  return rows.map(row => ({
    id: row.id,
    startedAt: row.created_at.toISOString(),
    lastSeenAt: row.last_seen_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
    address: row.address,
    agent: row.agent,
    isThis: row.is_this,
  }))
}

/** @throws Refusal `tenancy.unknownSession` also for one that is not this person's */
export async function endSession(connection: Connection, accountId: string, id: string): Promise<void> {
  const ended = await connection.named(
    'session-end',
    'delete from session where id = $2 and account_id = $1 returning 1',
    [accountId, id],
  )
  if (ended.length > 0) return
  refuse({
    code: 'tenancy.unknownSession',
    kind: 'notFound',
    message: '这个会话已经结束。',
    next: '请刷新会话列表。',
  })
}

export const endOtherSessions = (connection: Connection, accountId: string, token: string): Promise<unknown> =>
  connection.named('sessions-end-others', 'delete from session where account_id = $1 and token_hash <> $2', [
    accountId,
    tokenHash(token),
  ])

export interface SignInEvent {
  at: Date
  account?: { id: string; region: RegionCode }
  outcome: 'signedIn' | 'wrongPassword' | 'unknown' | 'closed' | 'locked' | 'paused' | 'signedOut' | 'passwordChanged'
  address: string
}

export const noteSignInEvent = (connection: Connection, event: SignInEvent): Promise<unknown> =>
  connection.named(
    'sign-in-note',
    'insert into sign_in_log (at, account_id, region, outcome, address) values ($1, $2, $3, $4, $5)',
    [event.at, event.account?.id ?? null, event.account?.region ?? null, event.outcome, event.address],
  )
