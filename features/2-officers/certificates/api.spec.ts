import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addAccount, addOrgan, addRegion } from '#features/4-platform/tenancy'
import { claimedDatabase, createHttp, type Database, type Identity, systemClaims } from '#host'
import { newId } from '#kernel'
import { fixedClock, type TestDatabase, testDatabase } from '#testkit'
import { endpoints } from './api.ts'
import type { OfficerChoice } from './contract.ts'
import { addCertificate, declareConflict } from './store.ts'

let test: TestDatabase
let database: Database
let app: FastifyInstance
let asker: Identity
const organId = newId()
const venue = newId()
const officers = { zhou: newId(), xu: newId(), shen: newId() }

beforeAll(async () => {
  test = await testDatabase()
  database = claimedDatabase(test.pool)
  asker = { userId: newId(), name: '林怀瑾', organId, organName: '衡北', region: '990102', duties: ['leader'] }
  await database.write(systemClaims, async c => {
    await addRegion(c, { code: '990102', name: '衡北县', fictional: true })
    await addOrgan(c, {
      id: organId,
      region: '990102',
      name: '衡北大队',
      shortName: '衡北',
      numberRegion: '衡北',
      numberOrgan: '文综',
    })
    for (const [login, id] of Object.entries(officers)) {
      await addAccount(c, { id, organId, region: '990102', login, name: login, passwordHash: 'x', duties: ['handler'] })
      await addCertificate(c, {
        officerId: id,
        number: `990102210${login.length}${login}`,
        region: '990102',
        fieldCodes: [],
        validFrom: '2023-01-01',
        validUntil: login === 'shen' ? '2025-05-20' : '2027-12-31',
        status: 'valid',
      })
    }
    await declareConflict(c, {
      officerId: officers.xu,
      region: '990102',
      subjectId: venue,
      relation: '其兄为投资人',
      on: '2025-01-02',
    })
  })
  app = await createHttp({
    endpoints,
    database,
    clock: fixedClock('2025-05-26T02:30:00Z'),
    authenticate: async () => asker,
    version: '0.1.0',
  })
})
afterAll(async () => {
  await app.close()
  await test.drop()
})

const ask = async (query: string): Promise<OfficerChoice[]> => (await app.inject(`/api/officers?${query}`)).json()

describe('who may be assigned', () => {
  it('is said with the reason for those who may not', async () => {
    const choices = await ask(`fieldCode=ENT&subjectId=${venue}`)
    expect(choices.map(o => [o.name, o.available])).toEqual([
      ['shen', false],
      ['xu', false],
      ['zhou', true],
    ])
    expect(choices[0]!.obstacle).toContain('已于2025年5月20日到期')
    expect(choices[1]!.obstacle).toContain('应当回避')
  })

  it('depends on the day of the act', async () => {
    const choices = await ask('fieldCode=ENT&on=2025-05-20')
    expect(choices.every(o => o.available)).toBe(true)
  })

  it('shows nothing of another county, and refuses a day that is none', async () => {
    asker = { ...asker, region: '990103' }
    expect(await ask('fieldCode=ENT')).toEqual([])
    asker = { ...asker, region: '990102' }
    expect((await app.inject('/api/officers?fieldCode=ENT&on=2025-02-30')).statusCode).toBe(400)
  })
})

