import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#kernel'
import { fromUtf8, parseVerifierKey } from '#ledger/verify'
import { type TestDatabase, testDatabase } from '#testkit'
import { enqueueIn, freshKeys, inputFor, ORIGIN } from './fixtures/inputs.ts'
import { type Appender, enqueue, fsck, latestCheckpoint, startAppender, vkeysOf } from './index.ts'

let db: TestDatabase
let running: Appender[] = []
const keys = freshKeys()
const vkeys = vkeysOf(keys, ORIGIN).map(parseVerifierKey)

const start = async (options: Partial<Parameters<typeof startAppender>[0]> = {}) => {
  const appender = await startAppender({ pool: db.pool, keys, origin: ORIGIN, pollMs: 10, ...options })
  running.push(appender)
  return appender
}

beforeAll(async () => {
  db = await testDatabase()
})
afterEach(async () => {
  await Promise.all(running.map(each => each.stop()))
  running = []
})
afterAll(() => db.drop())

interface Stored {
  idx: number
  act_id: string
  body: Uint8Array
}

const stored = async (): Promise<Stored[]> =>
  (await db.ownerPool.query('select idx, act_id, body from ledger_entry order by idx')).rows

const entriesOfActs = async (actIds: string[]) => (await stored()).filter(row => actIds.includes(row.act_id))

describe('appender', () => {
  test('acts enter in order, without gaps, linked to the entry before about the same object', async () => {
    const appender = await start()
    const caseId = newId()
    const acts = [1, 2, 3].map(seq => inputFor(caseId, seq))
    await enqueueIn(db.pool, acts.slice(0, 2))
    await appender.flush()
    await enqueueIn(db.pool, acts.slice(2))
    await appender.flush()
    const rows = await entriesOfActs(acts.map(act => act.actId))
    expect(rows.map(row => row.act_id)).toEqual(acts.map(act => act.actId))
    const entries = rows.map(row => JSON.parse(fromUtf8(row.body)))
    expect(entries.map(entry => entry.prevObjectIdx)).toEqual([null, rows[0]!.idx, rows[1]!.idx])
    expect(new Set(entries.map(entry => entry.commit)).size).toBe(3)
    expect(rows.map(row => fromUtf8(row.body)).join()).not.toMatch(/李四|张三/)
  })

  test('many at once: nothing lost, nothing twice, each case in its order', async () => {
    const appender = await start({ batchSize: 64 })
    const before = (await stored()).length
    const cases = Array.from({ length: 24 }, () => newId())
    await Promise.all(
      cases.map(async caseId => {
        for (let seq = 1; seq <= 20; seq++) await enqueueIn(db.pool, [inputFor(caseId, seq)])
      }),
    )
    await appender.flush()
    const rows = await stored()
    expect(rows.length - before).toBe(24 * 20)
    expect(rows.map(row => row.idx)).toEqual(rows.map((_, i) => i))
    const report = await fsck(db.pool, vkeys)
    expect(report).toMatchObject({ ok: true, entries: rows.length, opened: rows.length })
  })

  test('a transaction that commits late is not passed over', async () => {
    const appender = await start()
    const late = await db.pool.connect()
    const [first, second] = [inputFor(newId(), 1), inputFor(newId(), 1)]
    await late.query('begin')
    await enqueue(late, [first])
    await enqueueIn(db.pool, [second])
    await appender.flush()
    expect(await entriesOfActs([first.actId, second.actId])).toMatchObject([{ act_id: second.actId }])
    await late.query('commit')
    late.release()
    await appender.flush()
    expect(await entriesOfActs([first.actId, second.actId])).toMatchObject([
      { act_id: second.actId },
      { act_id: first.actId },
    ])
  })

  test('what is rolled back leaves nothing', async () => {
    const appender = await start()
    const client = await db.pool.connect()
    const act = inputFor(newId(), 1)
    await client.query('begin')
    await enqueue(client, [act])
    await client.query('rollback')
    client.release()
    await appender.flush()
    expect(await entriesOfActs([act.actId])).toEqual([])
    expect((await db.ownerPool.query('select from ledger_opening where act_id = $1', [act.actId])).rowCount).toBe(0)
  })

  test('killed again and again while acts come in, it loses and doubles nothing', async () => {
    const errors: Error[] = []
    const appender = await start({ batchSize: 16, onError: error => errors.push(error) })
    const before = (await stored()).length
    let killed = 0
    let enqueued = 0
    const killer = setInterval(async () => {
      const { rowCount } = await db.ownerPool.query(
        `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objid = 4202610`,
      )
      killed += rowCount ?? 0
    }, 60)
    for (let i = 0; i < 60 || killed < 4; i++) {
      const caseId = newId()
      await enqueueIn(
        db.pool,
        Array.from({ length: 25 }, (_, seq) => inputFor(caseId, seq + 1)),
      )
      enqueued += 25
    }
    clearInterval(killer)
    await appender.flush()
    expect(errors.length).toBeGreaterThan(0)
    expect((await stored()).length - before).toBe(enqueued)
    expect(await fsck(db.pool, vkeys)).toMatchObject({ ok: true })
  })

  test('a second instance stands by, and takes over when the first ends', async () => {
    const first = await start()
    const second = await start()
    await enqueueIn(db.pool, [inputFor(newId(), 1)])
    await second.flush()
    await first.stop()
    const act = inputFor(newId(), 1)
    await enqueueIn(db.pool, [act])
    await second.flush()
    expect(await entriesOfActs([act.actId])).toHaveLength(1)
    await expect(first.flush()).rejects.toThrow('已停止')
  })

  test('a checkpoint comes by itself within its time, stored before it is told', async () => {
    const told: number[] = []
    await start({
      checkpointMs: 50,
      onCheckpoint: async ({ size }) => told.push(size),
    })
    await enqueueIn(db.pool, [inputFor(newId(), 1)])
    const size = (await stored()).length + 1
    await expect.poll(() => told, { timeout: 3_000 }).toContain(Math.max(size, (await stored()).length))
    expect((await latestCheckpoint(db.pool))!.size).toBe((await stored()).length)
  })
})
