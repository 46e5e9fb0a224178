import type { Connection, Identity } from '#host'
import type { Clock } from '#kernel'
import type { CriminalCheckBody, CriminalCheckReply } from '../contract.ts'
import { criminalCheck, criminalNotes } from '../rules/investigation/criminal.ts'
import type { CaseState } from '../rules/state.ts'
import { loadContext } from './context.ts'
import { refuseUnknownCase } from './run-command.ts'
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
  const [row] = await connection.named<{ state: CaseState; organ_id: string }>(
    'case-steps',
    'select state, organ_id from case_file where id = $1',
    [caseId],
  )
  if (!row) refuseUnknownCase()
  const { state } = row
  const context = await loadContext(connection, services, { caseId, organId: row.organ_id, state, by }, clock)
  const check = criminalCheck(found, state, context)
  return { notes: criminalNotes(check), below: check.below.length }
}
