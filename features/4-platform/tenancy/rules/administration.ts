import { type Duty, exclusiveDuties } from '#host/identity'
import { type RegionCode, refuse, regionContains } from '#kernel'
import { checkDuties } from './duties.ts'

export type Administration = (typeof exclusiveDuties)[number]

/** An account as administration sees it. */
export interface Person {
  id: string
  name: string
  region: RegionCode
  duties: readonly Duty[]
  active: boolean
  /** By the security administrator; not the pause after wrong passwords. */
  locked: boolean
  /** Its password was given by somebody else and not changed yet. */
  mustChange: boolean
}

/** What administrators do to accounts. */
export type AdminCommand =
  | { type: 'appoint'; target: string; duty: 'securityAdmin' | 'auditAdmin' }
  | { type: 'changeDuties'; target: string; duties: readonly Duty[] }
  | { type: 'lock' | 'unlock' | 'deactivate' | 'reactivate' | 'resetPassword'; target: string }

/** 三员分立: who gives which command. The audit administrator gives none. */
export const whoMay = {
  appoint: 'systemAdmin',
  resetPassword: 'systemAdmin',
  deactivate: 'systemAdmin',
  reactivate: 'systemAdmin',
  changeDuties: 'securityAdmin',
  lock: 'securityAdmin',
  unlock: 'securityAdmin',
} as const satisfies Record<AdminCommand['type'], Administration>

/**
 * Refuses what would put two of the three administrations into one hand, leave one of them to nobody, or let somebody
 * change his own standing.
 * @param people at least the target, the actor, and every holder of one of the three whose region contains the target's
 * @throws Refusal
 */
export function checkAdministration(command: AdminCommand, actorId: string, people: readonly Person[]): void {
  const target = people.find(p => p.id === command.target)
  if (!target) refuseUnknown()
  if (!people.find(p => p.id === actorId)?.duties.includes(whoMay[command.type])) refuseNotCharged()
  if (target.id === actorId) refuseOwn()
  if (command.type === 'appoint') checkAppointment(command.duty, target, people)
  if (command.type === 'changeDuties') checkNewDuties(command.duties, target, people)
  if (command.type === 'lock')
    for (const duty of administrationsOf(target.duties)) checkOthersRemain(duty, target, people)
  if (command.type === 'deactivate') checkDeactivation(target)
  if (command.type === 'resetPassword') checkReset(target)
}

/** The first security and the first audit administrator are named by the system administrator; all later ones are not. */
function checkAppointment(duty: Administration, target: Person, people: readonly Person[]): void {
  if (target.duties.length > 0) checkDuties([...target.duties, duty])
  if (!mayAppoint(duty, target.region, people)) {
    refuse({
      code: 'tenancy.alreadyAppointed',
      kind: 'notAllowed',
      message: '本辖区已有这一管理员，系统管理员不能再行指定。',
      next: '请由安全管理员授予或者收回。',
    })
  }
}

/** Nobody holds this administration over the region yet. */
export const mayAppoint = (duty: Administration, region: RegionCode, people: readonly Person[]): boolean =>
  !people.some(p => p.duties.includes(duty) && regionContains(p.region, region))

function checkNewDuties(duties: readonly Duty[], target: Person, people: readonly Person[]): void {
  checkDuties(duties)
  for (const duty of administrationsOf(target.duties))
    if (!duties.includes(duty)) checkOthersRemain(duty, target, people)
  const isNew = administrationsOf(duties).some(duty => !target.duties.includes(duty))
  if (isNew && target.mustChange) {
    refuse({
      code: 'tenancy.notTakenOver',
      kind: 'notAllowed',
      message: `${target.name}还没有修改他人设置的临时口令，不能担任管理员。`,
      next: '请本人先登录并修改口令，再授予管理职责。',
      field: '/duties',
    })
  }
  if (duties.length > 0 && !target.active) {
    refuse({
      code: 'tenancy.accountClosed',
      kind: 'notAllowed',
      message: `${target.name}的账号已经停用，不能授予岗位。`,
      next: '请先由系统管理员恢复账号。',
      field: '/duties',
    })
  }
}

function checkOthersRemain(duty: Administration, target: Person, people: readonly Person[]): void {
  const others = people.filter(
    p =>
      p.id !== target.id && p.duties.includes(duty) && p.active && !p.locked && regionContains(p.region, target.region),
  )
  if (others.length > 0) return
  refuse({
    code: 'tenancy.lastAdministrator',
    kind: 'notAllowed',
    message: `${target.name}是本辖区最后一名这样的管理员，不能收回或者锁定。`,
    next: '请先授予另一人同样的管理职责。',
  })
}

function checkDeactivation({ name, duties }: Person): void {
  if (administrationsOf(duties).length === 0) return
  refuse({
    code: 'tenancy.administratorActive',
    kind: 'notAllowed',
    message: `${name}担任管理员，账号不能停用。`,
    next: '请先由安全管理员收回其管理职责。',
  })
}

/** Who sets a password can sign in with it: so nobody sets another administrator's. */
function checkReset({ name, duties }: Person): void {
  if (administrationsOf(duties).length === 0) return
  refuse({
    code: 'tenancy.administratorPassword',
    kind: 'notAllowed',
    message: `${name}担任管理员，口令不能由他人重置。`,
    next: '请由安全管理员另授一人、收回其职责后再重置；没有其他管理员时，在服务器上使用 --reset-password。',
  })
}

export const administrationsOf = (duties: readonly Duty[]): Administration[] =>
  exclusiveDuties.filter(duty => duties.includes(duty))

export function refuseUnknown(): never {
  refuse({
    code: 'tenancy.unknownAccount',
    kind: 'notFound',
    message: '没有这个账号，或者不在您的辖区内。',
    next: '请核对链接，或者从账号列表中重新选择。',
  })
}

function refuseNotCharged(): never {
  refuse({
    code: 'tenancy.notCharged',
    kind: 'forbidden',
    message: '这项管理不属于您的职责。',
    next: '请由相应的管理员办理。',
  })
}

function refuseOwn(): never {
  refuse({
    code: 'tenancy.ownAccount',
    kind: 'forbidden',
    message: '任何人不得变更自己的岗位、锁定或者停用自己的账号。',
    next: '请由其他管理员办理；修改自己的口令，请到“本人账号”。',
  })
}
