/**
 * Calendar days of the authority's place. A day is a string `YYYY-MM-DD`: it sorts, prints and travels as JSON unchanged,
 * and cannot slip by a time zone. China keeps one zone (UTC+8) without daylight saving, so an instant has one civil day.
 */
export type PlainDate = string & { readonly __day?: never }

const DAY_MS = 86_400_000
const CHINA_OFFSET_MS = 8 * 3_600_000
const FORM = /^(\d{4})-(\d{2})-(\d{2})$/

/** True only for a real calendar day between years 1900 and 2200; `2025-02-29` is false. */
export function isPlainDate(text: unknown): text is PlainDate {
  if (typeof text !== 'string') return false
  const m = FORM.exec(text)
  if (!m) return false
  const year = Number(m[1])
  if (year < 1900 || year > 2200) return false
  const at = Date.UTC(year, Number(m[2]) - 1, Number(m[3]))
  return new Date(at).toISOString().slice(0, 10) === text
}

/** Parses a day or throws a RangeError naming the text. Use at a boundary; inside the house days are already valid. */
export function plainDate(text: string): PlainDate {
  if (!isPlainDate(text)) throw new RangeError(`not a calendar day (YYYY-MM-DD): ${text}`)
  return text
}

const toUtc = (day: PlainDate): number => Date.parse(`${day}T00:00:00Z`)
const fromUtc = (ms: number): PlainDate => new Date(ms).toISOString().slice(0, 10)

/** The civil day in China of an instant (a Date or an ISO string with offset). */
export function dayOf(instant: Date | string): PlainDate {
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant.getTime()
  return fromUtc(ms + CHINA_OFFSET_MS)
}

/** The civil time of day in China of an instant, `HH:MM`. */
export function timeOf(instant: Date | string): string {
  const ms = typeof instant === 'string' ? Date.parse(instant) : instant.getTime()
  return new Date(ms + CHINA_OFFSET_MS).toISOString().slice(11, 16)
}

/** The instant of a civil day and time (`HH:MM`) in China. */
export function instantAt(day: PlainDate, time = '00:00'): Date {
  return new Date(`${day}T${time}:00+08:00`)
}

export function addDays(day: PlainDate, days: number): PlainDate {
  return fromUtc(toUtc(day) + days * DAY_MS)
}

/**
 * Adds whole months; where the target month has no such day the period ends on its last day
 * (Civil Code art. 202: 没有对应日的，月末日为期间的最后一日).
 */
export function addMonths(day: PlainDate, months: number): PlainDate {
  const [y, m, d] = day.split('-').map(Number) as [number, number, number]
  const first = new Date(Date.UTC(y, m - 1 + months, 1))
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate()
  return fromUtc(Date.UTC(first.getUTCFullYear(), first.getUTCMonth(), Math.min(d, last)))
}

export const addYears = (day: PlainDate, years: number): PlainDate => addMonths(day, years * 12)

/** Whole days from `a` to `b`; negative when `b` is earlier. */
export const daysBetween = (a: PlainDate, b: PlainDate): number => Math.round((toUtc(b) - toUtc(a)) / DAY_MS)

/** 0 = Sunday … 6 = Saturday. */
export const weekday = (day: PlainDate): number => new Date(toUtc(day)).getUTCDay()

export const yearOf = (day: PlainDate): number => Number(day.slice(0, 4))

/** `2025年6月20日`, as printed on documents. */
export function formatDayZh(day: PlainDate): string {
  const [y, m, d] = day.split('-').map(Number)
  return `${y}年${m}月${d}日`
}

/** Completed years of age on a day (birth `1949-12-31`; on `1967-12-30` is 17). */
export function ageOn(birth: PlainDate, on: PlainDate): number {
  const years = yearOf(on) - yearOf(birth)
  return on.slice(5) < birth.slice(5) ? years - 1 : years
}
