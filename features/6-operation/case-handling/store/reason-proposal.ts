import type { Connection, Identity } from '#host'
import { type Clock, refuse } from '#kernel'
import { concurrence } from '#law-engine'
import type { ProposalReasoning, ReasonProposalBody } from '../contract.ts'
import type { CaseCommand } from '../rules/commands.ts'
import { treatmentOf } from '../rules/proposing.ts'
import { checkTreatment } from '../rules/treatment/check.ts'
import { factsFor, gainsOf } from '../rules/treatment/facts.ts'
import { loadContext } from './context.ts'
import { getCaseState } from './get-case-state.ts'
import type { CaseServices } from './services.ts'
import { gateView } from './view.ts'

/**
 * How a proposal would be reasoned with what has been filled in so far, and what stands against it: the same rules that
 * decide about it. Decides nothing.
 * @throws Refusal `caseHandling.notConcluded`, `law.factsMissing` and others of the engine
 */
export async function reasonProposal(
  connection: Connection,
  services: CaseServices,
  asked: { caseId: string; data: ReasonProposalBody; by: Identity },
  clock: Clock,
): Promise<ProposalReasoning> {
  const { caseId, data, by } = asked
  const { state, organId } = await getCaseState(connection, caseId)
  if (!state.conclusion) refuseNotConcluded()
  const command = { name: 'proposeOutcome', body: data } as CaseCommand
  const context = await loadContext(connection, services, { caseId, organId, state, command, by }, clock)
  const asFilled = treatmentOf(data, state, context)
  const { first } = concurrence(context.law, state.conclusion.powerCodes, factsFor(state, context, asFilled))
  const power = asFilled.power ?? first
  const treatment = { ...asFilled, ...(asFilled.outcome === 'penalty' && power && { power }) }
  const { gates, reasoning } = checkTreatment(treatment, state, context)
  return { first, gainsFen: gainsOf(state, context).gainFen, gates: gates.map(gateView), reasoning }
}

function refuseNotConcluded(): never {
  refuse({
    code: 'caseHandling.notConcluded',
    kind: 'notAllowed',
    message: '调查还没有终结，不能裁量。',
    article: '行政处罚法第五十七条',
    next: '请先办理调查终结。',
  })
}
