import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId, refuse } from '#kernel'
import { fixedClock, type TestDatabase, testDatabase } from '#testkit'
import { claimedDatabase } from '../database/index.ts'
import type { Identity } from '../identity/index.ts'
import { endpoint } from './endpoint.ts'
import { findEarlierAnswer, keepAnswer, readKey } from './idempotency.ts'
import { createHttp } from './server.ts'

let test: TestDatabase
let app: FastifyInstance
let effects = 0

const leader: Identity = {
  userId: newId(),
  name: '林负责',
  organId: newId(),
  organName: '文衡市衡北县文旅局',
  region: '990102',
  duties: ['leader'],
}
const people: Record<string, Identity> = { leader, handler: { ...leader, userId: newId(), duties: ['handler'] } }

const endpoints = [
  endpoint({
    method: 'POST',
    path: '/api/test/{name}',
    summary: '试验',
    tag: '试验',
    permission: { anyOf: ['leader'] },
    params: Type.Object({ name: Type.String({ maxLength: 20 }) }),
    body: Type.Object(
      {
        amountFen: Type.Integer({ minimum: 0 }),
        note: Type.String({ maxLength: 50 }),
        list: Type.Optional(Type.Array(Type.String())),
        on: Type.Optional(Type.String({ format: 'date' })),
      },
      { additionalProperties: false },
    ),
    reply: Type.Object({ effect: Type.Integer() }),
    async handle({ body, database, claims, identity, clock, request }) {
      if (body.note === 'refuse') {
        refuse({
          code: 'test.refused',
          kind: 'notAllowed',
          message: '不可以。',
          article: '行政处罚法第四十四条',
          next: '先告知。',
          facts: { due: '2025-06-18' },
        })
      }
      if (body.note === 'wait')
        await database.write(claims, c => c.query(`set local statement_timeout = 20; select pg_sleep(5)`))
      if (body.note === 'crash') throw new Error('secret of /srv')
      const key = readKey(request.headers['idempotency-key'])
      return database.write(claims, async c => {
        if (key) {
          const earlier = await findEarlierAnswer(c, { userId: identity!.userId, key, body }, clock)
          if (earlier) return earlier.reply as { effect: number }
        }
        effects++
        const reply = { effect: effects }
        if (key) await keepAnswer(c, { userId: identity!.userId, key }, reply)
        return reply
      })
    },
  }),
]

beforeAll(async () => {
  test = await testDatabase()
  app = await createHttp({
    endpoints,
    database: claimedDatabase(test.pool),
    clock: fixedClock('2025-06-20T08:00:00Z'),
    authenticate: async request => people[String(request.headers['x-test-person'])],
    version: '0.1.0',
  })
})
afterAll(async () => {
  await app.close()
  await test.drop()
})

const good = { amountFen: 1, note: 'ok' }
const post = (payload: unknown, headers: Record<string, string> = {}, name = 'x') =>
  app.inject({
    method: 'POST',
    url: `/api/test/${name}`,
    headers: { 'content-type': 'application/json', 'x-test-person': 'leader', ...headers },
    payload: typeof payload === 'string' ? payload : JSON.stringify(payload),
  })

describe('who may', () => {
  it('asks to sign in, or says that the duty is missing, before it looks at the body', async () => {
    const nobody = await post('not json', { 'x-test-person': 'nobody' })
    expect([nobody.statusCode, nobody.json().code]).toEqual([401, 'host.signInFirst'])
    const wrong = await post(good, { 'x-test-person': 'handler' })
    expect([wrong.statusCode, wrong.json().code]).toEqual([403, 'host.notPermitted'])
  })
})

describe('bad input', () => {
  it.each([
    ['missing field', { note: 'x' }, 'input.missing'],
    ['wrong type', { ...good, amountFen: {} }, 'input.invalid'],
    ['a number as text', { ...good, amountFen: '1' }, 'input.invalid'],
    ['a day that is none', { ...good, on: '2025-02-29' }, 'input.invalid'],
    ['a day beyond all calendars', { ...good, on: '9999-12-31' }, 'input.invalid'],
    ['negative money', { ...good, amountFen: -1 }, 'input.invalid'],
    ['fraction of a fen', { ...good, amountFen: 0.5 }, 'input.invalid'],
    ['too long', { ...good, note: 'x'.repeat(51) }, 'input.invalid'],
    ['unknown field', { ...good, extra: 1 }, 'input.invalid'],
    ['NUL', { ...good, note: 'a\u0000b' }, 'input.character'],
    ['lone surrogate', '{"amountFen":1,"note":"\\ud800"}', 'input.character'],
    ['NUL deep inside', { ...good, list: ['ok', '\u0000'] }, 'input.character'],
    ['half a document', '{"amountFen":', 'input.unreadable'],
    ['null', 'null', 'input.invalid'],
    ['a list', '[]', 'input.invalid'],
  ])('%s is answered in the error form', async (_name, payload, code) => {
    const answer = await post(payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code, message: expect.any(String), next: expect.any(String) })
  })

  it('refuses other media types, too much, and a NUL in the address', async () => {
    expect((await post('x', { 'content-type': 'text/xml' })).statusCode).toBe(415)
    expect((await post({ ...good, note: 'x'.repeat(1_100_000) })).statusCode).toBe(413)
    expect((await post(good, {}, 'a%00b')).json().code).toBe('input.character')
    expect((await app.inject('/nowhere')).json().code).toBe('host.noSuchAddress')
  })
})

describe('answers', () => {
  it('carry a refusal with its article and next step', async () => {
    const answer = await post({ ...good, note: 'refuse' })
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toEqual({
      code: 'test.refused',
      message: '不可以。',
      article: '行政处罚法第四十四条',
      next: '先告知。',
      facts: { due: '2025-06-18' },
    })
  })

  it('say nothing of what is inside when we fail', async () => {
    const answer = await post({ ...good, note: 'crash' })
    expect(answer.statusCode).toBe(500)
    expect(answer.body).not.toContain('secret')
  })

  it('say that somebody else is busy with it, when a lock or a statement takes too long', async () => {
    const answer = await post({ ...good, note: 'wait' })
    expect([answer.statusCode, answer.json().code, answer.headers['retry-after']]).toEqual([503, 'host.busy', '2'])
  })

  it('have one effect for one key, also at the same moment, and refuse the key for another body', async () => {
    const before = effects
    const key = { 'idempotency-key': 'press-0001' }
    const answers = await Promise.all([post(good, key), post(good, key), post(good, key)])
    expect(new Set(answers.map(a => a.body)).size).toBe(1)
    expect((await post(good, key)).json()).toEqual({ effect: before + 1 })
    expect((await post({ ...good, note: 'other' }, key)).json().code).toBe('host.keyReused')
    expect(effects).toBe(before + 1)
  })

  it('refuse a malformed key', async () => {
    expect((await post(good, { 'idempotency-key': 'short' })).json().code).toBe('host.keyMalformed')
  })

  it('are described in OpenAPI 3.1', async () => {
    const api = (await app.inject('/api/openapi.json')).json()
    expect(api.openapi).toBe('3.1.0')
    expect(api.paths['/api/test/{name}'].post.requestBody).toBeDefined()
  })
})
