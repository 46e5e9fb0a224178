import { type Duty, exclusiveDuties } from '#host/identity'
import { refuse } from '#kernel'

/** Security settings, not law: the level-three scheme (GB/T 22239) asks for limits and leaves the numbers to us. */
export const signInPolicy = {
  failuresBeforeLock: 5,
  lockMinutes: 15,
  sessionHours: 12,
  minimumLength: 12,
  /** Kinds among lower case, upper case, digits, others. */
  minimumKinds: 3,
} as const

/** A password may be set only if it is long and mixed enough and does not contain the login. */
export function checkPassword(password: string, login: string): void {
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
      field: '/password',
    })
  }
}

/** 三员分立: system, security and audit administration lie with three people. */
export function checkDuties(duties: readonly Duty[]): void {
  const held = duties.filter(duty => (exclusiveDuties as readonly Duty[]).includes(duty))
  if (held.length > 1 || (held.length === 1 && duties.length > 1)) {
    refuse({
      code: 'tenancy.dutiesExclude',
      kind: 'notAllowed',
      message: '系统、安全、审计管理员必须由三人分别担任，也不得兼任业务岗位。',
      next: '请为其中一项职责另设账号。',
      field: '/duties',
    })
  }
}

/** What one more wrong password does to an account. */
export function afterFailure(failures: number, now: Date): { failures: number; lockedUntil: Date | null } {
  const next = failures + 1
  if (next < signInPolicy.failuresBeforeLock) return { failures: next, lockedUntil: null }
  return { failures: 0, lockedUntil: new Date(now.getTime() + signInPolicy.lockMinutes * 60_000) }
}
