import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isRefusal, newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import { claimedDatabase, type Database, systemClaims } from '../database/index.ts'
import { appendActs, loadActs } from './append.ts'

let test: TestDatabase
let database: Database
beforeAll(async () => {
  test = await testDatabase()
  database = claimedDatabase(test.pool)
})
afterAll(() => test.drop())

const by = { userId: null, name: '测试', at: new Date('2025-05-26T01:10:00Z') }
const append = (id: string, version: number, types: string[]) =>
  database.write(systemClaims, c =>
    appendActs(
      c,
      { kind: 'case', id, region: '990102', version },
      types.map(type => ({ type, data: { text: '歌舞' } })),
      by,
    ),
  )

describe('appending acts', () => {
  it('numbers them in order and gives them back as recorded', async () => {
    const id = newId()
    const first = await append(id, 0, ['registered', 'assigned'])
    await append(id, 2, ['inspected'])
    const loaded = await database.read(systemClaims, c => loadActs(c, id))
    expect(loaded.map(a => [a.seq, a.type])).toEqual([
      [1, 'registered'],
      [2, 'assigned'],
      [3, 'inspected'],
    ])
    expect(loaded.slice(0, 2)).toEqual(first)
  })

  it('lets one of two writers of the same version through and tells the other', async () => {
    const id = newId()
    const results = await Promise.allSettled([append(id, 0, ['a']), append(id, 0, ['b'])])
    const refused = results.filter(r => r.status === 'rejected')
    expect(refused).toHaveLength(1)
    expect(isRefusal(refused[0]!.reason) && refused[0]!.reason.detail.code).toBe('host.stale')
    expect(await database.read(systemClaims, c => loadActs(c, id))).toHaveLength(1)
  })

  it('puts each on its way into the ledger, in the same transaction', async () => {
    const id = newId()
    const [act] = await append(id, 0, ['registered'])
    const failed = database.write(systemClaims, async c => {
      await appendActs(c, { kind: 'case', id, region: '990102', version: 1 }, [{ type: 'lost', data: {} }], by)
      throw new Error('refused afterwards')
    })
    await expect(failed).rejects.toThrow('refused afterwards')
    const { rows } = await test.ownerPool.query('select * from ledger_outbox where object = $1', [id])
    expect(rows).toMatchObject([
      { act_id: act!.id, type: 'case.registered', org: '990102', actor: 'system', at: by.at, object: id },
    ])
    const opening = await test.ownerPool.query('select payload from ledger_opening where act_id = $1', [act!.id])
    expect(JSON.parse(opening.rows[0].payload)).toEqual({
      caseId: id,
      seq: 1,
      type: 'registered',
      at: '2025-05-26T01:10:00.000Z',
      by: { id: null, name: '测试' },
      data: { text: '歌舞' },
    })
  })

  it('names the stream of anything but a case as a stream', async () => {
    const [id, userId] = [newId(), newId()]
    const [act] = await database.write(systemClaims, c =>
      appendActs(
        c,
        { kind: 'subject', id, region: '990102', version: 0 },
        [{ type: 'renamed', data: { to: undefined } }],
        {
          ...by,
          userId,
        },
      ),
    )
    const { rows } = await test.ownerPool.query(
      'select o.payload, b.actor, b.type from ledger_opening o join ledger_outbox b using (act_id) where act_id = $1',
      [act!.id],
    )
    expect(rows[0]).toMatchObject({ actor: userId, type: 'subject.renamed' })
    expect(JSON.parse(rows[0].payload)).toMatchObject({ streamId: id, by: { id: userId }, data: {} })
  })

  it.each([
    ['a fraction', { list: [{ amount: 0.1 }] }, '/list/0/amount'],
    ['a date', { on: new Date(0) }, '/on'],
    ['half a character', { name: '\ud800' }, '/name'],
    ['too large a number', { n: 2 ** 60 }, '/n'],
  ])('refuses %s, which has no one form', async (_name, data, field) => {
    const id = newId()
    const appended = database.write(systemClaims, c =>
      appendActs(c, { kind: 'case', id, region: '990102', version: 0 }, [{ type: 'a', data }], by),
    )
    await expect(appended).rejects.toMatchObject({ detail: { code: 'host.actNotExact', field } })
    expect(await database.read(systemClaims, c => loadActs(c, id))).toEqual([])
  })
})
