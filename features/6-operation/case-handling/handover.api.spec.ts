import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addPermit } from '#features/5-credit/subjects'
import { claimedDatabase, type Identity, systemClaims } from '#host'
import { newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import type { CasePage, CommandReply, CompetenceView, StepsView } from './contract.ts'
import { type CaseWorld, COUNTY, caseWorld } from './factory.ts'
import { openDoors } from './fixtures/open-doors.ts'
import { bringPictures } from './fixtures/story-pictures.ts'
import { type StoryStep, stories } from './story.ts'

let test: TestDatabase
let world: CaseWorld
let http: FastifyInstance
let asker: Identity

beforeAll(async () => {
  test = await testDatabase()
  const database = claimedDatabase(test.pool)
  world = await caseWorld(database)
  http = await openDoors(world, () => asker)
})
afterAll(async () => {
  await http?.close()
  await world?.close()
  await test?.drop()
})

const get = async <T>(by: Identity, url: string) => {
  asker = by
  const answer = await http.inject({ method: 'GET', url })
  return { status: answer.statusCode, body: answer.json<T>() }
}
const post = async <T>(by: Identity, url: string, payload: object) => {
  asker = by
  const answer = await http.inject({ method: 'POST', url, payload, headers: { 'idempotency-key': newId() } })
  return { status: answer.statusCode, body: answer.json<T>() }
}

const stepsOf = (name: string): StoryStep[] => stories[name]!.cases[0]!.steps.filter(step => step.refused === undefined)
const upTo = (steps: StoryStep[], command: StoryStep['command']) =>
  steps.slice(0, steps.findIndex(step => step.command === command) + 1)

describe('a letter', () => {
  it('takes its number when it is approved, without gaps; what was sent back took none', async () => {
    const road = stepsOf('INVENTED-BASE-STATION')
    const first = await world.walk(upTo(road, 'proposeHandover'))
    const back = { name: 'returnHandover', body: { reason: '请补照片。' } } as const
    expect((await world.give('leader', first.caseId, back)).documents).toEqual([])
    const again = road.find(s => s.command === 'proposeHandover')!
    await world.give('handler1', first.caseId, { name: 'proposeHandover', body: again.data(world.known) as never })
    const one = await world.give('leader', first.caseId, { name: 'approveHandover', body: {} })
    const second = await world.walk(
      upTo(road, 'approveHandover').map(step => ({
        ...step,
        data: (known: never) => ({
          ...(step.data(known) as object),
          ...(step.command === 'registerFinding' && { notDuplicateBecause: '另一辆车。' }),
        }),
      })) as StoryStep[],
    )
    expect([one, second.results.at(-1)!].map(r => r.documents.map(d => [d.form, d.number]))).toEqual([
      [['58', '（衡北）文综协字〔2025〕第1号']],
      [['58', '（衡北）文综协字〔2025〕第2号']],
    ])
  })

  it('is printed with whom, why not us, under which articles, and what is asked', async () => {
    const { caseId, state } = await world.walk(stepsOf('INVENTED-BROADCASTER'))
    const letter = state.documents.find(d => d.form === '18')!
    expect(letter.number).toBe('（衡北）文综移字〔2025〕第1号')
    const { body } = await get<{ pages: string[] }>(
      world.identity.handler1,
      `/api/cases/${caseId}/documents/${letter.id}/pages`,
    )
    expect(body.pages.length).toBeGreaterThan(0)
    const [row] = await world.database.read(systemClaims, c =>
      c.named<{ request: { data: Record<string, unknown> } }>(
        'letter-request',
        'select request from case_document where id = $1',
        [letter.id],
      ),
    )
    expect(row!.request.data).toMatchObject({
      recipientOrgan: '文衡市衡北县广播电视行政部门',
      reason: expect.stringMatching(/不在文化市场综合执法的范围内[^A-Z]*$/),
      legalBasis: expect.stringMatching(/《广播电视管理条例》第五条第二款.*移送你单位处理/),
    })
  })

  it('that has been answered leaves the work list, and can be found by its end', async () => {
    const { rows } = (await get<CasePage>(world.identity.leader, '/api/cases?stage=transferred')).body
    expect(rows).toMatchObject([{ stage: 'transferred', stageName: '已移送' }])
    const work = await get<{ rows: { caseId: string }[] }>(world.identity.handler1, '/api/work')
    expect(work.body.rows.map(r => r.caseId)).not.toContain(rows[0]!.id)
  })

  it('of a crime is offered beside the closing, and who is charged with it is told', async () => {
    const books = stories['INVENTED-PIRATE-BOOKS']!.cases[1]!.steps.filter(step => step.refused === undefined)
    const { caseId, state } = await world.walk(upTo(books, 'decide'))
    expect(state.documents.map(d => d.form)).toContain('47')
    const { body } = await get<StepsView>(world.identity.handler1, `/api/cases/${caseId}/steps`)
    expect(body.next).toBe('dispatchHandover')
    const closing = body.steps.find(s => s.command === 'requestClosing')!
    expect(closing.gates.filter(g => !g.open).map(g => g.code)).toContain('caseHandling.transferOpen')
  })
})

describe('whose case it is', () => {
  it('is told item by item, with the letter they can go out with', async () => {
    const { caseId } = await world.walk(
      upTo(stepsOf('INVENTED-BASE-STATION'), 'assignHandlers').map(step => ({
        ...step,
        data: (known: never) => ({
          ...(step.data(known) as object),
          ...(step.command === 'registerFinding' && { notDuplicateBecause: '第三辆车。' }),
        }),
      })) as StoryStep[],
    )
    const about = (powers: string) =>
      get<CompetenceView>(world.identity.handler1, `/api/cases/${caseId}/competence?powers=${powers}`)
    expect((await about('CF-FBS-001')).body).toMatchObject({
      party: null,
      rows: [{ kind: 'assistOnly', departments: ['无线电管理机构'], next: expect.stringContaining('协作函') }],
      letter: { kind: 'assist', recipients: ['无线电管理机构'] },
    })
    expect((await about('CF-FBS-001,CF-FBS-003')).body).toMatchObject({
      rows: [{ kind: 'assistOnly' }, { kind: 'ours' }],
      letter: null,
    })
    expect((await about('')).body.rows.map(r => r.code)).toEqual(['CF-FBS-001', 'CF-FBS-002'])
  })

  it('is told before there is a case: by field, by institution, by the permits of the party', async () => {
    const about = async (query: string) =>
      (await get<CompetenceView>(world.identity.desk, `/api/case-competence?${query}`)).body
    expect((await about('fieldCode=SAT')).rows).toMatchObject([{ code: 'CF-SAT-002', kind: 'otherDepartment' }])
    expect((await about('fieldCode=RTV')).party).toBeNull()
    expect((await about('fieldCode=RTV&institution=broadcaster')).party).toMatchObject({ kind: 'excludedBody' })
    expect((await about('fieldCode=RTV&institution=nonsense')).party).toBeNull()
    await world.database.write(systemClaims, c =>
      addPermit(c, {
        subjectId: world.known.subjectId,
        region: COUNTY,
        kind: '广播电视节目制作经营许可证',
        number: '（衡）字第001号',
        fieldCode: 'RTV',
        validFrom: '2024-01-01',
        validUntil: '2026-01-01',
      }),
    )
    const licensed = await about(`fieldCode=RTV&subjectId=${world.known.subjectId}&conductUntil=2025-09-01`)
    expect(licensed.party).toMatchObject({ next: expect.stringContaining('广播电视行政部门') })
  })
})

it('a picture of a page that nobody brought in is no evidence', async () => {
  const road = upTo(stepsOf('INVENTED-ONLINE-GAME'), 'recordRemoteInspection')
  const { caseId } = await world.walk(road.slice(0, -1))
  const remote = road.at(-1)!
  world.clock.set(remote.at)
  const pictures = ['0', '1', '2', '3'].map(n => n.repeat(64))
  const send = (sums: string[]) =>
    post<CommandReply & { code?: string; field?: string }>(
      world.identity.handler1,
      `/api/cases/${caseId}/record-remote-inspection`,
      { version: 2, data: remote.data({ ...world.known, pictures: sums }) },
    )
  expect(await send(pictures)).toMatchObject({ body: { code: 'caseHandling.fileUnknown', field: '/captures/0/file' } })
  const brought = await world.database.write(systemClaims, c =>
    bringPictures(c, world.services.files, COUNTY, 4, world.clock.now()),
  )
  const { body } = await send(brought)
  expect(body.documents.map(d => d.form)).toEqual(['59'])
})
