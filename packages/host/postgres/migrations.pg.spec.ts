import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#testkit'
import { findMigrations, migrate, readMigrations } from './migrations.ts'

const real = findMigrations(resolve(import.meta.dirname, '../../..'))
let database: TestDatabase
let folder: string
let other: string

beforeAll(async () => {
  database = await testDatabase()
})

afterAll(() => database.drop())

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wenheng-migrations-'))
  other = join(folder, 'other')
  mkdirSync(other)
})

afterEach(async () => {
  rmSync(folder, { recursive: true })
  await database.ownerPool.query(`drop table if exists a, b; delete from schema_migration where name like '99%'`)
})

const write = (name: string, sql: string, where = folder) => writeFileSync(join(where, name), sql)
const run = () => migrate(database.ownerPool, [...real, folder, other])

test('files of several folders run in the order of their numbers, once', async () => {
  write('9902_second.sql', 'alter table a add column note text')
  write('9901_first.sql', 'create table a (id int)', other)
  expect(await run()).toEqual(['9901_first.sql', '9902_second.sql'])
  expect(await run()).toEqual([])
})

test('folders of packages, their parts and features are found', () => {
  for (const name of ['packages/host', 'packages/host/postgres', 'features/6-operation/patrols']) {
    mkdirSync(join(folder, name, 'migrations'), { recursive: true })
  }
  expect(findMigrations(folder).map(path => path.slice(folder.length + 1))).toEqual([
    'features/6-operation/patrols/migrations',
    'packages/host/migrations',
    'packages/host/postgres/migrations',
  ])
})

test('a number used twice names both files', () => {
  write('9901_first.sql', '')
  write('9901_other.sql', '', other)
  expect(() => readMigrations([folder, other])).toThrow(/9901 重复：.*9901_first\.sql 与 .*9901_other\.sql/)
})

test('a name without a number is an error', () => {
  write('first.sql', '')
  expect(() => readMigrations([folder])).toThrow(/first\.sql/)
})

test('an applied file that was changed is named, and nothing runs', async () => {
  write('9901_first.sql', 'create table a (id int)')
  await run()
  write('9901_first.sql', 'create table a (id bigint)')
  write('9902_second.sql', 'create table b (id int)')
  await expect(run()).rejects.toThrow(/已执行的迁移被改动：.*9901_first\.sql/)
  await expect(database.ownerPool.query('select from b')).rejects.toThrow('does not exist')
})

test('line ends of another system are no change', async () => {
  write('9901_first.sql', 'create table a (\n  id int)\n')
  await run()
  write('9901_first.sql', 'create table a (\r\n  id int)\r\n')
  expect(await run()).toEqual([])
})

test('a database ahead of the program is refused', async () => {
  write('9901_first.sql', 'create table a (id int)')
  await run()
  rmSync(join(folder, '9901_first.sql'))
  await expect(run()).rejects.toThrow('9901_first.sql')
})

test('a failing file leaves nothing behind and is named with its line; those before it stay', async () => {
  write('9901_first.sql', 'create table a (id int);')
  write('9902_second.sql', 'create table b (id int);\nalter table a add column id int;\n')
  await expect(run()).rejects.toThrow(/迁移失败：.*9902_second\.sql .*column "id" of relation "a" already exists/)
  write('9902_second.sql', 'create table b (id int);\nselect nonsense;\n')
  await expect(run()).rejects.toThrow(/9902_second\.sql 第 2 行：/)
  await expect(database.ownerPool.query('select from b')).rejects.toThrow('does not exist')
  write('9902_second.sql', 'create table b (id int)')
  expect(await run()).toEqual(['9902_second.sql'])
})

test('of several migrators at one time, one works and the others wait', async () => {
  write('9901_first.sql', 'create table a (id int); select pg_sleep(0.2)')
  const results = await Promise.all([run(), run(), run()])
  expect(results.flat()).toEqual(['9901_first.sql'])
})
