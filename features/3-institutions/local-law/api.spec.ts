import { resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { addOrgan, addRegion } from '#features/4-platform/tenancy'
import { claimedDatabase, claimsFor, createHttp, type Database, type Identity, noClaims, systemClaims } from '#host'
import { newId } from '#kernel'
import { localProfile } from '#law-engine'
import { loadLaw } from '#law-engine/load'
import { fixedClock, type TestDatabase, testDatabase } from '#testkit'
import { endpoints } from './api.ts'
import type { FreshnessReply, RuleDetail, RuleRow, UnverifiedItem } from './contract.ts'
import { item, profile } from './fixtures/local-rules.ts'
import { lawRegister } from './index.ts'

const law = loadLaw(resolve(import.meta.dirname, '../../../law'))
const lawIn = lawRegister(law)
const unread = law.powers.find(p => p.confidence === 'memory' && p.fieldCode === 'ART')!
let test: TestDatabase
let database: Database
let http: FastifyInstance
let asker: Identity

const person = (region: string, duty: Identity['duties'][number]): Identity => ({
  userId: newId(),
  name: `${region}-${duty}`,
  organId: newId(),
  organName: '机构',
  region,
  duties: [duty],
})
const reviewer = person('990000', 'legalReviewer')
const leader = person('990000', 'leader')
const county = person('990102', 'handler')
const neighbour = person('110101', 'handler')

beforeAll(async () => {
  test = await testDatabase()
  database = claimedDatabase(test.pool)
  await database.write(systemClaims, async c => {
    for (const [code, name] of [
      ['990000', '文衡省'],
      ['990100', '文衡市'],
      ['990102', '衡北县'],
      ['110000', '别省'],
      ['110101', '别县'],
    ] as const)
      await addRegion(c, { code, name, fictional: true })
    await addOrgan(c, {
      id: newId(),
      region: '990000',
      name: '省局',
      shortName: '省局',
      numberRegion: '文衡',
      numberOrgan: '文',
    })
  })
  http = await createHttp({
    endpoints: endpoints({ law, lawIn }),
    database,
    clock: fixedClock('2025-06-20T02:00:00Z'),
    authenticate: async () => asker,
    version: '0.1.0',
  })
})
afterAll(async () => {
  await http?.close()
  await test?.drop()
})

const send = async (by: Identity, path: string, payload: object, key = newId()) => {
  asker = by
  const headers = { 'idempotency-key': key }
  const answer = await http.inject({ method: 'POST', url: `/api/local-rules/${path}`, payload, headers })
  return { status: answer.statusCode, ...answer.json() }
}
const get = async <T>(by: Identity, url: string): Promise<T & { code?: string }> => {
  asker = by
  return (await http.inject(url)).json()
}
const lawOf = (by: Identity) => database.read(claimsFor(by), c => lawIn(c, by.region))

describe('a benchmark of the province', () => {
  let id = ''
  it('is drafted, adopted by another, and then the law of its counties and of nobody else', async () => {
    expect(await lawOf(county)).toBe(law)
    ;({ id } = await send(reviewer, 'profiles', profile))
    expect(await lawOf(county)).toBe(law)
    expect(await send(county, 'profiles', profile)).toMatchObject({ status: 403, code: 'host.notPermitted' })
    const shown = await get<RuleDetail>(leader, `/api/local-rules/${id}`)
    expect(shown.steps.filter(step => step.permitted).map(step => step.command)).toEqual(['adoptRule', 'returnRule'])
    expect(shown.facts.map(fact => fact.text).join()).toContain('从轻 0～25%，一般 25%～65%，从重 65%～100%')
    expect(await send(leader, `${id}/adopt`, {})).toMatchObject({ status: 200 })
    const here = await lawOf(county)
    expect(localProfile(here, county.region, '2025-06-20')?.name).toBe(profile.name)
    expect(here.version).not.toBe(law.version)
    // kept until something changes
    expect(await lawOf(county)).toBe(here)
    expect(await lawOf(neighbour)).toBe(law)
  })

  it('is seen from below, not from elsewhere', async () => {
    expect((await get<RuleDetail>(county, `/api/local-rules/${id}`)).title).toBe(profile.name)
    expect((await get(neighbour, `/api/local-rules/${id}`)).code).toBe('localLaw.unknown')
    expect((await get<{ rows: RuleRow[] }>(neighbour, '/api/local-rules')).rows).toEqual([])
  })

  it('ends, and no later case takes it; what was decided under it still finds it', async () => {
    expect(await send(leader, `${id}/end`, { until: '2025-06-30', reason: '修订' })).toMatchObject({ status: 200 })
    const here = await lawOf(county)
    expect(localProfile(here, county.region, '2025-07-01')).toBeUndefined()
    expect(localProfile(here, county.region, '2025-06-30')?.name).toBe(profile.name)
  })
})

describe('an item of the province', () => {
  it('stands in the list of its counties once it is adopted', async () => {
    const { id, ...drafted } = await send(reviewer, 'items', item)
    expect(drafted).toEqual({ status: 200 })
    expect(await send(leader, `${id}/adopt`, {})).toMatchObject({ status: 200 })
    const found = (await lawOf(county)).powers.filter(power => power.code.startsWith('LOC-'))
    expect(found).toMatchObject([
      {
        code: 'LOC-990000-ENT-001',
        field: '娱乐场所',
        confidence: 'verified',
        fine: { minFen: 100_000, maxFen: 500_000 },
      },
    ])
  })
  it.each([
    ['a fine upside down', { fine: { minYuan: 5_000, maxYuan: 1_000, optional: false } }, 409, 'localLaw.fineUnclear'],
    ['a fine without its kind', { penaltyKinds: ['警告'] }, 409, 'localLaw.fineUnclear'],
    ['an unknown field', { name: '未按规定登记歌曲', fieldCode: 'XXX' }, 409, 'localLaw.faults'],
    ['the same item again', {}, 409, 'localLaw.itemTwice'],
    ['no article', { penaltyArticle: '条次待核' }, 400, 'input.invalid'],
    [
      'a kind a rule may not set',
      { statuteKind: 'rule', penaltyKinds: ['责令停产停业', '罚款'] },
      409,
      'localLaw.kindNotPermitted',
    ],
  ])('%s is refused and leaves nothing', async (_name, change, status, code) => {
    const before = (await get<{ rows: RuleRow[] }>(leader, '/api/local-rules?kind=item')).rows.length
    expect(await send(reviewer, 'items', { ...item, ...change })).toMatchObject({
      status,
      code,
      next: expect.any(String),
    })
    expect((await get<{ rows: RuleRow[] }>(leader, '/api/local-rules?kind=item')).rows).toHaveLength(before)
  })
})

describe('a reading', () => {
  const reading = { item: `${unread.code} ${unread.from}`, text: '部门规章汇编', readOn: '2025-06-19', agrees: true }
  const waiting = async (by: Identity) =>
    (await get<{ rows: UnverifiedItem[] }>(by, '/api/unverified-items')).rows.map(row => row.code)

  it('verifies the item for the region of the reader, once', async () => {
    expect(await waiting(county)).toContain(unread.code)
    expect(await send(reviewer, 'confirmations', reading)).toMatchObject({ status: 200 })
    expect(await waiting(county)).not.toContain(unread.code)
    expect(await waiting(neighbour)).toContain(unread.code)
    expect(await send(reviewer, 'confirmations', reading)).toMatchObject({
      status: 409,
      code: 'localLaw.nothingToConfirm',
    })
  })
  it('is withdrawn with its reason: the item waits again, and may be read anew', async () => {
    const [{ id } = { id: '' }] = (await get<{ rows: RuleRow[] }>(leader, '/api/local-rules?kind=confirmation')).rows
    expect(await send(county, `${id}/withdraw`, { reason: '错了' })).toMatchObject({ code: 'host.notPermitted' })
    expect(await send(reviewer, `${id}/withdraw`, {})).toMatchObject({ status: 400 })
    expect(await send(reviewer, `${id}/withdraw`, { reason: '读的是旧版本' })).toMatchObject({ status: 200 })
    const shown = await get<RuleDetail>(county, `/api/local-rules/${id}`)
    expect(shown).toMatchObject({ stage: 'withdrawn', stageName: '已撤回', returned: '读的是旧版本', steps: [] })
    expect(await waiting(county)).toContain(unread.code)
    expect(await send(reviewer, 'confirmations', reading)).toMatchObject({ status: 200 })
    expect(await waiting(county)).not.toContain(unread.code)
  })
  it('sent twice with one key has one effect', async () => {
    const key = newId()
    const [a, b] = [await send(reviewer, 'profiles', profile, key), await send(reviewer, 'profiles', profile, key)]
    expect(a).toEqual(b)
    expect(await send(reviewer, 'profiles', { ...profile, name: '另一个' }, key)).toMatchObject({
      code: 'host.keyReused',
    })
  })
  it('wants the reader to say that it agrees', async () =>
    expect(await send(reviewer, 'confirmations', { ...reading, agrees: false })).toMatchObject({
      status: 409,
      code: 'localLaw.nothingToConfirm',
      facts: { alsoClosed: [expect.stringContaining('一致')] },
    }))
  it('stands in the ledger, as every local rule', async () => {
    const { rows } = await test.ownerPool.query(`select type from act where stream_kind = 'localRule' order by type`)
    expect([...new Set(rows.map(row => row.type))]).toEqual([
      'itemConfirmed',
      'readingWithdrawn',
      'ruleAdopted',
      'ruleDrafted',
      'ruleEnded',
    ])
  })
})

describe('what is to be read again', () => {
  it('is told to who answers for the law, with what his place has added', async () => {
    const admin = person('990000', 'systemAdmin')
    const reply = await get<FreshnessReply>(admin, '/api/law-freshness?on=2030-01-01&limit=1000')
    const { counts, total } = reply
    expect(counts.unverified + counts.overdue + counts.oldText + counts.fresh).toBe(total)
    expect(reply.rows).toHaveLength(counts.unverified + counts.overdue + counts.oldText)
    expect(reply.rows).toContainEqual(
      expect.objectContaining({
        ...{ id: 'LOC-990000-ENT-001', state: 'overdue', checkedOn: '2025-06-20' },
        ...{ place: '地方规定　LOC-990000-ENT-001', fieldName: '娱乐场所', page: '/powers/LOC-990000-ENT-001' },
      }),
    )
    expect(reply.rows).toContainEqual(
      expect.objectContaining({
        id: unread.code,
        state: 'overdue',
        source: expect.stringContaining('核对部门规章汇编'),
      }),
    )
    const elsewhere = await get<FreshnessReply>(person('110000', 'legalReviewer'), '/api/law-freshness?limit=1000')
    expect(elsewhere.rows).toContainEqual(expect.objectContaining({ id: unread.code, state: 'unverified' }))
    expect((await get(county, '/api/law-freshness')).code).toBe('host.notPermitted')
  })
  it('comes by field and state, in pages', async () => {
    const of = (query: string) => get<FreshnessReply>(reviewer, `/api/law-freshness?${query}`)
    const shared = await of('field=none&limit=1000')
    expect(new Set(shared.rows.map(row => row.fieldCode))).toEqual(new Set([null]))
    const unverified = await of('field=ENT&state=unverified&limit=1000')
    expect(unverified.rows.every(row => row.state === 'unverified' && row.fieldCode === 'ENT')).toBe(true)
    const first = await of('field=ENT&limit=3')
    const second = await of(`field=ENT&limit=1000&after=${first.after}`)
    expect([...first.rows, ...second.rows]).toEqual((await of('field=ENT&limit=1000')).rows)
    expect(second.after).toBeNull()
  })
})

it('two adopted at once are both felt, also when the later number was there first', async () => {
  const { id: first } = await send(reviewer, 'profiles', { ...profile, name: '先批准' })
  const { id: second } = await send(reviewer, 'profiles', { ...profile, name: '后批准' })
  const inForce = (id: string, effect: number) =>
    test.ownerPool.query(`update local_rule set stage = 'inForce', effect = $2 where id = $1`, [id, effect])
  const names = async () => (await lawOf(county)).profiles.map(p => p.name)
  await inForce(second, 1_001)
  expect(await names()).toContain('后批准')
  await inForce(first, 1_000)
  expect(await names()).toContain('先批准')
})

it('nothing is written without a claim, nor outside the jurisdiction', async () => {
  const add = (by: Identity) =>
    database.write(claimsFor(by), c =>
      c.query(
        `insert into local_rule (id, region, covers, kind, code, title, stage, valid_from, content, version, drafted_by, drafted_by_id, drafted_at)
         values ($1, '990000', '99', 'profile', 'x', 'x', 'draft', '2025-01-01', '{}', 1, 'x', $1, now())`,
        [newId()],
      ),
    )
  await expect(add(county)).rejects.toThrow('row-level security')
  const seen = await database.read(noClaims, c => c.query('select 1 from local_rule'))
  expect(seen.rows).toEqual([])
})
