import { createHash, randomBytes } from 'node:crypto'
import type { Connection, Duty, Identity } from '#host'
import { type RegionCode, regionPrefix } from '#kernel'
import type { OrganRow, RegionRow } from './contract.ts'

export interface StoredAccount {
  id: string
  password_hash: string
  active: boolean
  failures: number
  locked_until: Date | null
}

export async function findAccountForSignIn(connection: Connection, login: string): Promise<StoredAccount | undefined> {
  const rows = await connection.named<StoredAccount & Record<string, unknown>>(
    'account-for-sign-in',
    'select * from account_for_sign_in($1)',
    [login.toLowerCase()],
  )
  return rows[0]
}

export async function noteSignIn(
  connection: Connection,
  accountId: string,
  failures: number,
  lockedUntil: Date | null,
): Promise<void> {
  await connection.named('note-sign-in', 'select note_sign_in($1, $2::smallint, $3)', [
    accountId,
    failures,
    lockedUntil,
  ])
}

/** Opens a session and gives its token; only the token's hash is kept. */
export async function openSession(connection: Connection, accountId: string, at: Date, expires: Date): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  await connection.named(
    'session-open',
    'insert into session (token_hash, account_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $4)',
    [tokenHash(token), accountId, at, expires],
  )
  return token
}

export async function closeSession(connection: Connection, token: string): Promise<void> {
  await connection.named('session-close', 'delete from session where token_hash = $1', [tokenHash(token)])
}

export async function findIdentity(connection: Connection, token: string, at: Date): Promise<Identity | undefined> {
  const [row] = await connection.named<{
    user_id: string
    name: string
    organ_id: string
    organ_name: string
    region: RegionCode
    duties: Duty[]
  }>('identity-of-session', 'select * from identity_of_session($1, $2)', [tokenHash(token), at])
  return (
    row && {
      userId: row.user_id,
      name: row.name,
      organId: row.organ_id,
      organName: row.organ_name,
      region: row.region,
      duties: row.duties,
    }
  )
}

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
  },
): Promise<void> {
  await connection.query(
    'insert into account (id, organ_id, region, login, name, password_hash) values ($1, $2, $3, $4, $5, $6)',
    [account.id, account.organId, account.region, account.login.toLowerCase(), account.name, account.passwordHash],
  )
  await connection.query('insert into account_duty (account_id, duty) select $1, unnest($2::text[])', [
    account.id,
    [...account.duties],
  ])
}

const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')
