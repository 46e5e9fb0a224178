import { refuse } from '#kernel'

/** Security settings, not law: the level-three scheme (GB/T 22239) asks for limits and leaves the numbers to us. */
export const signInPolicy = {
  failuresBeforeLock: 5,
  lockMinutes: 15,
  sessionHours: 12,
  minimumLength: 12,
  /** Kinds among lower case, upper case, digits, others. */
  minimumKinds: 3,
  /** A password is changed after so many days … */
  maximumDays: 90,
  /** … to none of the last ones. */
  history: 5,
} as const

/** A password may be set only if it is long and mixed enough and does not contain the login. */
export function checkPassword(password: string, login: string, field = '/password'): void {
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^A-Za-z\d]/].filter(kind => kind.test(password)).length
  const weak =
    password.length < signInPolicy.minimumLength ||
    kinds < signInPolicy.minimumKinds ||
    password.toLowerCase().includes(login.toLowerCase())
  if (weak) {
    refuse({
      code: 'tenancy.passwordWeak',
      kind: 'invalid',
      message: `口令至少 ${signInPolicy.minimumLength} 位，含大写、小写、数字、符号中的 ${signInPolicy.minimumKinds} 类，且不含账号名。`,
      next: '请换一个口令。',
      field,
    })
  }
}

/** @param wasUsed the new password equals the present one or one of the last before it */
export function checkNotUsedBefore(wasUsed: boolean): void {
  if (!wasUsed) return
  refuse({
    code: 'tenancy.passwordUsedBefore',
    kind: 'invalid',
    message: `新口令与最近 ${signInPolicy.history} 次用过的口令相同。`,
    next: '请换一个没有用过的口令。',
    field: '/newPassword',
  })
}

/** What one more wrong password does to an account. */
export function afterFailure(failures: number, now: Date): { failures: number; lockedUntil: Date | null } {
  const next = failures + 1
  if (next < signInPolicy.failuresBeforeLock) return { failures: next, lockedUntil: null }
  return { failures: 0, lockedUntil: new Date(now.getTime() + signInPolicy.lockMinutes * 60_000) }
}

/** Passwords set before this moment have run out. */
export const passwordsExpireBefore = (now: Date): Date =>
  new Date(now.getTime() - signInPolicy.maximumDays * 24 * 3_600_000)
