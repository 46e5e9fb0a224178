import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseWorld, caseWorld } from '#features/6-operation/case-handling/factory.ts'
import { claimedDatabase, createHttp, type Duty, dutyNames, type Endpoint, type Identity } from '#host'
import { newId } from '#kernel'
import { nastyBodies, type SampleSchema, sampleOf, type TestDatabase, testDatabase } from '#testkit'
import { allEndpoints } from './endpoints.ts'

let test: TestDatabase
let world: CaseWorld
let http: FastifyInstance
let endpoints: Endpoint[]
let asker: Identity | undefined

beforeAll(async () => {
  test = await testDatabase()
  const database = claimedDatabase(test.pool)
  world = await caseWorld(database)
  endpoints = allEndpoints('0.0.0', world.services)
  http = await createHttp({
    endpoints,
    database,
    files: world.services.files,
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

/** An address with every parameter filled in by something well-formed that does not exist. */
const addressOf = ({ path }: Endpoint): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => (/id$/i.test(name) ? newId() : 'x'))

const ask = (endpoint: Endpoint, body?: unknown) =>
  http.inject({
    method: endpoint.method,
    url: addressOf(endpoint),
    headers: { 'idempotency-key': newId() },
    ...(body !== undefined && { payload: body as object }),
  })

const withDuties = (duties: readonly Duty[]): Identity => ({ ...world.identity.handler1, duties })

describe('who may pass which door', () => {
  it('every door has a permission, and nobody unknown passes one that is not public', async () => {
    asker = undefined
    for (const endpoint of endpoints.filter(e => e.permission !== 'public')) {
      const answer = await ask(endpoint)
      expect(answer.statusCode, `${endpoint.method} ${endpoint.path}`).toBe(401)
    }
  })

  it('a duty passes exactly the doors that name it', async () => {
    for (const duty of Object.keys(dutyNames) as Duty[]) {
      asker = withDuties([duty])
      for (const endpoint of endpoints) {
        if (endpoint.permission === 'public' || endpoint.permission === 'signedIn') continue
        const answer = await ask(endpoint, endpoint.body ? {} : undefined)
        const refused = answer.statusCode === 403
        expect(refused, `${duty}: ${endpoint.method} ${endpoint.path}`).toBe(!endpoint.permission.anyOf.includes(duty))
      }
    }
  })
})

describe('bad input', () => {
  it('each field with each nasty value is refused in the one error form, never with 5xx', async () => {
    let tried = 0
    for (const endpoint of endpoints) {
      const schema = endpoint.body as SampleSchema | undefined
      if (schema?.type !== 'object') continue
      asker = withDuties(Object.keys(dutyNames) as Duty[])
      for (const { pointer, what, body } of nastyBodies(schema)) {
        const answer = await ask(endpoint, body)
        const told = `${endpoint.method} ${endpoint.path} ${pointer} ${what} → ${answer.statusCode} ${answer.body.slice(0, 160)}`
        expect(answer.statusCode, told).toBeGreaterThanOrEqual(400)
        expect(answer.statusCode, told).toBeLessThan(500)
        expect(answer.json(), told).toMatchObject({
          code: expect.any(String),
          message: expect.any(String),
          next: expect.any(String),
        })
        tried++
      }
    }
    expect(tried).toBeGreaterThan(1000)
  }, 300_000)

  it('a well-formed body about things that do not exist is refused too', async () => {
    for (const endpoint of endpoints) {
      const schema = endpoint.body as SampleSchema | undefined
      if (schema?.type !== 'object' || endpoint.path === '/api/sign-in') continue
      asker = withDuties(Object.keys(dutyNames) as Duty[])
      const answer = await ask(endpoint, sampleOf(schema))
      const told = `${endpoint.method} ${endpoint.path} → ${answer.statusCode} ${answer.body.slice(0, 200)}`
      expect(answer.statusCode, told).toBeLessThan(500)
    }
  })

  it.each([
    ['broken JSON', '{"login": "a'],
    ['a list', '[]'],
    ['nothing', ''],
    ['a duplicate key', '{"login":"a","login":"b"}'],
    ['deep nesting', `${'{"a":'.repeat(5000)}1${'}'.repeat(5000)}`],
  ])('%s instead of a body', async (_name, text) => {
    asker = undefined
    const answer = await http.inject({
      method: 'POST',
      url: '/api/sign-in',
      headers: { 'content-type': 'application/json' },
      payload: text,
    })
    expect(answer.statusCode).toBeGreaterThanOrEqual(400)
    expect(answer.statusCode).toBeLessThan(500)
    expect(answer.json()).toHaveProperty('next')
  })
})
