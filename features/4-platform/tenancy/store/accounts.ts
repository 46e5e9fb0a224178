import type { Connection, Duty, Identity } from '#host'
import { hashPassword } from '#host/passwords'
import { type Clock, isId, newId, type RegionCode, refuse } from '#kernel'
import type { AdministrationAct } from '../acts.ts'
import type { AccountDetail, AccountRow, AccountsQuery, NewAccount, TemporaryPassword } from '../contract.ts'
import {
  type AdminCommand,
  administrationsOf,
  checkAdministration,
  checkOrganRegion,
  mayAppoint,
  type Person,
  refuseUnknown,
  signInPolicy,
} from '../rules.ts'
import { type Actor, holdAdministration, newTemporaryPassword, recordAdministration } from './administration.ts'

interface StoredPerson extends Person {
  login: string
}

const DUTIES = 'array(select d.duty from account_duty d where d.account_id = a.id order by d.duty)'

const COLUMNS = `a.id, a.login, a.name, a.organ_id as "organId", o.name as "organName", a.region, ${DUTIES} as duties,
  a.proposed_duties as "proposedDuties", a.active, a.locked, a.must_change as "mustChange", a.locked_until as "lockedUntil"`

type ReadRow = Omit<AccountRow, 'pausedUntil'> & { lockedUntil: Date | null } & Record<string, unknown>

const rowOf = ({ lockedUntil, ...row }: ReadRow, clock: Clock): AccountRow => ({
  ...(row as unknown as Omit<AccountRow, 'pausedUntil'>),
  pausedUntil: lockedUntil && lockedUntil > clock.now() ? lockedUntil.toISOString() : null,
})

const STATES: Record<string, string> = {
  proposed: `a.active and cardinality(a.proposed_duties) > 0`,
  active: 'a.active and not a.locked',
  locked: 'a.locked',
  closed: 'not a.active',
}

/** Accounts of the jurisdiction by name, one page. */
export async function findAccounts(
  connection: Connection,
  query: Omit<AccountsQuery, 'after'> & { after?: { id: string; name: string } },
  clock: Clock,
): Promise<AccountRow[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions: string[] = []
  const search = query.search?.trim()
  if (search) {
    const pattern = bind(`%${search.replace(/[\\%_]/g, '\\$&')}%`)
    conditions.push(`(a.name like ${pattern} or a.login like lower(${pattern}))`)
  }
  if (query.organId) conditions.push(`a.organ_id = ${bind(query.organId)}`)
  if (query.state) conditions.push(STATES[query.state]!)
  if (query.after) conditions.push(`(a.name, a.id) > (${bind(query.after.name)}, ${bind(query.after.id)}::uuid)`)
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const { rows } = await connection.query<ReadRow>(
    `select ${COLUMNS} from account a join organ o on o.id = a.organ_id ${where} order by a.name, a.id limit ${bind(query.limit)}`,
    values,
  )
  return rows.map(row => rowOf(row, clock))
}

/** @throws Refusal `tenancy.unknownAccount`, also when it lies outside the jurisdiction */
export async function getAccount(
  connection: Connection,
  id: string,
  by: Identity,
  clock: Clock,
): Promise<AccountDetail> {
  const [row] = await connection.named<ReadRow>(
    'account-get',
    `select ${COLUMNS} from account a join organ o on o.id = a.organ_id where a.id = $1`,
    [id],
  )
  if (!row) refuseUnknown()
  const people = await administratorsOver(connection, row.region)
  const appoints = by.duties.includes('systemAdmin') && row.duties.length === 0 && row.active
  const mayBeAppointed = appoints
    ? (['securityAdmin', 'auditAdmin'] as const).filter(duty => mayAppoint(duty, row.region, people))
    : []
  return { ...rowOf(row, clock), mayBeAppointed }
}

/** A new account without duties, with a password that its owner must change. @throws Refusal `tenancy.loginKnown` */
export async function createAccount(
  connection: Connection,
  body: NewAccount,
  by: Actor,
  clock: Clock,
): Promise<TemporaryPassword> {
  const [organ] = await connection.named<{ region: RegionCode }>(
    'organ-within',
    `select region from organ where id = $1 and region >= (select claim_from()) and region < (select claim_to())`,
    [body.organId],
  )
  checkOrganRegion(organ !== undefined)
  const id = newId(clock.now())
  const temporaryPassword = newTemporaryPassword()
  const proposed = body.proposedDuties ?? []
  try {
    await connection.named('account-create', CREATE, [
      id,
      body.organId,
      organ!.region,
      body.login,
      body.name,
      await hashPassword(temporaryPassword),
      proposed,
    ])
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'account_login_key') refuseLogin(body.login)
    throw error
  }
  const { organId, login, name } = body
  const act: AdministrationAct = {
    type: 'accountCreated',
    data: { accountId: id, organId, login, name, proposedDuties: proposed },
  }
  await recordAdministration(connection, { id, region: organ!.region }, act, by, clock)
  return { id, login, temporaryPassword }
}

const CREATE = `insert into account (id, organ_id, region, login, name, password_hash, must_change, proposed_duties)
  values ($1, $2, $3, $4, $5, $6, true, $7::text[])`

function refuseLogin(login: string): never {
  refuse({
    code: 'tenancy.loginKnown',
    kind: 'notAllowed',
    message: `账号 ${login} 已经存在。`,
    next: '请另取一个账号名，例如加上地区简称。',
    field: '/login',
  })
}

/**
 * Carries out what an administrator commands, when the rules allow it; one at a time.
 * @returns the temporary password where one was set
 */
