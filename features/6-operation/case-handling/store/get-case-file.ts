import type { Connection } from '#host'
import type { RegionCode } from '#kernel'
import type { CaseState } from '../rules/state.ts'
import { refuseUnknownCase } from './run-command.ts'

/** A case with everything its file is bound from. */
export interface CaseFile {
  caseId: string
  region: RegionCode
  state: CaseState
  organ: { name: string; shortName: string; address: string; phone: string }
  /** In their order. */
  actIds: string[]
  openedOn: string
}

/** @throws Refusal `caseHandling.unknown` */
export async function getCaseFile(connection: Connection, caseId: string): Promise<CaseFile> {
  const [row] = await connection.named<{
    region: RegionCode
    state: CaseState
    opened_on: string
    organ: CaseFile['organ']
    act_ids: string[]
  }>(
    'case-file',
    `select c.region, c.state, c.opened_on,
       jsonb_build_object('name', o.name, 'shortName', o.short_name, 'address', o.address, 'phone', o.phone) as organ,
       array(select a.id from act a where a.stream_id = c.id order by a.seq)::text[] as act_ids
     from case_file c join organ o on o.id = c.organ_id where c.id = $1`,
    [caseId],
  )
  if (!row) refuseUnknownCase()
  const { region, state, organ, act_ids: actIds, opened_on: openedOn } = row
  return { caseId, region, state, organ, actIds, openedOn }
}
