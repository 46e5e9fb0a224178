import { indexTerms, queryTerms } from '#features/5-credit/subjects'
import type { Connection } from '#host'
import { isId, isPlainDate, type PlainDate, type RegionCode, refuse } from '#kernel'
import type { Law } from '#law-engine'
import type { PublicationRow } from '../contract.ts'
import { type PublicationStage, publicationStages } from '../rules/stage.ts'
import type { PublicationState } from '../rules.ts'
import { clockView, type StoredClock } from './clock-view.ts'

/** A publication as stored, for whoever carries a command through. */
export interface StoredPublication {
  id: string
  caseId: string
  region: RegionCode
  organId: string
  state: PublicationState
}

/** What the queue knows of a decision beside the acts of its publication. */
export interface QueuedDecision {
  id: string
  caseId: string
  region: RegionCode
  organId: string
  decisionNumber: string
  partyName: string
  cause: string
  fieldCode: string
  decidedOn: PlainDate
  servedOn: PlainDate | null
  clock: { due: PlainDate } | null
}

export async function queueDecision(
  connection: Connection,
  queued: QueuedDecision,
  state: PublicationState,
): Promise<void> {
  const { id, caseId, region, organId, decisionNumber, partyName, cause, fieldCode, decidedOn, servedOn, clock } =
    queued
  await connection.named(
    'publication-queue',
    `insert into publication (id, case_id, region, organ_id, stage, version, decision_number, party_name, cause, field_code,
       decided_on, served_on, due, clock, state, terms)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, array_to_tsvector($16::text[]))`,
    [
      ...[id, caseId, region, organId, state.stage, state.version, decisionNumber, partyName, cause, fieldCode],
      ...[decidedOn, servedOn, clock?.due ?? null, clock && JSON.stringify(clock), JSON.stringify(state)],
      indexTerms(`${partyName} ${cause} ${decisionNumber}`),
    ],
  )
}

export const noteServed = (connection: Connection, caseId: string, servedOn: PlainDate): Promise<unknown> =>
  connection.named(
    'publication-served',
    'update publication set served_on = $2 where case_id = $1 and served_on is null',
    [caseId, servedOn],
  )

/** The row after acts of its stream; the deadline is that of what remains to be done. */
export async function saveState(connection: Connection, id: string, state: PublicationState): Promise<void> {
  const { stage, version, record, change } = state
  const clock = stage === 'withdrawing' ? (change?.clock ?? null) : null
  await connection.named(
    'publication-save',
    `update publication set stage = $2, version = $3, state = $4, published_on = $5, until = $6,
       due = case when $2 = 'waiting' then due else $7 end, clock = case when $2 = 'waiting' then clock else $8 end
     where id = $1`,
    [
      ...[id, stage, version, JSON.stringify(state), record?.publishedOn ?? null, record?.until ?? null],
      ...[clock?.due ?? null, clock && JSON.stringify(clock)],
    ],
  )
}

/** Locked until the transaction ends. @throws Refusal `disclosure.unknown` */
export async function getForUpdate(connection: Connection, id: string): Promise<StoredPublication> {
  const [row] = await connection.named<Stored>('publication-lock', `${SELECT} where id = $1 for update`, [id])
  return row ? storedOf(row) : refuseUnknown()
}

/** The newest decision of a case; undefined where the case has none in the queue. */
export async function findOfCase(connection: Connection, caseId: string): Promise<StoredPublication | undefined> {
  const [row] = await connection.named<Stored>(
    'publication-of-case',
    `${SELECT} where case_id = $1 order by decided_on desc, id desc limit 1 for update`,
    [caseId],
  )
  return row && storedOf(row)
}

type Stored = { id: string; case_id: string; region: RegionCode; organ_id: string; state: PublicationState }
const SELECT = 'select id, case_id, region, organ_id, state from publication'
const storedOf = (row: Stored): StoredPublication => ({
  id: row.id,
  caseId: row.case_id,
  region: row.region,
  organId: row.organ_id,
  state: row.state,
})

export interface PublicationFilter {
  caseId?: string
  stage?: PublicationStage
  /** Only what waits for somebody: to be published or to be withdrawn. */
  open?: boolean
  search?: string
  after?: { due: string; id: string }
  limit: number
}

/** One page, the least time left first; what has no deadline any more comes last, the newest decision first. */
export async function findPublications(
  connection: Connection,
  law: Law,
  filter: PublicationFilter,
): Promise<PublicationRow[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions = ['true']
  if (filter.caseId) conditions.push(`case_id = ${bind(filter.caseId)}`)
  if (filter.open) conditions.push(`stage in ('waiting', 'withdrawing')`)
  if (filter.stage) conditions.push(`stage = ${bind(filter.stage)}`)
  if (filter.search) conditions.push(searchCondition(filter.search.trim(), bind))
  if (filter.after)
    conditions.push(`(${ORDER}, id) > (${bind(filter.after.due)}::date, ${bind(filter.after.id)}::uuid)`)
  const { rows } = await connection.query<Omit<PublicationRow, 'stageName' | 'clock'> & { clock: StoredClock | null }>(
    `select ${COLUMNS} from publication where ${conditions.join(' and ')} order by ${ORDER}, id limit ${bind(filter.limit)}`,
    values,
  )
  return rows.map(row => ({
    ...row,
    clock: row.clock && clockView(law, row.clock),
    stageName: publicationStages[row.stage as PublicationStage],
  }))
}

/** A far day stands for no deadline; the day of the decision counted back from it puts the newest first. */
const ORDER = `coalesce(due, date '2900-01-01' - (decided_on - date '1900-01-01'))`
const COLUMNS = `id, case_id as "caseId", region, stage, decision_number as "decisionNumber", party_name as "partyName", cause,
  field_code as "fieldCode", decided_on as "decidedOn", served_on as "servedOn", due, published_on as "publishedOn", until, clock,
  ${ORDER} as "position"`

function searchCondition(search: string, bind: (value: unknown) => string): string {
  const like = bind(`%${search.replace(/[\\%_]/g, '\\$&')}%`)
  const texts = `(party_name ilike ${like} or cause ilike ${like} or decision_number ilike ${like})`
  const terms = queryTerms(search)
  if (terms.length === 0) return texts
  const wanted = terms.map(t => `'${t.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ')
  return `(terms @@ ${bind(wanted)}::tsquery and ${texts})`
}

/** The position of a page travels as `day id`; what is not one starts from the beginning. */
export function readPosition(text: string | undefined): PublicationFilter['after'] {
  const [due, id] = (text ?? '').split(' ')
  return isPositionDay(due) && isId(id) ? { due: due as string, id } : undefined
}

const isPositionDay = (text: string | undefined): boolean =>
  text !== undefined && (isPlainDate(text) || /^2[89]\d\d-\d\d-\d\d$/.test(text))

export function refuseUnknown(): never {
  refuse({
    code: 'disclosure.unknown',
    kind: 'notFound',
    message: '没有这项公示，或者不在您的辖区内。',
    next: '请从公示列表中打开。',
  })
}
