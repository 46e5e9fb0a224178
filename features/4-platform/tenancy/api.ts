import type { FastifyReply, FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import { type Database, endpoint, type Identity, noClaims } from '#host'
import { passwordMatches } from '#host/passwords'
import { type Clock, refuse, today } from '#kernel'
import { Me, OrgansReply, RegionRow, SESSION_COOKIE, SignIn } from './contract.ts'
import { afterFailure, signInPolicy } from './rules.ts'
import {
  closeSession,
  findAccountForSignIn,
  findIdentity,
  findOrgans,
  listRegions,
  noteSignIn,
  openSession,
} from './store.ts'

const Empty = Type.Object({})

export const endpoints = [
  endpoint({
    method: 'POST',
    path: '/api/sign-in',
    summary: '登录',
    tag: '账号',
    permission: 'public',
    body: SignIn,
    reply: Me,
    async handle({ body, database, clock, reply }) {
      const { token, expires } = await signIn(database, clock, body.login, body.password)
      setCookie(reply, token, expires)
      const identity = await database.read(noClaims, c => findIdentity(c, token, clock.now()))
      return meOf(identity!, clock)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/sign-out',
    summary: '退出登录',
    tag: '账号',
    permission: 'signedIn',
    reply: Empty,
    async handle({ database, request, reply }) {
      const token = sessionToken(request)
      if (token) await database.write(noClaims, c => closeSession(c, token))
      setCookie(reply, '', new Date(0))
      return {}
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/me',
    summary: '当前登录人和办公日期',
    tag: '账号',
    permission: 'signedIn',
    reply: Me,
    handle: async ({ identity, clock }) => meOf(identity!, clock),
  }),
  endpoint({
    method: 'GET',
    path: '/api/regions',
    summary: '本辖区的行政区划',
    tag: '账号',
    permission: 'signedIn',
    reply: Type.Array(RegionRow),
    handle: ({ database, claims, identity }) => database.read(claims, c => listRegions(c, identity!.region)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/organs',
    summary: '本辖区的机构（本机构在前）',
    tag: '机构',
    permission: 'signedIn',
    reply: OrgansReply,
    handle: async ({ database, claims, identity }) => ({
      rows: await database.read(claims, c => findOrgans(c, identity!)),
    }),
  }),
]

/** Who asks, by the session cookie. */
export function authenticator(
  database: Database,
  clock: Clock,
): (request: FastifyRequest) => Promise<Identity | undefined> {
  return async request => {
    const token = sessionToken(request)
    return token === undefined ? undefined : database.read(noClaims, c => findIdentity(c, token, clock.now()))
  }
}

async function signIn(
  database: Database,
  clock: Clock,
  login: string,
  password: string,
): Promise<{ token: string; expires: Date }> {
  const now = clock.now()
  const account = await database.read(noClaims, c => findAccountForSignIn(c, login))
  const matches = await passwordMatches(account?.password_hash, password)
  if (account?.locked_until && account.locked_until > now) refuseLocked(account.locked_until)
  if (!account?.active || !matches) {
    if (account) {
      const after = afterFailure(account.failures, now)
      await database.write(noClaims, c => noteSignIn(c, account.id, after.failures, after.lockedUntil))
    }
    refuse({
      code: 'tenancy.signInFailed',
      kind: 'unauthenticated',
      message: '账号或者口令不对。',
      next: '请核对后再试；连续出错会暂时锁定。忘记口令请联系系统管理员。',
    })
  }
  const expires = new Date(now.getTime() + signInPolicy.sessionHours * 3_600_000)
  const token = await database.write(noClaims, async c => {
    await noteSignIn(c, account.id, 0, null)
    return openSession(c, account.id, now, expires)
  })
  return { token, expires }
}

function refuseLocked(until: Date): never {
  refuse({
    code: 'tenancy.locked',
    kind: 'tooMany',
    message: '连续多次口令错误，账号暂时锁定。',
    next: '请稍后再试，或者联系安全管理员。',
    facts: { until: until.toISOString() },
  })
}

const meOf = (identity: Identity, clock: Clock) => ({ ...identity, duties: [...identity.duties], today: today(clock) })

function setCookie(reply: FastifyReply, token: string, expires: Date): void {
  reply.header(
    'set-cookie',
    `${SESSION_COOKIE}=${token}; Path=/; HttpOnly; SameSite=Strict; Expires=${expires.toUTCString()}`,
  )
}

function sessionToken(request: FastifyRequest): string | undefined {
  const match = /(?:^|;\s*)wenheng_session=([\w-]{20,})/.exec(request.headers.cookie ?? '')
  return match?.[1]
}
