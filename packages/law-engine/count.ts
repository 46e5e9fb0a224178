import { addDays, addMonths, addYears, daysBetween, formatDayZh, type PlainDate, refuse } from '#kernel'
import { addWorkingDays, type CalendarDay, daysBetweenDates, hasCalendar, rollForward } from './calendar.ts'
import type { CountedPeriod, DayCell, Law, PeriodRule, PeriodUnit } from './types.ts'

/** The version of a period in force on a day. @throws Refusal `law.periodUnknown`, `law.periodNotInForce`. */
export function periodInForce(law: Law, id: string, on: PlainDate): PeriodRule {
  const versions = law.periods.filter(p => p.id === id)
  const found = versions.find(p => p.from <= on && (p.until === undefined || on <= p.until))
  if (found) return found
  return refuse({
    code: versions.length === 0 ? 'law.periodUnknown' : 'law.periodNotInForce',
    kind: 'invalid',
    message: versions.length === 0 ? `没有期限 ${id}。` : `期限 ${id} 在${formatDayZh(on)}尚未施行或者已经失效。`,
    next: '请核对期限编号和日期；期限一览见 law/periods.yaml。',
  })
}

/**
 * Counts a period from the day its event happened (that day is not counted, 行政处罚法第八十五条、民法典第二百零一条).
 * A party's last day moves to the next working day when it falls on a rest day; the authority's own does not, because
 * nobody may rely on it. Month and year periods, and periods in calendar days, that end in a year without a calendar stay
 * where they fall, and the explanation says so.
 * @param options.amount where the organ has configured one, or an approved extension makes it longer
 * @param options.unit where the configured or extended amount is in another unit
 * @throws Refusal `law.periodNotConfigured` when the law gives no number and none is configured
 */
export function countPeriod(
  law: Law,
  id: string,
  start: PlainDate,
  options: { amount?: number; unit?: PeriodUnit } = {},
): CountedPeriod {
  const inForce = periodInForce(law, id, start)
  const rule = { ...inForce, unit: options.unit ?? inForce.unit }
  const amount = options.amount ?? rule.amount ?? refuseUnconfigured(rule)
  if (rule.unit === 'hour') refuseHours(rule)
  const unrolledDue = endOf(law, rule, start, amount)
  const rolls = rule.actor !== 'authority' && rule.direction === 'forward'
  const known = hasCalendar(law, unrolledDue)
  const due = rolls && known ? rollForward(law, unrolledDue) : unrolledDue
  return {
    periodId: id,
    name: rule.name,
    start,
    due,
    unrolledDue,
    amount,
    unit: rule.unit,
    actor: rule.actor,
    explanation: explain(rule, amount, { unrolledDue, due, known: known || !rolls }),
    basis: rule.basis,
    confidence: rule.confidence,
    days: daysOf(law, rule, { start, due, unrolledDue }),
  }
}

function endOf(law: Law, rule: PeriodRule, start: PlainDate, amount: number): PlainDate {
  const signed = rule.direction === 'backward' ? -amount : amount
  switch (rule.unit) {
    case 'working-day':
      return addWorkingDays(law, start, signed)
    case 'calendar-day':
      return addDays(start, signed)
    case 'month':
      return addMonths(start, signed)
    default:
      return addYears(start, signed)
  }
}

const unitNames: Record<PeriodUnit, string> = {
  'working-day': '个工作日',
  'calendar-day': '日（自然日）',
  month: '个月',
  year: '年',
  hour: '小时',
}

function explain(
  rule: PeriodRule,
  amount: number,
  end: { unrolledDue: PlainDate; due: PlainDate; known: boolean },
): string {
  const counted =
    rule.direction === 'backward'
      ? `当日不计，向前计算${amount}${unitNames[rule.unit]}`
      : `当日不计，自次日起计算${amount}${unitNames[rule.unit]}`
  const rest = rule.unit === 'working-day' ? '，节假日和周末不计，调休上班日计入' : ''
  const rolled =
    end.due === end.unrolledDue ? '' : `；届满日${formatDayZh(end.unrolledDue)}为休息日，顺延至${formatDayZh(end.due)}`
  const unknown = end.known ? '' : `；尚无${end.unrolledDue.slice(0, 4)}年节假日安排，暂未顺延`
  const own = rule.actor === 'authority' && rule.unit !== 'working-day' ? '；机关自身期限不顺延' : ''
  return `${counted}${rest}${rolled}${unknown}${own}。`
}

/** The days of a period that was counted before, so that its strip can be drawn again. */
export const daysOfPeriod = (
  law: Law,
  {
    unit,
    start,
    due,
    unrolledDue = due,
  }: { unit: PeriodUnit; start: PlainDate; due: PlainDate; unrolledDue?: PlainDate },
): DayCell[] => daysOf(law, { unit, direction: due < start ? 'backward' : 'forward' }, { start, due, unrolledDue })

const LONGEST_STRIP = 100

/** The cells of the strip; none for periods too long to draw, nor where a calendar is missing. */
function daysOf(
  law: Law,
  { unit, direction }: Pick<PeriodRule, 'unit' | 'direction'>,
  { start, due, unrolledDue }: { start: PlainDate; due: PlainDate; unrolledDue: PlainDate },
): DayCell[] {
  const [first, last] = direction === 'backward' ? [due, start] : [start, due]
  if (daysBetween(first, last) > LONGEST_STRIP || !hasCalendar(law, first) || !hasCalendar(law, last)) return []
  const days = daysBetweenDates(law, first, last)
  const counts = ({ date, kind }: CalendarDay): boolean =>
    date !== start &&
    (direction === 'backward' || date <= unrolledDue) &&
    (unit !== 'working-day' || kind === 'work' || kind === 'adjusted')
  let n = direction === 'backward' ? days.filter(counts).length + 1 : 0
  const step = direction === 'backward' ? -1 : 1
  return days.map(day => {
    if (!counts(day)) return day
    n += step
    const { date, kind, holiday } = day
    return holiday === undefined ? { date, kind, n } : { date, kind, holiday, n }
  })
}

function refuseUnconfigured(rule: PeriodRule): never {
  refuse({
    code: 'law.periodNotConfigured',
    kind: 'notAllowed',
    message: `法律没有规定“${rule.name}”的天数，本机构也没有配置。`,
    article: `${rule.basis.law}${rule.basis.article}`,
    next: '请由法制审核人员在期限设置中填写本机构的天数。',
  })
}

function refuseHours(rule: PeriodRule): never {
  refuse({
    code: 'law.periodInHours',
    kind: 'invalid',
    message: `“${rule.name}”以小时计，不能按日计算。`,
    next: '请以时刻为起点计算。',
  })
}
