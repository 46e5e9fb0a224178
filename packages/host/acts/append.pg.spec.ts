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
})
