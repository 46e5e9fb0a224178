import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { allEndpoints } from '#apps/server'
import { addSubject } from '#features/5-credit/subjects'
import { type CaseWorld, COUNTY, caseWorld } from '#features/6-operation/case-handling/factory.ts'
import {
  bringPictures,
  type Post,
  partyOf,
  type StoryCase,
  stories,
} from '#features/6-operation/case-handling/story.ts'
import { claimedDatabase, claimsFor, createHttp, type Identity, systemClaims } from '#host'
import { newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import type { Answer, Door } from './door.ts'
import { runSteps, type StepTold } from './run-steps.ts'

let test: TestDatabase
let world: CaseWorld
let http: FastifyInstance
let asker: Identity | undefined

beforeAll(async () => {
  test = await testDatabase()
  const database = claimedDatabase(test.pool)
  world = await caseWorld(database)
  http = await createHttp({
    endpoints: allEndpoints('0.0.0', world.services),
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

/** The API as the posts of the brigade see it; here a login is the name of a post. */
const door: Door = {
  get: async (post, path) => ask(post as Post, 'GET', path),
  post: async (post, path, body) => ask(post as Post, 'POST', path, body),
  download: async (post, path) => {
    asker = world.identity[post as Post]
    return (await http.inject(path)).rawPayload
  },
}

async function ask<T>(post: Post, method: 'GET' | 'POST', url: string, payload?: unknown): Promise<Answer<T>> {
  asker = world.identity[post]
  const headers = method === 'POST' ? { 'idempotency-key': newId() } : {}
  const answer = await http.inject({
    method,
    url,
    headers,
    ...(payload !== undefined && { payload: payload as object }),
  })
  return { status: answer.statusCode, body: answer.json() }
}

async function tell(one: StoryCase) {
  const { steps, pictures: wanted = 0 } = one
  const now = world.clock.now()
  const subjectId = await world.database.write(systemClaims, c =>
    addSubject(c, { ...partyOf(one), region: COUNTY }, now),
  )
  const pictures = await world.database.write(claimsFor(world.identity.handler1), c =>
    bringPictures(c, world.services.files, COUNTY, wanted, now),
  )
  const told: StepTold[] = []
  const known = { ...world.known, subjectId, pictures }
  const { state } = await runSteps(
    door,
    instant => world.clock.set(instant),
    post => post,
    steps,
    known,
    step => told.push(step),
  )
  return { state, refusals: told.flatMap(({ refusal }) => (refusal ? [refusal] : [])) }
}

const cases = Object.entries(stories).flatMap(([name, { cases }]) =>
  cases.map(one => [`${name} ${one.title}`, one] as const),
)

describe('a story through the API', () => {
  it.each(cases)('%s ends in the archive, as publicised or as the law has it', async (_name, one) => {
    const { state, refusals } = await tell(one)
    if ('handedOver' in one.ends) {
      expect(state).toMatchObject({ stage: one.ends.handedOver, handover: { recipientOrgan: one.ends.recipientOrgan } })
      expect(state.documents.map(d => d.form)).toContain(one.ends.form)
      expect(state.decision).toBeUndefined()
    } else {
      expect(state.stage).toBe('archived')
      const { outcome, warning, fineFen, confiscationFen } = state.decision!.treatment
      expect({ outcome, warning, fineFen, confiscationFen }).toEqual(one.ends)
    }
    expect(refusals.map(r => r.code)).toEqual(one.steps.flatMap(s => s.refused ?? []))
    for (const { message, next, article } of refusals) expect(message && next && article).toBeTruthy()
  })
})

it('below the minimum three things are wanted: mitigation, its ground, and the discussion', () => {
  const [one] = stories['INVENTED-BELOW-MINIMUM']!.cases
  expect(one!.steps.flatMap(s => s.refused ?? [])).toEqual([
    'law.belowRange',
    'law.mitigationGroundMissing',
    'caseHandling.discussionMissing',
  ])
})

it('what nobody published says so', () => {
  for (const [name, { invented, title }] of Object.entries(stories)) {
    expect([name.startsWith('INVENTED'), title.includes('虚构')], name).toEqual([invented, invented])
  }
})
