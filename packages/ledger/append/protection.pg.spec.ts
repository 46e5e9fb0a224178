import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { newId } from '#kernel'
import { parseVerifierKey } from '#ledger/verify'
import { type TestDatabase, testDatabase } from '#testkit'
import { enqueueIn, freshKeys, inputFor, ORIGIN } from './fixtures/inputs.ts'
import { fsck, type LedgerKeys, loadOrCreateKeys, startAppender, vkeysOf } from './index.ts'

let db: TestDatabase
let keys: LedgerKeys

const check = () => fsck(db.pool, vkeysOf(keys, ORIGIN).map(parseVerifierKey))
const start = () => startAppender({ pool: db.pool, keys, origin: ORIGIN, pollMs: 10 })

/** Writes entries, two checkpoints among them, and leaves no appender behind. */
async function fill(count = 600): Promise<void> {
  const appender = await start()
  const caseId = newId()
  const acts = Array.from({ length: count }, (_, i) => inputFor(caseId, i + 1))
  await enqueueIn(db.pool, acts.slice(0, 300))
  await appender.flush()
  await enqueueIn(db.pool, acts.slice(300))
  await appender.flush()
  await appender.stop()
}

const TABLES = ['ledger_entry', 'ledger_tile', 'ledger_checkpoint', 'ledger_opening']

/** What only somebody with the rights of the owner can do. */
async function tamper(sql: string, owner = db.ownerPool): Promise<void> {
  const client = await owner.connect()
  try {
    for (const table of TABLES) await client.query(`alter table ${table} disable trigger user`)
    const { rowCount } = await client.query(sql)
    expect(rowCount).toBeGreaterThan(0)
  } finally {
    client.release(true)
  }
}

beforeEach(async () => {
  db = await testDatabase()
  keys = freshKeys()
  await fill()
})
afterEach(() => db.drop())

describe('the database', () => {
  test.each(TABLES)('%s cannot be changed by the application, nor updated or emptied by its owner', async table => {
    const column = (await db.ownerPool.query(`select * from ${table} limit 1`)).fields[0]!.name
    for (const sql of [`update ${table} set ${column} = ${column}`, `delete from ${table}`, `truncate ${table}`]) {
      await expect(db.pool.query(sql), sql).rejects.toMatchObject({ code: '42501' })
    }
    for (const sql of [`update ${table} set ${column} = ${column}`, `truncate ${table}`]) {
      await expect(db.ownerPool.query(sql), sql).rejects.toMatchObject({ code: '42501' })
    }
  })

  test('openings are closed to whoever does not say that it opens commitments', async () => {
    expect((await db.pool.query('select * from ledger_opening')).rows).toEqual([])
    expect((await db.ownerPool.query('select * from ledger_opening')).rowCount).toBe(600)
  })

  test('an erased opening leaves the ledger sound', async () => {
    await db.ownerPool.query(
      'delete from ledger_opening where act_id = (select act_id from ledger_entry where idx = 7)',
    )
    expect(await check()).toMatchObject({ ok: true, entries: 600, opened: 599, checkpoints: 2 })
  })
})

describe('fsck names the first entry concerned', () => {
  test.each([
    [
      `update ledger_entry set body = convert_to(replace(convert_from(body, 'UTF8'), '990101', '990102'), 'UTF8') where idx = 123`,
      123,
      '叶子哈希',
    ],
    [
      `update ledger_entry set leaf_sm3 = set_byte(leaf_sm3, 5, 255 - get_byte(leaf_sm3, 5)) where idx = 402`,
      402,
      'sm3',
    ],
    ['delete from ledger_entry where idx = 77', 77, '缺少'],
    ['delete from ledger_entry where idx >= 590', 590, '已签名'],
    [
      `update ledger_opening set payload = replace(payload, '100000', '1') where act_id = (select act_id from ledger_entry where idx = 9)`,
      9,
      '承诺',
    ],
    [`update ledger_entry set object = 'x' where idx = 55`, 55, '对象'],
    [
      `update ledger_tile set hashes = set_byte(hashes, 8191, 255 - get_byte(hashes, 8191)) where tree = 'sha256' and n = 1`,
      256,
      'sha256 树',
    ],
    [`update ledger_checkpoint set sha256_note = replace(sha256_note, '300', '299') where size = 300`, 299, '检查点'],
    [`insert into ledger_opening values (gen_random_uuid(), decode(repeat('00', 32), 'hex'), '{}')`, 600, '不在账本'],
  ])('%s', async (sql, index, what) => {
    expect(await check()).toMatchObject({ ok: true })
    await tamper(sql)
    const report = await check()
    expect(report).toMatchObject({ ok: false, difference: { index } })
    expect(report.difference!.what).toContain(what)
  })

  test('checkpoints of another key', async () => {
    const report = await fsck(db.pool, vkeysOf(freshKeys(), ORIGIN).map(parseVerifierKey))
    expect(report).toMatchObject({ ok: false, difference: { index: 299 } })
  })
})

describe('the appender refuses to sign on top of', () => {
  test.each([
    ['fewer entries than were signed', 'delete from ledger_entry where idx >= 590'],
    [
      'a changed tile',
      `update ledger_tile set root = set_byte(root, 0, 255 - get_byte(root, 0)), hashes = set_byte(hashes, 0, 255 - get_byte(hashes, 0)) where n = 0`,
    ],
    [
      'a changed leaf',
      `update ledger_entry set leaf_sm3 = set_byte(leaf_sm3, 0, 255 - get_byte(leaf_sm3, 0)) where idx = 599`,
    ],
    [
      'a changed checkpoint',
      `update ledger_checkpoint set sm3_note = replace(sm3_note, '600', '599') where size = 600`,
    ],
  ])('%s', async (_, sql) => {
    await tamper(sql)
    await expect(start()).rejects.toThrow()
  })

  test('a checkpoint of other keys', async () => {
    await expect(startAppender({ pool: db.pool, keys: freshKeys(), origin: ORIGIN })).rejects.toThrow('账本')
  })

  test('a database older than the head remembered beside the keys', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'ledger-keys-'))
    const other = await testDatabase()
    try {
      const kept = loadOrCreateKeys(folder)
      const open = () => startAppender({ pool: other.pool, keys: kept, origin: ORIGIN, pollMs: 10 })
      const appender = await open()
      await enqueueIn(other.pool, [inputFor(newId(), 1)])
      await appender.flush()
      await appender.stop()
      await (await open()).stop()
      for (const table of ['ledger_checkpoint', 'ledger_entry']) await tamper(`delete from ${table}`, other.ownerPool)
      await expect(open()).rejects.toThrow('已签名 1 条，库中只有 0 条')
    } finally {
      await other.drop()
      rmSync(folder, { recursive: true })
    }
  })
})
