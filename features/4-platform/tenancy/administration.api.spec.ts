import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimedDatabase, createHttp, type Database, type Duty, systemClaims } from '#host'
import { movableClock, newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import { authenticator, endpoints } from './api.ts'
import type { AccountRow, AuditRow, SessionRow } from './contract.ts'
import { addAccount, addOrgan, addRegion, hashPassword, resetFromConsole } from './index.ts'

let test: TestDatabase
let database: Database
let app: FastifyInstance
const clock = movableClock('2026-03-02T01:00:00Z')
const FIRST = 'shown-Once-2026'
const homeId = newId()

beforeAll(async () => {
  test = await testDatabase()
  database = claimedDatabase(test.pool)
  const passwordHash = await hashPassword(FIRST)
  await database.write(systemClaims, async c => {
    await addRegion(c, { code: '000000', name: '全国', fictional: false })
    await addOrgan(c, {
      id: homeId,
      region: '000000',
      name: '系统管理',
      shortName: '系统管理',
      numberRegion: '',
      numberOrgan: '',
    })
    await addAccount(c, {
      id: newId(),
      organId: homeId,
      region: '000000',
      login: 'admin',
      name: '系统管理员',
      passwordHash,
      duties: ['systemAdmin'],
      mustChange: true,
    })
  })
  app = await createHttp({ endpoints, database, clock, authenticate: authenticator(database, clock), version: '0.1.0' })
})
afterAll(async () => {
  await app?.close()
  await test?.drop()
})

const signIn = async (login: string, password: string) => {
  const answer = await app.inject({ method: 'POST', url: '/api/sign-in', payload: { login, password } })
  return { answer, cookie: String(answer.headers['set-cookie']).split(';')[0]! }
}
const get = (cookie: string, url: string) => app.inject({ url, headers: { cookie } })
const post = (cookie: string, url: string, payload: object = {}) =>
  app.inject({ method: 'POST', url, headers: { cookie }, payload })
const codeOf = (answer: { json(): { code: string } }) => answer.json().code

/** Signs in with the temporary password and sets one of one's own. */
async function takeOver(login: string, temporary: string, own = 'First-own-2026'): Promise<string> {
  const { cookie } = await signIn(login, temporary)
  const answer = await post(cookie, '/api/me/password', { oldPassword: temporary, newPassword: own })
  expect(answer.statusCode, answer.body).toBe(200)
  return cookie
}

const cookies: Record<string, string> = {}
const ids: Record<string, string> = {}
let brigade = ''

async function create(login: string, organId: string, proposedDuties: Duty[] = []): Promise<string> {
  const answer = await post(cookies.admin!, '/api/admin/accounts', {
    organId,
    login,
    name: `${login}之名`,
    proposedDuties,
  })
  expect(answer.statusCode, answer.body).toBe(200)
  ids[login] = answer.json().id
  return answer.json().temporaryPassword
}

describe('a new installation', () => {
  it('opens nothing to the first administrator before the shown password is changed', async () => {
    const { answer, cookie } = await signIn('admin', FIRST)
    expect(answer.json().mustChangePassword).toBe(true)
    expect(codeOf(await get(cookie, '/api/admin/setup'))).toBe('host.passwordMustChange')
    const change = (oldPassword: string, newPassword: string) =>
      post(cookie, '/api/me/password', { oldPassword, newPassword })
    expect(codeOf(await change('wrong', 'Mine-from-now-1'))).toBe('tenancy.oldPasswordWrong')
    expect(codeOf(await change(FIRST, 'short'))).toBe('tenancy.passwordWeak')
    expect(codeOf(await change(FIRST, FIRST))).toBe('tenancy.passwordUsedBefore')
    expect((await change(FIRST, 'Mine-from-now-1')).json().mustChangePassword).toBe(false)
    expect((await get(cookie, '/api/admin/setup')).json()).toEqual({
      regions: 0,
      organs: 0,
      people: 0,
      withDuties: 0,
      securityAdmins: 0,
      auditAdmins: 0,
    })
    cookies.admin = cookie
  })

  it('gets its divisions from the top down', async () => {
    const add = (code: string, name: string) => post(cookies.admin!, '/api/admin/regions', { code, name })
    expect(codeOf(await add('430421', '衡阳县'))).toBe('tenancy.regionParent')
    expect(codeOf(await add('990100', '文衡市'))).toBe('tenancy.regionInvented')
    for (const [code, name] of [
      ['430000', '湖南省'],
      ['430400', '衡阳市'],
      ['430421', '衡阳县'],
    ] as const)
      expect((await add(code, name)).statusCode).toBe(200)
    expect(codeOf(await add('430421', '衡阳县'))).toBe('tenancy.regionKnown')
  })

  it('gets an organ with letters of its own', async () => {
    const facts = {
      name: '衡阳县文化市场综合行政执法大队',
      shortName: '衡阳县大队',
      numberRegion: '衡',
      numberOrgan: '文综',
      address: '衡阳县西渡镇',
      phone: '0734-0000000',
      delegated: false,
    }
    const organ = (more: object) => post(cookies.admin!, '/api/admin/organs', { region: '430421', ...facts, ...more })
    const added = await organ({})
    brigade = added.json().id
    expect(codeOf(await organ({ name: '另一大队' }))).toBe('tenancy.numberTaken')
    expect(codeOf(await organ({ region: '430422', numberRegion: '南' }))).toBe('tenancy.regionUnknown')
    const { region: _, ...changed } = { region: '', ...facts, phone: '0734-1111111' }
    expect((await post(cookies.admin!, `/api/admin/organs/${brigade}`, changed)).statusCode).toBe(200)
    expect((await get(cookies.admin!, `/api/admin/organs/${brigade}`)).json()).toMatchObject({
      phone: '0734-1111111',
      regionName: '衡阳县',
    })
  })

  it('gets its first security and audit administrator from the system administrator, and no second', async () => {
    const [secure, audit] = [await create('anquan', homeId), await create('shenji', homeId)]
    await create('third', homeId)
    const appoint = (login: string, duty: string) =>
      post(cookies.admin!, `/api/admin/accounts/${ids[login]}/appoint`, { duty })
    expect((await appoint('anquan', 'securityAdmin')).statusCode).toBe(200)
    expect(codeOf(await appoint('anquan', 'auditAdmin'))).toBe('tenancy.dutiesExclude')
    expect((await appoint('shenji', 'auditAdmin')).statusCode).toBe(200)
    expect(codeOf(await appoint('third', 'auditAdmin'))).toBe('tenancy.alreadyAppointed')
    cookies.anquan = await takeOver('anquan', secure)
    cookies.shenji = await takeOver('shenji', audit)
  })
})

describe('people and their duties', () => {
  it('come from two hands: one makes the account, the other grants', async () => {
    const temporary = await create('zhou', brigade, ['handler'])
    expect(
      codeOf(await post(cookies.admin!, '/api/admin/accounts', { organId: brigade, login: 'zhou', name: '重名' })),
    ).toBe('tenancy.loginKnown')
    const grant = `/api/admin/accounts/${ids.zhou}/duties`
    expect((await post(cookies.admin!, grant, { duties: ['handler'] })).statusCode).toBe(403)
    const waiting = (await get(cookies.anquan!, '/api/admin/accounts?state=proposed')).json().rows as AccountRow[]
    expect(waiting.map(row => [row.login, row.proposedDuties])).toEqual([['zhou', ['handler']]])
    expect((await post(cookies.anquan!, grant, { duties: ['handler'] })).statusCode).toBe(200)
    expect((await get(cookies.anquan!, '/api/admin/accounts?state=proposed')).json().rows).toEqual([])
    cookies.zhou = await takeOver('zhou', temporary)
    expect((await get(cookies.zhou, '/api/me')).json()).toMatchObject({ region: '430421', duties: ['handler'] })
  })

  it('nobody changes his own, and nobody gets an administration with a foreign password', async () => {
    const own = (await get(cookies.anquan!, '/api/me')).json().userId
    expect(codeOf(await post(cookies.anquan!, `/api/admin/accounts/${own}/duties`, { duties: [] }))).toBe(
      'tenancy.ownAccount',
    )
    const grant = { duties: ['auditAdmin'] }
    expect(codeOf(await post(cookies.anquan!, `/api/admin/accounts/${ids.third}/duties`, grant))).toBe(
      'tenancy.notTakenOver',
    )
    expect(codeOf(await post(cookies.anquan!, `/api/admin/accounts/${ids.shenji}/duties`, { duties: [] }))).toBe(
      'tenancy.lastAdministrator',
    )
  })

  it('two who remove each other at the same moment do not both succeed', async () => {
    const temporary = await create('anquan2', homeId)
    await takeOver('anquan2', temporary).then(cookie => {
      cookies.anquan2 = cookie
    })
    const grant = { duties: ['securityAdmin'] }
    expect((await post(cookies.anquan!, `/api/admin/accounts/${ids.anquan2}/duties`, grant)).statusCode).toBe(200)
    const remove = (by: string, of: string) =>
      post(cookies[by]!, `/api/admin/accounts/${ids[of]}/duties`, { duties: [] })
    const answers = await Promise.all([remove('anquan', 'anquan2'), remove('anquan2', 'anquan')])
    expect(answers.map(a => a.statusCode).sort()).not.toEqual([200, 200])
    expect(answers.filter(a => a.statusCode === 200)).toHaveLength(1)
    if (answers[1]!.statusCode === 200) [cookies.anquan, ids.anquan] = [cookies.anquan2!, ids.anquan2!]
  })

  it('a lock ends what is open until it is lifted; a closed account stays out', async () => {
    const why = { reason: '调离岗位' }
    const of = (verb: string) => `/api/admin/accounts/${ids.zhou}/${verb}`
    expect((await post(cookies.anquan!, of('lock'), why)).statusCode).toBe(200)
    expect((await get(cookies.zhou!, '/api/me')).statusCode).toBe(401)
    expect(codeOf((await signIn('zhou', 'First-own-2026')).answer)).toBe('tenancy.locked')
    expect(codeOf((await signIn('zhou', 'guess')).answer)).toBe('tenancy.signInFailed')
    await post(cookies.anquan!, of('unlock'), why)
    expect((await signIn('zhou', 'First-own-2026')).answer.statusCode).toBe(200)
    await post(cookies.admin!, of('deactivate'), why)
    expect((await signIn('zhou', 'First-own-2026')).answer.statusCode).toBe(401)
    await post(cookies.admin!, of('reactivate'), why)
  })

  it('a reset password is the owner’s own again only after he has changed it', async () => {
    const { cookie } = await signIn('zhou', 'First-own-2026')
    const reset = await post(cookies.admin!, `/api/admin/accounts/${ids.zhou}/reset-password`)
    expect((await get(cookie, '/api/me')).statusCode).toBe(401)
    expect(codeOf(await post(cookies.admin!, `/api/admin/accounts/${ids.anquan}/reset-password`))).toBe(
      'tenancy.administratorPassword',
    )
    cookies.zhou = await takeOver('zhou', reset.json().temporaryPassword, 'Second-own-2026')
  })

  it('from the console, also an administrator gets a new one', async () => {
    const temporary = await database.write(systemClaims, c => resetFromConsole(c, 'shenji', clock))
    expect((await get(cookies.shenji!, '/api/me')).statusCode).toBe(401)
    cookies.shenji = await takeOver('shenji', temporary, 'Third-own-2026')
  })
})

describe('one’s own sessions', () => {
  it('are listed, end one by one, and all others with a new password', async () => {
    const [here, there, elsewhere] = [
      (await signIn('zhou', 'Second-own-2026')).cookie,
      (await signIn('zhou', 'Second-own-2026')).cookie,
      (await signIn('zhou', 'Second-own-2026')).cookie,
    ]
    const rows = (await get(here, '/api/me/sessions')).json() as SessionRow[]
    expect(rows.filter(row => row.isThis)).toHaveLength(1)
    const theirs = (await get(there, '/api/me/sessions')).json().find((row: SessionRow) => row.isThis)
    expect(codeOf(await post(cookies.admin!, `/api/me/sessions/${theirs.id}/end`))).toBe('tenancy.unknownSession')
    expect((await post(here, `/api/me/sessions/${theirs.id}/end`)).statusCode).toBe(200)
    expect((await get(there, '/api/me')).statusCode).toBe(401)
    const change = { oldPassword: 'Second-own-2026', newPassword: 'Fourth-own-2026' }
    expect((await post(here, '/api/me/password', change)).statusCode).toBe(200)
    expect((await get(elsewhere, '/api/me')).statusCode).toBe(401)
    expect((await get(here, '/api/me')).statusCode).toBe(200)
    const back = { oldPassword: 'Fourth-own-2026', newPassword: 'First-own-2026' }
    expect(codeOf(await post(here, '/api/me/password', back))).toBe('tenancy.passwordUsedBefore')
    cookies.zhou = here
  })

  it('a password that has run out must be changed', async () => {
    clock.set('2026-06-20T01:00:00Z')
    const { answer } = await signIn('zhou', 'Fourth-own-2026')
    expect(answer.json().mustChangePassword).toBe(true)
    clock.set('2026-03-02T01:10:00Z')
  })
})

describe('audit', () => {
  const log = async (query = '') =>
    (await get(cookies.shenji!, `/api/audit/log?limit=100&${query}`)).json().rows as AuditRow[]

  it('is read by the audit administrator and nobody else', async () => {
    for (const login of ['admin', 'anquan', 'zhou'])
      expect((await get(cookies[login]!, '/api/audit/log')).statusCode, login).toBe(403)
    for (const { method, path, permission } of endpoints) {
      if (permission === 'public' || permission === 'signedIn' || path === '/api/audit/log') continue
      expect(permission.anyOf, `${method} ${path}`).not.toContain('auditAdmin')
    }
  })

  it('holds every administrative act, every sign-in, and no password', async () => {
    const acts = await log('kind=act')
    expect(new Set(acts.map(row => row.what))).toEqual(
      new Set([
        '登记行政区划',
        '登记机构',
        '变更机构信息',
        '建立账号',
        '指定管理员',
        '变更岗位',
        '锁定账号',
        '解除锁定',
        '停用账号',
        '恢复账号',
        '重置口令',
      ]),
    )
    const signIns = await log('kind=signIn')
    expect(new Set(signIns.map(row => row.what))).toEqual(
      new Set(['signedIn', 'wrongPassword', 'locked', 'closed', 'passwordChanged']),
    )
    const everything = JSON.stringify(await log())
    for (const secret of [FIRST, 'Mine-from-now-1', 'First-own-2026', 'Wh-']) expect(everything).not.toContain(secret)
  })

  it('is filtered by person, day and object, and paged without loss', async () => {
    expect((await log('search=zhou')).every(row => row.login === 'zhou')).toBe(true)
    const about = await log(`object=${ids.zhou}&kind=act`)
    // the clock stands still here, so acts of one instant have no order between them
    expect(about).toContainEqual(expect.objectContaining({ what: '重置口令', userName: '系统管理员' }))
    expect(await log('until=2026-03-01')).toEqual([])
    expect((await log('from=2026-03-02&until=2026-03-02')).length).toBeGreaterThan(10)
    const all = await log('until=2026-03-02')
    const paged: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: { rows: AuditRow[]; after: string | null } = (
        await get(cookies.shenji!, `/api/audit/log?until=2026-03-02&limit=7&after=${encodeURIComponent(after)}`)
      ).json()
      paged.push(...page.rows.map(row => row.key))
      after = page.after
    }
    expect(paged).toEqual(all.map(row => row.key))
  })

  it('of a county shows only what happened there', async () => {
    const { rowCount } = await database.read({ regionFrom: '4305', regionTo: '4305~', userId: '' }, c =>
      c.query('select from sign_in_log where region is not null'),
    )
    expect(rowCount).toBe(0)
  })

  it('cannot be altered by the application', async () => {
    for (const statement of ['delete from sign_in_log', `update sign_in_log set outcome = 'signedIn'`])
      await expect(database.write(systemClaims, c => c.query(statement))).rejects.toMatchObject({ code: '42501' })
  })
})
