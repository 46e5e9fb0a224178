import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { Pool } from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type EmbeddedDatabase, openEmbedded as open } from './embedded.ts'
import { endWith, launch } from './fixtures/launcher.ts'
import { createPool } from './pool.ts'
import { startMark } from './processes.ts'

const isRoot = process.getuid?.() === 0
let dataDir: string
let said: string[]
let opened: EmbeddedDatabase[]
let pools: Pool[]

beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'wenheng-embedded-'))
  chmodSync(dataDir, 0o755)
  said = []
  opened = []
  pools = []
})

afterEach(async () => {
  await Promise.all(pools.map(pool => pool.end()))
  await Promise.all(opened.map(database => database.stop()))
  rmSync(dataDir, { recursive: true, force: true })
})

async function openEmbedded(folder = dataDir): Promise<EmbeddedDatabase> {
  const database = await open({
    dataDir: folder,
    onProgress: line => said.push(line),
    settings: { shared_buffers: '32MB' },
  })
  opened.push(database)
  return database
}

function poolOf(url: string): Pool {
  const pool = createPool(url, { max: 2 })
  pools.push(pool)
  return pool
}

async function selected(pool: Pool, sql: string): Promise<unknown> {
  return Object.values((await pool.query(sql)).rows[0])[0]
}

test('Chinese text is ordered by pinyin, its trigrams are kept, and every commit reaches the disk', async () => {
  const pool = poolOf((await openEmbedded()).ownerUrl)
  await pool.query('create extension pg_trgm')
  expect(await selected(pool, `select array_length(show_trgm('文化市场'), 1)`)).toBeGreaterThan(0)
  expect(await selected(pool, `select string_agg(n, ',' order by n) from unnest('{张三,阿七,李四}'::text[]) n`)).toBe(
    '阿七,李四,张三',
  )
  for (const setting of ['fsync', 'full_page_writes', 'data_checksums']) {
    expect([setting, await selected(pool, `show ${setting}`)]).toEqual([setting, 'on'])
  }
  expect(await selected(pool, 'show server_encoding')).toBe('UTF8')
  expect(statSync(join(dataDir, 'postgres.json')).mode & 0o777).toBe(0o600)
})

test('a wrong password is refused even on this machine', async () => {
  const { ownerUrl } = await openEmbedded()
  const url = new URL(ownerUrl)
  url.password = 'wrong'
  await expect(poolOf(url.href).query('select 1')).rejects.toThrow('password authentication failed')
})

test('PostgreSQL killed: this process lives, the same address answers again, nothing acknowledged is lost', async () => {
  const database = await openEmbedded()
  const pool = poolOf(database.ownerUrl)
  await pool.query('create table note (n int primary key)')
  const pid = database.postgresPid()!
  let acknowledged = 0
  let failed = 0
  const writing = (async () => {
    for (let n = 1; acknowledged < 60; n++) {
      const client = await pool.connect().catch(() => undefined)
      try {
        await client!.query('insert into note values ($1)', [n])
        acknowledged++
        if (acknowledged === 30) process.kill(pid, 'SIGKILL')
        client!.release()
      } catch (error) {
        failed++
        client?.release(error as Error)
        await sleep(50)
      }
    }
  })()
  await writing
  expect(failed).toBeGreaterThan(0)
  expect(await selected(pool, 'select count(*) from note')).toBeGreaterThanOrEqual(acknowledged)
  expect(database.postgresPid()).not.toBe(pid)
  expect(said).toContain('数据库已恢复')
})

test('the program killed: the next start ends the orphan and finds every acknowledged row', async () => {
  const first = await launch(dataDir)
  const pool = poolOf(first.ownerUrl)
  await pool.query('create table note (n int); insert into note select generate_series(1, 500)')
  expect(await endWith(first.program, 'SIGKILL')).toBe('SIGKILL')
  expect(startMark(first.postgresPid)).toBeDefined()

  const database = await openEmbedded()
  expect(startMark(first.postgresPid)).toBeUndefined()
  expect(said.join()).toContain(String(first.postgresPid))
  expect(await selected(poolOf(database.ownerUrl), 'select count(*) from note')).toBe(500)
})

