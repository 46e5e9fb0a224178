import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import type { Pool, PoolClient } from 'pg'

export interface Migration {
  /** File name, unique across all folders: `0012_permits.sql`. */
  name: string
  path: string
  sql: string
  /** Of the text with Unix line ends, so that a checkout under Windows has the same sum. */
  sha256: string
}

/** What is wrong with the migrations, naming the file; a matter for developers and operators, not for users. */
export class MigrationError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'MigrationError'
  }
}

/** The migration folders under the repository root: of packages, of their parts, and of features. */
export function findMigrations(root: string): string[] {
  const packages = subfolders(join(root, 'packages'))
  const features = subfolders(join(root, 'features')).flatMap(subfolders)
  return [...packages, ...packages.flatMap(subfolders), ...features]
    .map(folder => join(folder, 'migrations'))
    .filter(folder => existsSync(folder))
    .sort()
}

function subfolders(folder: string): string[] {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { withFileTypes: true })
    .filter(entry => entry.isDirectory() && entry.name !== 'node_modules')
    .map(entry => join(folder, entry.name))
}

/** Reads `*.sql` of the folders in the order of their four-digit prefixes. Throws on a bad name or a prefix used twice. */
export function readMigrations(folders: readonly string[]): Migration[] {
  const migrations = folders.flatMap(folder =>
    readdirSync(folder)
      .filter(name => name.endsWith('.sql'))
      .map(name => readMigration(join(folder, name))),
  )
  migrations.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const [i, migration] of migrations.entries()) {
    const before = migrations[i - 1]
    if (before && prefixOf(before) === prefixOf(migration)) {
      throw new MigrationError(
        `迁移编号 ${prefixOf(migration)} 重复：${before.path} 与 ${migration.path}。请给后写的文件换一个新编号。`,
      )
    }
  }
  return migrations
}

const prefixOf = (migration: Migration): string => migration.name.slice(0, 4)

function readMigration(path: string): Migration {
  const name = basename(path)
  if (!/^\d{4}_[a-z0-9_]+\.sql$/.test(name)) {
    throw new MigrationError(`迁移文件名不合规：${path}。应为四位编号加下划线名，如 0012_permits.sql。`)
  }
  const sql = readFileSync(path, 'utf8').replaceAll('\r\n', '\n')
  return { name, path, sql, sha256: createHash('sha256').update(sql).digest('hex') }
}

/** Any number, the same in every instance: whoever holds it migrates, the others wait and find nothing to do. */
const MIGRATION_LOCK = 4_202_601

/**
 * Applies what is not applied yet, each file in its own transaction, and returns the names of the applied.
 * A changed or vanished applied file is an error before anything runs. `owner` is a pool of the owning role.
 */
export async function migrate(owner: Pool, folders: readonly string[]): Promise<string[]> {
  const migrations = readMigrations(folders)
  const client = await owner.connect()
  let broken: Error | undefined
  try {
    await client.query('set statement_timeout = 0; set lock_timeout = 0')
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK])
    const pending = await pendingOf(client, migrations)
    for (const migration of pending) await apply(client, migration)
    return pending.map(migration => migration.name)
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    // a session that changed its settings and may hold the lock is not given back
    client.release(broken ?? true)
  }
}

async function pendingOf(client: PoolClient, migrations: readonly Migration[]): Promise<Migration[]> {
  await client.query(`create table if not exists schema_migration (
    name text primary key, sha256 text not null, applied_at timestamptz not null default now())`)
  const { rows } = await client.query<{ name: string; sha256: string }>('select name, sha256 from schema_migration')
  const applied = new Map(rows.map(row => [row.name, row.sha256]))
  const known = new Set(migrations.map(migration => migration.name))
  for (const name of applied.keys()) {
    if (!known.has(name)) {
      throw new MigrationError(`数据库已执行过 ${name}，但程序中没有这个文件。请使用不低于该数据库版本的程序。`)
    }
  }
  for (const migration of migrations) {
    const sha256 = applied.get(migration.name)
    if (sha256 !== undefined && sha256 !== migration.sha256) {
      throw new MigrationError(`已执行的迁移被改动：${migration.path}。请恢复原文，另写新编号的迁移。`)
    }
  }
  return migrations.filter(migration => !applied.has(migration.name))
}

async function apply(client: PoolClient, migration: Migration): Promise<void> {
  try {
    await client.query('begin')
    await client.query(migration.sql)
    await client.query('insert into schema_migration (name, sha256) values ($1, $2)', [
      migration.name,
      migration.sha256,
    ])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback').catch(() => {})
    const { message, position } = error as { message: string; position?: string }
    const line = position ? `第 ${migration.sql.slice(0, Number(position)).split('\n').length} 行：` : ''
    throw new MigrationError(`迁移失败：${migration.path} ${line}${message}`, { cause: error })
  }
}
