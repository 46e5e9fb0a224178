/** Who the server lets look at subjects, and who may record one; the server decides again. */
export const MAY_LOOK = [
  'registrar',
  'handler',
  'leader',
  'legalReviewer',
  'hearingOfficer',
  'archivist',
  'supervisor',
  'publisher',
  'finance',
]
export const MAY_RECORD = ['registrar', 'handler']

export const KINDS: Record<string, string> = { organisation: '单位', soleTrader: '个体工商户', person: '自然人' }

export const PERMIT_STATUS: Record<string, string> = {
  valid: '有效',
  suspended: '暂停',
  revoked: '吊销',
  cancelled: '注销',
  expired: '过期',
}