test('both killed: the next start recovers', async () => {
  const first = await launch(dataDir)
  const pool = poolOf(first.ownerUrl)
  await pool.query('create table note (n int); insert into note select generate_series(1, 500)')
  process.kill(first.postgresPid, 'SIGKILL')
  await endWith(first.program, 'SIGKILL')
  const database = await openEmbedded()
  expect(await selected(poolOf(database.ownerUrl), 'select count(*) from note')).toBe(500)
})

test('a second start on the same data is refused and names the first; the first goes on', async () => {
  const first = await launch(dataDir)
  const second = await launch(dataDir)
  expect(second.refusal).toMatchObject({ code: 'postgres.alreadyRunning', facts: { pid: first.program.pid } })
  expect(second.refusal?.message).toContain(`进程 ${first.program.pid}`)
  expect(await selected(poolOf(first.ownerUrl), 'select 1')).toBe(1)
  expect(await endWith(first.program, 'SIGTERM')).toBe(0)
})

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the program and its database in good order', async signal => {
  const { program, postgresPid } = await launch(dataDir)
  expect(await endWith(program, signal)).toBe(0)
  expect(startMark(postgresPid)).toBeUndefined()
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).toContain('database system is shut down')
  await openEmbedded()
  expect(readFileSync(join(dataDir, 'postgres.log'), 'utf8')).not.toContain('not properly shut down')
})

test('numbers of dead processes that meanwhile belong to others stop nobody', async () => {
  await (await openEmbedded()).stop()
  writeFileSync(join(dataDir, 'wenheng.lock'), JSON.stringify({ pid: process.pid, startMark: 'of an earlier process' }))
  writeFileSync(join(dataDir, 'postgres', 'postmaster.pid'), `${process.pid}\n${join(dataDir, 'postgres')}\n1\n5432\n`)
  const database = await openEmbedded()
  expect(await selected(poolOf(database.ownerUrl), 'select 1')).toBe(1)
})

test('an interrupted initialisation is begun anew', async () => {
  mkdirSync(join(dataDir, 'postgres.new'))
  writeFileSync(join(dataDir, 'postgres.new', 'PG_VERSION'), '18\n')
  const database = await openEmbedded()
  expect(await selected(poolOf(database.ownerUrl), 'select 1')).toBe(1)
})

test('data without their passwords are not started over', async () => {
  await (await openEmbedded()).stop()
  rmSync(join(dataDir, 'postgres.json'))
  await expect(openEmbedded()).rejects.toMatchObject({ detail: { code: 'postgres.secretsMissing' } })
})

describe.runIf(isRoot)('started by root', () => {
  test('PostgreSQL runs as somebody else', async () => {
    const database = await openEmbedded()
    expect(statSync(`/proc/${database.postgresPid()}`).uid).not.toBe(0)
  })

  test('a data folder that user cannot enter is served from another place, found again at the next start', async () => {
    chmodSync(dataDir, 0o700)
    const first = await openEmbedded()
    const { cluster } = JSON.parse(readFileSync(join(dataDir, 'postgres.json'), 'utf8'))
    expect(said.join()).toContain(cluster)
    await poolOf(first.ownerUrl).query('create table note (n int)')
    await Promise.all(pools.splice(0).map(pool => pool.end()))
    await first.stop()
    const again = await openEmbedded()
    expect(await selected(poolOf(again.ownerUrl), 'select count(*) from note')).toBe(0)
    await Promise.all(pools.splice(0).map(pool => pool.end()))
    await again.stop()
    rmSync(cluster, { recursive: true })
  })
})

describe.runIf(isRoot)('started by an ordinary user', () => {
  const NOBODY = { uid: 65_534, gid: 65_534 }

  test('it works without any right of root', async context => {
    const place = mkdtempSync(join(tmpdir(), 'wenheng-user-'))
    chmodSync(place, 0o777)
    const folder = join(place, 'data')
    // a clone inside root's home cannot even be read by that user
    if ((statSync(import.meta.dirname).mode & 0o005) !== 0o005) context.skip()
    const { program, ownerUrl, refusal } = await launch(folder, NOBODY)
    expect(refusal).toBeUndefined()
    expect(await selected(poolOf(ownerUrl), 'select 1')).toBe(1)
    expect(await endWith(program, 'SIGTERM')).toBe(0)
    rmSync(place, { recursive: true })
  })
})
