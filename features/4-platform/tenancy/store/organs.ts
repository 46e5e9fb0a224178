import type { Connection, Identity } from '#host'
import { type Clock, newId, parentRegion, type RegionCode, refuse, regionContains } from '#kernel'
import type { AdministrationAct, OrganFacts } from '../acts.ts'
import type { NewOrganBody, OrganChange, OrganDetail, SetupState } from '../contract.ts'
import { checkOrganNumber, checkOrganRegion, checkRegion } from '../rules.ts'
import { holdAdministration, recordAdministration } from './administration.ts'

/** Adds a division under one that is known. @throws Refusal of `checkRegion`, `checkOrganRegion` */
export async function registerRegion(
  connection: Connection,
  region: { code: RegionCode; name: string; fictional: boolean },
  by: Identity,
  clock: Clock,
): Promise<void> {
  await holdAdministration(connection)
  const rows = await connection.named<{ code: RegionCode }>(
    'region-known',
    'select code from region where code in ($1, $2)',
    [region.code, parentRegion(region.code)],
  )
  const isKnown = (code: RegionCode) => rows.some(row => row.code === code)
  checkRegion(region, { code: isKnown(region.code), parent: isKnown(parentRegion(region.code)) })
  checkOrganRegion(regionContains(by.region, region.code))
  await connection.named(
    'region-add',
    'insert into region (code, name, valid_from, fictional) values ($1, $2, $3, $4)',
    [region.code, region.name, clock.now(), region.fictional],
  )
  // a division has no number of its own to be a stream under: the organ that registers it has
  const act: AdministrationAct = { type: 'regionAdded', data: region }
  await recordAdministration(connection, { id: by.organId, region: by.region }, act, by, clock)
}

/** @throws Refusal when the letters of its numbers are taken or the division lies elsewhere */
export async function registerOrgan(
  connection: Connection,
  body: NewOrganBody,
  by: Identity,
  clock: Clock,
): Promise<string> {
  await holdAdministration(connection)
  const within = await connection.named('region-within', `select from region where code = $1 and valid_until is null`, [
    body.region,
  ])
  checkOrganRegion(within.length > 0 && regionContains(by.region, body.region))
  await checkNumber(connection, body, null)
  const id = newId(clock.now())
  const { region, ...given } = body
  const facts = factsOf(given)
  await connection.named('organ-add', ADD, [id, ...valuesOf(facts), region])
  const act: AdministrationAct = { type: 'organAdded', data: { organId: id, region, ...facts } }
  await recordAdministration(connection, { id, region }, act, by, clock)
  return id
}

/** Documents made before keep the name and number they were made with. */
export async function changeOrgan(
  connection: Connection,
  id: string,
  change: OrganChange,
  by: Identity,
  clock: Clock,
): Promise<void> {
  await holdAdministration(connection)
  const { region } = await getOrgan(connection, id)
  const facts = factsOf(change)
  await checkNumber(connection, facts, id)
  await connection.named('organ-change', CHANGE, [id, ...valuesOf(facts)])
  const act: AdministrationAct = { type: 'organChanged', data: { organId: id, ...facts } }
  await recordAdministration(connection, { id, region }, act, by, clock)
}

const ADD = `insert into organ (id, name, short_name, number_region, number_organ, address, phone, delegated, region)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`
const CHANGE = `update organ set name = $2, short_name = $3, number_region = $4, number_organ = $5, address = $6, phone = $7,
  delegated = $8 where id = $1`

const factsOf = (given: OrganChange): OrganFacts => ({ ...given, delegated: given.delegated ?? false })

const valuesOf = (f: OrganFacts) => [
  f.name,
  f.shortName,
  f.numberRegion,
  f.numberOrgan,
  f.address,
  f.phone,
  f.delegated,
]

async function checkNumber(
  connection: Connection,
  { numberRegion, numberOrgan }: Pick<OrganFacts, 'numberRegion' | 'numberOrgan'>,
  self: string | null,
): Promise<void> {
  const [taken] = await connection.named<{ name: string }>(
    'organ-number-taken',
    'select name from organ where number_region = $1 and number_organ = $2 and id is distinct from $3::uuid',
    [numberRegion, numberOrgan, self],
  )
  checkOrganNumber(taken?.name)
}

/** @throws Refusal `tenancy.unknownOrgan`, also outside the jurisdiction */
export async function getOrgan(connection: Connection, id: string): Promise<OrganDetail> {
  const [row] = await connection.named<OrganDetail & Record<string, unknown>>(
    'organ-get',
    `select o.id, o.name, o.short_name as "shortName", o.region, r.name as "regionName", o.number_region as "numberRegion",
       o.number_organ as "numberOrgan", o.address, o.phone, o.delegated
     from organ o join region r on r.code = o.region
     where o.id = $1 and o.region >= (select claim_from()) and o.region < (select claim_to())`,
    [id],
  )
  if (!row) {
    refuse({
      code: 'tenancy.unknownOrgan',
      kind: 'notFound',
      message: '没有这个机构，或者不在您的辖区内。',
      next: '请从机构列表中重新选择。',
    })
  }
  return row
}

/** Counted within the jurisdiction; the installation's own organ and administrators are not work to be done. */
export async function getSetupState(connection: Connection, by: Identity): Promise<SetupState> {
  const [row] = await connection.named<SetupState & Record<string, unknown>>(
    'setup-state',
    `select
      (select count(*)::int from region r where r.code > $1 and r.code >= (select claim_from()) and r.code < (select claim_to())) as regions,
      (select count(*)::int from organ o where o.id <> $2 and o.region >= (select claim_from()) and o.region < (select claim_to())) as organs,
      (select count(*)::int from account a where a.active and not exists
        (select from account_duty d where d.account_id = a.id and d.duty in ('systemAdmin', 'securityAdmin', 'auditAdmin'))) as people,
      (select count(*)::int from account a where a.active and exists
        (select from account_duty d where d.account_id = a.id and d.duty not in ('systemAdmin', 'securityAdmin', 'auditAdmin'))) as "withDuties",
      (select count(*)::int from administrators_over($1) where 'securityAdmin' = any(duties)) as "securityAdmins",
      (select count(*)::int from administrators_over($1) where 'auditAdmin' = any(duties)) as "auditAdmins"`,
    [by.region, by.organId],
  )
  return row!
}
