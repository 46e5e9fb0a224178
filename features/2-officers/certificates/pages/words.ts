/** Who the server lets look at certificates, keep them, and declare a relation; the server decides again. */
export const MAY_LOOK = ['handler', 'leader', 'registrar', 'legalReviewer', 'supervisor']
export const MAY_KEEP = ['leader', 'supervisor']
export const MAY_DECLARE = ['handler']

export const TABS = [
  { to: '/officers', label: '执法证件' },
  { to: '/officers/conflicts', label: '利害关系' },
]

export const STATES = [
  { value: 'valid', label: '有效' },
  { value: 'soon', label: '即将到期' },
  { value: 'expired', label: '已到期' },
  { value: 'suspended', label: '暂扣' },
  { value: 'withdrawn', label: '已收回' },
]

const NOT_YET = '尚未生效'
export const stateText = (state: string): string => STATES.find(({ value }) => value === state)?.label ?? NOT_YET
/** These want somebody to do something. */
export const isUrgent = (state: string): boolean => state === 'soon' || state === 'expired'
