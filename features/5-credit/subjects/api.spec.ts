import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addRegion } from '#features/4-platform/tenancy'
import { claimedDatabase, createHttp, type Database, type Identity, systemClaims } from '#host'
import { newId } from '#kernel'
import { fixedClock, type TestDatabase, testDatabase } from '#testkit'
import { endpoints } from './api.ts'
import { addPermit } from './store.ts'

let test: TestDatabase
let database: Database
let app: FastifyInstance
const clerk: Identity = {
  userId: newId(),
  name: '吴',
  organId: newId(),
  organName: '衡北',
  region: '990102',
  duties: ['registrar'],
}
let asker = clerk

beforeAll(async () => {
  test = await testDatabase()
  database = claimedDatabase(test.pool)
  await database.write(systemClaims, async c => {
    await addRegion(c, { code: '990102', name: '衡北县', fictional: true })
    await addRegion(c, { code: '990103', name: '墨池县', fictional: true })
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

const venue = {
  kind: 'organisation',
  name: '衡北县琴台歌舞娱乐有限公司',
  uscc: '91110000101623741K',
  address: '衡北县知音路1号',
  region: '990102',
  phone: '13800001234',
}
const add = (change: object) =>
  app.inject({
    method: 'POST',
    url: '/api/subjects',
    headers: { 'idempotency-key': newId() },
    payload: { ...venue, ...change },
  })
const names = async (query: string): Promise<string[]> =>
  (await app.inject(`/api/subjects?${query}`)).json().rows.map((row: { name: string }) => row.name)

describe('recording', () => {
  it('gives an id, and refuses the same code again', async () => {
    expect((await add({})).statusCode).toBe(200)
    expect((await add({ name: '另一名称' })).json()).toMatchObject({ code: 'subjects.known', field: '/uscc' })
  })
  it('refuses a differing check digit until it is confirmed', async () => {
    const odd = { uscc: '91310115MA1H8R7C6D', name: '墨香书屋' }
    expect((await add(odd)).json().code).toBe('subjects.checkDigitDiffers')
    expect((await add({ ...odd, codeConfirmed: true })).statusCode).toBe(200)
  })
  it('records one subject for one key, however often it is sent', async () => {
    const send = () =>
      app.inject({
        method: 'POST',
        url: '/api/subjects',
        headers: { 'idempotency-key': 'press-twice-1' },
        payload: { ...venue, uscc: undefined, name: '双击书店' },
      })
    const [first, second] = [await send(), await send()]
    expect(second.json()).toEqual(first.json())
    expect(await names(encodeURI('search=双击书店'))).toEqual(['双击书店'])
  })
  it('refuses other regions, known and unknown', async () => {
    expect((await add({ uscc: undefined, region: '990103' })).json().code).toBe('subjects.otherRegion')
    expect((await add({ uscc: undefined, region: '123456' })).json().code).toBe('subjects.otherRegion')
  })
})

describe('finding', () => {
  it.each([
    ['characters', 'search=琴台'],
    ['one character', 'search=琴'],
    ['a part across words', 'search=台歌舞'],
    ['initials', 'search=qtgw'],
    ['code', 'search=91110000101623741k'],
  ])('by %s', async (_name, query) => expect(await names(encodeURI(query))).toEqual([venue.name]))

  it('finds nothing for neighbours that are not there, nor through operators of the search language', async () => {
    for (const search of ['台琴', '琴歌', "' | '墨", '%', '_', "'", '\\', '!琴']) {
      const found = await names(`search=${encodeURIComponent(search)}`)
      expect(found.includes('墨香书屋') && found.includes(venue.name)).toBe(false)
    }
    expect(await names(encodeURI('search=台琴'))).toEqual([])
  })

  it('pages in order without loss or repetition', async () => {
    for (let i = 0; i < 7; i++) await add({ uscc: undefined, name: `棋牌室${i}` })
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const answer = await app.inject(`/api/subjects?limit=2${after && `&after=${encodeURIComponent(after)}`}`)
      const page: { rows: { name: string }[]; after: string | null } = answer.json()
      seen.push(...page.rows.map(r => r.name))
      after = page.after
    }
    expect(seen).toHaveLength(10)
    expect(new Set(seen).size).toBe(10)
  })

  it('shows nothing of another county', async () => {
    asker = { ...clerk, region: '990103' }
    expect(await names('search=')).toEqual([])
    asker = clerk
  })
})

describe('opening', () => {
  it('shows permits, masks numbers, and leaves a trace', async () => {
    const [row] = (await app.inject(encodeURI('/api/subjects?search=琴台'))).json().rows
    await database.write(systemClaims, c =>
      addPermit(c, {
        subjectId: row.id,
        region: '990102',
        kind: '娱乐经营许可证',
        number: '990102160001',
        fieldCode: 'ENT',
        validFrom: '2024-01-01',
        validUntil: '2026-01-01',
      }),
    )
    const subject = (await app.inject(`/api/subjects/${row.id}`)).json()
    expect(subject).toMatchObject({
      phoneMasked: '138****1234',
      permits: [{ number: '990102160001', validUntil: '2026-01-01' }],
    })
    expect(JSON.stringify(subject)).not.toContain('13800001234')
    const { rows } = await test.ownerPool.query('select user_id, object_id from access_log')
    expect(rows).toEqual([{ user_id: clerk.userId, object_id: row.id }])
    expect(await names('search=990102160001')).toEqual([venue.name])
  })
  it('answers an unknown one and one of another county alike', async () => {
    const [row] = (await app.inject(encodeURI('/api/subjects?search=琴台'))).json().rows
    asker = { ...clerk, region: '990103' }
    const hidden = await app.inject(`/api/subjects/${row.id}`)
    const unknown = await app.inject(`/api/subjects/${newId()}`)
    asker = clerk
    expect([hidden.statusCode, hidden.body]).toEqual([404, unknown.body])
  })
})
