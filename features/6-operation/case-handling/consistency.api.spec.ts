import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { claimedDatabase, claimsFor, type Database, type Identity, noClaims, systemClaims } from '#host'
import { newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import type { DistributionReply, ProposalReasoning } from './contract.ts'
import { type CaseWorld, COUNTY, caseWorld } from './factory.ts'
import { openDoors } from './fixtures/open-doors.ts'
import { publicCases, remember, roadOf } from './story.ts'

let test: TestDatabase
let database: Database
let world: CaseWorld
let http: FastifyInstance
let asker: Identity
let caseId = ''
let range = { minFen: 0, maxFen: 0 }

const facts = publicCases['CASE-08']!
const road = roadOf(facts)
const before = (command: string) =>
  road.slice(
    0,
    road.findIndex(step => step.command === command),
  )
const REASON = '接纳未成年人数明显多于同类案件，且发生在学校周边。'
const proposal = {
  ...{ outcome: 'penalty', power: facts.power, warning: true },
  ...{ fineFen: facts.fineFen, confiscationFen: facts.confiscationFen },
}

beforeAll(async () => {
  test = await testDatabase()
  database = claimedDatabase(test.pool)
  world = await caseWorld(database)
  http = await openDoors(world, () => asker)
  caseId = (await world.walk(before('proposeOutcome'))).caseId
  world.clock.set(road.find(step => step.command === 'proposeOutcome')!.at)
  const { reasoning } = (await reasoned(proposal)).json<ProposalReasoning>()
  range = reasoning!.rangeFen!
})
afterAll(async () => {
  await http?.close()
  await world?.close()
  await test?.drop()
})

const post = (by: Identity, url: string, payload: object) => {
  asker = by
  return http.inject({ method: 'POST', url, payload, headers: { 'idempotency-key': newId() } })
}
const reasoned = (body: object) => post(world.identity.handler1, `/api/cases/${caseId}/reasoning`, body)
const propose = async (body: object) => {
  const { version } = await world.stateOf(caseId)
  const data = { ...proposal, reasons: facts.reasons, ...body }
  return post(world.identity.handler1, `/api/cases/${caseId}/propose-outcome`, { version, data })
}

/** Cases decided elsewhere, as their counties counted them. */
const decidedBefore = (fineFen: number, cases: number, region = '990100', year = 2025) =>
  test.ownerPool.query(
    `insert into fine_tally (power_code, region, organ_id, year, tier, party_kind, min_fen, max_fen, fine_fen, cases)
     select $1, region, id, $2, 'general', 'legal', $3, $4, $5, $6 from organ where region = $7`,
    [facts.power, year, range.minFen, range.maxFen, fineFen, cases, region],
  )

describe('a proposal beside like cases', () => {
  it('says that there are none, while there are none', async () => {
    expect((await reasoned(proposal)).json<ProposalReasoning>().comparison).toBeNull()
  })

  it('of another jurisdiction: its figures are seen, its cases are not', async () => {
    await decidedBefore(1_500_000, 18)
    await decidedBefore(1_600_000, 12, '990100', 2024)
    await decidedBefore(9_900_000, 3, COUNTY)
    const { comparison, standard } = (await reasoned(proposal)).json<ProposalReasoning>()
    expect(comparison).toMatchObject({ cases: 33, judged: true, below: 90, measure: 'amount' })
    expect(standard).toMatchObject({ house: true })
    const { handler1 } = world.identity
    const seen = await database.read(claimsFor(handler1), c =>
      c.named('t', 'select id from case_file where region <> $1', [COUNTY]),
    )
    expect(seen).toEqual([])
  })

  it('by year and by organ, in the order of divisions; three cases show no amounts', async () => {
    const answer = await post(world.identity.handler1, `/api/cases/${caseId}/distribution`, proposal)
    const { organs, years } = answer.json<DistributionReply>()
    expect(organs.map(({ region, year, cases, spread }) => [region, year, cases, spread?.median ?? null])).toEqual([
      ['990100', 2025, 18, 1_500_000],
      ['990100', 2024, 12, 1_600_000],
      [COUNTY, 2025, 3, null],
    ])
    expect(years.map(({ year, cases }) => [year, cases])).toEqual([
      [2025, 21],
      [2024, 12],
    ])
    expect(JSON.stringify(answer.json())).not.toMatch(/sum|total|rank/i)
  })

  it('is refused where it is out of line, until it says why; then both are frozen', async () => {
    await decidedBefore(1_550_000, 60)
    const refused = await propose({})
    expect([refused.statusCode, refused.json().code, refused.json().field]).toEqual([
      409,
      'caseHandling.outlierUnreasoned',
      '/outlierReason',
    ])
    const blank = await propose({ outlierReason: '　　　　　　　　　　　　　' })
    expect(blank.json().code).toBe('caseHandling.outlierUnreasoned')
    expect((await propose({ outlierReason: REASON })).statusCode).toBe(200)
    const { proposal: frozen } = await world.stateOf(caseId)
    expect(frozen).toMatchObject({ outlierReason: REASON, comparison: { outlier: 'high', cases: 93 } })
  })
})

describe('the count of fines', () => {
  const counted = () =>
    test.ownerPool.query('select * from fine_tally order by power_code, region, year, tier, fine_fen')
  const recounted = () =>
    test.ownerPool.query('select * from count_fines() order by power_code, region, year, tier, fine_fen')

  it('goes on with each decision, and equals a recount', async () => {
    await test.ownerPool.query('delete from fine_tally')
    for (const step of road.slice(before('proposeOutcome').length + 1)) {
      world.clock.set(step.at)
      remember(world.known, await world.stateOf(caseId))
      await world.give(step.by, caseId, { name: step.command, body: step.data(world.known) } as never)
      if (step.command === 'decide') break
    }
    const { rows } = await counted()
    expect(rows).toMatchObject([{ power_code: facts.power, region: COUNTY, year: 2025, tier: 'general', cases: 1 }])
    expect(Number(rows[0].fine_fen)).toBe(facts.fineFen)
    expect(rows).toEqual((await recounted()).rows)
  })

  it('is closed without a claim, open to every jurisdiction, and written only in one’s own', async () => {
    const count = `select count(*)::int as n from fine_tally`
    const read = (claims: Parameters<Database['read']>[0]) =>
      database.read(claims, c => c.named<{ n: number }>('n', count, []))
    expect((await read(noClaims))[0]!.n).toBe(0)
    expect((await read({ regionFrom: '13', regionTo: '13~', userId: '' }))[0]!.n).toBe(1)
    expect((await read(systemClaims))[0]!.n).toBe(1)
    const elsewhere = database.write(claimsFor(world.identity.handler1), c =>
      c.query(
        `insert into fine_tally select power_code, '990100', organ_id, year, tier, party_kind, min_fen, max_fen, 1, 1 from fine_tally`,
      ),
    )
    await expect(elsewhere).rejects.toThrow(/row-level security/)
  })

  it('has no column that names anybody', async () => {
    const { rows } = await test.ownerPool.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'fine_tally' order by ordinal_position`,
    )
    expect(rows.map(row => row.name).join(' ')).toBe(
      'power_code region organ_id year tier party_kind min_fen max_fen fine_fen cases',
    )
  })
})
