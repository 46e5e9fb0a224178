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
