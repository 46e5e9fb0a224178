import { type Database, type Identity, noClaims } from '#host'
import { passwordMatches } from '#host/passwords'
import { type Clock, refuse } from '#kernel'
import { afterFailure, checkNotUsedBefore, checkPassword, signInPolicy } from '../rules.ts'
import { findAccountForSignIn, noteSignIn, type StoredAccount } from './identity.ts'
import { getOwnAccount, isAmong, lastPasswords, setOwnPassword } from './passwords.ts'
import { endOtherSessions, noteSignInEvent, openSession, type SignInEvent } from './sessions.ts'

/** Where a request comes from, as the server sees it. */
export interface Origin {
  address: string
  agent: string
}

/**
 * Opens a session for who knows the password. Every try is logged; the fifth wrong one closes the account for a while.
 * @throws Refusal `tenancy.signInFailed`, `tenancy.paused`, `tenancy.locked`
 */
export async function signIn(
  database: Database,
  clock: Clock,
  given: { login: string; password: string },
  from: Origin,
): Promise<{ token: string; expires: Date }> {
  const now = clock.now()
  const account = await database.read(noClaims, c => findAccountForSignIn(c, given.login))
  const matches = await passwordMatches(account?.password_hash, given.password)
  const outcome = outcomeOf(account, matches, now)
  const token = await database.write(noClaims, async c => {
    await noteSignInEvent(c, { at: now, ...(account && { account }), outcome, address: from.address })
    if (outcome === 'wrongPassword') {
      const after = afterFailure(account!.failures, now)
      await noteSignIn(c, account!.id, after.failures, after.lockedUntil)
    }
    if (outcome !== 'signedIn') return undefined
    await noteSignIn(c, account!.id, 0, null)
    return openSession(c, account!.id, now, expiryOf(now), from)
  })
  if (token !== undefined) return { token, expires: expiryOf(now) }
  if (outcome === 'paused') refusePaused(account!.locked_until!)
  if (outcome === 'locked') refuseLocked()
  refuseSignIn()
}

const expiryOf = (now: Date): Date => new Date(now.getTime() + signInPolicy.sessionHours * 3_600_000)

/** What is wrong with an account is told only to who knows its password. */
function outcomeOf(account: StoredAccount | undefined, matches: boolean, now: Date): SignInEvent['outcome'] {
  if (!account) return 'unknown'
  if (account.locked_until && account.locked_until > now) return 'paused'
  if (!account.active) return 'closed'
  if (!matches) return 'wrongPassword'
  return account.locked ? 'locked' : 'signedIn'
}

/**
 * Changes one's own password and ends one's other sessions. Guessing the old one counts like a wrong sign-in.
 * @throws Refusal `tenancy.oldPasswordWrong`, `tenancy.passwordWeak`, `tenancy.passwordUsedBefore`, `tenancy.paused`
 */
export async function changePassword(
  database: Database,
  clock: Clock,
  by: { identity: Identity; claims: Parameters<Database['read']>[0]; token: string },
  given: { oldPassword: string; newPassword: string },
  from: Origin,
): Promise<void> {
  const { identity, claims, token } = by
  const now = clock.now()
  const own = await database.read(claims, c => getOwnAccount(c, identity.userId))
  if (own.locked_until && own.locked_until > now) refusePaused(own.locked_until)
  const account = { id: identity.userId, region: identity.region }
  if (!(await passwordMatches(own.password_hash, given.oldPassword))) {
    await database.write(noClaims, async c => {
      const after = afterFailure(own.failures, now)
      await noteSignIn(c, identity.userId, after.failures, after.lockedUntil)
      await noteSignInEvent(c, { at: now, account, outcome: 'wrongPassword', address: from.address })
    })
    refuse({
      code: 'tenancy.oldPasswordWrong',
      kind: 'invalid',
      message: '现在的口令不对。',
      next: '请核对后再试；连续出错会暂时锁定。',
      field: '/oldPassword',
    })
  }
  checkPassword(given.newPassword, own.login, '/newPassword')
  checkNotUsedBefore(await isAmong(given.newPassword, lastPasswords(own)))
  await database.write(claims, async c => {
    await setOwnPassword(c, identity.userId, own, given.newPassword, now)
    await endOtherSessions(c, identity.userId, token)
    await noteSignInEvent(c, { at: now, account, outcome: 'passwordChanged', address: from.address })
  })
}

function refuseSignIn(): never {
  refuse({
    code: 'tenancy.signInFailed',
    kind: 'unauthenticated',
    message: '账号或者口令不对。',
    next: '请核对后再试；连续出错会暂时锁定。忘记口令请联系系统管理员。',
  })
}

function refusePaused(until: Date): never {
  refuse({
    code: 'tenancy.paused',
    kind: 'tooMany',
    message: '连续多次口令错误，账号暂时锁定。',
    next: '请稍后再试，或者联系安全管理员。',
    facts: { until: until.toISOString() },
  })
}

function refuseLocked(): never {
  refuse({
    code: 'tenancy.locked',
    kind: 'forbidden',
    message: '账号已被安全管理员锁定。',
    next: '请联系安全管理员。',
  })
}
