import { addDays, daysBetween, type PlainDate, refuse, weekday, yearOf } from '#kernel'
import type { DayKind, Law, YearCalendar } from './types.ts'

export const hasCalendar = (law: Law, day: PlainDate): boolean => findCalendar(law, day) !== undefined

const findCalendar = (law: Law, day: PlainDate): YearCalendar | undefined =>
  law.calendars.find(c => c.year === yearOf(day))

/**
 * What kind of day it is.
 * @throws Refusal `law.calendarMissing` for a year whose notice has not been loaded: working days are never guessed.
 */
export function kindOfDay(law: Law, day: PlainDate): { kind: DayKind; holiday?: string } {
  const calendar = findCalendar(law, day) ?? refuseMissing(yearOf(day))
  const holiday = calendar.holidays.find(h => day >= h.from && day <= h.until)
  if (holiday) return { kind: 'holiday', holiday: holiday.name }
  const atWeekend = [0, 6].includes(weekday(day))
  if (!atWeekend) return { kind: 'work' }
  return { kind: calendar.workingWeekends.includes(day) ? 'adjusted' : 'weekend' }
}

/** A day and what kind it is. */
export interface CalendarDay {
  date: PlainDate
  kind: DayKind
  holiday?: string
}

/** Whole years, each worked out once: a strip of days is asked for with every look at a case. */
const years = new WeakMap<YearCalendar, readonly CalendarDay[]>()

/** The days from one to another, both included. @throws Refusal `law.calendarMissing` */
export function daysBetweenDates(law: Law, first: PlainDate, last: PlainDate): Readonly<CalendarDay>[] {
  const days: Readonly<CalendarDay>[] = []
  for (let year = yearOf(first); year <= yearOf(last); year++) {
    const calendar = law.calendars.find(c => c.year === year) ?? refuseMissing(year)
    const all = years.get(calendar) ?? yearOfDays(law, calendar)
    const from = year === yearOf(first) ? daysBetween(all[0]!.date, first) : 0
    const until = year === yearOf(last) ? daysBetween(all[0]!.date, last) + 1 : all.length
    for (let i = from; i < until; i++) days.push(all[i]!)
  }
  return days
}

function yearOfDays(law: Law, calendar: YearCalendar): readonly CalendarDay[] {
  const first = `${calendar.year}-01-01`
  const length = daysBetween(first, `${calendar.year}-12-31`) + 1
  const days = Array.from({ length }, (_, i) => addDays(first, i)).map(date =>
    Object.freeze({ date, ...kindOfDay(law, date) }),
  )
  years.set(calendar, days)
  return days
}

export function isWorkingDay(law: Law, day: PlainDate): boolean {
  const { kind } = kindOfDay(law, day)
  return kind === 'work' || kind === 'adjusted'
}

/** The day itself when it is worked, otherwise the next one that is. */
export function rollForward(law: Law, day: PlainDate): PlainDate {
  let rolled = day
  while (!isWorkingDay(law, rolled)) rolled = addDays(rolled, 1)
  return rolled
}

/** The day after (or before) `start` by so many working days; `start` itself does not count. */
export function addWorkingDays(law: Law, start: PlainDate, amount: number): PlainDate {
  const step = amount < 0 ? -1 : 1
  let day = start
  for (let left = Math.abs(amount); left > 0; ) {
    day = addDays(day, step)
    if (isWorkingDay(law, day)) left--
  }
  return day
}

/**
 * Working days from a day to another, the first not counted, the last counted; negative when the second is earlier.
 * Null where a calendar is missing: nothing is guessed.
 */
export function workingDaysBetween(law: Law, from: PlainDate, to: PlainDate): number | null {
  if (from > to) {
    const back = workingDaysBetween(law, to, from)
    return back === null ? null : -back
  }
  if (!hasCalendar(law, from) || !hasCalendar(law, to)) return null
  let count = 0
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (isWorkingDay(law, day)) count++
  return count
}

function refuseMissing(year: number): never {
  refuse({
    code: 'law.calendarMissing',
    kind: 'unavailable',
    message: `还没有${year}年的节假日安排，无法计算工作日。`,
    next: `请系统管理员按国务院办公厅通知补充 law/calendars/${year}.yaml，可参照上一年的文件。`,
    facts: { year },
  })
}
