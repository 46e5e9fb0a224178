import type { Connection, Duty, Identity } from '#host'
import { type RegionCode, regionPrefix } from '#kernel'
import type { OrganRow, RegionRow } from './contract.ts'

export * from './store/accounts.ts'
export * from './store/administration.ts'
export * from './store/audit.ts'
export * from './store/identity.ts'
export * from './store/organs.ts'
export * from './store/session-cookie.ts'
export * from './store/sessions.ts'
export * from './store/sign-in.ts'

export interface NewOrgan {
  id: string
  region: RegionCode
  name: string
  shortName: string
  numberRegion: string
  numberOrgan: string
}

export async function addRegion(
  connection: Connection,
  region: { code: RegionCode; name: string; fictional: boolean },
): Promise<void> {
  await connection.query(
    `insert into region (code, name, valid_from, fictional) values ($1, $2, '2024-01-01', $3) on conflict (code) do nothing`,
    [region.code, region.name, region.fictional],
  )
}

/** The divisions inside a jurisdiction, itself first. */
export const listRegions = (connection: Connection, within: RegionCode): Promise<RegionRow[]> =>
  connection.named<RegionRow>(
    'regions-within',
    `select code, name from region where code like $1 and valid_until is null order by code`,
    [`${regionPrefix(within)}%`],
  )

export async function addOrgan(connection: Connection, organ: NewOrgan): Promise<void> {
  await connection.query(
    'insert into organ (id, region, name, short_name, number_region, number_organ) values ($1, $2, $3, $4, $5, $6)',
    [organ.id, organ.region, organ.name, organ.shortName, organ.numberRegion, organ.numberOrgan],
  )
}

/** Organs of the person's jurisdiction, his own first, then from the top of the hierarchy down. */
export const findOrgans = (connection: Connection, { organId }: Identity): Promise<OrganRow[]> =>
  connection.named<OrganRow & Record<string, unknown>>(
    'organs-of-jurisdiction',
    `select o.id, o.name, o.short_name as "shortName", o.region, r.name as "regionName"
     from organ o join region r on r.code = o.region
     where o.region >= (select claim_from()) and o.region < (select claim_to())
     order by o.id <> $1, o.region, o.name`,
    [organId],
  )

export async function addAccount(
  connection: Connection,
  account: {
    id: string
    organId: string
    region: RegionCode
    login: string
    name: string
    passwordHash: string
    duties: readonly Duty[]
    /** The password is not the owner's own yet. */
    mustChange?: boolean
  },
): Promise<void> {
  const { id, organId, region, login, name, passwordHash, mustChange = false } = account
  await connection.query(
    'insert into account (id, organ_id, region, login, name, password_hash, must_change) values ($1, $2, $3, $4, $5, $6, $7)',
    [id, organId, region, login.toLowerCase(), name, passwordHash, mustChange],
  )
  await connection.query('insert into account_duty (account_id, duty) select $1, unnest($2::text[])', [
    account.id,
    [...account.duties],
  ])
}
