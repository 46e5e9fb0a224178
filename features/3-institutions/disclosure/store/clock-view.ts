import type { PlainDate } from '#kernel'
import { daysOfPeriod, type Law, type PeriodUnit } from '#law-engine'

/** A running deadline as stored; its days are counted again from the law when it is shown. */
export interface StoredClock {
  periodId: string
  name: string
  start: PlainDate
  due: PlainDate
  amount: number
  unit: PeriodUnit
  explanation: string
  basis: { law: string; article: string }
  confidence: string
}

export function clockView(law: Law, clock: StoredClock) {
  const { periodId, name, start, due, amount, unit, explanation, basis, confidence } = clock
  return { periodId, name, start, due, amount, unit, explanation, basis, confidence, days: daysOfPeriod(law, clock) }
}
