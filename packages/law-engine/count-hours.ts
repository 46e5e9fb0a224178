import { dayOf, formatDayZh, type PlainDate, refuse, timeOf } from '#kernel'
import { periodInForce } from './count.ts'
import type { Basis, Confidence, Law } from './types.ts'

export interface CountedHours {
  periodId: string
  name: string
  /** Instants, ISO 8601. */
  start: string
  due: string
  hours: number
  explanation: string
  basis: Basis
  confidence: Confidence
}

/**
 * Counts a period in hours from the instant of its event (24 hours to hand over a case, 2 hours to report an accident).
 * Hours run through nights and holidays.
 * @throws Refusal `law.periodNotInHours` for a period in days, months or years
 */
export function countHours(law: Law, id: string, start: string, options: { hours?: number } = {}): CountedHours {
  const day: PlainDate = dayOf(start)
  const rule = periodInForce(law, id, day)
  const hours = options.hours ?? rule.amount
  if (rule.unit !== 'hour' || hours === null) {
    refuse({
      code: 'law.periodNotInHours',
      kind: 'invalid',
      message: `“${rule.name}”不以小时计。`,
      next: '请按日期计算。',
    })
  }
  const due = new Date(Date.parse(start) + hours * 3_600_000).toISOString()
  const explanation = `自${formatDayZh(day)}${timeOf(start)}起计算${hours}小时，至${formatDayZh(dayOf(due))}${timeOf(due)}，夜间和节假日连续计算。`
  const { basis, confidence, name } = rule
  return { periodId: id, name, start, due, hours, explanation, basis, confidence }
}
