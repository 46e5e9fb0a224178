import { expect } from 'vitest'
import { isRefusal } from '#kernel'

/** A rule book of one kind of thing: what may be done to it, and what a done act makes of it. Pure. */
export interface Decider<Command, State, Act, Context> {
  initial: State | (() => State)
  decide(command: Command, state: State, context: Context): readonly Act[]
  evolve(state: State, act: Act): State
}

type Outcome<Act> = { acts: readonly Act[] } | { refusal: string; error: Error }

/**
 * Given these acts, when this is asked, then this follows: acts, or the code of a refusal.
 *
 *     given(caseFile, [filed]).when({ type: 'decide', … }, context).then('caseHandling.noticeNotServed')
 */
export function given<Command, State, Act, Context>(
  decider: Decider<Command, State, Act, Context>,
  acts: readonly Act[],
) {
  const initial = decider.initial
  const start = typeof initial === 'function' ? (initial as () => State)() : initial
  const state = acts.reduce((before, act) => decider.evolve(before, act), start)
  return {
    /** What the given acts amount to. */
    state,
    when(command: Command, context: Context) {
      const outcome = outcomeOf<Act>(() => decider.decide(command, state, context))
      const after = 'acts' in outcome ? outcome.acts.reduce((before, act) => decider.evolve(before, act), state) : state
      return {
        outcome,
        /** The state after the decided acts; unchanged after a refusal. */
        after,
        /** Exactly these acts, or a refusal with this code. */
        // biome-ignore lint/suspicious/noThenProperty: given–when–then are the words of the trade; nobody awaits this
        then(expected: readonly Act[] | string): void {
          if (typeof expected === 'string') {
            expect('refusal' in outcome ? outcome.refusal : outcome).toBe(expected)
          } else {
            if ('error' in outcome) throw outcome.error
            expect(outcome.acts).toEqual(expected)
          }
        },
      }
    },
  }
}

/** Anything thrown that is not a refusal is a fault of the rule, and fails the test as it is. */
function outcomeOf<Act>(decide: () => readonly Act[]): Outcome<Act> {
  try {
    return { acts: decide() }
  } catch (error) {
    if (isRefusal(error)) return { refusal: error.detail.code, error }
    throw error
  }
}
