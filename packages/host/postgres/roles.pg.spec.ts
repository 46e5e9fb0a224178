import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#testkit'

let database: TestDatabase

beforeAll(async () => {
  database = await testDatabase()
  await database.ownerPool.query(`
    create table note (id bigint generated always as identity, region text, text text);
    alter table note enable row level security;
    create policy note_region on note using (region = nullif(current_setting('app.region', true), ''));
    insert into note (region, text) values ('990101', '甲');
  `)
})

afterAll(() => database.drop())

describe('wenheng_app may not', () => {
  test.each([
    'create table mine (id int)',
    'create temporary table mine (id int)',
    'create schema mine',
    'create view mine as select 1',
    `create function mine() returns int language sql as 'select 1'`,
    'create extension pg_trgm',
    'create database mine',
    'create role mine',
    'alter table note add column more text',
    'alter table note disable row level security',
    'alter table note disable trigger all',
    'drop policy note_region on note',
    'drop table note',
    'truncate note',
    'create index on note (region)',
    'alter role wenheng_app bypassrls',
    'alter role wenheng_app superuser',
    'set session_replication_role = replica',
    'select * from pg_authid',
    `select pg_read_file('/etc/passwd')`,
    `copy note to program 'true'`,
  ])('%s', async sql => {
    await expect(database.pool.query(sql)).rejects.toMatchObject({ code: '42501' })
  })

  test('become the owner', async () => {
    const owner = new URL(database.ownerUrl).username
    for (const way of [`set role ${owner}`, `set session authorization ${owner}`]) {
      await expect(database.pool.query(way)).rejects.toMatchObject({ code: '42501' })
    }
  })
})

test('wenheng_app does not pass row security by, even when asking to', async () => {
  const client = await database.pool.connect()
  expect((await client.query('select * from note')).rows).toEqual([])
  await client.query('set row_security = off')
  await expect(client.query('select * from note')).rejects.toThrow('row-level security')
  await client.query(`reset row_security; set app.region = '990101'`)
  expect((await client.query('select text from note')).rows).toEqual([{ text: '甲' }])
  client.release(true)
})

test('tables of later migrations can be read and written', async () => {
  await database.ownerPool.query('create table later (id bigint generated always as identity, text text)')
  await database.pool.query(`insert into later (text) values ('乙'); update later set text = '丙'`)
  expect((await database.pool.query('select text from later')).rows).toEqual([{ text: '丙' }])
  await database.pool.query('delete from later')
})

test('wenheng_app owns nothing', async () => {
  const { rowCount } = await database.ownerPool.query(
    `select from pg_class where relowner = 'wenheng_app'::regrole
     union all select from pg_proc where proowner = 'wenheng_app'::regrole
     union all select from pg_namespace where nspowner = 'wenheng_app'::regrole`,
  )
  expect(rowCount).toBe(0)
})
