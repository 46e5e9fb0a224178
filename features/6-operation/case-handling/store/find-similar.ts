import type { Connection } from '#host'
import type { Fen, PlainDate } from '#kernel'
import type { Law } from '#law-engine'
import type { SimilarCase } from '../contract.ts'
import { nearestTo } from '../rules/consistency/nearest.ts'
import type { CaseState } from '../rules/state.ts'
import { refuseUnknownCase } from './run-command.ts'

/** As many as are looked at beside a proposal. */
const MOST = 5
/** Among so many of the latest the nearest are looked for. */
const LATEST = 60

interface Row {
  id: string
  party_name: string
  decision_number: string | null
  decided_on: PlainDate
  fine_fen: string
  penalty_kinds: string[]
  circumstances: string[] | null
}

/**
 * Penalties for the same items in the jurisdiction, the nearest circumstances first and then the latest (行政处罚法第五条、第三十四条:
 * like cases alike). Never in the order of amounts. @throws Refusal `caseHandling.unknown`
 */
export async function findSimilar(connection: Connection, law: Law, caseId: string): Promise<SimilarCase[]> {
  const [own] = await connection.named<{ state: CaseState }>(
    'case-similar-own',
    'select state from case_file where id = $1',
    [caseId],
  )
  if (!own) refuseUnknownCase()
  const rows = await connection.named<Row & Record<string, unknown>>(
    'case-similar',
    `select id, party_name, decision_number, decided_on, fine_fen, penalty_kinds,
       state->'conclusion'->'circumstances' as circumstances
     from case_file where power_code = any($1::text[]) and outcome = 'penalty' and id <> $2
     order by decided_on desc limit ${LATEST}`,
    [own.state.conclusion?.powerCodes ?? own.state.powerCodes, caseId],
  )
  const names = new Map(law.circumstances.map(({ code, name }) => [code, name]))
  return nearestTo(own.state.conclusion?.circumstances ?? [], rows, MOST).map(row => ({
    id: row.id,
    partyName: row.party_name,
    decisionNumber: row.decision_number,
    decidedOn: row.decided_on,
    fineFen: Number(row.fine_fen) as Fen,
    penaltyKinds: row.penalty_kinds,
    circumstances: (row.circumstances ?? []).map(code => names.get(code) ?? code),
  }))
}
