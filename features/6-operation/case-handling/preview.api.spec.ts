import fc from 'fast-check'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimedDatabase, type Identity } from '#host'
import { nastyBodies, type SampleSchema, sampleOf, type TestDatabase, testDatabase } from '#testkit'
import { type CaseWorld, caseWorld } from './factory.ts'
import { openDoors } from './fixtures/open-doors.ts'
import { type CaseCommand, type CommandName, commands } from './rules/commands.ts'
import { previewMakers } from './rules/documents/index.ts'
import { allowed, type Stage } from './rules/stage.ts'
import { at, publicCases, remember, roadOf, type StoryStep, stories } from './story.ts'

let test: TestDatabase
let world: CaseWorld
let http: FastifyInstance
let asker: Identity

beforeAll(async () => {
  test = await testDatabase()
  const database = claimedDatabase(test.pool)
  world = await caseWorld(database)
  asker = world.identity.handler1
  http = await openDoors(world, () => asker)
})
afterAll(async () => {
  await http?.close()
  await world?.close()
  await test?.drop()
})

const preview = async (caseId: string, command: string, data: unknown) => {
  const answer = await http.inject({
    method: 'POST',
    url: `/api/cases/${caseId}/preview`,
    payload: { command, data } as object,
    headers: { 'idempotency-key': crypto.randomUUID() },
  })
  return { status: answer.statusCode, body: answer.json() as { code?: string; documents?: { pages: string[] }[] } }
}

/** What is typed is made fit before it is printed, which `as-filled.spec.ts` tries with everything; here with pages, some of it. */
const RUNS = 2
const EVERY = 23

/** Commands that print something. */
const printing = (Object.keys(previewMakers) as CommandName[]).sort()
const schemaOf = (name: CommandName) => commands[name].body as SampleSchema

/** What somebody may have typed so far: any part of a whole body, with some of it not of its kind, alone or together. */
function typedSoFar(schema: SampleSchema): fc.Arbitrary<Record<string, unknown>> {
  const whole = sampleOf(schema) as Record<string, unknown>
  const odd = fc.oneof(
    fc.jsonValue(),
    fc.constantFrom('', ' ', '文'.repeat(9000), '2025-13', '2025-05-26T20:4', '#[*_$\\', 2 ** 60),
  )
  const field = (name: string) =>
    fc.oneof({ weight: 4, arbitrary: fc.constant(whole[name]) }, { weight: 1, arbitrary: odd })
  return fc.record(Object.fromEntries(Object.keys(whole).map(name => [name, field(name)])), { requiredKeys: [] })
}

/** Never a fault of ours, whatever is filled in; a document that is shown has pages. */
async function survives(caseId: string, command: CommandName, data: unknown) {
  const { status, body } = await preview(caseId, command, data)
  expect(status, `${command} ${JSON.stringify(data).slice(0, 400)} ${JSON.stringify(body).slice(0, 200)}`).toBeLessThan(
    500,
  )
  for (const { pages } of body.documents ?? []) expect(pages.length).toBeGreaterThan(0)
}

/** Goes along a road and stops at each stage it has not been in, where previews are asked for. */
async function along(steps: readonly StoryStep[], visit: (caseId: string, stage: Stage) => Promise<void>) {
  const seen = new Set<Stage>()
  let caseId = ''
  for (const step of steps) {
    world.clock.set(step.at)
    const command = { name: step.command, body: step.data(world.known) } as CaseCommand
    caseId = (await world.give(step.by, caseId, command)).caseId
    const state = await world.stateOf(caseId)
    remember(world.known, state)
    if (seen.has(state.stage)) continue
    seen.add(state.stage)
    await visit(caseId, state.stage)
  }
}

const offeredIn = (stage: Stage): CommandName[] =>
  (allowed[stage] as readonly CommandName[]).filter(name => printing.includes(name))

/** CASE-08 with grave circumstances, up to a hearing that was asked for. */
function towardsAHearing(): StoryStep[] {
  const facts = publicCases['CASE-08']!
  const grave = { ...facts, circumstances: ['seriousCircumstances'], fineFen: 25_000_000, suspensionMonths: 3 }
  const days = { ...facts.days, received: '2025-07-01', inspected: '2025-07-01', filed: '2025-07-02' }
  const later = { inquired: '2025-07-04', concluded: '2025-07-08', proposed: '2025-07-09', noticed: '2025-07-10' }
  const steps = roadOf({ ...grave, conduct: '2025-06-30', days: { ...days, ...later } })
  const upToNotice = steps.slice(0, steps.findIndex(s => s.command === 'servePriorNotice') + 1)
  const ask = {
    at: at('2025-07-11', '10:00'),
    by: 'handler1',
    command: 'requestHearing',
    data: () => ({ requestedAt: at('2025-07-11', '09:00'), form: 'written', by: facts.manager }),
  } as unknown as StoryStep
  return [...upToNotice, ask]
}

describe('a preview', () => {
  it('answers every command in every stage of a case, however much of it is filled in', async () => {
    const tried = new Set<CommandName>()
    const visit = async (caseId: string, stage: Stage) => {
      for (const name of offeredIn(stage).filter(name => !tried.has(name))) {
        tried.add(name)
        await survives(caseId, name, {})
        for (const data of fc.sample(typedSoFar(schemaOf(name)), { numRuns: RUNS, seed: 20_250_526 }))
          await survives(caseId, name, data)
      }
    }
    await along(roadOf(publicCases['CASE-08']!), visit)
    await along(towardsAHearing(), visit)
    const [station] = stories['INVENTED-BASE-STATION']!.cases
    await along(
      station!.steps.filter(step => step.refused === undefined),
      visit,
    )
    expect(printing.filter(name => !tried.has(name))).toEqual(NOT_IN_A_CASE)
  }, 120_000)

  it('answers every field of what is done on the spot with something that is not of its kind', async () => {
    const { caseId } = await world.walk(stories['INVENTED-ON-THE-SPOT']!.cases[0]!.steps.slice(0, 1))
    for (const name of offeredIn('check')) {
      const bodies = [...nastyBodies(schemaOf(name))].filter((_, i) => i % EVERY === 0)
      for (const { body } of bodies) await survives(caseId, name, body)
    }
    // a name of something else is no command, and what the stage does not offer prints nothing
    for (const name of ['toString', '__proto__', 'constructor', ''])
      expect((await preview(caseId, name, {})).body.code, name).toBe('caseHandling.commandUnknown')
    expect((await preview(caseId, 'decide', {})).body).toEqual({ documents: [] })
  }, 120_000)
})

/** A finding opens its case: there is none yet to preview it in. */
const NOT_IN_A_CASE: CommandName[] = ['registerFinding']
