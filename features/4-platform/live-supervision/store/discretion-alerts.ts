import type { CaseListener, Comparison } from '#features/6-operation/case-handling'
import { appendActs, type Connection, type Identity } from '#host'
import { type Clock, isId, type PlainDate, type RegionCode, refuse, regionPrefix } from '#kernel'
import type { DiscretionAlertNoted } from '../acts.ts'
import type { AlertRow, AlertView } from '../contract.ts'
import { alertChanges, checkNoting } from '../rules.ts'

/** Raises, updates and withdraws alerts in the transaction of the act: none is late, and an act that fails raises none. */
export const raiseAlerts: CaseListener = async (connection, event) => {
  const changes = alertChanges(event)
  if (!changes) return
  const { caseId, region, after, at } = event
  if (changes.decidedOn) {
    await connection.named(
      'alert-decided',
      `update discretion_alert set stage = 'decided', decided_on = $2 where case_id = $1 and stage = 'proposed'`,
      [caseId, changes.decidedOn],
    )
  }
  if (changes.withdraw) {
    await connection.named(
      'alert-withdraw',
      `update discretion_alert set stage = 'withdrawn' where case_id = $1 and stage = 'proposed'`,
      [caseId],
    )
  }
  if (!changes.raise) return
  const { id, by, comparison, treatment } = changes.raise
  const finding = after.finding!
  await connection.named(
    'alert-raise',
    `insert into discretion_alert (id, case_id, region, organ_id, stage, case_number, party_name, cause, field_code, power_code,
       fine_fen, comparison, reason, handler_ids, raised_by, raised_at)
     values ($1, $2, $3, $4, 'proposed', $5, $6, $7, $8, $9, $10, $11, $12, $13::uuid[], $14, $15)`,
    [
      id,
      caseId,
      region,
      finding.organId,
      after.caseNumber ?? null,
      finding.party.name,
      after.cause ?? finding.summary.slice(0, 60),
      finding.fieldCode,
      treatment.power,
      treatment.fineFen,
      JSON.stringify(comparison),
      treatment.outlierReason ?? '',
      after.everHandled,
      by,
      at,
    ],
  )
}

export interface AlertFilter {
  region: RegionCode
  /** Only those nobody has noted yet, or only those somebody has. */
  state?: 'open' | 'noted'
  after?: { at: string; id: string }
  limit: number
}

const COLUMNS = `a.id, a.case_id as "caseId", a.region, o.name as "organName", a.stage, a.case_number as "caseNumber",
  a.party_name as "partyName", a.cause, a.fine_fen as "fineFen", a.comparison, a.raised_by as "raisedBy", a.raised_at as "raisedAt",
  a.decided_on as "decidedOn", a.noted_at as "notedAt", a.noted_by as "notedBy"`

interface Stored {
  id: string
  caseId: string
  region: RegionCode
  organName: string
  stage: AlertRow['stage']
  caseNumber: string | null
  partyName: string
  cause: string
  fineFen: string
  comparison: Comparison
  raisedBy: string
  raisedAt: Date
  decidedOn: PlainDate | null
  notedAt: Date | null
  notedBy: string | null
}

const rowOf = ({ comparison, fineFen, raisedAt, notedAt, ...row }: Stored): AlertRow => ({
  ...row,
  fineFen: Number(fineFen),
  outlier: comparison.outlier === 'low' ? 'low' : 'high',
  sentence: comparison.sentence,
  raisedAt: raisedAt.toISOString(),
  notedAt: notedAt?.toISOString() ?? null,
})

/** One page, the newest first. Row security adds the jurisdiction. */
export async function findAlerts(connection: Connection, filter: AlertFilter): Promise<AlertRow[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions = ['true']
  const prefix = regionPrefix(filter.region)
  if (prefix !== '') conditions.push(`a.region >= ${bind(prefix)} and a.region < ${bind(`${prefix}~`)}`)
  // what was withdrawn before anybody looked is no longer anybody's amount
  if (filter.state === 'open') conditions.push(`a.noted_at is null and a.stage <> 'withdrawn'`)
  if (filter.state === 'noted') conditions.push('a.noted_at is not null')
  if (filter.after) {
    conditions.push(`(a.raised_at, a.id) < (${bind(filter.after.at)}::timestamptz, ${bind(filter.after.id)}::uuid)`)
  }
  const { rows } = await connection.query<Stored & Record<string, unknown>>(
    `select ${COLUMNS} from discretion_alert a join organ o on o.id = a.organ_id where ${conditions.join(' and ')}
     order by a.raised_at desc, a.id desc limit ${bind(filter.limit)}`,
    values,
  )
  return rows.map(rowOf)
}

export const countOpenAlerts = async (connection: Connection, region: RegionCode): Promise<number> => {
  const prefix = regionPrefix(region)
  const [row] = await connection.named<{ n: number }>(
    'alerts-open',
    `select count(*)::int as n from discretion_alert
     where noted_at is null and stage <> 'withdrawn' and region >= $1 and region < $2`,
    [prefix, `${prefix}~`],
  )
  return row!.n
}

type Whole = Stored & { reason: string; remark: string | null; handlerIds: string[] }

/** With the reason and what it is compared with; whoever calls notes the look. @throws Refusal `supervision.alertUnknown` */
export async function getAlert(connection: Connection, id: string): Promise<AlertView> {
  const { reason, remark, handlerIds: _ids, ...row } = await getWhole(connection, id)
  return { ...rowOf(row), comparison: row.comparison, reason, remark }
}

async function getWhole(connection: Connection, id: string, lock = ''): Promise<Whole> {
  const [row] = await connection.named<Whole & Record<string, unknown>>(
    `alert-get${lock && '-locked'}`,
    `select ${COLUMNS}, a.reason, a.remark, a.handler_ids as "handlerIds"
     from discretion_alert a join organ o on o.id = a.organ_id where a.id = $1 ${lock}`,
    [id],
  )
  return (
    row ??
    refuse({
      code: 'supervision.alertUnknown',
      kind: 'notFound',
      message: '没有这条量罚提示，或者不在您的辖区内。',
      next: '请从量罚提示列表中打开。',
    })
  )
}

/** A supervisor has looked at it and says so: an act of the alert's own stream. @throws Refusal of `checkNoting` */
export async function noteAlert(
  connection: Connection,
  asked: { id: string; remark: string; by: Identity },
  clock: Clock,
): Promise<AlertView> {
  const { id, by } = asked
  const remark = asked.remark.trim()
  const alert = await getWhole(connection, id, 'for update of a')
  checkNoting(alert, remark, by)
  const at = clock.now()
  const act: DiscretionAlertNoted = { type: 'discretionAlertNoted', data: { caseId: alert.caseId, remark } }
  await appendActs(connection, { kind: 'discretionAlert', id, region: alert.region, version: 0 }, [act], {
    userId: by.userId,
    name: by.name,
    at,
  })
  await connection.named(
    'alert-note',
    'update discretion_alert set noted_at = $2, noted_by = $3, remark = $4 where id = $1',
    [id, at, by.name, remark],
  )
  return getAlert(connection, id)
}

/** The position of a page travels as `instant id`; what is not one starts from the beginning. */
export function readAlertPosition(text: string | undefined): AlertFilter['after'] {
  const [at = '', id] = (text ?? '').split(' ')
  return isId(id) && !Number.isNaN(Date.parse(at)) ? { at, id } : undefined
}

export const alertPosition = ({ raisedAt, id }: AlertRow): string => `${raisedAt} ${id}`
