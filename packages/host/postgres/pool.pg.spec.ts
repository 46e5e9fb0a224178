import type { Pool } from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#testkit'
import { createPool } from './pool.ts'

let database: TestDatabase
let pool: Pool
const broken: string[] = []

beforeAll(async () => {
  database = await testDatabase()
  pool = createPool(database.appUrl, { max: 2, onError: error => broken.push(error.message) })
})

afterAll(async () => {
  await pool.end()
  await database.drop()
})

const selected = async (sql: string) => (await pool.query(`select ${sql} as value`)).rows[0].value

test('a day is a string, whatever the zone of this process', async () => {
  expect(await selected(`date '2025-06-18'`)).toBe('2025-06-18')
  expect(await selected(`array[date '2025-06-18', null]`)).toEqual(['2025-06-18', null])
  expect(await selected(`array[]::date[]`)).toEqual([])
})

test('a long integer is a number while that is exact', async () => {
  expect(await selected('9007199254740991::int8')).toBe(9_007_199_254_740_991)
  expect(await selected('9007199254740993::int8')).toBe('9007199254740993')
  expect(await selected('array[2, null]::int8[]')).toEqual([2, null])
})

test('the session keeps Beijing time', async () => {
  expect(await selected(`(timestamptz '2025-06-18T20:00:00Z')::date`)).toBe('2025-06-19')
})

test('a connection cut while it is borrowed does not end the process', async () => {
  const client = await pool.connect()
  const { pid } = (await client.query('select pg_backend_pid() as pid')).rows[0]
  const cut = new Promise<void>(resolve => client.once('end', resolve))
  await database.pool.query('select pg_terminate_backend($1)', [pid])
  await cut
  client.release(true)
  expect(broken.join()).toMatch(/terminat/)
  expect(await selected('1')).toBe(1)
})
