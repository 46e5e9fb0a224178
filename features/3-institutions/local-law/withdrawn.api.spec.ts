import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  type CaseWorld,
  caseWorld,
  publicCases,
  type RoadFacts,
  roadOf,
} from '#features/6-operation/case-handling/factory.ts'
import { claimedDatabase, createHttp, type Identity } from '#host'
import { newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import { endpoints } from './api.ts'
import type { CasesUnderReading, WithdrawnReadings } from './contract.ts'
import { lawRegister } from './index.ts'

/** 娱乐场所不配合日常检查: known from memory until somebody reads 娱乐场所管理办法第三十四条. */
const UNREAD = 'CF-ENT-022'
let test: TestDatabase
let world: CaseWorld
let http: FastifyInstance
let asker: Identity
let decided = ''
let open = ''

const facts = (days: RoadFacts['days']): RoadFacts => {
  const { minors: _m, preserved: _p, ...rest } = publicCases['CASE-08']!
  return {
    ...rest,
    ...{ power: UNREAD, powerCodes: [UNREAD], cause: '涉嫌不配合日常检查', facts: '当事人拒绝提供监控录像。' },
    ...{ amountsFen: {}, warning: false, fineFen: 750_000, confiscationFen: 0, days },
  }
}
const first = publicCases['CASE-08']!.days
const later = { ...first, inquired: '2025-06-05', inspected: '2025-05-27', received: '2025-05-27' }

beforeAll(async () => {
  test = await testDatabase()
  const database = claimedDatabase(test.pool)
  world = await caseWorld(database, { lawIn: lawRegister })
  http = await createHttp({
    endpoints: endpoints(world.services),
    database,
    clock: world.clock,
    authenticate: async () => asker,
    version: '0.0.0',
  })
})
afterAll(async () => {
  await http?.close()
  await world?.close()
  await test?.drop()
})

const post = async (by: Identity, url: string, payload: object) => {
  asker = by
  const answer = await http.inject({ method: 'POST', url, payload, headers: { 'idempotency-key': newId() } })
  return { status: answer.statusCode, ...answer.json() }
}
const get = async <T>(by: Identity, url: string): Promise<T> => {
  asker = by
  return (await http.inject(url)).json()
}
const read = () =>
  post(world.identity.review, '/api/local-rules/confirmations', {
    item: `${UNREAD} ${world.services.law.powers.find(p => p.code === UNREAD)!.from}`,
    ...{ text: '部门规章汇编', readOn: '2025-05-26', agrees: true },
  })
const noticesOf = async (caseId: string) =>
  (await get<WithdrawnReadings>(world.identity.handler1, `/api/cases/${caseId}/withdrawn-readings`)).rows

it('a reading is withdrawn while one case is decided under it and another is open', async () => {
  world.clock.set('2025-05-26T01:00:00Z')
  const { id } = await read()
  const steps = roadOf(facts(first))
  decided = (await world.walk(steps.slice(0, steps.findIndex(s => s.command === 'decide') + 1))).caseId
  const before = await world.stateOf(decided)

  const road = roadOf({ ...facts(later), fineFen: 750_000 })
  const openRoad = road.slice(
    0,
    road.findIndex(s => s.command === 'proposeOutcome'),
  )
  const there = openRoad.map(step =>
    step.command === 'registerFinding'
      ? { ...step, data: (known: never) => ({ ...(step.data(known) as object), notDuplicateBecause: '另一次检查。' }) }
      : step,
  ) as typeof openRoad
  open = (await world.walk(there)).caseId
  expect(await noticesOf(open)).toEqual([])
  const under = await get<CasesUnderReading>(world.identity.review, `/api/local-rules/${id}/open-cases`)
  expect(under.rows.map(row => row.id)).toEqual([open])

  const { review } = world.identity
  expect(await post(review, `/api/local-rules/${id}/withdraw`, { reason: '所读的是修订前的文本。' })).toMatchObject({
    status: 200,
  })
  expect(await noticesOf(open)).toMatchObject([
    { code: UNREAD, by: review.name, regionName: '衡北县', reason: '所读的是修订前的文本。' },
  ])
  // what was decided stays as it was, and is told nothing
  expect(await noticesOf(decided)).toEqual([])
  expect(await world.stateOf(decided)).toEqual(before)
})

/** The handler of the open case proposes a fine under the item. */
const propose = () =>
  world.give('handler1', open, {
    name: 'proposeOutcome',
    body: {
      ...{ outcome: 'penalty', power: UNREAD, warning: false, fineFen: 750_000, confiscationFen: 0 },
      reasons: '及时改正，两年内初次违法，没有从重情节，在一般档次内确定。',
    },
  })

it('the open case cannot go on under the item', async () => {
  world.clock.set('2025-06-10T01:30:00Z')
  await expect(propose()).rejects.toThrow(/^law\.unverified/)
})

it('read anew, the line is gone and the case goes on', async () => {
  expect(await read()).toMatchObject({ status: 200 })
  expect(await noticesOf(open)).toEqual([])
  await propose()
  expect((await world.stateOf(open)).stage).toBe('approving')
})
