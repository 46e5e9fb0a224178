import { type Duty, dutyNames } from '#host/identity'

/** 办案人员、负责人; a dash for nobody. */
export const dutiesText = (duties: readonly string[]): string =>
  duties.map(duty => dutyNames[duty as Duty] ?? duty).join('、') || '—'

/** Duties of casework: the three administrations are granted apart from them. */
const ADMINISTRATIONS = ['systemAdmin', 'securityAdmin', 'auditAdmin']
export const WORK_DUTIES = Object.entries(dutyNames)
  .filter(([value]) => !ADMINISTRATIONS.includes(value))
  .map(([value, label]) => ({ value, label }))

export const ACCOUNT_STATES = [
  { value: 'proposed', label: '待授予岗位' },
  { value: 'active', label: '使用中' },
  { value: 'locked', label: '已锁定' },
  { value: 'closed', label: '已停用' },
]

/** What an account is, in the order that matters. */
export function accountState(row: {
  active: boolean
  locked: boolean
  mustChange: boolean
  pausedUntil: string | null
}): string {
  if (!row.active) return '已停用'
  if (row.locked) return '已锁定'
  if (row.pausedUntil) return '口令连错，暂停登录'
  return row.mustChange ? '待本人修改口令' : '使用中'
}

export const AUDIT_KINDS = [
  { value: 'look', label: '查看' },
  { value: 'signIn', label: '登录' },
  { value: 'act', label: '管理' },
]

const WHAT: Record<string, string> = {
  signedIn: '登录',
  wrongPassword: '口令错误',
  unknown: '不存在的账号',
  closed: '停用账号尝试登录',
  locked: '锁定账号尝试登录',
  paused: '暂停期间尝试登录',
  signedOut: '退出',
  passwordChanged: '修改口令',
  subject: '主体',
  case: '案件',
  file: '文件',
  act: '行为及存证',
  reporter: '举报人',
  document: '文书',
}
export const whatText = (what: string): string => WHAT[what] ?? what
