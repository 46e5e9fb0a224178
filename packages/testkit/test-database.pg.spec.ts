import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from './index.ts'

let one: TestDatabase
let other: TestDatabase

beforeAll(async () => {
  one = await testDatabase()
  other = await testDatabase()
})

afterAll(() => Promise.all([one.drop(), other.drop()]))

test('the database is migrated', async () => {
  const { rows } = await one.ownerPool.query('select count(*) as n from schema_migration')
  expect(rows[0].n).toBeGreaterThan(0)
})

test('what one test file writes, another does not see', async () => {
  await one.ownerPool.query('create table note (text text)')
  await one.pool.query(`insert into note values ('甲')`)
  expect((await one.pool.query('select text from note')).rows).toEqual([{ text: '甲' }])
  await expect(other.pool.query('select text from note')).rejects.toThrow('relation "note" does not exist')
})

test('the pools work as different roles', async () => {
  const roleOf = async (pool: TestDatabase['pool']) => (await pool.query('select current_user as role')).rows[0].role
  expect(await roleOf(one.pool)).toBe('wenheng_app')
  expect(await roleOf(one.ownerPool)).not.toBe('wenheng_app')
})

test('a database can be dropped under an open connection', async () => {
  const short = await testDatabase()
  const client = await short.pool.connect()
  await client.query('select 1')
  client.release()
  await short.drop()
  const { rowCount } = await one.ownerPool.query('select from pg_database where datname = $1', [
    new URL(short.ownerUrl).pathname.slice(1),
  ])
  expect(rowCount).toBe(0)
})
