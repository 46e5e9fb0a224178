import { type Duty, exclusiveDuties } from '#host/identity'
import { refuse } from '#kernel'

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
