import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseWorld, caseWorld, publicCases, roadOf } from '#features/6-operation/case-handling/factory.ts'
import { claimedDatabase, createHttp, type Identity, loadActs, systemClaims } from '#host'
import { newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import { endpoints } from './api.ts'
import type { AlertPage, AlertView } from './contract.ts'
import { raiseAlerts } from './index.ts'

let test: TestDatabase
let world: CaseWorld
let http: FastifyInstance
let asker: Identity
let supervisor: Identity
let caseId = ''

const facts = publicCases['CASE-08']!
const road = roadOf(facts)
const indexOf = (command: string) => road.findIndex(step => step.command === command)
const REASON = '接纳未成年人数明显多于同类案件，且发生在学校周边。'

beforeAll(async () => {
  test = await testDatabase()
  world = await caseWorld(claimedDatabase(test.pool), { listeners: [raiseAlerts] })
  http = await createHttp({
    endpoints: endpoints(world.services),
    database: world.database,
    clock: world.clock,
    authenticate: async () => asker,
    version: '0.0.0',
  })
  supervisor = { ...world.identity.desk, userId: newId(), name: '陆知微', duties: ['supervisor'] }
  asker = supervisor
  const concluded = await world.walk(road.slice(0, indexOf('proposeOutcome')))
  caseId = concluded.caseId
  world.clock.set(road[indexOf('proposeOutcome')]!.at)
  const { rangeFen } = (await trial()).proposal!.reasoning!
  await test.ownerPool.query(
    `insert into fine_tally (power_code, region, organ_id, year, tier, party_kind, min_fen, max_fen, fine_fen, cases)
     select $1, '990100', id, 2025, 'general', 'legal', $2, $3, 1600000, 40 from organ where region = '990100'`,
    [facts.power, rangeFen!.minFen, rangeFen!.maxFen],
  )
}, 120_000)
afterAll(async () => {
  await http?.close()
  await world?.close()
  await test?.drop()
})

/** A proposal while nothing like it has been decided, sent back again: it shows the legal range, and raises nothing. */
async function trial() {
  await propose()
  const state = await world.stateOf(caseId)
  await sendBack()
  return state
}
const propose = (body: object = {}) =>
  world.give('handler1', caseId, {
    name: 'proposeOutcome',
    body: { ...(road[indexOf('proposeOutcome')]!.data(world.known) as object), ...body },
  } as never)
const sendBack = () =>
  world.give('leader', caseId, { name: 'returnProposal', body: { reason: '请再核实数额。', to: 'reviewing' } })
const list = async (query = 'state=open') => (await http.inject(`/api/discretion-alerts?${query}`)).json<AlertPage>()
const note = (id: string, remark: string, by = supervisor, key = newId()) => {
  asker = by
  const answer = http.inject({
    method: 'POST',
    url: `/api/discretion-alerts/${id}/note`,
    payload: { remark },
    headers: { 'idempotency-key': key },
  })
  return answer.finally(() => {
    asker = supervisor
  })
}

describe('an amount out of line', () => {
  it('raises nothing while it is in line, or refused', async () => {
    expect((await list('')).rows).toEqual([])
    await expect(propose()).rejects.toMatchObject({ detail: { code: 'caseHandling.outlierUnreasoned' } })
    expect((await list('')).rows).toEqual([])
  })

  it('is seen by the supervisor with case, amount and place among the others, and goes when it is sent back', async () => {
    await propose({ outlierReason: REASON })
    const page = await list()
    expect(page).toMatchObject({ open: 1, region: { code: '990100', name: '文衡市' } })
    expect(page.rows).toMatchObject([
      {
        caseId,
        stage: 'proposed',
        fineFen: facts.fineFen,
        outlier: 'high',
        raisedBy: '周砚秋',
        sentence: expect.stringContaining('高于全部40件同类案件'),
        notedAt: null,
      },
    ])
    expect(JSON.stringify(page)).not.toContain(REASON)
    await sendBack()
    expect(await list()).toMatchObject({ open: 0, rows: [] })
    expect((await list('')).rows).toMatchObject([{ stage: 'withdrawn' }])
  })

  it('opened, gives the reason, and the look is noted', async () => {
    await propose({ outlierReason: REASON })
    const [row] = (await list()).rows
    const alert = (await http.inject(`/api/discretion-alerts/${row!.id}`)).json<AlertView>()
    expect(alert).toMatchObject({ reason: REASON, remark: null, comparison: { median: 1_600_000, cases: 40 } })
    const { rows } = await test.ownerPool.query(
      `select user_id, purpose from access_log where what = 'case' and object_id = $1`,
      [caseId],
    )
    expect(rows).toContainEqual({ user_id: supervisor.userId, purpose: '查看量罚提示' })
  })

  it('is noted once, in words, by a supervisor who does not handle the case', async () => {
    const [row] = (await list()).rows
    const { id } = row!
    const handler = { ...world.identity.handler1, duties: ['supervisor' as const] }
    expect((await note(id, '无异议。', handler)).json().code).toBe('supervision.ownCase')
    expect((await note(id, '无异议。', world.identity.leader)).json().code).toBe('host.notPermitted')
    expect((await note(id, ' ')).json().code).toBe('supervision.remarkBlank')
    const key = newId()
    const noted = await note(id, '已查阅案卷，理由成立。', supervisor, key)
    expect(noted.json()).toMatchObject({ notedBy: '陆知微', remark: '已查阅案卷，理由成立。' })
    expect((await note(id, '已查阅案卷，理由成立。', supervisor, key)).json()).toEqual(noted.json())
    expect((await note(id, '再看一次。')).json().code).toBe('supervision.alertNoted')
    expect((await list()).rows).toEqual([])
    expect((await list('state=noted')).rows).toMatchObject([{ id, stage: 'proposed', notedBy: '陆知微' }])
    const acts = await world.database.read(systemClaims, c => loadActs(c, id))
    expect(acts).toMatchObject([{ type: 'discretionAlertNoted', actorName: '陆知微' }])
  })

  it('goes on to the decision, and says so', async () => {
    for (const step of road.slice(indexOf('proposeOutcome') + 1, indexOf('decide') + 1)) {
      world.clock.set(step.at)
      await world.give(step.by, caseId, { name: step.command, body: step.data(world.known) } as never)
    }
    expect((await list('state=noted')).rows).toMatchObject([{ stage: 'decided', decidedOn: facts.days.decided }])
  })

  it('is not seen from another jurisdiction', async () => {
    const [row] = (await list('')).rows
    asker = { ...supervisor, region: '130000' }
    expect((await http.inject('/api/discretion-alerts')).json<AlertPage>().rows).toEqual([])
    expect((await http.inject(`/api/discretion-alerts/${row!.id}`)).json().code).toBe('supervision.alertUnknown')
    asker = supervisor
  })
})
