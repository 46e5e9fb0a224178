import { dayOf } from '#kernel'
import type { CountedHours, CountedPeriod } from '#law-engine'
import type { Clock } from '../acts.ts'
import type { CaseState } from './state.ts'

/** Windows that a prior notice opens for the party: to be heard, and to ask for a hearing. */
export const DEFENCE_WINDOW = 'D-PEN-05'
export const HEARING_WINDOW = 'D-PEN-06'
export const WINDOWS = [DEFENCE_WINDOW, HEARING_WINDOW] as const

/** A clock of the case from a counted period of the law. */
export function clockOf(
  period: CountedPeriod,
  options: { key?: string; name?: string; blocksClosing?: boolean } = {},
): Clock {
  const { periodId, start, due, unrolledDue, amount, unit, actor, explanation, basis, confidence } = period
  return {
    key: options.key ?? periodId,
    periodId,
    name: options.name ?? period.name,
    start,
    due,
    unrolledDue,
    amount,
    unit,
    actor,
    explanation,
    basis,
    confidence,
    blocksClosing: options.blocksClosing ?? true,
  }
}

/** Keys of the clocks of these periods that still run: what an act may stop. */
export const openAmong = ({ clocks }: CaseState, periodIds: readonly string[]): string[] =>
  clocks.filter(c => !c.closed && periodIds.includes(c.periodId)).map(c => c.key)

/** The same for a period in hours; its strip shows the days it falls on, its explanation the minute. */
export function hourClockOf({
  periodId,
  name,
  start,
  due,
  hours,
  explanation,
  basis,
  confidence,
}: CountedHours): Clock {
  const [first, last] = [dayOf(start), dayOf(due)]
  return {
    key: periodId,
    ...{ periodId, name, start: first, due: last, unrolledDue: last },
    ...{ amount: hours, unit: 'hour', actor: 'authority', explanation, basis, confidence },
    blocksClosing: true,
  }
}
