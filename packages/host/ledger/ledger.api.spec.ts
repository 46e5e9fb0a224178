import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPool } from '#host/postgres'
import { newId, type RegionCode } from '#kernel'
import { type Ledger, openLedger } from '#ledger/append'
import { fixedClock, type TestDatabase, testDatabase } from '#testkit'
import { appendActs, type RecordedAct } from '../acts/index.ts'
import { claimedDatabase, type Database, systemClaims } from '../database/index.ts'
import { createHttp } from '../http/server.ts'
import type { Identity } from '../identity/index.ts'
import { ledgerEndpoints } from './index.ts'

let db: TestDatabase
let database: Database
let ledger: Ledger
let app: FastifyInstance
const keysDir = join(mkdtempSync(join(tmpdir(), 'wenheng-keys-')), 'keys')
const caseId = newId()

const officerOf = (region: RegionCode): Identity => ({
  userId: newId(),
  name: '周文谦',
  organId: newId(),
  organName: '大队',
  region,
  duties: ['handler'],
})
const people: Record<string, Identity> = { here: officerOf('990102'), elsewhere: officerOf('990103') }

const open = (origin?: string) =>
  openLedger({
    pool: createPool(db.appUrl, { max: 3 }),
    keysDir,
    ...(origin && { origin }),
    nameForNewLog: () => 'ledger.example/host',
    checkpointMs: 50,
  })

const append = (version: number, type: string): Promise<RecordedAct[]> =>
  database.write(systemClaims, c =>
    appendActs(c, { kind: 'case', id: caseId, region: '990102', version }, [{ type, data: { party: '某某歌舞厅' } }], {
      userId: people.here!.userId,
      name: '周文谦',
      at: new Date('2025-05-26T02:30:00Z'),
    }),
  )

beforeAll(async () => {
  db = await testDatabase()
  database = claimedDatabase(db.pool)
  ledger = await open()
  app = await createHttp({
    endpoints: ledgerEndpoints,
    database,
    ledger,
    clock: fixedClock('2025-05-26T02:31:00Z'),
    authenticate: async request => people[String(request.headers['x-test-person'])],
    version: '0.1.0',
  })
})
afterAll(async () => {
  await app.close()
  await ledger.stop()
  await db.drop()
  rmSync(keysDir, { recursive: true })
})

const get = (url: string, person = 'nobody') => app.inject({ url, headers: { 'x-test-person': person } })

test('before the first act the ledger is empty and says so', async () => {
  expect((await get('/api/ledger')).json()).toEqual({
    origin: 'ledger.example/host',
    size: 0,
    checkpointAt: null,
    keys: ledger.vkeys,
    state: 'running',
  })
  expect((await get('/ledger/checkpoint')).statusCode).toBe(404)
})

describe('proof of an act', () => {
  let act: RecordedAct
  beforeAll(async () => {
    act = (await append(0, 'registered'))[0]!
    await ledger.flush()
  })
  const proof = (person?: string, actId = act.id) => get(`/api/acts/${actId}/proof`, person)
  const looks = async () =>
    (await db.ownerPool.query(`select * from access_log where what = 'act' and object_id = $1`, [act.id])).rows

  test('is for everybody, without what was done to whom', async () => {
    const answer = await proof()
    expect(answer.statusCode).toBe(200)
    const { entry, index, proofs, checkpoint, ...rest } = answer.json()
    expect(rest).toEqual({ actId: act.id })
    expect([index, checkpoint.size]).toEqual([0, 1])
    expect(JSON.parse(entry)).toMatchObject({ type: 'case.registered', org: '990102', prevObjectIdx: null })
    expect(proofs.sha256).toContain(checkpoint.sha256)
    expect(proofs.sm3).toContain(checkpoint.sm3)
    expect(answer.body).not.toMatch(/歌舞|文谦/)
    expect(answer.body).not.toContain(caseId)
  })

  test('shows the content to whom row security shows the act, and notes the look', async () => {
    const { opening } = (await proof('here')).json()
    expect(JSON.parse(opening.payload)).toMatchObject({ caseId, seq: 1, data: { party: '某某歌舞厅' } })
    expect(opening.salt).toMatch(/^[0-9a-f]{64}$/)
    expect(await looks()).toMatchObject([{ user_id: people.here!.userId, region: '990102' }])
  })

  test('does not show it from outside the jurisdiction', async () => {
    const before = await looks()
    const answer = await proof('elsewhere')
    expect(answer.statusCode).toBe(200)
    expect(answer.json().opening).toBeUndefined()
    expect(await looks()).toEqual(before)
  })

  test('of an unknown act, and of no act id, is refused', async () => {
    expect((await proof('here', newId())).json().code).toBe('ledger.unknownAct')
    expect((await proof('here', 'x')).statusCode).toBe(400)
  })

  test('comes within moments by itself; until then it says when to ask again', async () => {
    const [next] = await append(1, 'assigned')
    const first = await proof('here', next!.id)
    if (first.statusCode !== 200) {
      expect([first.statusCode, first.json().code, first.headers['retry-after']]).toEqual([
        503,
        'ledger.notYetCovered',
        '2',
      ])
    }
    await expect.poll(async () => (await proof('here', next!.id)).statusCode, { timeout: 10_000 }).toBe(200)
  })
})

describe('the static log', () => {
  test('checkpoints are fetched anew, tiles are kept for good, other sites may read both', async () => {
    await ledger.flush()
    const checkpoint = await get('/ledger/checkpoint')
    expect(checkpoint.headers).toMatchObject({
      'cache-control': 'no-cache',
      'content-type': 'text/plain; charset=utf-8',
      'access-control-allow-origin': '*',
    })
    const size = Number(checkpoint.body.split('\n')[1])
    for (const path of [`tile/0/000.p/${size}`, `tile/entries/000.p/${size}`, `sm3/tile/0/000.p/${size}`]) {
      const tile = await get(`/ledger/${path}`)
      expect([path, tile.statusCode, tile.headers['cache-control'], tile.headers['content-type']]).toEqual([
        path,
        200,
        'public, max-age=31536000, immutable',
        'application/octet-stream',
      ])
    }
    expect((await get('/ledger/sm3/checkpoint')).body).toMatch(/^ledger\.example\/host\/sm3\n/)
  })

  test('keys are told, one a line', async () => {
    const keys = await get('/ledger/keys.txt')
    expect(keys.body).toBe(`# ledger.example/host\n${ledger.vkeys.join('\n')}\n`)
    expect(keys.headers['content-type']).toBe('text/plain; charset=utf-8')
  })

  test.each(['', 'tile/0/999', 'tile/0/000.p/255', '../api/health', 'sm3/', '%00', 'keys'])('no %s', async path => {
    const answer = await get(`/ledger/${path}`)
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: expect.any(String), next: expect.any(String) })
  })
})

describe('keys and name', () => {
  test('lie in a folder for their owner alone', () => {
    expect(statSync(keysDir).mode & 0o777).toBe(0o700)
  })

  test('the name is fixed by the first start', async () => {
    await expect(open('ledger.example/other')).rejects.toMatchObject({ detail: { code: 'ledger.originFixed' } })
    for (const bad of ['https://x/y', 'a b', 'a+b', 'x/sm3', 'x/'])
      await expect(open(bad)).rejects.toMatchObject({ detail: { code: 'ledger.originMalformed' } })
    const again = await open('ledger.example/host')
    expect(again.vkeys).toEqual(ledger.vkeys)
    await again.stop()
  })
})