describe('keeping certificates', () => {
  const post = (url: string, payload: object) => app.inject({ method: 'POST', url, payload })
  const codeOf = (answer: { json(): { code: string } }) => answer.json().code
  const body = (more: object = {}) => ({
    officerId: officers.shen,
    number: '43042126001',
    region: '990102',
    fieldCodes: [],
    validFrom: '2025-05-21',
    validUntil: '2029-05-20',
    ...more,
  })
  let id = ''

  it('registers for a handler of the jurisdiction, once a number, never for oneself', async () => {
    const added = await post('/api/certificates', body())
    expect(added.statusCode, added.body).toBe(200)
    id = added.json().id
    expect(codeOf(await post('/api/certificates', body()))).toBe('certificates.numberKnown')
    expect(codeOf(await post('/api/certificates', body({ officerId: newId() })))).toBe('certificates.notHandler')
    expect(codeOf(await post('/api/certificates', body({ region: '990100' })))).toBe('certificates.otherRegion')
    const before = asker
    asker = { ...asker, userId: officers.shen }
    expect(codeOf(await post('/api/certificates', body({ number: '43042126002' })))).toBe('certificates.own')
    asker = before
    expect((await ask('fieldCode=ENT')).find(o => o.name === 'shen')!.available).toBe(true)
  })

  it('suspends and gives back as of a day, and each is an act', async () => {
    const reason = { reason: '核查期间' }
    expect((await post(`/api/certificates/${id}/suspend`, { on: '2025-05-22', ...reason })).statusCode).toBe(200)
    expect((await ask('fieldCode=ENT')).find(o => o.name === 'shen')!.obstacle).toContain('暂扣')
    expect((await post(`/api/certificates/${id}/resume`, { on: '2025-05-25', ...reason })).statusCode).toBe(200)
    const available = async (on: string) =>
      (await ask(`fieldCode=ENT&on=${on}`)).find(officer => officer.name === 'shen')!.available
    expect([await available('2025-05-24'), await available('2025-05-25')]).toEqual([false, true])
    expect((await post(`/api/certificates/${id}/withdraw`, { on: '2025-05-26', ...reason })).statusCode).toBe(200)
    expect(codeOf(await post(`/api/certificates/${id}/resume`, { on: '2025-05-26', ...reason }))).toBe(
      'certificates.state',
    )
    const { rows } = await test.ownerPool.query('select type from act where stream_id = $1 order by seq', [id])
    expect(rows.map(row => row.type)).toEqual([
      'certificateRegistered',
      'certificateSuspended',
      'certificateResumed',
      'certificateWithdrawn',
    ])
  })

  it('lists them, those that end first in front, page by page', async () => {
    const page = async (query: string) => (await app.inject(`/api/certificates?${query}`)).json()
    const all = await page('limit=50')
    expect(all.rows.map((row: { state: string }) => row.state)).toEqual(['expired', 'valid', 'valid', 'withdrawn'])
    const first = await page('limit=3')
    const rest = await page(`limit=3&after=${encodeURIComponent(first.after)}`)
    expect([...first.rows, ...rest.rows]).toEqual(all.rows)
    expect((await page('state=expired&search=shen')).rows).toHaveLength(1)
    asker = { ...asker, region: '990103' }
    expect((await page('limit=50')).rows).toEqual([])
    expect((await app.inject(`/api/certificates/${id}`)).statusCode).toBe(404)
    asker = { ...asker, region: '990102' }
  })
})

describe('conflicts', () => {
  it('are declared by the officer himself and bar him at once', async () => {
    const subject = await database.write(systemClaims, async c => {
      const subjectId = newId()
      await c.query(
        `insert into subject (id, region, kind, name, address, initials, terms, recorded_at)
         values ($1, '990102', 'organisation', '墨池网咖', '知音路', 'mcwk', '', now())`,
        [subjectId],
      )
      return subjectId
    })
    const before = asker
    asker = { ...asker, userId: officers.zhou, name: 'zhou', duties: ['handler'] }
    const declare = (subjectId: string) =>
      app.inject({ method: 'POST', url: '/api/me/conflicts', payload: { subjectId, relation: '配偶为股东' } })
    expect((await declare(newId())).json().code).toBe('certificates.unknownSubject')
    expect((await declare(subject)).statusCode).toBe(200)
    expect((await declare(subject)).json().code).toBe('certificates.declaredAlready')
    const own = (await app.inject('/api/me/conflicts')).json().rows
    expect(own).toMatchObject([{ subjectName: '墨池网咖', relation: '配偶为股东', declaredOn: '2025-05-26' }])
    asker = before
    const found = (await ask(`fieldCode=ENT&subjectId=${subject}`)).find(officer => officer.name === 'zhou')
    expect(found!.obstacle).toContain('配偶为股东')
    expect((await app.inject('/api/conflicts')).json().rows).toHaveLength(2)
  })
})
