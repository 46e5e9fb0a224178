import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appendActs, claimedDatabase, type RecordedAct, systemClaims } from '#host'
import { newId } from '#kernel'
import { HASHES, parseVerifierKey, readZip, toHex, utf8, verifyBundleZip } from '#ledger/verify'
import { type TestDatabase, testDatabase } from '#testkit'
import { type CaseParts, type Ledger, openLedger } from './index.ts'

let db: TestDatabase
let ledger: Ledger
const folder = mkdtempSync(join(tmpdir(), 'wenheng-ledger-'))
const open = (keys: string) =>
  openLedger({ pool: db.pool, keysDir: join(folder, keys), nameForNewLog: () => 'ledger.example/whole' })

beforeAll(async () => {
  db = await testDatabase()
  ledger = await open('keys')
})
afterAll(async () => {
  await ledger.stop()
  await db.drop()
  rmSync(folder, { recursive: true })
})

const caseId = newId()
const decision = utf8('%PDF-1.7\n行政处罚决定书')

/** Acts as the application records them, in two transactions. */
async function handledCase(): Promise<RecordedAct[]> {
  const stream = { kind: 'case', id: caseId, region: '990101' }
  const by = { userId: newId(), name: '周文谦', at: new Date('2025-06-20T08:00:00.123Z') }
  const documents = [{ title: '行政处罚决定书', sha256: toHex(HASHES.sha256(decision)) }]
  const steps = [
    [
      { type: 'findingRegistered', data: { place: '琴台路1号', optional: undefined } },
      { type: 'filingApproved', data: {} },
    ],
    [{ type: 'decisionServed', data: { fineFen: 1_000_000, documents } }],
  ]
  const recorded: RecordedAct[] = []
  for (const acts of steps) {
    const version = recorded.length
    const append = (c: Parameters<typeof appendActs>[0]) => appendActs(c, { ...stream, version }, acts, by)
    recorded.push(...(await claimedDatabase(db.pool).write(systemClaims, append)))
  }
  return recorded
}

describe('a case bundle', () => {
  let parts: CaseParts
  beforeAll(async () => {
    const acts = await handledCase()
    parts = {
      caseId,
      caseNumber: '琴文综立字〔2025〕1号',
      volume: utf8('%PDF-1.7\n案卷'),
      caseJson: { caseId },
      documents: [{ name: '0003-行政处罚决定书.pdf', bytes: decision }],
      actIds: acts.map(act => act.id),
    }
  })
  const check = (zip: Uint8Array) => verifyBundleZip(zip, { keys: ledger.vkeys.map(parseVerifierKey) })

  test('of acts just recorded is genuine to whoever has only the public keys', async () => {
    const zip = await ledger.caseBundle(parts)
    expect(check(zip)).toMatchObject({ verdict: 'genuine', pinned: true, caseNumber: parts.caseNumber })
    const { files } = readZip(zip)
    expect(JSON.parse(new TextDecoder().decode(files.get('acts/0003.json')))).toMatchObject({
      caseId,
      seq: 3,
      type: 'decisionServed',
      at: '2025-06-20T08:00:00.123Z',
      data: { fineFen: 1_000_000 },
    })
  })

  test('with an act left out is not', async () => {
    const zip = await ledger.caseBundle({ ...parts, actIds: parts.actIds.filter((_, n) => n !== 1) })
    const verdict = check(zip)
    expect(verdict).toMatchObject({ verdict: 'notGenuine' })
    expect('steps' in verdict && verdict.steps.filter(step => !step.ok).map(step => step.name)).toEqual(['行为顺序'])
  })

  test('keeps its proofs when a payload was lawfully erased', async () => {
    await db.ownerPool.query('delete from ledger_opening where act_id = $1', [parts.actIds[0]])
    const zip = await ledger.caseBundle(parts)
    expect(check(zip)).toMatchObject({ verdict: 'genuine' })
    expect(readZip(zip).files.has('acts/0001.json')).toBe(false)
  })

  test('of an act nobody recorded is refused', async () => {
    const bundle = ledger.caseBundle({ ...parts, actIds: [newId()] })
    await expect(bundle).rejects.toMatchObject({ detail: { code: 'ledger.unknownAct' } })
  })
})

test('other keys on the same entries are damage: nothing is signed on top of what others signed', async () => {
  expect(ledger.damage()).toBeUndefined()
  await ledger.stop()
  await expect(open('other-keys')).rejects.toThrow('账本与已签名的记录不一致')
  ledger = await open('keys')
  await ledger.flush()
  expect((await ledger.latestCheckpoint())!.size).toBe(3)
})
