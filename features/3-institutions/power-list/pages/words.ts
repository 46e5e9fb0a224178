/** Words of the power list that the data holds as codes. */
export const KINDS = { penalty: '行政处罚', coercion: '行政强制', inspection: '行政检查' } as const

export const DIRECTIONS: Record<string, string> = {
  none: '不予处罚',
  mitigate: '从轻或者减轻',
  light: '从轻',
  neutral: '只作认定',
  heavy: '从重',
}

export const UNITS: Record<string, string> = {
  'working-day': '个工作日',
  'calendar-day': '日',
  month: '个月',
  year: '年',
  hour: '小时',
}

export const ACTORS: Record<string, string> = { party: '当事人', authority: '本机关', external: '其他机关' }

export const basisText = ({ law, article }: { law: string; article: string }): string => `《${law}》${article}`
