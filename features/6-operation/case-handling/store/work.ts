import { type Connection, type Identity, isPermitted } from '#host'
import { type PlainDate, type Clock as Time, today as todayOf } from '#kernel'
import { type Law, workingDaysBetween } from '#law-engine'
import type { Clock } from '../acts.ts'
import type { WorkRow } from '../contract.ts'
import { type CommandName, commands } from '../rules/commands.ts'
import { allowed, type Stage, stageNames } from '../rules/stage.ts'
import { clockView } from './view.ts'

interface Row {
  id: string
  case_number: string | null
  party_name: string
  cause: string
  stage: Stage
  handler_ids: string[]
  clock: Clock | null
}

/**
 * What waits for a person: cases whose present stage has a command of his duties (a handler only in his own cases), and
 * running clocks of those cases, the least time left first.
 */
export async function findWork(connection: Connection, law: Law, by: Identity, clock: Time): Promise<WorkRow[]> {
  const today = todayOf(clock)
  const stages = (Object.keys(allowed) as Stage[]).filter(stage => nextFor(stage, by) !== undefined)
  const onlyHandler = by.duties.every(duty => duty === 'handler')
  const rows = await connection.named<Row & Record<string, unknown>>(
    'work',
    `select c.id, c.case_number, c.party_name, c.cause, c.stage, c.handler_ids, k.clock
     from case_file c
     left join lateral (select clock, due from case_clock k where k.case_id = c.id and k.closed_on is null and k.blocks_closing
                        order by k.due limit 1) k on true
     where c.stage = any($1::text[]) and c.organ_id = $2 and (not $3 or c.handler_ids @> array[$4::uuid])
     order by k.due nulls last, c.opened_on limit 200`,
    [stages, by.organId, onlyHandler, by.userId],
  )
  return rows.map(row => workRow(row, law, by, today))
}

function workRow(row: Row, law: Law, by: Identity, today: PlainDate): WorkRow {
  const next = nextFor(row.stage, by)
  return {
    caseId: row.id,
    caseNumber: row.case_number,
    partyName: row.party_name,
    cause: row.cause,
    stage: row.stage,
    stageName: stageNames[row.stage],
    next: next ? { command: next, title: commands[next].title } : null,
    clock: row.clock && clockView(law, row.id, row.clock, false),
    workingDaysLeft: row.clock ? workingDaysBetween(law, today, row.clock.due) : null,
  }
}

/** The usual next command of a stage that this person may give. */
const nextFor = (stage: Stage, by: Identity): CommandName | undefined =>
  (allowed[stage] as readonly CommandName[]).find(name => isPermitted({ anyOf: commands[name].duties }, by))
