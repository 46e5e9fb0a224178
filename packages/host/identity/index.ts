import type { RegionCode } from '#kernel'

/** What a person is charged with. One person may hold several, except the three administrators, who exclude one another. */
export type Duty =
  | 'registrar'
  | 'handler'
  | 'leader'
  | 'legalReviewer'
  | 'hearingOfficer'
  | 'finance'
  | 'publisher'
  | 'archivist'
  | 'supervisor'
  | 'systemAdmin'
  | 'securityAdmin'
  | 'auditAdmin'

export const dutyNames: Record<Duty, string> = {
  registrar: '举报受理',
  handler: '办案人员',
  leader: '负责人',
  legalReviewer: '法制审核',
  hearingOfficer: '听证主持',
  finance: '财务',
  publisher: '公示',
  archivist: '档案',
  supervisor: '监察',
  systemAdmin: '系统管理员',
  securityAdmin: '安全管理员',
  auditAdmin: '审计管理员',
}

/** 三员分立: no account may hold two of these. */
export const exclusiveDuties = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const satisfies readonly Duty[]

/** Everybody who works on cases: the three administrators keep the house and do not read its files. */
export const caseDuties = (Object.keys(dutyNames) as Duty[]).filter(
  duty => !(exclusiveDuties as readonly Duty[]).includes(duty),
)

/** Who is asking. Taken from the session, never from the request body. */
export interface Identity {
  userId: string
  name: string
  organId: string
  organName: string
  /** The jurisdiction: everything in this division is visible, nothing outside it. */
  region: RegionCode
  duties: readonly Duty[]
  /** The password was set by somebody else or has run out: nothing is open but the doors that say so. */
  mustChangePassword?: boolean
}

/** Who may call an endpoint: everybody, everybody who is signed in, or holders of one of these duties. */
export type Permission = 'public' | 'signedIn' | { anyOf: readonly Duty[] }

export function isPermitted(permission: Permission, identity: Identity | undefined): boolean {
  if (permission === 'public') return true
  if (!identity) return false
  if (permission === 'signedIn') return true
  return permission.anyOf.some(duty => identity.duties.includes(duty))
}
