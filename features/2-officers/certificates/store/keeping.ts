import { appendActs, type Connection, type Identity } from '#host'
import {
  addDays,
  type Clock,
  isId,
  isPlainDate,
  newId,
  type PlainDate,
  type RegionCode,
  refuse,
  regionContains,
  today,
} from '#kernel'
import type { CertificateAct } from '../acts.ts'
import type { CertificateRow, HandlerChoice, NewCertificate } from '../contract.ts'
import {
  type Break,
  type Certificate,
  type CertificateStatus,
  checkRegistration,
  type Keeping,
  keep,
  SOON_DAYS,
  stateOn,
} from '../rules.ts'

interface StoredCertificate extends Record<string, unknown> {
  id: string
  officerId: string
  officerName: string
  organName: string
  number: string
  region: RegionCode
  regionName: string
  fieldCodes: string[]
  validFrom: PlainDate
  validUntil: PlainDate
  status: CertificateStatus
  statusFrom: PlainDate | null
  breaks: Break[]
}

const SELECT = `select k.id, k.officer_id as "officerId", a.name as "officerName", o.name as "organName", k.number, k.region, r.name as "regionName",
    k.field_codes as "fieldCodes", k.valid_from as "validFrom", k.valid_until as "validUntil", k.status,
    k.status_from as "statusFrom", k.breaks
  from certificate k join account a on a.id = k.officer_id join organ o on o.id = a.organ_id join region r on r.code = k.region`

const certificateOf = ({ statusFrom, ...row }: StoredCertificate): Certificate => ({
  ...row,
  ...(statusFrom && { statusFrom }),
})

const rowOf = ({ status: _, ...row }: StoredCertificate, state: string): CertificateRow => ({ ...row, state })

/** $1 is the day, $2 the last day of what runs out soon. */
const STATES: Record<string, string> = {
  valid: `k.status = 'valid' and k.valid_until >= $1 and $2::date is not null`,
  soon: `k.status = 'valid' and k.valid_until >= $1 and k.valid_until <= $2`,
  expired: `k.status = 'valid' and k.valid_until < $1 and $2::date is not null`,
  suspended: `k.status = 'suspended' and $1::date is not null and $2::date is not null`,
  withdrawn: `k.status = 'withdrawn' and $1::date is not null and $2::date is not null`,
}

/** Certificates of the jurisdiction, those that end first in front. */
export async function findCertificates(
  connection: Connection,
  query: { search?: string; state?: string; after?: { until: PlainDate; id: string }; limit: number },
  on: PlainDate,
): Promise<CertificateRow[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions: string[] = []
  if (query.state) {
    bind(on)
    bind(addDays(on, SOON_DAYS))
    conditions.push(STATES[query.state]!)
  }
  const search = query.search?.trim()
  if (search)
    conditions.push(`(k.number = ${bind(search)} or a.name like ${bind(`%${search.replace(/[\\%_]/g, '\\$&')}%`)})`)
  if (query.after)
    conditions.push(`(k.valid_until, k.id) > (${bind(query.after.until)}::date, ${bind(query.after.id)}::uuid)`)
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const { rows } = await connection.query<StoredCertificate>(
    `${SELECT} ${where} order by k.valid_until, k.id limit ${bind(query.limit)}`,
    values,
  )
  return rows.map(row => rowOf(row, stateOn(certificateOf(row), on)))
}

/** @throws Refusal `certificates.unknown`, also outside the jurisdiction */
export async function getCertificate(connection: Connection, id: string, on: PlainDate): Promise<CertificateRow> {
  const row = await getStored(connection, id)
  return rowOf(row, stateOn(certificateOf(row), on))
}

async function getStored(connection: Connection, id: string, lock = ''): Promise<StoredCertificate> {
  const [row] = await connection.named<StoredCertificate>(
    `certificate-get${lock && '-locked'}`,
    `${SELECT} where k.id = $1 ${lock}`,
    [id],
  )
  if (!row) {
    refuse({
      code: 'certificates.unknown',
      kind: 'notFound',
      message: '没有这个证件，或者不在您的辖区内。',
      next: '请从执法人员列表中重新选择。',
    })
  }
  return row
}

