import { writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseWorld, caseWorld, publicCases, roadOf } from '#features/6-operation/case-handling/factory.ts'
import { claimedDatabase, createHttp } from '#host'
import { type Ledger, openLedger } from '#ledger/append'
import { verifyBundleZip } from '#ledger/verify'
import { type TestDatabase, testDatabase } from '#testkit'
import { endpoints } from './api.ts'
import type { FileReviewReply } from './contract.ts'

let test: TestDatabase
let world: CaseWorld
let ledger: Ledger
let http: FastifyInstance
let folder: string
let caseId: string

beforeAll(async () => {
  test = await testDatabase()
  folder = await mkdtemp(join(tmpdir(), 'wenheng-keys-'))
  ledger = await openLedger({ pool: test.pool, keysDir: folder, nameForNewLog: () => 'test.local/log' })
  const database = claimedDatabase(test.pool)
  world = await caseWorld(database)
  http = await createHttp({
    endpoints: endpoints(world.services),
    database,
    files: world.services.files,
    ledger,
    clock: world.clock,
    authenticate: async () => world.identity.archive,
    version: '0.0.0',
  })
  caseId = (await world.walk(roadOf(publicCases['CASE-08']!))).caseId
})
afterAll(async () => {
  await http?.close()
  await ledger?.stop()
  await world?.close()
  await test?.drop()
  await rm(folder, { recursive: true, force: true })
})

describe('the volume', () => {
  it('is one PDF with both parts', async () => {
    const answer = await http.inject(`/api/cases/${caseId}/volume`)
    expect(answer.statusCode).toBe(200)
    expect(answer.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
    expect(answer.rawPayload.toString('latin1')).toContain('/PageMode /UseOutlines')
    if (process.env.WENHENG_KEEP_PDF) writeFileSync(process.env.WENHENG_KEEP_PDF, answer.rawPayload)
  })
})

describe('the bundle', () => {
  it('is genuine to a checker that knows only the published keys, and a changed byte is found', async () => {
    const answer = await http.inject(`/api/cases/${caseId}/bundle`)
    expect(answer.statusCode).toBe(200)
    const verdict = verifyBundleZip(new Uint8Array(answer.rawPayload))
    expect(verdict.verdict, JSON.stringify(verdict).slice(0, 2000)).toBe('genuine')
    for (const at of [500, Math.floor(answer.rawPayload.length / 2), answer.rawPayload.length - 200]) {
      const changed = new Uint8Array(answer.rawPayload)
      changed[at] = changed[at]! ^ 1
      expect(verifyBundleZip(changed).verdict, `byte ${at}`).not.toBe('genuine')
    }
  })
})

describe('the review of the file', () => {
  it('explains each point lost', async () => {
    const review = (await http.inject(`/api/cases/${caseId}/review`)).json<FileReviewReply>()
    expect(review.legality.every(item => item.passed)).toBe(true)
    expect(review.score).toBe(96)
    expect(review.regularity.flatMap(item => item.lost)).toEqual([
      { points: 2, reason: '证据没有随案保存电子文件' },
      { points: 2, reason: '先行登记保存系电话批准后补签' },
    ])
  })
})
