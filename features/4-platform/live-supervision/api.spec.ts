import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addRegion } from '#features/4-platform/tenancy'
import { type CaseAct, caseFile, countCaseMonths } from '#features/6-operation/case-handling'
import { type CaseWorld, caseWorld, publicCases, roadOf } from '#features/6-operation/case-handling/factory.ts'
import { claimedDatabase, createHttp, type Identity, systemClaims } from '#host'
import { dayOf, daysBetween, newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import { endpoints } from './api.ts'
import type { ClockCounts, ClockPage, OverviewReply } from './contract.ts'
import { rebuildMonths, tallyCases } from './index.ts'
import { measures, tallies } from './rules.ts'

let test: TestDatabase
let world: CaseWorld
let http: FastifyInstance
let asker: Identity
let open: string

const find = (sourceKind: 'inspection', day: string, fieldCode = 'ENT') => ({
  name: 'registerFinding' as const,
  body: {
    fieldCode,
    sourceKind,
    receivedOn: day,
    subjectId: world.known.subjectId,
    place: '知音路66号',
    conductFrom: day,
    conductUntil: day,
    summary: '巡查发现的线索。',
  },
})

beforeAll(async () => {
  test = await testDatabase()
  world = await caseWorld(claimedDatabase(test.pool), { listeners: [tallyCases] })
  await world.database.write(systemClaims, c => addRegion(c, { code: '990101', name: '琴台区', fictional: true }))
  const { clock, known, give } = world
  // one archived, one served and unpaid, one rejected, one on the spot, one just filed
  const far = publicCases['CASE-01']!
  await world.walk(roadOf(far).filter(step => step.at < `${far.days.served}T23:59`))
  await world.walk(roadOf(publicCases['CASE-08']!))
  const officers = [known.people.handler1.id, known.people.handler2.id]
  clock.set('2025-07-01T01:00:00Z')
  const rejected = await give('handler1', '', find('inspection', '2025-07-01'))
  await give('leader', rejected.caseId, { name: 'assignHandlers', body: { officers } })
  const filing = { cause: '涉嫌违规', facts: '事实', powerCodes: ['CF-ENT-015'] }
  await give('handler1', rejected.caseId, { name: 'requestFiling', body: filing })
  await give('leader', rejected.caseId, { name: 'rejectFiling', body: { reason: '没有违法事实' } })
  clock.set('2025-07-02T01:00:00Z')
  const simple = await give('handler1', '', find('inspection', '2025-07-02', 'NET'))
  await give('leader', simple.caseId, { name: 'assignHandlers', body: { officers } })
  await give('handler1', simple.caseId, {
    name: 'decideOnTheSpot',
    body: {
      at: '2025-07-02T09:00:00+08:00',
      place: '知音路66号',
      officers,
      power: 'CF-NET-004',
      facts: '未悬挂未成年人禁入标志。',
      evidence: ['现场照片'],
      warning: true,
      fineFen: 10_000,
      circumstances: ['cooperated', 'smallScale'],
      amountsFen: {},
      noticeGiven: true,
      defence: '没有意见。',
      signature: { signed: true },
    },
  })
  clock.set('2025-07-03T01:00:00Z')
  const filed = await give('handler1', '', find('inspection', '2025-07-03'))
  await give('leader', filed.caseId, { name: 'assignHandlers', body: { officers } })
  await give('handler1', filed.caseId, { name: 'requestFiling', body: filing })
  await give('leader', filed.caseId, { name: 'approveFiling', body: {} })
  open = filed.caseId
  http = await createHttp({
    endpoints: endpoints(world.services),
    database: world.database,
    clock: world.clock,
    authenticate: async () => asker,
    version: '0.1.0',
  })
  asker = { ...world.identity.desk, userId: newId(), duties: ['supervisor'] }
}, 120_000)
afterAll(async () => {
  await http?.close()
  await world?.close()
  await test?.drop()
})

const get = async <T>(url: string): Promise<T> => {
  const answer = await http.inject(url)
  expect(answer.statusCode, answer.body).toBe(200)
  return answer.json()
}

/** Counted by folding every act of every case: nothing of the rollup's code is used. */
async function recount(): Promise<Record<string, Record<string, number>>> {
  const { rows } = await world.database.read(systemClaims, c =>
    c.query<{ stream_id: string; region: string; type: string; at: Date; data: unknown }>(
      `select stream_id, region, type, at, data from act where stream_kind = 'case' order by stream_id, seq`,
    ),
  )
  const months: Record<string, Record<string, number>> = {}
  let streamId = ''
  let state = caseFile.initial
  for (const row of rows) {
    if (row.stream_id !== streamId) state = caseFile.initial
    streamId = row.stream_id
    const before = state
    const act = { type: row.type, data: row.data } as CaseAct
    state = caseFile.evolve(state, act)
    const count = (day: string, name: string, n = 1) => {
      const key = `${row.region} ${day.slice(0, 7)} ${state.finding!.fieldCode}`
      months[key] ??= Object.fromEntries(Object.keys(tallies).map(tally => [tally, 0]))
      months[key][name]! += n
    }
    const today = dayOf(row.at)
    if (act.type === 'findingRegistered') count(today, 'opened')
    if (act.type === 'filingApproved') count(state.filedOn!, 'filed')
    if (act.type === 'filingRejected') count(today, 'rejected')
    if (act.type === 'decided' || act.type === 'decidedOnTheSpot') count(state.decision!.decidedOn, 'decided')
    if (act.type === 'decidedOnTheSpot') count(state.decision!.decidedOn, 'decidedSimply')
    if (act.type === 'decided') {
      count(state.decision!.decidedOn, 'decisionDays', daysBetween(state.filedOn!, state.decision!.decidedOn))
      if (state.decision!.decidedOn <= before.handlingUntil!) count(state.decision!.decidedOn, 'decidedOnTime')
    }
    if (act.type === 'decisionServed' || act.type === 'decidedOnTheSpot') count(state.servedOn!, 'served')
    if (act.type === 'decisionPublished') {
      const { on } = state.publication as { on: string }
      count(on, 'published')
      if (on <= before.clocks.find(k => k.periodId === 'D-PUB-01')!.due) count(on, 'publishedOnTime')
    }
    if (act.type === 'closingApproved') count(state.closedOn!, 'closed')
    if (act.type === 'caseArchived') count(today, 'archived')
  }
  return months
}

const kept = async () =>
  Object.fromEntries(
    (await world.database.read(systemClaims, c => c.query('select * from case_month'))).rows.map(row => [
      `${row.region} ${row.month} ${row.field_code}`,
      Object.fromEntries(Object.entries(tallies).map(([tally, column]) => [tally, row[column]])),
    ]),
  )

describe('the overview', () => {
  it('equals a recount from the acts: the rollup kept by each act, and one counted anew', async () => {
    const counted = await recount()
    expect(Object.keys(counted).length).toBeGreaterThan(5)
    expect(await kept()).toEqual(counted)
    const anew = await world.database.read(systemClaims, c => countCaseMonths(c))
    expect(
      Object.fromEntries(
        anew.map(({ region, month, fieldCode, ...sums }) => [`${region} ${month} ${fieldCode}`, sums]),
      ),
    ).toEqual(counted)
    await world.database.write(systemClaims, c => c.query('update case_month set opened = opened + 5'))
    await world.database.write(systemClaims, c => rebuildMonths(c))
    expect(await kept()).toEqual(counted)
  })

  it('adds up along the regions, with a row for each part, empty ones too', async () => {
    const counted = Object.entries(await recount())
    const sum = (name: string) => counted.reduce((n, [, sums]) => n + sums[name]!, 0)
    const answer = await get<OverviewReply>(
      '/api/overview?by=region&from=2025-01&to=2025-12&measures=opened,decided,closed,daysToDecide',
    )
    expect(answer.region).toEqual({ code: '990100', name: '文衡市' })
    expect(answer.rows.map(row => [row.region!.code, row.values.slice(0, 3)])).toEqual([
      ['990100', [0, 0, 0]],
      ['990101', [0, 0, 0]],
      ['990102', [sum('opened'), sum('decided'), sum('closed')]],
    ])
    expect(answer.total).toEqual(answer.rows[2]!.values)
    // CASE-01: 41 days, CASE-08: 23 days
    expect(answer.total).toEqual([5, 3, 1, 32])
  })

  it('by month and field, within the months that were asked for', async () => {
    const all = await recount()
    const answer = await get<OverviewReply>(
      '/api/overview?by=month,field&from=2025-06&to=2025-07&measures=opened,filed,rejected,decidedSimply,published',
    )
    const expected = Object.entries(all)
      .map(([key, sums]) => ({ key: key.split(' '), sums }))
      .filter(({ key }) => key[1]! >= '2025-06' && key[1]! <= '2025-07')
      .map(({ key, sums }) => ({
        month: key[1],
        field: key[2],
        values: [sums.opened, sums.filed, sums.rejected, sums.decidedSimply, sums.published],
      }))
      .sort((a, b) => `${a.month}${a.field}`.localeCompare(`${b.month}${b.field}`))
    expect(answer.rows).toEqual(expected)
    expect(answer.measures[0]).toEqual({ key: 'opened', title: measures.opened })
  })

  it('keeps nothing of an act that failed', async () => {
    const before = await kept()
    const listeners = [...world.services.listeners]
    Object.assign(world.services, {
      listeners: [
        ...listeners,
        async () => {
          throw new Error('a later listener fails')
        },
      ],
    })
    await expect(world.give('handler1', '', find('inspection', '2025-06-25'))).rejects.toThrow('fails')
    Object.assign(world.services, { listeners })
    expect(await kept()).toEqual(before)
  })

  it.each([
    ['measures=fine', 403],
    ['measures=decided,confiscationFen', 403],
    ['measures=罚款', 403],
    ['measures=decided&sort=-fineFen', 403],
    ['measures=decided&target=100', 403],
    ['measures=decided&rankBy=amount', 403],
    ['by=fine&measures=decided', 403],
    ['by=officer&measures=decided', 400],
    ['measures=nothing', 400],
    ['measures=decided&from=2025-13', 400],
    ['measures=decided&from=2026-01', 400],
    ['measures=decided&region=360100', 404],
    ['measures=decided&region=990000', 404],
  ])('%s is refused', async (query, status) => {
    const [, from = '2025-01'] = /from=([^&]*)/.exec(query) ?? []
    const rest = query.replace(/&?from=[^&]*/, '')
    const answer = await http.inject(`/api/overview?to=2025-12&from=${from}&${encodeURI(rest)}`)
    expect([answer.statusCode, answer.json().next], answer.body).toEqual([status, expect.any(String)])
    if (status === 403)
      expect(answer.json()).toMatchObject({ code: 'supervision.fineRanking', article: '行政处罚法第七十四条' })
  })
})

describe('the clock board', () => {
  it('shows running deadlines of the jurisdiction, due first, with their days', async () => {
    const { rows, today } = await get<ClockPage>('/api/clocks?limit=100')
    expect(today).toBe('2025-07-03')
    const dues = rows.map(row => row.clock.due)
    expect(dues).toEqual([...dues].sort())
    expect(rows.every(row => !row.clock.closed && row.clock.blocksClosing)).toBe(true)
    const handling = rows.find(row => row.caseId === open)!
    expect(handling).toMatchObject({
      stage: 'investigating',
      stageName: '调查取证',
      region: '990102',
      handlers: ['周砚秋', '许明澈'],
      clock: { periodId: 'D-PEN-08', start: '2025-07-03', due: '2025-10-01', confidence: 'verified' },
    })
    expect(handling.clock.days).toHaveLength(91)
    // the party's remedies run on and are nobody's omission
    expect(rows.some(row => row.clock.periodId === 'D-REC-01')).toBe(false)
  })

  it('shows a window of the party that has ended as ended, and counts it as nobody’s delay', async () => {
    const overdue = await get<ClockPage>('/api/clocks?state=overdue&limit=100')
    expect(overdue.rows.length).toBeGreaterThan(0)
    expect(overdue.rows.filter(row => row.clock.right)).toEqual([])
    const lapsed = { clock: 'D-PEN-05', due: '2025-06-30' }
    await world.database.write(systemClaims, c =>
      c.query(
        `insert into case_clock (case_id, key, period_id, name, region, organ_id, actor, start, due, blocks_closing, clock)
         select case_id, $1, $1, name, region, organ_id, 'party', start, $2::date, true,
           clock || jsonb_build_object('key', $1::text, 'periodId', $1::text, 'due', $2::text, 'actor', 'party')
         from case_clock where case_id = $3 and period_id = 'D-PEN-08'`,
        [lapsed.clock, lapsed.due, open],
      ),
    )
    const shown = await get<ClockPage>('/api/clocks?limit=100')
    expect(shown.rows.find(row => row.clock.due === lapsed.due)?.clock.right).toBe(true)
    const after = await get<ClockPage>('/api/clocks?state=overdue&limit=100')
    expect(after.rows.map(row => row.clock.key)).toEqual(overdue.rows.map(row => row.clock.key))
    const { rows } = await get<ClockCounts>('/api/clocks/counts')
    expect(rows.reduce((n, row) => n + row.overdue, 0)).toBe(overdue.rows.length)
    await world.database.write(systemClaims, c =>
      c.query('delete from case_clock where period_id = $1', [lapsed.clock]),
    )
  })

  it('is read page by page without a gap', async () => {
    const all = (await get<ClockPage>('/api/clocks?limit=100')).rows
    const seen: string[] = []
    let after: string | null = ''
    while (after !== null) {
      const page: ClockPage = await get(`/api/clocks?limit=2&after=${encodeURIComponent(after)}`)
      seen.push(...page.rows.map(row => `${row.caseId} ${row.clock.key}`))
      after = page.after
    }
    expect(seen).toEqual(all.map(row => `${row.caseId} ${row.clock.key}`))
    expect(seen.length).toBeGreaterThan(4)
  })

  it('tells overdue from soon from running, and counts as it lists', async () => {
    const all = (await get<ClockPage>('/api/clocks?limit=100')).rows
    const overdue = (await get<ClockPage>('/api/clocks?state=overdue&limit=100')).rows
    const soon = (await get<ClockPage>('/api/clocks?state=soon&limit=100')).rows
    const counts = await get<ClockCounts>('/api/clocks/counts')
    // Thursday 07-03: Friday, Monday, Tuesday
    expect(counts.soonUntil).toBe('2025-07-08')
    expect(overdue).toEqual(all.filter(row => row.clock.due < '2025-07-03'))
    expect(soon).toEqual(all.filter(row => row.clock.due >= '2025-07-03' && row.clock.due <= '2025-07-08'))
    // CASE-01 was never paid; the decision on the spot is to be filed with the organ by 07-04
    expect(overdue.map(row => row.clock.periodId)).toContain('D-PEN-11')
    expect(soon.map(row => row.clock.periodId)).toContain('D-PEN-17')
    expect(counts.rows).toEqual([
      { region: '990100', name: '文衡市', running: 0, overdue: 0, soon: 0 },
      { region: '990101', name: '琴台区', running: 0, overdue: 0, soon: 0 },
      { region: '990102', name: '衡北县', running: all.length, overdue: overdue.length, soon: soon.length },
    ])
  })

  it('narrows by division, organ, field, stage and who has to act, and the counts with it', async () => {
    const all = (await get<ClockPage>('/api/clocks?limit=100')).rows
    const narrowed = async (query: string, keep: (row: ClockPage['rows'][number]) => boolean) => {
      expect((await get<ClockPage>(`/api/clocks?limit=100&${query}`)).rows, query).toEqual(all.filter(keep))
      const counts = await get<ClockCounts>(`/api/clocks/counts?${query}`)
      expect(
        counts.rows.reduce((n, row) => n + row.running, 0),
        query,
      ).toBe(all.filter(keep).length)
    }
    await narrowed('fieldCode=NET', row => row.fieldCode === 'NET')
    await narrowed('stage=investigating', row => row.stage === 'investigating')
    await narrowed('actor=party', row => row.clock.actor === 'party')
    await narrowed('region=990102', () => true)
    await narrowed('region=990101', () => false)
    await narrowed(`organId=${world.known.organId}`, () => true)
    await narrowed(`organId=${newId()}`, () => false)
  })

  it('shows nothing of other divisions and is closed to who handles', async () => {
    const supervisor = asker
    asker = { ...supervisor, region: '990101' }
    expect((await get<ClockPage>('/api/clocks')).rows).toEqual([])
    expect((await http.inject('/api/clocks?region=990102')).json().code).toBe('supervision.regionOutside')
    expect((await get<OverviewReply>('/api/overview?from=2025-01&to=2025-12')).total).toEqual([0, 0, 0, 0])
    asker = world.identity.handler1
    for (const url of ['/api/clocks', '/api/clocks/counts', '/api/overview?from=2025-01&to=2025-12'])
      expect((await http.inject(url)).statusCode).toBe(403)
    asker = supervisor
  })

  it('takes no nonsense', async () => {
    for (const query of ['state=late', 'region=99', 'actor=me', 'limit=0', 'limit=101', 'organId=x'])
      expect((await http.inject(`/api/clocks?${query}`)).statusCode, query).toBe(400)
    expect((await get<ClockPage>('/api/clocks?after=x%20y%20z')).rows.length).toBeGreaterThan(0)
    expect((await get<ClockPage>("/api/clocks?stage=' or 1=1")).rows).toEqual([])
  })
})
