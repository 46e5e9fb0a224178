import type { Connection } from '#host'
import { isId, isPlainDate, type PlainDate, type RegionCode, regionPrefix } from '#kernel'
import { type Law, partyRights } from '#law-engine'
import type { Clock } from '../acts.ts'
import type { ClockView } from '../contract.ts'
import { type Stage, stageNames } from '../rules/stage.ts'
import { clockView } from './view.ts'

/** Which running deadlines: those that hold up a closing. Remedies of the party run on and are nobody's omission. */
export interface ClockFilter {
  /** This division and everything in it. */
  region?: RegionCode
  organId?: string
  fieldCode?: string
  stage?: string
  actor?: string
}

export interface ClockPosition {
  due: PlainDate
  caseId: string
  key: string
}

/** A running deadline with the case it runs in. */
export interface RunningClock {
  clock: ClockView
  caseId: string
  caseNumber: string | null
  partyName: string
  cause: string
  stage: Stage
  stageName: string
  fieldCode: string
  region: RegionCode
  organName: string
  handlers: string[]
}

type Bind = (value: unknown) => string

/** One page, due first. Row security adds the jurisdiction. @param dueFrom, dueUntil both included */
export async function findClocks(
  connection: Connection,
  law: Law,
  filter: ClockFilter & {
    dueFrom?: PlainDate
    dueUntil?: PlainDate
    /** Leaves out the party's windows: they end, and nobody is late. */
    dutiesOnly?: boolean
    after?: ClockPosition
    limit: number
  },
): Promise<RunningClock[]> {
  const values: unknown[] = []
  const bind: Bind = value => `$${values.push(value)}`
  const conditions = conditionsOf(filter, bind)
  if (filter.dueFrom) conditions.push(`k.due >= ${bind(filter.dueFrom)}`)
  if (filter.dueUntil) conditions.push(`k.due <= ${bind(filter.dueUntil)}`)
  if (filter.dutiesOnly) conditions.push(`k.period_id <> all(${bind(partyRights(law))})`)
  const { after } = filter
  if (after) {
    const position = `${bind(after.due)}::date, ${bind(after.caseId)}::uuid, ${bind(after.key)}`
    conditions.push(`(k.due, k.case_id, k.key) > (${position})`)
  }
  const { rows } = await connection.query<Omit<RunningClock, 'stageName' | 'clock'> & { clock: Clock }>(
    `select k.clock, k.case_id as "caseId", c.case_number as "caseNumber", c.party_name as "partyName", c.cause, c.stage,
       c.field_code as "fieldCode", c.region, o.name as "organName",
       array(select h ->> 'name' from jsonb_array_elements(c.state -> 'handlers') h) as handlers
     from case_clock k join case_file c on c.id = k.case_id join organ o on o.id = c.organ_id
     where ${conditions.join(' and ')} order by k.due, k.case_id, k.key limit ${bind(filter.limit)}`,
    values,
  )
  return rows.map(row => ({
    ...row,
    stageName: stageNames[row.stage],
    clock: clockView(law, row.caseId, row.clock, false),
  }))
}

/** How many run in each division: all, past their last day (the party's windows are nobody's delay), due from today until a day. */
export async function countClocks(
  connection: Connection,
  law: Law,
  filter: ClockFilter & { today: PlainDate; soonUntil: PlainDate },
): Promise<{ region: RegionCode; running: number; overdue: number; soon: number }[]> {
  const values: unknown[] = []
  const bind: Bind = value => `$${values.push(value)}`
  const today = bind(filter.today)
  const soonUntil = bind(filter.soonUntil)
  const rights = bind(partyRights(law))
  const conditions = conditionsOf(filter, bind)
  // the case is asked only where the filter is about it: the count alone is answered by an index
  const withCase = filter.fieldCode || filter.stage ? 'join case_file c on c.id = k.case_id' : ''
  const { rows } = await connection.query<{ region: RegionCode; running: number; overdue: number; soon: number }>(
    `select k.region, count(*) as running, count(*) filter (where k.due < ${today}::date and k.period_id <> all(${rights})) as overdue,
       count(*) filter (where k.due between ${today}::date and ${soonUntil}::date) as soon
     from case_clock k ${withCase} where ${conditions.join(' and ')} group by k.region order by k.region`,
    values,
  )
  return rows
}

function conditionsOf(filter: ClockFilter, bind: Bind): string[] {
  const conditions = ['k.closed_on is null', 'k.blocks_closing']
  const prefix = filter.region === undefined ? '' : regionPrefix(filter.region)
  if (prefix !== '') conditions.push(`k.region >= ${bind(prefix)} and k.region < ${bind(`${prefix}~`)}`)
  if (filter.organId) conditions.push(`k.organ_id = ${bind(filter.organId)}`)
  if (filter.actor) conditions.push(`k.actor = ${bind(filter.actor)}`)
  if (filter.fieldCode) conditions.push(`c.field_code = ${bind(filter.fieldCode)}`)
  if (filter.stage) conditions.push(`c.stage = ${bind(filter.stage)}`)
  return conditions
}

/** The position of a page travels as `day case key`; what is not one starts from the beginning. */
export function readClockPosition(text: string | undefined): ClockPosition | undefined {
  const parts = /^(\S+) (\S+) (.+)$/.exec(text ?? '')
  if (!parts) return undefined
  const [, due, caseId, key] = parts
  return isPlainDate(due) && isId(caseId) ? { due, caseId, key: key! } : undefined
}

export const clockPosition = ({ caseId, clock }: RunningClock): string => `${clock.due} ${caseId} ${clock.key}`
