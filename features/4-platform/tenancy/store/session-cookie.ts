import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Database, type Identity, noClaims } from '#host'
import type { Clock } from '#kernel'
import { SESSION_COOKIE } from '../contract.ts'
import { findIdentity } from './identity.ts'
import { noteSeen } from './sessions.ts'
import type { Origin } from './sign-in.ts'

/** A session's use is noted when the last note is older. */
const SEEN_EVERY_MS = 5 * 60_000

/** Who asks, by the session cookie. */
export function authenticator(
  database: Database,
  clock: Clock,
): (request: FastifyRequest) => Promise<Identity | undefined> {
  return async request => {
    const token = sessionToken(request)
    if (token === undefined) return undefined
    const now = clock.now()
    const found = await database.read(noClaims, c => findIdentity(c, token, now))
    if (found && now.getTime() - found.lastSeenAt.getTime() > SEEN_EVERY_MS)
      await database.write(noClaims, c => noteSeen(c, token, now))
    return found?.identity
  }
}

export const originOf = (request: FastifyRequest): Origin => ({
  address: request.ip,
  agent: (request.headers['user-agent'] ?? '').slice(0, 200),
})

export function setCookie(reply: FastifyReply, token: string, expires: Date): void {
  reply.header(
    'set-cookie',
    `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Expires=${expires.toUTCString()}`,
  )
}

export function sessionToken(request: FastifyRequest): string | undefined {
  const match = /(?:^|;\s*)wenheng_session=([\w-]{20,})/.exec(request.headers.cookie ?? '')
  return match?.[1]
}
