import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { newId } from '#kernel'
import { type TestDatabase, testDatabase } from '#testkit'
import { createPool } from '../postgres/index.ts'
import { claimedDatabase, claimsFor, type Database, noClaims, systemClaims } from './index.ts'

let test: TestDatabase
let database: Database

const officer = (region: string) => claimsFor({ userId: newId(), region })

beforeAll(async () => {
  test = await testDatabase()
  // a single connection: every request is forced onto the session the one before has left
  database = claimedDatabase(createPool(test.appUrl, { max: 1 }))
  for (const region of ['990101', '990102', '990201', '110105']) {
    await database.write(systemClaims, c =>
      c.query(
        `insert into act (id, stream_kind, stream_id, seq, region, type, at, actor_name, data)
               values ($1, 'test', $2, 1, $3, 'tested', now(), 'x', '{}')`,
        [newId(), newId(), region],
      ),
    )
  }
})
afterAll(async () => {
  await database.close()
  await test.drop()
})

const regionsSeen = (claims = noClaims) =>
  database.read(claims, async c =>
    (await c.query<{ region: string }>('select region from act order by region')).rows.map(r => r.region),
  )

describe('row security', () => {
  it('is closed without a claim, also on a session that carried one', async () => {
    expect(await regionsSeen(officer('000000'))).toHaveLength(4)
    expect(await regionsSeen()).toEqual([])
  })

  it('is closed on a connection that never heard of claims', async () => {
    const raw = createPool(test.appUrl, { max: 1 })
    expect((await raw.query('select 1 from act')).rowCount).toBe(0)
    await raw.end()
  })

  it('shows a county itself, a city its counties, the nation all, and never a neighbour', async () => {
    expect(await regionsSeen(officer('990102'))).toEqual(['990102'])
    expect(await regionsSeen(officer('990100'))).toEqual(['990101', '990102'])
    expect(await regionsSeen(officer('990000'))).toEqual(['990101', '990102', '990201'])
    expect(await regionsSeen(officer('000000'))).toEqual(['110105', '990101', '990102', '990201'])
    expect(await regionsSeen(officer('990103'))).toEqual([])
  })

  it('carries no claim from one request into another', async () => {
    const regions = ['990102', '990201', '000000', '990100']
    const seen = await Promise.all(Array.from({ length: 40 }, (_, i) => regionsSeen(officer(regions[i % 4]!))))
    seen.forEach((rows, i) => {
      expect(rows).toHaveLength([1, 1, 4, 2][i % 4]!)
    })
  })

  it('answers nothing when the claims did not arrive, whoever had the connection before', async () => {
    expect(await regionsSeen(officer('000000'))).toHaveLength(4)
    // no text of PostgreSQL holds a NUL, so these claims fail on their way; the statement behind them runs all the same
    await expect(regionsSeen({ ...officer('990102'), userId: '\0' })).rejects.toThrow(/invalid byte sequence/)
    expect(await regionsSeen(officer('990102'))).toEqual(['990102'])
    expect(await regionsSeen()).toEqual([])
  })

  it('refuses to write outside the jurisdiction', async () => {
    const write = database.write(officer('990102'), c =>
      c.query(
        `insert into act (id, stream_kind, stream_id, seq, region, type, at, actor_name, data)
               values ($1, 'test', $2, 1, '990101', 'tested', now(), 'x', '{}')`,
        [newId(), newId()],
      ),
    )
    await expect(write).rejects.toThrow(/row-level security/)
  })

  it('rolls back what throws and keeps the connection usable', async () => {
    const failed = database.write(systemClaims, async c => {
      await c.query(
        `insert into access_log (at, user_id, region, what, object_id, purpose) values (now(), $1, '990102', 'x', 'y', 'z')`,
        [newId()],
      )
      throw new Error('half-way')
    })
    await expect(failed).rejects.toThrow('half-way')
    const { rowCount } = await database.read(systemClaims, c => c.query('select 1 from access_log'))
    expect(rowCount).toBe(0)
  })
})

describe('what was recorded', () => {
  it.each([
    'update act set type = $$changed$$',
    'delete from act',
    'truncate act',
    'update access_log set what = $$changed$$',
    'delete from access_log',
    'alter table act disable trigger all',
    'alter table act disable row level security',
    'drop table act',
  ])('cannot be altered by the application: %s', async statement => {
    await expect(database.write(systemClaims, c => c.query(statement))).rejects.toMatchObject({ code: '42501' })
  })

  it('is not even changed by the owner, short of removing the trigger', async () => {
    await expect(test.ownerPool.query(`update act set type = 'changed'`)).rejects.toThrow('stays as it was')
  })
})