/** Everybody in the jurisdiction who handles cases. */
export const listHandlers = (connection: Connection): Promise<HandlerChoice[]> =>
  connection.named<HandlerChoice & Record<string, unknown>>(
    'handlers-of-jurisdiction',
    `select a.id, a.name, o.name as "organName"
     from account a join account_duty d on d.account_id = a.id and d.duty = 'handler' join organ o on o.id = a.organ_id
     where a.active order by o.region, o.name, a.name limit 2000`,
    [],
  )

/** @throws Refusal of `checkRegistration`, `certificates.numberKnown` */
export async function registerCertificate(
  connection: Connection,
  body: NewCertificate,
  by: Identity,
  clock: Clock,
): Promise<string> {
  const [facts] = await connection.named<{ name: string | null; region: boolean }>(
    'certificate-facts',
    `select (select a.name from account a join account_duty d on d.account_id = a.id and d.duty = 'handler'
       where a.id = $1 and a.active) as name,
       exists (select from region where code = $2 and valid_until is null) as region`,
    [body.officerId, body.region],
  )
  checkRegistration(body, {
    actorId: by.userId,
    isHandler: facts!.name !== null,
    regionWithin: facts!.region && regionContains(by.region, body.region),
  })
  const id = newId(clock.now())
  try {
    await connection.named('certificate-add', ADD, [
      id,
      body.officerId,
      body.region,
      body.number,
      body.fieldCodes,
      body.validFrom,
      body.validUntil,
    ])
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'certificate_number_key') refuseNumber(body.number)
    throw error
  }
  const act: CertificateAct = { type: 'certificateRegistered', data: { ...body, officerName: facts!.name! } }
  await record(connection, { id, region: body.region }, act, by, clock)
  return id
}

const ADD = `insert into certificate (id, officer_id, region, number, field_codes, valid_from, valid_until)
  values ($1, $2, $3, $4, $5::text[], $6, $7)`

function refuseNumber(number: string): never {
  refuse({
    code: 'certificates.numberKnown',
    kind: 'notAllowed',
    message: `证件号码 ${number} 已经登记。`,
    next: '请对照证件核对号码。',
    field: '/number',
  })
}

const ACTS = {
  suspend: 'certificateSuspended',
  resume: 'certificateResumed',
  withdraw: 'certificateWithdrawn',
} as const satisfies Record<Keeping, CertificateAct['type']>

/** Suspends, gives back or withdraws a certificate as of a day. @throws Refusal of `keep` */
export async function keepCertificate(
  connection: Connection,
  id: string,
  what: Keeping,
  { on, reason }: { on: PlainDate; reason: string },
  by: Identity,
  clock: Clock,
): Promise<void> {
  const stored = await getStored(connection, id, 'for update of k')
  const next = keep(certificateOf(stored), what, on, { actorId: by.userId, today: today(clock) })
  await connection.named(
    'certificate-keep',
    'update certificate set status = $2, status_from = $3, breaks = $4::jsonb where id = $1',
    [id, next.status, next.statusFrom ?? null, JSON.stringify(next.breaks ?? [])],
  )
  const { officerId, officerName, number, region } = stored
  const act: CertificateAct = { type: ACTS[what], data: { officerId, officerName, number, on, reason } }
  await record(connection, { id, region }, act, by, clock)
}

async function record(
  connection: Connection,
  stream: { id: string; region: RegionCode },
  act: CertificateAct,
  by: Identity,
  clock: Clock,
): Promise<void> {
  const [row] = await connection.named<{ version: number }>(
    'certificate-version',
    'select coalesce(max(seq), 0)::int as version from act where stream_id = $1',
    [stream.id],
  )
  await appendActs(connection, { kind: 'certificate', ...stream, version: row!.version }, [act], {
    userId: by.userId,
    name: by.name,
    at: clock.now(),
  })
}

/** The position of a page travels as `day id`; what is not one starts from the beginning. */
export function readCertificatePosition(text: string | undefined): { until: PlainDate; id: string } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}) (\S{36})$/.exec(text ?? '')
  return match && isId(match[2]) && isPlainDate(match[1]) ? { until: match[1], id: match[2] } : undefined
}
