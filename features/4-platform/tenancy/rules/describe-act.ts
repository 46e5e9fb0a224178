import { type Duty, dutyNames } from '#host/identity'

/** What acts outside cases are called, by kind of stream and type. */
const TITLES: Record<string, string> = {
  'administration.regionAdded': '登记行政区划',
  'administration.organAdded': '登记机构',
  'administration.organChanged': '变更机构信息',
  'administration.accountCreated': '建立账号',
  'administration.administratorAppointed': '指定管理员',
  'administration.dutiesChanged': '变更岗位',
  'administration.accountLocked': '锁定账号',
  'administration.accountUnlocked': '解除锁定',
  'administration.accountDeactivated': '停用账号',
  'administration.accountReactivated': '恢复账号',
  'administration.passwordReset': '重置口令',
  'certificate.certificateRegistered': '登记执法证件',
  'certificate.certificateSuspended': '暂扣执法证件',
  'certificate.certificateResumed': '发还执法证件',
  'certificate.certificateWithdrawn': '收回执法证件',
  'conflict.conflictDeclared': '申报利害关系',
  'discretionAlert.discretionAlertNoted': '备注量罚提示',
}

/** A name for an act on a list; the type itself where nobody has given one. */
export const titleOfAct = (type: string): string => TITLES[type] ?? type

/** What is worth reading of an act's data, in this order. Identifiers are left out: the object of the act has its own column. */
const LABELS: Record<string, string> = {
  code: '代码',
  region: '行政区划',
  name: '名称',
  officerName: '姓名',
  shortName: '简称',
  login: '账号',
  number: '证号',
  duty: '职责',
  before: '原岗位',
  after: '现岗位',
  proposedDuties: '拟任岗位',
  numberRegion: '文号地区简称',
  numberOrgan: '文号机构代字',
  validFrom: '有效期自',
  validUntil: '有效期至',
  on: '日期',
  relation: '关系',
  reason: '理由',
}

/** The facts of an act in one Chinese line. */
export function describeAct(data: Readonly<Record<string, unknown>>): string {
  return Object.entries(LABELS)
    .flatMap(([key, label]) => {
      const value = data[key]
      if (value === undefined || value === '') return []
      return [`${label}：${Array.isArray(value) ? value.map(named).join('、') || '无' : named(value)}`]
    })
    .join('；')
}

const named = (value: unknown): string => dutyNames[value as Duty] ?? String(value)
