import { queryTerms } from '#features/5-credit/subjects'
import type { Connection } from '#host'
import { isFictionalRegion, isId, isPlainDate, type PlainDate, type RegionCode, refuse, regionPrefix } from '#kernel'
import type { PublicRecord } from '../acts.ts'
import { withdrawalGrounds } from '../bodies/publication.ts'
import type { ChangesPage, PublicDecision, PublicRow } from '../contract.ts'
import type { PublicationState } from '../rules.ts'

export interface PublicFilter {
  search?: string
  field?: string
  region?: RegionCode
  /** Days of the decision. */
  from?: PlainDate
  to?: PlainDate
  after?: { day: string; id: string }
  limit: number
  /** What is published on this day. */
  today: PlainDate
}

/** A published decision as stored. */
export interface PublicRowStored {
  id: string
  published_on: PlainDate
  record: PublicRecord
  corrections: PublicationState['corrections']
}

/** One page of what is published today, the newest first. Reads the public table only. */
export async function findPublic(connection: Connection, filter: PublicFilter): Promise<PublicRowStored[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions = [`state = 'published'`, `(until is null or until >= ${bind(filter.today)})`]
  if (filter.field) conditions.push(`field_code = ${bind(filter.field)}`)
  if (filter.region) {
    const prefix = regionPrefix(filter.region)
    if (prefix !== '') conditions.push(`region >= ${bind(prefix)} and region < ${bind(`${prefix}~`)}`)
  }
  if (filter.from) conditions.push(`decided_on >= ${bind(filter.from)}`)
  if (filter.to) conditions.push(`decided_on <= ${bind(filter.to)}`)
  if (filter.search?.trim()) conditions.push(searchCondition(filter.search.trim(), bind))
  if (filter.after)
    conditions.push(`(published_on, id) < (${bind(filter.after.day)}::date, ${bind(filter.after.id)}::uuid)`)
  const { rows } = await connection.query<PublicRowStored & Record<string, unknown>>(
    `select id, published_on, record, corrections from public_decision where ${conditions.join(' and ')}
     order by published_on desc, id desc limit ${bind(filter.limit)}`,
    values,
  )
  return rows
}

/** Every hit contains the text; the index of pairs finds candidates. */
function searchCondition(search: string, bind: (value: unknown) => string): string {
  const like = `searched ilike ${bind(`%${search.replace(/[\\%_]/g, '\\$&')}%`)}`
  const terms = queryTerms(search)
  if (terms.length === 0) return like
  const wanted = terms.map(t => `'${t.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ')
  return `terms @@ ${bind(wanted)}::tsquery and ${like}`
}

export const rowOf = ({ id, record, corrections }: PublicRowStored): PublicRow => ({
  id,
  number: record.number,
  party: record.party.name,
  cause: record.cause,
  field: record.field.name,
  organ: record.organ.name,
  region: record.organ.region,
  kinds: record.kinds,
  fineFen: record.fineFen,
  confiscationFen: record.confiscationFen,
  decidedOn: record.decidedOn,
  publishedOn: record.publishedOn,
  correctedOn: corrections.at(-1)?.on ?? null,
})

export function readPublicPosition(text: string | undefined): PublicFilter['after'] {
  const [day, id] = (text ?? '').split(' ')
  return isPlainDate(day) && isId(id) ? { day, id } : undefined
}

interface Whole {
  id: string
  state: 'published' | 'withdrawn'
  region: RegionCode
  number: string
  organ_name: string
  decided_on: PlainDate
  published_on: PlainDate
  until: PlainDate | null
  record: PublicRecord | null
  corrections: PublicationState['corrections']
  withdrawal: { ground: keyof typeof withdrawalGrounds; reason: string; on: PlainDate } | null
  act_id: string
}

/** @throws Refusal `disclosure.notPublic` for what was never published, whether it exists or not */
export async function getPublic(connection: Connection, id: string, today: PlainDate): Promise<PublicDecision> {
  const [row] = await connection.named<Whole & Record<string, unknown>>(
    'public-get',
    `select id, state, region, number, organ_name, decided_on, published_on, until, record, corrections, withdrawal, act_id
     from public_decision where id = $1`,
    [id],
  )
  if (!row) refuseNotPublic()
  const expired = row.state === 'published' && row.until !== null && row.until < today
  const { withdrawal } = row
  return {
    id,
    state: expired ? 'expired' : row.state,
    number: row.number,
    organ: row.organ_name,
    decidedOn: row.decided_on,
    publishedOn: row.published_on,
    fictional: isFictionalRegion(row.region),
    record: expired ? null : row.record,
    corrections: expired ? [] : row.corrections,
    withdrawal: withdrawal && { ...withdrawal, groundName: withdrawalGrounds[withdrawal.ground] },
    acts: { decided: id, published: row.act_id },
  }
}

export function refuseNotPublic(): never {
  refuse({
    code: 'disclosure.notPublic',
    kind: 'notFound',
    message: '没有这项公示。',
    next: '请从查询页面打开；还没有公示、不予公开的决定不在其中。',
  })
}

/** Corrections and withdrawals, the newest first: for whoever keeps a copy. */
export async function findChanges(
  connection: Connection,
  { after, limit }: { after?: PublicFilter['after']; limit: number },
): Promise<ChangesPage> {
  const rows = await connection.named<{
    id: string
    number: string
    organ_name: string
    changed_on: PlainDate
    corrections: PublicationState['corrections']
    withdrawal: Whole['withdrawal']
  }>(
    'public-changes',
    `select id, number, organ_name, changed_on, corrections, withdrawal from public_decision
     where (withdrawal is not null or corrections <> '[]') and ($1::date is null or (changed_on, id) < ($1::date, $2::uuid))
     order by changed_on desc, id desc limit $3`,
    [after?.day ?? null, after?.id ?? null, limit],
  )
  const last = rows.at(-1)
  return {
    rows: rows.map(({ id, number, organ_name: organ, changed_on: on, corrections, withdrawal }) => ({
      id,
      number,
      organ,
      on,
      what: withdrawal ? `撤回（${withdrawalGrounds[withdrawal.ground]}）` : '更正',
      reason: withdrawal?.reason ?? corrections.at(-1)?.reason ?? '',
    })),
    after: rows.length === limit && last ? `${last.changed_on} ${last.id}` : null,
  }
}

/** What there is to choose from on the portal. */
export async function countPublic(connection: Connection, today: PlainDate) {
  const rows = await connection.named<{ region: RegionCode; name: string; n: string }>(
    'public-count',
    `select p.region, r.name, count(*) as n from public_decision p join region r on r.code = p.region
     where p.state = 'published' and (p.until is null or p.until >= $1) group by p.region, r.name order by p.region`,
    [today],
  )
  return {
    published: rows.reduce((sum, row) => sum + Number(row.n), 0),
    regions: rows.map(({ region, name }) => ({ code: region, name })),
    fictional: rows.length > 0 && rows.every(({ region }) => isFictionalRegion(region)),
  }
}
