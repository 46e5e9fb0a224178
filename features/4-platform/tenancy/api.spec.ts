import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimedDatabase, createHttp, type Database, systemClaims } from '#host'
import { movableClock, newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import { authenticator, endpoints } from './api.ts'
import { addAccount, addOrgan, addRegion, hashPassword } from './index.ts'

let test: TestDatabase
let database: Database
let app: FastifyInstance
const clock = movableClock('2025-05-26T01:00:00Z')
const accountId = newId()

beforeAll(async () => {
  test = await testDatabase()
  database = claimedDatabase(test.pool)
  const organId = newId()
  const passwordHash = await hashPassword('heng-shui-2025')
  await database.write(systemClaims, async c => {
    await addRegion(c, { code: '990102', name: '衡北县', fictional: true })
    await addOrgan(c, {
      id: organId,
      region: '990102',
      name: '文衡市衡北县文化广电旅游局',
      shortName: '衡北县文旅局',
      numberRegion: '衡北',
      numberOrgan: '文综',
    })
    await addAccount(c, {
      id: accountId,
      organId,
      region: '990102',
      login: 'lin',
      name: '林负责',
      passwordHash,
      duties: ['leader', 'handler'],
    })
  })
  app = await createHttp({ endpoints, database, clock, authenticate: authenticator(database, clock), version: '0.1.0' })
})
afterAll(async () => {
  await app.close()
  await test.drop()
})

const signIn = (login: string, password: string) =>
  app.inject({ method: 'POST', url: '/api/sign-in', payload: { login, password } })
const cookieOf = (answer: { headers: Record<string, unknown> }) => String(answer.headers['set-cookie']).split(';')[0]!
const me = (cookie: string) => app.inject({ url: '/api/me', headers: { cookie } })

describe('signing in', () => {
  it('opens a session that says who, where and what day it is', async () => {
    const answer = await signIn('LIN', 'heng-shui-2025')
    expect(answer.statusCode).toBe(200)
    expect(String(answer.headers['set-cookie'])).toMatch(/HttpOnly; SameSite=Strict/)
    expect((await me(cookieOf(answer))).json()).toMatchObject({
      name: '林负责',
      region: '990102',
      duties: ['handler', 'leader'],
      today: '2025-05-26',
    })
  })

  it('answers an unknown login like a wrong password', async () => {
    const [unknown, wrong] = [await signIn('nobody', 'x'), await signIn('lin', 'x')]
    expect(unknown.statusCode).toBe(401)
    expect(unknown.body).toBe(wrong.body)
  })

  it('ends with sign-out and with time', async () => {
    const first = cookieOf(await signIn('lin', 'heng-shui-2025'))
    await app.inject({ method: 'POST', url: '/api/sign-out', headers: { cookie: first } })
    expect((await me(first)).statusCode).toBe(401)
    const second = cookieOf(await signIn('lin', 'heng-shui-2025'))
    clock.set('2025-05-26T13:00:01Z')
    expect((await me(second)).statusCode).toBe(401)
  })

  it('locks after five failures, also for the right password, and opens again', async () => {
    for (let i = 0; i < 5; i++) await signIn('lin', 'wrong')
    expect((await signIn('lin', 'heng-shui-2025')).json().code).toBe('tenancy.paused')
    clock.set('2025-05-26T13:20:00Z')
    expect((await signIn('lin', 'heng-shui-2025')).statusCode).toBe(200)
  })

  it('is refused for a closed account, and its sessions end at once', async () => {
    const cookie = cookieOf(await signIn('lin', 'heng-shui-2025'))
    await database.write(systemClaims, c => c.query('update account set active = false'))
    expect((await me(cookie)).statusCode).toBe(401)
    expect((await signIn('lin', 'heng-shui-2025')).statusCode).toBe(401)
    await database.write(systemClaims, c => c.query('update account set active = true'))
  })
})

describe('three administrators', () => {
  it('are kept apart by the database itself', async () => {
    const add = (duty: string) =>
      database.write(systemClaims, c => c.query('insert into account_duty values ($1, $2)', [accountId, duty]))
    await add('systemAdmin')
    await expect(add('auditAdmin')).rejects.toThrow('account_one_administration')
  })
})

describe('divisions', () => {
  it('are those of the jurisdiction, and nobody else’s', async () => {
    await database.write(systemClaims, async c => {
      await addRegion(c, { code: '990100', name: '文衡市', fictional: true })
      await addRegion(c, { code: '990103', name: '墨池县', fictional: true })
    })
    const cookie = cookieOf(await signIn('lin', 'heng-shui-2025'))
    const answer = await app.inject({ url: '/api/regions', headers: { cookie } })
    expect(answer.json()).toEqual([{ code: '990102', name: '衡北县' }])
    expect((await app.inject('/api/regions')).statusCode).toBe(401)
  })
})

describe('organs', () => {
  it('of the jurisdiction, one’s own first', async () => {
    const organ = (region: string, name: string) => ({
      id: newId(),
      region,
      name,
      shortName: name,
      numberRegion: name,
      numberOrgan: '文综',
    })
    await database.write(systemClaims, async c => {
      await addOrgan(c, organ('990102', '衡北县文化市场综合执法大队'))
      await addOrgan(c, organ('990103', '墨池县文化市场综合执法大队'))
    })
    const cookie = cookieOf(await signIn('lin', 'heng-shui-2025'))
    const answer = await app.inject({ url: '/api/organs', headers: { cookie } })
    const rows: { name: string; regionName: string }[] = answer.json().rows
    expect(rows.map(row => row.name)).toEqual(['文衡市衡北县文化广电旅游局', '衡北县文化市场综合执法大队'])
    expect(rows[0]!.regionName).toBe('衡北县')
    expect((await app.inject('/api/organs')).statusCode).toBe(401)
  })
})
