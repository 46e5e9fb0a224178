import { dayOf, type PlainDate } from './plain-date.ts'

/** Time is an argument everywhere. Only apps create a system clock; tests and stories pass a fixed or movable one. */
export interface Clock {
  now(): Date
}

export const systemClock: Clock = { now: () => new Date() }

export const today = (clock: Clock): PlainDate => dayOf(clock.now())

/** A clock that stands still until it is moved: for stories and tests. */
export function movableClock(start: Date | string): Clock & { set(to: Date | string): void } {
  let at = new Date(start)
  return {
    now: () => new Date(at),
    set: to => {
      at = new Date(to)
    },
  }
}
