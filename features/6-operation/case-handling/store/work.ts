import type { Connection, Identity } from '#host'
import { dutyNames } from '#host/identity'
import { type PlainDate, type Clock as Time, today as todayOf } from '#kernel'
import { type Law, partyRights, workingDaysBetween } from '#law-engine'
import type { Clock } from '../acts.ts'
import type { WorkRow } from '../contract.ts'
import { commands } from '../rules/commands.ts'
import { awaitedSteps, nextStepFor } from '../rules/next-step.ts'
import { stageNames } from '../rules/stage.ts'
import type { CaseState } from '../rules/state.ts'
import { clockView } from './view.ts'

interface Row {
  id: string
  party_name: string
  cause: string
  state: CaseState
  clock: Clock | null
}

/** More than one person can look at; the list of cases has them all. */
const MOST_ROWS = 100

/**
 * What waits for a person in his organ, and a handler's own cases that wait for others: what waits for him first, then
 * the least time left.
 */
export async function findWork(connection: Connection, law: Law, by: Identity, clock: Time): Promise<WorkRow[]> {
  const today = todayOf(clock)
  const onlyHandler = by.duties.every(duty => duty === 'handler')
  const rows = await connection.named<Row & Record<string, unknown>>(
    'work',
    `select c.id, c.party_name, c.cause, c.state, k.clock
     from case_file c
     left join lateral (select clock, due from case_clock k where k.case_id = c.id and k.closed_on is null and k.blocks_closing
                        and (k.due >= $4::date or k.period_id <> all($5)) order by k.due limit 1) k on true
     where (c.stage not in ('archived', 'rejected', 'assisted', 'transferred') and c.organ_id = $2 and (not $3 or c.handler_ids @> array[$1::uuid]))
       or c.reply_organ_id = $2
     order by k.due nulls last, c.opened_on limit 500`,
    // a window of the party that has ended leaves the authority's own deadline
    [by.userId, by.organId, onlyHandler, today, partyRights(law)],
  )
  const work = rows.map(row => workRow(row, law, by, today))
  const mine = (row: WorkRow, i: number) => row.next !== null || isHandledBy(rows[i]!.state, by)
  return work
    .filter(mine)
    .sort((a, b) => Number(b.next !== null) - Number(a.next !== null))
    .slice(0, MOST_ROWS)
}

const isHandledBy = ({ handlers }: CaseState, { userId }: Identity): boolean => handlers.some(h => h.id === userId)

function workRow({ id, party_name, cause, state, clock }: Row, law: Law, by: Identity, today: PlainDate): WorkRow {
  const next = nextStepFor(state, by) ?? null
  return {
    caseId: id,
    caseNumber: state.caseNumber ?? null,
    partyName: party_name,
    cause,
    stage: state.stage,
    stageName: stageNames[state.stage],
    next,
    waitingFor: next ? null : waitingFor(state),
    clock: clock && clockView(law, id, clock, false),
    workingDaysLeft: clock ? workingDaysBetween(law, today, clock.due) : null,
  }
}

function waitingFor(state: CaseState): string | null {
  const [command] = awaitedSteps(state)
  if (!command) return null
  const { title, duties } = commands[command]
  return `${duties.map(duty => dutyNames[duty]).join('或者')}${title}`
}
