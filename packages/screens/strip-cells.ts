import { daysBetween, formatDayZh, type PlainDate, weekday } from '#kernel'

/** What the strip needs of a counted period; the law engine's `CountedPeriod` is one. */
export interface StripPeriod {
  name: string
  start: PlainDate
  due: PlainDate
  amount: number
  unit: string
  explanation: string
  basis: { law: string; article: string }
  confidence: string
  /** A window of the party: its end is nobody's delay. */
  right?: boolean
  days: readonly StripDay[]
}

export interface StripDay {
  date: PlainDate
  kind: 'work' | 'weekend' | 'holiday' | 'adjusted'
  holiday?: string
  /** Position in the count; absent on days that do not count. */
  n?: number
}

export interface StripCell extends StripDay {
  isStart: boolean
  isToday: boolean
  isPast: boolean
  isDue: boolean
  /** In Chinese: the day, what kind of day it is and how it counts. */
  label: string
}

export function stripCells(period: StripPeriod, today: PlainDate): StripCell[] {
  return period.days.map(day => {
    const flags = {
      isStart: day.date === period.start,
      isToday: day.date === today,
      isPast: day.date < today,
      isDue: day.date === period.due,
    }
    return { ...day, ...flags, label: labelOf(day, flags, period.unit) }
  })
}

const kindNames: Record<StripDay['kind'], string> = {
  work: '',
  weekend: '休息日',
  holiday: '节假日',
  adjusted: '调休上班',
}

function labelOf(day: StripDay, flags: { isStart: boolean; isToday: boolean; isDue: boolean }, unit: string): string {
  const count =
    day.n === undefined
      ? flags.isStart
        ? '起算日，当日不计'
        : '不计入'
      : unit === 'working-day'
        ? `第${day.n}个工作日`
        : `第${day.n}日`
  const parts = [day.holiday ?? kindNames[day.kind], count, flags.isToday && '今天', flags.isDue && '届满日']
  return `${formatDayZh(day.date)}（${dayName(day.date)}）${parts.filter(Boolean).join('，')}`
}

export const dayName = (day: PlainDate): string => `周${'日一二三四五六'[weekday(day)]}`

export interface Remaining {
  state: 'running' | 'lastDay' | 'over' | 'ended'
  text: string
}

/** How much of the period is left on a day, in the unit the law counts in. */
export function remaining(period: StripPeriod, today: PlainDate): Remaining {
  if (today > period.due && period.right) return { state: 'ended', text: '已届满' }
  if (today > period.due) return { state: 'over', text: `已逾期${daysBetween(period.due, today)}天` }
  if (today === period.due) return { state: 'lastDay', text: '今天届满' }
  if (period.unit !== 'working-day' || period.days.length === 0)
    return { state: 'running', text: `还剩${daysBetween(today, period.due)}天` }
  const left = period.days.filter(
    day => day.date > today && day.date <= period.due && (day.kind === 'work' || day.kind === 'adjusted'),
  )
  return { state: 'running', text: `还剩${left.length}个工作日` }
}

/** One sentence that says all a strip shows, for those who do not see it. */
export function stripSentence(period: StripPeriod, today: PlainDate): string {
  return `${period.name}：${formatDayZh(period.start)}起，${formatDayZh(period.due)}届满，${remaining(period, today).text}。`
}
