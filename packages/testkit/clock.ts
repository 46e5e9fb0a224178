import { type Clock, movableClock } from '#kernel'

/** A clock that always shows this instant: an ISO text, or a day, meaning nine in the morning in China. */
export function fixedClock(at: Date | string): Clock {
  const isDay = typeof at === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(at)
  const { now } = movableClock(isDay ? `${at}T09:00:00+08:00` : at)
  return { now }
}
