import { type CaseState, getReporter } from '#features/6-operation/case-handling'
import { type Connection, loadActs } from '#host'
import type { Law } from '#law-engine'
import type { Known } from '../rules/known.ts'
import { isMinorParty, type KnownAct, knownOfCase } from '../rules/known-of-case.ts'
import type { Decided } from '../rules/record.ts'
import { refuseUnknown } from './publications.ts'

/** What a publication needs of its case. */
export interface CaseOfPublication {
  decided: Decided
  known: Known
  minorParty: boolean
}

/** Reads a case with everything in it that the public must not read. */
export async function loadCase(connection: Connection, law: Law, caseId: string): Promise<CaseOfPublication> {
  const [row] = await connection.named<{ state: CaseState; region_name: string }>(
    'publication-case',
    'select c.state, r.name as region_name from case_file c join region r on r.code = c.region where c.id = $1',
    [caseId],
  )
  if (!row) refuseUnknown()
  return {
    decided: { state: row.state, regionName: row.region_name, law },
    ...(await loadKnown(connection, law, caseId, row.state)),
  }
}

async function loadKnown(connection: Connection, law: Law, caseId: string, state: CaseState) {
  const finding = state.finding!
  const acts = (await loadActs(connection, caseId)) as unknown as KnownAct[]
  const reporter = finding.reporterKept ? await getReporter(connection, caseId) : undefined
  return {
    known: knownOfCase(acts, law, reporter),
    minorParty: isMinorParty(finding.party, finding.conductUntil, law),
  }
}
