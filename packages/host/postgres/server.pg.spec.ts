import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestDatabase, testDatabase } from '#testkit'
import { type EmbeddedDatabase, openEmbedded, withClient } from './embedded.ts'
import { openServer } from './server.ts'

/** Stands for somebody's server: its administrator's address, and no trace of wenheng. */
let foreign: EmbeddedDatabase
let place: string
let administrator: (database: string) => string
let database: TestDatabase

beforeAll(async () => {
  place = join(mkdtempSync(join(tmpdir(), 'wenheng-server-')), 'new')
  foreign = await openEmbedded({ dataDir: join(tmpdir(), `wenheng-foreign-${process.pid}`) })
  const { adminPassword } = JSON.parse(
    readFileSync(join(tmpdir(), `wenheng-foreign-${process.pid}`, 'postgres.json'), 'utf8'),
  )
  const { port } = new URL(foreign.ownerUrl)
  administrator = name => `postgres://postgres:${adminPassword}@127.0.0.1:${port}/${name}`
  await withClient(administrator('postgres'), async client => {
    await client.query('drop database wenheng')
    await client.query('drop role wenheng_app')
  })
  database = await testDatabase()
})

afterAll(async () => {
  await database.drop()
  await foreign.stop()
  rmSync(join(tmpdir(), `wenheng-foreign-${process.pid}`), { recursive: true })
  rmSync(dirname(place), { recursive: true })
})

const refusedAs = (code: string) => ({ detail: { code } })

test('database and role are made at the first start and found at the next', async () => {
  const options = { databaseUrl: administrator('culture'), dataDir: place }
  const first = await openServer(options)
  const kept = statSync(join(place, 'database-app.json'))
  expect(kept.mode & 0o777).toBe(0o600)
  await withClient(first.ownerUrl, client => client.query('create table note (text text)'))
  const second = await openServer(options)
  expect(second.appUrl).toBe(first.appUrl)
  await withClient(second.appUrl, client => client.query(`insert into note values ('甲')`))

  const elsewhere = mkdtempSync(join(tmpdir(), 'wenheng-server-'))
  await expect(openServer({ ...options, dataDir: elsewhere })).rejects.toMatchObject(
    refusedAs('postgres.appPasswordUnknown'),
  )
  const given = await openServer({ ...options, dataDir: elsewhere, databaseAppUrl: first.appUrl })
  expect(given.appUrl).toBe(first.appUrl)
  rmSync(elsewhere, { recursive: true })
})

test('an application role with too many rights is refused', async () => {
  const { ownerUrl } = database
  await expect(openServer({ databaseUrl: ownerUrl, databaseAppUrl: ownerUrl, dataDir: place })).rejects.toMatchObject(
    refusedAs('postgres.appRoleTooMighty'),
  )
})

test('a database that would lose Chinese characters is refused', async () => {
  await withClient(administrator('postgres'), client =>
    client.query(`create database plain template template0 encoding UTF8 locale 'C'`),
  )
  const opening = openServer({ databaseUrl: administrator('plain'), dataDir: place })
  await expect(opening).rejects.toMatchObject(refusedAs('postgres.wrongLocale'))
})

test('a role that may not create databases is told what to ask for', async () => {
  const url = new URL(database.appUrl)
  url.pathname = '/missing_here'
  await expect(openServer({ databaseUrl: url.href, dataDir: place })).rejects.toMatchObject(
    refusedAs('postgres.cannotCreateDatabase'),
  )
})

test('a server that does not answer is named', async () => {
  const opening = openServer({ databaseUrl: 'postgres://a:b@127.0.0.1:1/c', dataDir: place })
  await expect(opening).rejects.toMatchObject(refusedAs('postgres.unreachable'))
})
