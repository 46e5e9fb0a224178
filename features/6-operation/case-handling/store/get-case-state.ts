import type { Connection } from '#host'
import type { CaseState } from '../rules/state.ts'
import { refuseUnknownCase } from './run-command.ts'

/** A case as it stands, to be looked at and not changed. @throws Refusal `caseHandling.unknown` */
export async function getCaseState(
  connection: Connection,
  caseId: string,
): Promise<{ state: CaseState; organId: string }> {
  const [row] = await connection.named<{ state: CaseState; organ_id: string }>(
    'case-steps',
    'select state, organ_id from case_file where id = $1',
    [caseId],
  )
  return row ? { state: row.state, organId: row.organ_id } : refuseUnknownCase()
}
