import type { StepsView, StepView } from '../contract.ts'
import type { CommandName } from '../rules/commands.ts'

/** Somebody may give the command, and nothing stands against it. */
export const isUsable = (step: StepView): boolean => step.permitted && step.gates.every(gate => gate.open)

/** Done when there is a reason to, or when the case waits for it; never because the page offers it first. */
const ONLY_WHEN_CHOSEN: readonly string[] = [
  'assignHandlers',
  'decideRecusal',
  'rejectFiling',
  'proposeHandover',
  'returnHandover',
  'recordHandoverAnswer',
  'extendHandling',
  'returnProposal',
  'waiveDefence',
  'discussCollectively',
  'collectOnTheSpot',
  'withholdPublication',
  'returnClosing',
] satisfies CommandName[]

/**
 * The step a page shows: the one asked for in the address, the one the case waits for from this person, or the first that
 * can be done and usually is. Undefined when this person is to do nothing now.
 */
export function chosenStep({ steps, next }: StepsView, asked: string | null): StepView | undefined {
  return (
    steps.find(step => step.command === asked && step.permitted) ??
    steps.find(step => step.command === next && isUsable(step)) ??
    steps.find(step => isUsable(step) && !ONLY_WHEN_CHOSEN.includes(step.command))
  )
}

export interface SortedSteps {
  usable: StepView[]
  /** Of this person's duties, but the law does not let it pass yet. */
  closed: StepView[]
  /** Of other people's duties. */
  others: StepView[]
}

export function sortSteps(steps: readonly StepView[]): SortedSteps {
  const permitted = steps.filter(step => step.permitted)
  return {
    usable: permitted.filter(isUsable),
    closed: permitted.filter(step => !isUsable(step)),
    others: steps.filter(step => !step.permitted),
  }
}
