/** Who sees the payment desk in the menu; the server decides. */
export const AT_DESK = ['finance'] as const

export const TABS = [
  { to: '/payments', label: '缴款单' },
  { to: '/payments/statements', label: '对账文件' },
  { to: '/payments/unmatched', label: '待处理' },
  { to: '/payments/channel', label: '收款设置' },
] as const

export const WAYS: Record<string, string> = { bank: '银行对账', onTheSpot: '当场收缴' }

export const SETTLED: Record<string, string> = { assigned: '已认定入账', setAside: '已另行处理' }
