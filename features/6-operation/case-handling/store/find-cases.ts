import { queryTerms } from '#features/5-credit/subjects'
import { type Connection, onlyCounty } from '#host'
import { isId, isPlainDate, type RegionCode } from '#kernel'
import type { CaseRow } from '../contract.ts'
import { type Stage, stageNames } from '../rules/stage.ts'

const COLUMNS = `id, region, stage, procedure, field_code as "fieldCode", case_number as "caseNumber", party_name as "partyName",
  cause, opened_on as "openedOn", filed_on as "filedOn", next_due as "nextDue", decision_number as "decisionNumber", decided_on as "decidedOn",
  penalty_kinds as "penaltyKinds"`

export interface CaseFilter {
  search?: string
  stages?: readonly string[]
  fieldCode?: string
  /** Exactly this division. */
  region?: RegionCode
  partyId?: string
  handlerId?: string
  after?: { openedOn: string; id: string }
  limit: number
}

/** One page, the newest first. Row security adds the jurisdiction. */
export async function findCases(connection: Connection, filter: CaseFilter): Promise<CaseRow[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions: string[] = []
  const county = onlyCounty(connection.claims)
  if (county) conditions.push(`region = ${bind(county)}`)
  if (filter.region) conditions.push(`region = ${bind(filter.region)}`)
  // one stage as one value: an index gives its rows in their order
  if (filter.stages?.length === 1) conditions.push(`stage = ${bind(filter.stages[0])}`)
  else if (filter.stages) conditions.push(`stage = any(${bind(filter.stages)}::text[])`)
  if (filter.fieldCode) conditions.push(`field_code = ${bind(filter.fieldCode)}`)
  if (filter.partyId) conditions.push(`party_id = ${bind(filter.partyId)}`)
  if (filter.handlerId) conditions.push(`handler_ids @> array[${bind(filter.handlerId)}::uuid]`)
  if (filter.search) conditions.push(searchCondition(filter.search.trim(), bind))
  if (filter.after)
    conditions.push(`(opened_on, id) < (${bind(filter.after.openedOn)}::date, ${bind(filter.after.id)}::uuid)`)
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const { rows } = await connection.query<Omit<CaseRow, 'stageName'>>(
    `select ${COLUMNS} from case_file ${where} order by opened_on desc, id desc limit ${bind(filter.limit)}`,
    values,
  )
  return rows.map(row => Object.assign(row, { stageName: stageNames[row.stage as Stage] }))
}

/** Numbers exactly; otherwise every hit contains the text. */
function searchCondition(search: string, bind: (value: unknown) => string): string {
  const exact = `case_number = ${bind(search)} or decision_number = ${bind(search)}`
  const terms = queryTerms(search)
  if (terms.length === 0) return `(${exact})`
  const wanted = terms.map(t => `'${t.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ')
  const like = bind(`%${search.replace(/[\\%_]/g, '\\$&')}%`)
  const texts = `(party_name ilike ${like} or cause ilike ${like} or case_number ilike ${like} or decision_number ilike ${like})`
  return `(${exact} or (terms @@ ${bind(wanted)}::tsquery and ${texts}))`
}

/** The position of a page travels as `day id`; what is not one starts from the beginning. */
export function readPosition(text: string | undefined): CaseFilter['after'] {
  const [openedOn, id] = (text ?? '').split(' ')
  return isPlainDate(openedOn) && isId(id) ? { openedOn, id } : undefined
}

export const positionOf = (row: CaseRow): string => `${row.openedOn} ${row.id}`
