import type { CountedPeriod } from '#law-engine'
import type { Clock } from '../acts.ts'

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
