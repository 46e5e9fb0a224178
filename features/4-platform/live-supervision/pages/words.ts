/** Who sees 监察 in the menu; the server decides. */
export const OVERSEERS = ['supervisor', 'leader'] as const

export const TABS = [
  { to: '/supervision', label: '期限总览' },
  { to: '/supervision/overview', label: '办案概览' },
] as const

export const STATES: Record<string, string> = { overdue: '已逾期', soon: '三个工作日内到期' }
export const ACTORS: Record<string, string> = { authority: '本机关', party: '当事人', external: '其他机关' }
