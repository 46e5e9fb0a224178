import { birthFromCitizenId } from '#kernel'
import {
  type CapacityId,
  capacityRule,
  confiscableGain,
  countRepeats,
  historyOf,
  type ReasoningInput,
  type ReasoningStep,
} from '#law-engine'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'

type Concluded = NonNullable<CaseState['conclusion']>

export function concludedOf(state: CaseState): Concluded {
  if (!state.conclusion) throw new Error('an outcome is proposed after the investigation has been concluded')
  return state.conclusion
}

/** What the established facts of a case give to the reasoning, save the item: so that items can be compared. */
export function factsFor(
  state: CaseState,
  context: CaseContext,
  choice: { profile: string; mitigate: boolean },
): Omit<ReasoningInput, 'power'> {
  const { party, conductUntil, region } = findingOf(state)
  const { amountsFen, circumstances, aggravated, fineConditionMet, units, option } = concludedOf(state)
  return {
    actDate: conductUntil,
    decisionDate: context.today,
    partyKind: party.kind,
    profile: choice.profile,
    amountsFen,
    circumstances: [...new Set([...circumstances, ...circumstancesOfAge(state, context)])],
    history: earlierOf(state, context),
    region,
    ...(choice.mitigate && { mitigate: true }),
    ...(aggravated !== undefined && { aggravated }),
    ...(fineConditionMet !== undefined && { fineConditionMet }),
    ...(units !== undefined && { units }),
    ...(option !== undefined && { option }),
  }
}

const AGE_CIRCUMSTANCES = [
  ['noPenalty', 'underFourteen'],
  ['mitigatedPenalty', 'fourteenToEighteen'],
] as const satisfies readonly (readonly [CapacityId, string])[]

/** A child's age needs nobody's finding: it follows from the citizen number and the day of the act. */
function circumstancesOfAge(state: CaseState, { law }: CaseContext): string[] {
  const { party, conductUntil } = findingOf(state)
  const birth = party.citizenId ? birthFromCitizenId(party.citizenId) : undefined
  if (party.kind !== 'natural' || !birth) return []
  const found = AGE_CIRCUMSTANCES.find(([id]) => capacityRule(law, id, { birth, on: conductUntil }))
  return found ? [found[1]] : []
}

/** Earlier decisions against the party, counted as the rules of the field count them from the day of the act. */
function earlierOf(state: CaseState, { law, history }: CaseContext): NonNullable<ReasoningInput['history']> {
  const { fieldCode, conductUntil } = findingOf(state)
  return historyOf(countRepeats(law, { fieldCode, on: conductUntil, earlier: history }))
}

/** Gains to be confiscated: what the act brought, less what has been refunded as the law wants; with the sentence. */
export function gainsOf(state: CaseState, { law, today }: CaseContext): { gainFen: number; step: ReasoningStep } {
  const { amountsFen, refundedFen = 0 } = concludedOf(state)
  return confiscableGain(law, { receivedFen: amountsFen.illegalGain ?? 0, refundedFen, on: today })
}