export async function administer(
  connection: Connection,
  command: AdminCommand,
  by: Actor & { userId: string },
  clock: Clock,
  reason = '',
): Promise<string | undefined> {
  await holdAdministration(connection)
  const target = await getPerson(connection, command.target)
  const people = await administratorsOver(connection, target.region)
  const actor = await getPerson(connection, by.userId)
  checkAdministration(command, by.userId, [target, actor, ...people.filter(p => p.id !== target.id)])
  const temporaryPassword = command.type === 'resetPassword' ? newTemporaryPassword() : undefined
  await carryOut(connection, command, temporaryPassword)
  const stream = { id: target.id, region: target.region }
  await recordAdministration(connection, stream, actOf(command, target, reason), by, clock)
  return temporaryPassword
}

async function carryOut(connection: Connection, command: AdminCommand, temporaryPassword: string | undefined) {
  const { target } = command
  switch (command.type) {
    case 'appoint':
      return setDuties(connection, target, [command.duty])
    case 'changeDuties':
      return setDuties(connection, target, command.duties)
    case 'lock':
      await endSessionsOf(connection, target)
      return connection.named('account-lock', 'update account set locked = true where id = $1', [target])
    case 'unlock':
      return connection.named(
        'account-unlock',
        'update account set locked = false, locked_until = null, failures = 0 where id = $1',
        [target],
      )
    case 'deactivate':
      await endSessionsOf(connection, target)
      return connection.named('account-close', 'update account set active = false where id = $1', [target])
    case 'reactivate':
      return connection.named('account-reopen', 'update account set active = true where id = $1', [target])
    case 'resetPassword':
      return giveTemporaryPassword(connection, target, temporaryPassword!)
  }
}

/** Replaces the password by one that must be changed; what was open ends. */
export async function giveTemporaryPassword(connection: Connection, accountId: string, password: string) {
  await endSessionsOf(connection, accountId)
  await connection.named(
    'password-reset',
    `update account set password_hash = $2, password_history = (array_prepend(password_hash, password_history))[1:$3],
     must_change = true, password_set_at = null, locked_until = null, failures = 0
     where id = $1`,
    [accountId, await hashPassword(password), signInPolicy.history],
  )
}

const endSessionsOf = (connection: Connection, accountId: string) =>
  connection.named('sessions-end', 'delete from session where account_id = $1', [accountId])

async function setDuties(connection: Connection, accountId: string, duties: readonly Duty[]): Promise<void> {
  await connection.named('duties-clear', 'delete from account_duty where account_id = $1', [accountId])
  await connection.named('duties-set', 'insert into account_duty (account_id, duty) select $1, unnest($2::text[])', [
    accountId,
    [...duties],
  ])
  await connection.named('proposal-done', `update account set proposed_duties = '{}' where id = $1`, [accountId])
}

function actOf(
  command: AdminCommand,
  { id: accountId, login, duties }: StoredPerson,
  reason: string,
): AdministrationAct {
  switch (command.type) {
    case 'appoint':
      return { type: 'administratorAppointed', data: { accountId, login, duty: command.duty } }
    case 'changeDuties':
      return { type: 'dutiesChanged', data: { accountId, login, before: duties, after: command.duties } }
    case 'lock':
      return { type: 'accountLocked', data: { accountId, login, reason } }
    case 'unlock':
      return { type: 'accountUnlocked', data: { accountId, login, reason } }
    case 'deactivate':
      return { type: 'accountDeactivated', data: { accountId, login, reason } }
    case 'reactivate':
      return { type: 'accountReactivated', data: { accountId, login, reason } }
    case 'resetPassword':
      return { type: 'passwordReset', data: { accountId, login } }
  }
}

const PERSON = `select a.id, a.login, a.name, a.region, ${DUTIES} as duties, a.active, a.locked, a.must_change as "mustChange" from account a`

async function getPerson(connection: Connection, id: string): Promise<StoredPerson> {
  const [row] = await connection.named<StoredPerson & Record<string, unknown>>(
    'person-get',
    `${PERSON} where a.id = $1`,
    [id],
  )
  if (!row) refuseUnknown()
  return row
}

/** For the console of the server, where nobody is signed in. */
export async function findPersonByLogin(connection: Connection, login: string): Promise<StoredPerson | undefined> {
  const rows = await connection.named<StoredPerson & Record<string, unknown>>(
    'person-by-login',
    `${PERSON} where a.login = $1`,
    [login.toLowerCase()],
  )
  return rows[0]
}

/** Holders of the three whose region contains this one. */
async function administratorsOver(connection: Connection, region: RegionCode): Promise<Person[]> {
  const people = await connection.named<Person & Record<string, unknown>>(
    'administrators-over',
    'select id, name, region, duties, active, locked, must_change as "mustChange" from administrators_over($1)',
    [region],
  )
  return people.filter(({ duties }) => administrationsOf(duties).length > 0)
}

/**
 * A new password for who has no other administrator left to help: asked for on the server itself.
 * @throws Refusal `tenancy.unknownAccount`
 */
export async function resetFromConsole(connection: Connection, login: string, clock: Clock): Promise<string> {
  const person = await findPersonByLogin(connection, login)
  if (!person) refuseUnknown()
  const temporaryPassword = newTemporaryPassword()
  await giveTemporaryPassword(connection, person.id, temporaryPassword)
  const stream = { id: person.id, region: person.region }
  const act: AdministrationAct = { type: 'passwordReset', data: { accountId: person.id, login: person.login } }
  await recordAdministration(connection, stream, act, { userId: null, name: '服务器控制台' }, clock)
  return temporaryPassword
}

/** The position of a page travels as `id name`; what is not one starts from the beginning. */
export function readNamePosition(text: string | undefined): { id: string; name: string } | undefined {
  const id = text?.slice(0, 36)
  return text && isId(id) ? { id, name: text.slice(37) } : undefined
}
