/** Who sees 监察 in the menu; the server decides. */
export const OVERSEERS = ['supervisor', 'leader'] as const

export const TABS = [
  { to: '/supervision', label: '期限总览' },
  { to: '/supervision/overview', label: '办案概览' },
  { to: '/supervision/discretion', label: '量罚提示' },
] as const

export const STATES: Record<string, string> = { overdue: '已逾期', soon: '三个工作日内到期' }
export const ACTORS: Record<string, string> = { authority: '本机关', party: '当事人', external: '其他机关' }

export const ALERT_STATES: Record<string, string> = { open: '待查看', noted: '已备注' }
export const ALERT_STAGES: Record<string, string> = {
  proposed: '已提出，尚未决定',
  decided: '已经决定',
  withdrawn: '已退回或者变更',
}
