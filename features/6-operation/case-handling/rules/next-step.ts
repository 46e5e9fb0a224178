import type { Duty } from '#host/identity'
import { type CommandName, commands } from './commands.ts'
import { owesAnswer } from './owes-answer.ts'
import type { CaseState } from './state.ts'

/** Whose turn it is asked for. */
export interface Person {
  userId: string
  duties: readonly Duty[]
}

export interface NextStep {
  command: CommandName
  title: string
}

/**
 * The step a case waits for from this person; undefined when it is somebody else's turn. A handler's turn is only in his
 * own cases. It is a signpost for 工作台 and for the step a page opens with: whether the step is lawful now is for its gates.
 */
export function nextStepFor(state: CaseState, person: Person): NextStep | undefined {
  const command = awaitedSteps(state).find(name => isTurnOf(name, state, person))
  return command && { command, title: commands[command].title }
}

/** What the case waits for from anybody, the most pressing first. */
export function awaitedSteps(state: CaseState): CommandName[] {
  return [...besides(state), ...mainSteps(state)]
}

function isTurnOf(name: CommandName, { handlers }: CaseState, { userId, duties }: Person): boolean {
  const allowedDuties: readonly Duty[] = commands[name].duties
  return allowedDuties.some(
    duty => duties.includes(duty) && (duty !== 'handler' || handlers.some(handler => handler.id === userId)),
  )
}

/** What goes on beside the main road and has a deadline of its own. */
function besides(state: CaseState): CommandName[] {
  const { stage, preservations } = state
  if (stage === 'archived') return []
  const steps: CommandName[] = owesAnswer(state) ? ['answerReporter'] : []
  if (stage === 'closed') return steps
  if (preservations.some(p => !p.confirmed)) steps.push('confirmPreservation')
  if (preservations.some(p => !p.disposed)) steps.push('disposePreserved')
  return steps
}

function mainSteps(state: CaseState): CommandName[] {
  switch (state.stage) {
    case 'check':
      if (state.handlers.length === 0) return ['assignHandlers']
      if (state.finding?.institution && !state.handover) return ['proposeHandover']
      return [state.inspections.length + state.evidence.length === 0 ? 'recordInspection' : 'requestFiling']
    case 'handingOver':
      return ['approveHandover']
    case 'sending':
      return ['dispatchHandover']
    case 'awaitingAnswer':
      return ['recordHandoverAnswer']
    case 'filing':
      return ['approveFiling']
    case 'investigating':
      return [state.inquiries.length === 0 ? 'recordInquiry' : 'concludeInvestigation']
    case 'reviewing':
      return ['proposeOutcome']
    case 'approving':
      return ['approveProposal']
    case 'notifying':
      return ['servePriorNotice']
    case 'awaiting':
    case 'deciding':
      return beforeDecision(state)
    case 'hearing':
      return [state.hearing?.scheduled ? 'holdHearing' : 'scheduleHearing']
    case 'serving':
      return ['serveDecision']
    case 'effective':
      return afterService(state)
    case 'closing':
      return ['approveClosing']
    case 'closed':
      return ['archiveCase']
    default:
      return []
  }
}

/** The party is heard first; then review, discussion where one is wanted, and the decision. */
function beforeDecision(state: CaseState): CommandName[] {
  if (state.defences.some(defence => !defence.assessed)) return ['assessDefence']
  const isPartysTurn = state.clocks.some(clock => !clock.closed && clock.actor === 'party')
  if (state.stage === 'awaiting' && isPartysTurn && state.defences.length === 0 && !state.waived) {
    return ['receiveDefence']
  }
  const steps: CommandName[] = []
  if (!state.legalReview) steps.push('reviewLegally')
  if (state.proposal?.complex && !state.discussion) steps.push('discussCollectively')
  return [...steps, 'decide']
}

function afterService({ decision, payments, publication, cash, handover }: CaseState): CommandName[] {
  if (decision?.treatment.outcome === 'transferred' && handover) {
    if (!handover.dispatched) return ['dispatchHandover']
    return handover.answers.length === 0 ? ['recordHandoverAnswer'] : ['requestClosing']
  }
  const steps: CommandName[] = []
  if (cash && !cash.inBank) steps.push('handInCash')
  const owed = decision?.payment?.totalFen ?? 0
  if (payments.reduce((sum, payment) => sum + payment.amountFen, 0) < owed) steps.push('recordPayment')
  if (!publication && decision?.treatment.outcome === 'penalty') steps.push('publishDecision')
  return [...steps, 'requestClosing']
}
