import type { Connection } from '#host'
import { type RegionCode, regionPrefix } from '#kernel'
import { type Stage, stageNames } from '../rules/stage.ts'

/** Cases in which nothing has been decided yet. */
const OPEN = [
  'filing',
  'investigating',
  'reviewing',
  'approving',
  'notifying',
  'awaiting',
  'hearing',
  'deciding',
] as const satisfies readonly Stage[]

export interface OpenCase {
  id: string
  caseNumber: string | null
  partyName: string
  cause: string
  stageName: string
  regionName: string
}

/** Undecided cases of a place under an item, the newest first; row security adds the jurisdiction. */
export async function findOpenCasesUnder(
  connection: Connection,
  { powerCode, region, limit }: { powerCode: string; region: RegionCode; limit: number },
): Promise<OpenCase[]> {
  const rows = await connection.named<Omit<OpenCase, 'stageName'> & { stage: Stage }>(
    'cases-open-under',
    `select f.id, f.case_number as "caseNumber", f.party_name as "partyName", f.cause, f.stage, r.name as "regionName"
     from case_file f join region r on r.code = f.region
     where f.stage = any($1) and f.decided_on is null and starts_with(f.region, $2)
       and coalesce(f.state->'conclusion'->'powerCodes', f.state->'powerCodes') ? $3
     order by f.opened_on desc, f.id desc limit $4`,
    [OPEN, regionPrefix(region), powerCode, limit],
  )
  return rows.map(({ stage, ...row }) => ({ ...row, stageName: stageNames[stage] }))
}
