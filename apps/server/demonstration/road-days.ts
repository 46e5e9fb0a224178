import type { RoadDays } from '#features/6-operation/case-handling/story.ts'
import { addDays, type PlainDate } from '#kernel'
import { addWorkingDays, hasCalendar, type Law } from '#law-engine'
import type { Dice } from './random.ts'

/** Working days after the source was received, for a brigade that keeps its clocks. */
const STEPS: Record<Exclude<keyof RoadDays, 'received' | 'inspected' | 'discussed'>, number> = {
  filed: 2,
  inquired: 5,
  concluded: 12,
  proposed: 13,
  noticed: 15,
  defended: 17,
  assessed: 18,
  reviewed: 22,
  decided: 24,
  served: 25,
  paid: 28,
  published: 29,
  closed: 30,
  archived: 32,
}

const LONGEST = 70

/** The days of a road that begins on a day; somewhat slower or quicker by the dice, always in order. */
export function roadDays(law: Law, received: PlainDate, dice: Dice, answers: boolean): RoadDays {
  const slow = dice.below(4)
  const known = hasCalendar(law, addDays(received, LONGEST))
  // days in a year without a calendar lie in the future and are never reached: any later day will do
  const day = (name: keyof typeof STEPS): PlainDate =>
    known ? addWorkingDays(law, received, STEPS[name] + slow) : addDays(received, 2 * STEPS[name])
  const { defended: _d, assessed: _a, ...others } = STEPS
  const days = Object.fromEntries(Object.keys(others).map(name => [name, day(name as keyof typeof STEPS)]))
  return {
    ...(days as unknown as RoadDays),
    received,
    inspected: received,
    ...(answers && { defended: day('defended'), assessed: day('assessed') }),
  }
}
