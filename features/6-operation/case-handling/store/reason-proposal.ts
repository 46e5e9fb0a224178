import type { Connection, Identity } from '#host'
import { type Clock, refuse } from '#kernel'
import { concurrence, consistencyStandard } from '#law-engine'
import type { DistributionReply, ProposalReasoning, ReasonProposalBody } from '../contract.ts'
import type { CaseCommand } from '../rules/commands.ts'
import { comparedOf } from '../rules/consistency/compare.ts'
import { groupsOf } from '../rules/consistency/groups.ts'
import { comparisonOf } from '../rules/consistency/weigh.ts'
import { findingOf } from '../rules/gates.ts'
import { treatmentOf } from '../rules/proposing.ts'
import { checkTreatment } from '../rules/treatment/check.ts'
import { factsFor, gainsOf } from '../rules/treatment/facts.ts'
import { loadContext } from './context.ts'
import { loadFineGroups } from './fine-tally.ts'
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
  asked: Asked,
  clock: Clock,
): Promise<ProposalReasoning> {
  const { state, context, first, treatment } = await asFilledIn(connection, services, asked, clock)
  const { gates, reasoning } = checkTreatment(treatment, state, context)
  const standard = consistencyStandard(context.law, context.today)
  return {
    first,
    gainsFen: gainsOf(state, context).gainFen,
    gates: gates.map(gateView),
    comparison: comparisonOf({ ...treatment, reasoning }, state, context) ?? null,
    standard: standard
      ? {
          house: standard.origin === 'house',
          minimumCases: standard.minimumCases,
          reasonLength: standard.reasonLength,
        }
      : null,
    reasoning,
  }
}

/**
 * Like cases of the province by year and by organ, beside a proposal as it is filled in; nothing where there is nothing to
 * compare. Figures of cases only, from a table that names none.
 */
export async function findDistribution(
  connection: Connection,
  services: CaseServices,
  asked: Asked,
  clock: Clock,
): Promise<DistributionReply> {
  const { state, context, treatment } = await asFilledIn(connection, services, asked, clock)
  const { law, today, organ } = context
  const reasoned = { ...treatment, reasoning: checkTreatment(treatment, state, context).reasoning }
  const own = comparedOf(reasoned, findingOf(state).party.kind)
  const comparison = comparisonOf(reasoned, state, context)
  const standard = consistencyStandard(law, today)
  if (!own || !comparison || !standard) return { measure: 'amount', smallestGroup: 0, years: [], organs: [] }
  const tallies = await loadFineGroups(connection, law, { power: own.power, region: organ.region, today })
  return {
    measure: comparison.measure,
    smallestGroup: standard.smallestGroup,
    ...groupsOf(tallies, own, comparison, standard),
  }
}

interface Asked {
  caseId: string
  data: ReasonProposalBody
  by: Identity
}

/** The case, what its rules need, and the treatment as far as it has been filled in. */
async function asFilledIn(connection: Connection, services: CaseServices, asked: Asked, clock: Clock) {
  const { caseId, data, by } = asked
  const { state, organId } = await getCaseState(connection, caseId)
  if (!state.conclusion) refuseNotConcluded()
  const command = { name: 'proposeOutcome', body: data } as CaseCommand
  const context = await loadContext(connection, services, { caseId, organId, state, command, by }, clock)
  const asFilled = treatmentOf(data, state, context)
  const { first } = concurrence(context.law, state.conclusion.powerCodes, factsFor(state, context, asFilled))
  const power = asFilled.power ?? first
  const treatment = { ...asFilled, ...(asFilled.outcome === 'penalty' && power && { power }) }
  return { state, context, first, treatment }
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
