/** Who the server lets draft; the server decides again. */
export const MAY_DRAFT = ['legalReviewer']

export const KINDS = [
  { value: 'confirmation', label: '事项核实' },
  { value: 'item', label: '地方事项' },
  { value: 'profile', label: '裁量基准' },
]

export const STAGES = [
  { value: 'draft', label: '待批准' },
  { value: 'inForce', label: '施行' },
  { value: 'returned', label: '已退回' },
  { value: 'ended', label: '已失效' },
  { value: 'withdrawn', label: '已撤回' },
]

export const FRESHNESS = [
  { value: 'unverified', label: '未核实' },
  { value: 'overdue', label: '逾期未复核' },
  { value: 'oldText', label: '所读文本已旧' },
]

export const CONFIDENCES: Record<string, string> = { verified: '已核实', memory: '凭记忆', uncertain: '存疑' }
