import type { Connection, Identity } from '#host'
import type { Clock } from '#kernel'
import type { CriminalCheckBody, CriminalCheckReply } from '../contract.ts'
import { criminalCheck, criminalNotes } from '../rules/investigation/criminal.ts'
import { loadContext } from './context.ts'
import { getCaseState } from './get-case-state.ts'
import type { CaseServices } from './services.ts'

/**
 * Compares what a conclusion has found so far with the figures of crimes, by the rule that decides about it.
 * @throws Refusal `caseHandling.unknown`, `law.criminalFactsInvalid`
 */
export async function checkCriminal(
  connection: Connection,
  services: CaseServices,
  asked: { caseId: string; found: CriminalCheckBody; by: Identity },
  clock: Clock,
): Promise<CriminalCheckReply> {
  const { caseId, found, by } = asked
  const { state, organId } = await getCaseState(connection, caseId)
  const context = await loadContext(connection, services, { caseId, organId, state, by }, clock)
  const check = criminalCheck(found, state, context)
  return { notes: criminalNotes(check), below: check.below.length }
}
