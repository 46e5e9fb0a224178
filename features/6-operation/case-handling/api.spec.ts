import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimedDatabase, claimsFor, type Database, type Identity, loadActs, systemClaims } from '#host'
import { addDays, newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import type { CaseAct } from './acts.ts'
import type { CasePage, CaseView, CommandReply, SimilarReply, StepsView, WorkReply } from './contract.ts'
import { type CaseWorld, caseWorld } from './factory.ts'
import { openDoors } from './fixtures/open-doors.ts'
import { caseFile } from './rules.ts'
import { publicCases, roadOf } from './story.ts'

let test: TestDatabase
let database: Database
let world: CaseWorld
let http: FastifyInstance
let asker: Identity

const facts = publicCases['CASE-08']!
const road = roadOf(facts)
const firstBody = () => road[0]!.data(world.known) as Record<string, unknown>

beforeAll(async () => {
  test = await testDatabase()
  database = claimedDatabase(test.pool)
  world = await caseWorld(database)
  http = await openDoors(world, () => asker)
})
afterAll(async () => {
  await http?.close()
  await world?.close()
  await test?.drop()
})

const post = (by: Identity, url: string, payload: object, key: string | null = newId()) => {
  asker = by
  return http.inject({ method: 'POST', url, payload, ...(key && { headers: { 'idempotency-key': key } }) })
}
const get = (by: Identity, url: string) => {
  asker = by
  return http.inject({ method: 'GET', url })
}

describe('a command by HTTP', () => {
  let caseId = ''

  it('opens a case; sent again with its key it has one effect, and another body is refused', async () => {
    world.clock.set(road[0]!.at)
    const { desk } = world.identity
    const key = newId()
    const first = await post(desk, '/api/cases', firstBody(), key)
    expect(first.statusCode).toBe(200)
    caseId = first.json<CommandReply>().caseId
    const again = await post(desk, '/api/cases', firstBody(), key)
    expect(again.json()).toEqual(first.json())
    const other = await post(desk, '/api/cases', { ...firstBody(), summary: '另一回事' }, key)
    expect([other.statusCode, other.json().code]).toEqual([409, 'host.keyReused'])
    const page = (await get(desk, '/api/cases')).json<CasePageReply>()
    expect(page.rows).toHaveLength(1)
  })

  it('wants a key', async () => {
    const answer = await post(world.identity.desk, '/api/cases', firstBody(), null)
    expect([answer.statusCode, answer.json().code]).toEqual([400, 'host.keyMissing'])
  })

  it('two at the same moment with one key have one effect', async () => {
    const key = newId()
    const body = { ...firstBody(), conductFrom: '2025-05-01', conductUntil: '2025-05-01' }
    const [a, b] = await Promise.all([
      post(world.identity.desk, '/api/cases', body, key),
      post(world.identity.desk, '/api/cases', body, key),
    ])
    expect(a.json()).toEqual(b.json())
  })

  it('is refused as stale when somebody was quicker, and changes nothing', async () => {
    const { leader } = world.identity
    const assign = (version: number) =>
      post(leader, `/api/cases/${caseId}/assign-handlers`, {
        version,
        data: { officers: [world.identity.handler1.userId, world.identity.handler2.userId] },
      })
    expect((await assign(1)).statusCode).toBe(200)
    const late = await assign(1)
    expect([late.statusCode, late.json().code]).toEqual([409, 'host.stale'])
    const view = (await get(leader, `/api/cases/${caseId}`)).json<CaseViewReply>()
    expect(view.version).toBe(2)
  })

  it('says which gates are closed, and the server answers the same', async () => {
    const steps = (await get(world.identity.leader, `/api/cases/${caseId}/steps`)).json<StepsReply>()
    const filing = steps.steps.find(s => s.command === 'requestFiling')!
    expect(filing.permitted).toBe(false)
    const closed = filing.gates.filter(g => !g.open).map(g => g.code)
    expect(closed).toContain('caseHandling.notHandler')
  })

  it('is nothing for a neighbour: the case does not exist there', async () => {
    const neighbour: Identity = { ...world.identity.leader, region: '990103' }
    for (const url of [`/api/cases/${caseId}`, `/api/cases/${caseId}/steps`]) {
      const answer = await get(neighbour, url)
      expect([answer.statusCode, answer.json().code]).toEqual([404, 'caseHandling.unknown'])
    }
    expect((await get(neighbour, '/api/cases')).json<CasePageReply>().rows).toEqual([])
    const province: Identity = { ...world.identity.leader, region: '990000' }
    expect((await get(province, `/api/cases/${caseId}`)).statusCode).toBe(200)
  })

  it('a rolled back command leaves no gap in the numbers', async () => {
    const before = await numbersGiven()
    await expect(
      database.write(claimsFor(world.identity.handler1), async () => {
        world.clock.set('2025-05-26T22:30:00+08:00')
        await world.give('handler1', caseId, {
          name: 'recordInspection',
          body: road[2]!.data(world.known) as never,
        })
        throw new Error('the line broke')
      }),
    ).rejects.toThrow('the line broke')
    const numbers = await numbersGiven()
    expect(numbers.every(row => row.count === row.last)).toBe(true)
    expect(numbers.length).toBeGreaterThanOrEqual(before.length)
  })
})

type CasePageReply = import('typebox').Static<typeof CasePage>
type CaseViewReply = import('typebox').Static<typeof CaseView>
type StepsReply = import('typebox').Static<typeof StepsView>

const numbersGiven = async (): Promise<{ series: string; count: number; last: number }[]> => {
  const { rows } = await test.ownerPool.query(
    `select d.series, count(*)::int as count, max(d.n)::int as last from document_number d group by d.organ_id, d.series, d.year`,
  )
  return rows
}

describe('a whole case', () => {
  let caseId = ''
  beforeAll(async () => {
    world.known.subjectId = await anotherVenue()
    const told = await world.walk(road)
    caseId = told.caseId
  })

  it('is archived, numbered, decided and paid as publicised', async () => {
    const state = await world.stateOf(caseId)
    expect(state.stage).toBe('archived')
    expect(state.decision?.treatment).toMatchObject({ fineFen: facts.fineFen, confiscationFen: facts.confiscationFen })
    expect(state.caseNumber).toMatch(/^（衡北）文综立字〔2025〕第\d+号$/)
    expect(state.decision?.number).toMatch(/^（衡北）文综罚字〔2025〕第\d+号$/)
  })

  it('has the state that its acts amount to', async () => {
    const acts = await database.read(systemClaims, c => loadActs(c, caseId))
    const folded = (acts as unknown as CaseAct[]).reduce(caseFile.evolve, caseFile.initial)
    expect(JSON.parse(JSON.stringify(folded))).toEqual(await world.stateOf(caseId))
  })

  it('keeps every document as it was frozen, by its hash', async () => {
    const state = await world.stateOf(caseId)
    expect(state.documents.map(d => d.form)).toEqual(
      expect.arrayContaining([
        '29',
        '02',
        '09',
        '15',
        '10',
        '03',
        '07',
        '04',
        '17',
        '20',
        '26',
        '21',
        '42',
        '25',
        '28',
      ]),
    )
    for (const document of state.documents) {
      const answer = await get(world.identity.handler1, `/api/cases/${caseId}/documents/${document.id}`)
      expect(answer.headers['content-type']).toBe('application/pdf')
      expect(createHash('sha256').update(answer.rawPayload).digest('hex')).toBe(document.sha256)
    }
  })

  it('shows its clocks with every day counted, and none that blocks is left open', async () => {
    const view = (await get(world.identity.handler1, `/api/cases/${caseId}`)).json<CaseViewReply>()
    const due = Object.fromEntries(view.clocks.map(c => [c.periodId, c.due]))
    expect(due).toMatchObject({
      'D-PEN-04': '2025-06-05',
      'D-PEN-08': '2025-08-26',
      'D-PEN-05': '2025-06-18',
      'D-PEN-11': '2025-07-07',
      'D-PUB-01': '2025-07-01',
      'D-REC-01': '2025-08-19',
    })
    expect(view.clocks.filter(c => !c.closed && c.blocksClosing)).toEqual([])
    const strip = view.clocks.find(c => c.periodId === 'D-PEN-04')!.days
    expect(strip.find(d => d.date === '2025-06-02')).toMatchObject({ kind: 'holiday' })
  })

  it('is found by party, number and cause, and its party is masked', async () => {
    const { leader } = world.identity
    const state = await world.stateOf(caseId)
    for (const search of [state.caseNumber!, state.decision!.number, '未成年人进入']) {
      const { rows } = (await get(leader, `/api/cases?search=${encodeURIComponent(search)}`)).json<CasePageReply>()
      expect(
        rows.map(r => r.id),
        search,
      ).toContain(caseId)
    }
  })

  it('noted each look at it', async () => {
    const { rows } = await test.ownerPool.query(
      `select count(*)::int as looks from access_log where what = 'case' and object_id = $1`,
      [caseId],
    )
    expect(rows[0].looks).toBeGreaterThan(0)
  })
})

describe('a file that a command names', () => {
  const bytes = Buffer.from('收银流水')
  const evidence = (file: string) => ({
    kind: 'documentary',
    title: '收银流水',
    proves: '违法所得',
    source: '当事人',
    collectedAt: '2025-07-11T10:00:00+08:00',
    place: facts.place,
    collectors: [world.identity.handler1.userId, world.identity.handler2.userId],
    file,
  })

  it('must have been brought in; a superior’s file is then open to the county too', async () => {
    world.clock.set('2025-07-11T11:00:00+08:00')
    const { desk, leader, handler1, handler2 } = world.identity
    const finding = { ...firstBody(), receivedOn: '2025-07-11', conductFrom: '2025-07-08', conductUntil: '2025-07-08' }
    const { caseId } = (await post(desk, '/api/cases', finding)).json<CommandReply>()
    const officers = [handler1.userId, handler2.userId]
    expect(
      (await post(leader, `/api/cases/${caseId}/assign-handlers`, { version: 1, data: { officers } })).statusCode,
    ).toBe(200)
    const path = `/api/cases/${caseId}/add-evidence`
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const add = () => post(handler1, path, { version: 2, data: evidence(sha256) })
    const refused = await add()
    expect([refused.statusCode, refused.json()]).toMatchObject([
      400,
      { code: 'caseHandling.fileUnknown', field: '/file', next: expect.any(String) },
    ])
    const { files } = world.services
    const bring = (by: Identity) =>
      database.write(claimsFor(by), c => files.putFile(c, bytes, 'text/plain', world.clock.now()))
    const opens = (by: Identity) => database.read(claimsFor(by), c => files.getFile(c, sha256))
    // in the city it is known, in the county not yet
    await bring(desk)
    expect((await add()).json().code).toBe('caseHandling.fileUnknown')
    await bring(handler1)
    expect((await add()).statusCode).toBe(200)
    expect(await opens(handler2)).toMatchObject({ sha256 })
    const neighbour: Identity = { ...handler1, region: '990103' }
    await expect(opens(neighbour)).rejects.toMatchObject({ detail: { code: 'files.unknown' } })
  })
})

describe('工作台', () => {
  it('counts the window of the party while it runs, then the authority’s own deadline', async () => {
    world.known.subjectId = await anotherVenue()
    const other = roadOf(publicCases['CASE-01']!)
    const untilNotice = other.slice(0, other.findIndex(step => step.command === 'servePriorNotice') + 1)
    const { caseId, state } = await world.walk(untilNotice)
    const dueOf = (periodId: string) => state.clocks.find(clock => clock.periodId === periodId)!.due
    const clockOn = async (day: string) => {
      world.clock.set(`${day}T09:00:00+08:00`)
      const { rows } = (await get(world.identity.handler1, '/api/work')).json<WorkReply>()
      return rows.find(row => row.caseId === caseId)?.clock
    }
    const window = { periodId: 'D-PEN-05', due: dueOf('D-PEN-05') }
    expect(await clockOn(window.due)).toMatchObject(window)
    const handling = { periodId: 'D-PEN-08', due: dueOf('D-PEN-08') }
    expect(handling.due > window.due).toBe(true)
    expect(await clockOn(addDays(window.due, 1))).toMatchObject(handling)
  })
})

describe('a reporter', () => {
  it('is seen by the desk alone, with a purpose, and nowhere else', async () => {
    world.clock.set('2025-07-10T09:00:00+08:00')
    const name = '举报人甲某'
    const body = {
      ...firstBody(),
      receivedOn: '2025-07-10',
      conductFrom: '2025-07-09',
      conductUntil: '2025-07-09',
      reporter: { name, phone: '13800001234', wantsReply: true },
    }
    const { caseId } = (await post(world.identity.desk, '/api/cases', body)).json<CommandReply>()
    const shown = await get(world.identity.desk, `/api/cases/${caseId}/reporter?purpose=${encodeURIComponent('答复')}`)
    expect(shown.json()).toMatchObject({ name, wantsReply: true })
    const view = await get(world.identity.handler1, `/api/cases/${caseId}`)
    expect(view.body).not.toContain(name)
    const refused = await get(world.identity.handler1, `/api/cases/${caseId}/reporter?purpose=xx`)
    expect(refused.statusCode).toBe(403)
    const { rows } = await test.ownerPool.query(`select data::text as data from act where stream_id = $1`, [caseId])
    expect(rows.map(r => r.data).join()).not.toContain(name)
  })

  it('who asked for it is answered by the desk that took the tip, in words that name nobody', async () => {
    world.clock.set('2025-07-11T09:00:00+08:00')
    const name = '举报人乙某'
    const body = {
      ...firstBody(),
      receivedOn: '2025-07-11',
      conductFrom: '2025-07-10',
      conductUntil: '2025-07-10',
      reporter: { name, phone: '13800005678', wantsReply: true },
    }
    const { caseId } = (await post(world.identity.desk, '/api/cases', body)).json<CommandReply>()
    const officers = [world.identity.handler1.userId, world.identity.handler2.userId]
    await world.give('leader', caseId, { name: 'assignHandlers', body: { officers } })
    const filing = { cause: '涉嫌允许未成年人进入歌舞娱乐场所', facts: '事实。', powerCodes: ['CF-ENT-015'] }
    await world.give('handler1', caseId, { name: 'requestFiling', body: filing })
    const waits = async () =>
      (await get(world.identity.desk, '/api/work')).json<WorkReply>().rows.find(row => row.caseId === caseId)?.next
    expect(await waits()).toBeUndefined()
    await world.give('leader', caseId, { name: 'approveFiling', body: {} })
    expect(await waits()).toMatchObject({ command: 'answerReporter' })
    const { version } = await world.stateOf(caseId)
    const said = (text: string) => ({
      version,
      data: { about: 'accepted', answeredAt: '2025-07-11T09:00:00+08:00', way: 'phone', said: text },
    })
    const path = `/api/cases/${caseId}/answer-reporter`
    const named = await post(world.identity.desk, path, said(`已告知${name}。`))
    expect(named.json()).toMatchObject({ code: 'caseHandling.reporterNamed', field: '/said' })
    expect((await post(world.identity.desk, path, said('已经立案。'))).statusCode).toBe(200)
    expect(await waits()).toBeUndefined()
  })
})

async function anotherVenue(): Promise<string> {
  const { addSubject } = await import('#features/5-credit/subjects')
  return database.write(systemClaims, c =>
    addSubject(
      c,
      { kind: 'organisation', name: facts.venue, address: facts.place, region: '990102' },
      world.clock.now(),
    ),
  )
}

describe('similar cases', () => {
  it('are penalties for the same items in the jurisdiction, never the case itself', async () => {
    const [decided] = (await get(world.identity.leader, '/api/cases?limit=100'))
      .json<CasePage>()
      .rows.filter(row => row.penaltyKinds.includes('罚款'))
    world.clock.set(road[0]!.at)
    const summary = '又一日的另一行为。'
    const other = { ...firstBody(), conductFrom: '2025-05-20', conductUntil: '2025-05-20', summary }
    const { caseId } = (await post(world.identity.desk, '/api/cases', other)).json<CommandReply>()
    const similarTo = async (id: string) =>
      (await get(world.identity.leader, `/api/cases/${id}/similar`)).json<SimilarReply>().rows
    expect(await similarTo(caseId)).toEqual([])
    await test.ownerPool.query(
      `update case_file set state = jsonb_set(state, '{powerCodes}', '["CF-ENT-015"]') where id = $1`,
      [caseId],
    )
    expect(await similarTo(caseId)).toMatchObject([
      {
        id: decided!.id,
        fineFen: facts.fineFen,
        decidedOn: '2025-06-20',
        circumstances: expect.arrayContaining(['发现后立即改正']),
      },
    ])
    expect(await similarTo(decided!.id)).toEqual([])
  })
})
