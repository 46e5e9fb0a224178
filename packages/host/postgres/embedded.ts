import { mkdirSync, realpathSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { databaseAccount } from './account.ts'
import { findBinaries } from './binaries.ts'
import { ADMIN_ROLE, existingCluster, openCluster } from './cluster.ts'
import { takeLauncherLock } from './launcher-lock.ts'
import { startPostmaster } from './postmaster.ts'
import { APP_ROLE, ensureAppRole, grantAppRights } from './roles.ts'
import type { Secrets } from './secrets.ts'
import { embeddedSettings, type Settings } from './settings.ts'

/** A database ready to be migrated and used. */
export interface OpenDatabase {
  kind: 'embedded' | 'server'
  /** For migrations and maintenance: the role that owns the tables. */
  ownerUrl: string
  /** For everything else. */
  appUrl: string
  /** Ends what was started here; a server of somebody else's goes on. */
  stop(): Promise<void>
}

export interface EmbeddedDatabase extends OpenDatabase {
  kind: 'embedded'
  /** Process number of PostgreSQL; undefined while it is being started again. */
  postgresPid(): number | undefined
}

export interface EmbeddedOptions {
  /** WENHENG_DATA: one running program per folder. */
  dataDir: string
  /** Told in Chinese what takes its time. */
  onProgress?: (line: string) => void
  /** Over the settings made for this machine, e.g. `{ fsync: 'off' }` for tests. */
  settings?: Settings
}

const OWNER_ROLE = 'wenheng_owner'
const DATABASE = 'wenheng'

/**
 * Starts the PostgreSQL that comes with the program, on a free loopback port. Refuses when the folder is in use, ends a
 * server orphaned by a killed program, and restarts the server whenever it dies. Works as root and as anybody else.
 */
export async function openEmbedded(options: EmbeddedOptions): Promise<EmbeddedDatabase> {
  const onProgress = options.onProgress ?? (() => {})
  mkdirSync(options.dataDir, { recursive: true, mode: 0o755 })
  const dataDir = realpathSync(options.dataDir)
  const release = await takeLauncherLock(dataDir)
  try {
    const account = databaseAccount(existingCluster(dataDir))
    const binaries = findBinaries(account, onProgress)
    const { cluster, secrets } = await openCluster(dataDir, binaries, account, onProgress)
    const settings = { ...embeddedSettings(), ...options.settings }
    const logFile = join(dataDir, 'postgres.log')
    const postmaster = await startPostmaster({ cluster, binaries, account, settings, logFile, onProgress })
    const url = (role: string, password: string, database = DATABASE) =>
      `postgres://${role}:${password}@127.0.0.1:${postmaster.port}/${database}`
    const ownerUrl = url(OWNER_ROLE, secrets.ownerPassword)
    try {
      await furnish(url(ADMIN_ROLE, secrets.adminPassword, 'postgres'), ownerUrl, secrets)
    } catch (error) {
      await postmaster.stop()
      throw error
    }
    return {
      kind: 'embedded',
      ownerUrl,
      appUrl: url(APP_ROLE, secrets.appPassword),
      postgresPid: () => postmaster.pid(),
      async stop() {
        await postmaster.stop()
        release()
      },
    }
  } catch (error) {
    release()
    throw error
  }
}

/** Roles and database; repeated at each start, so that an interrupted first start is completed by the next. */
async function furnish(adminUrl: string, ownerUrl: string, secrets: Secrets): Promise<void> {
  await withClient(adminUrl, async admin => {
    await ensureAppRole(admin, secrets.appPassword)
    const { rows } = await admin.query<{ owner: boolean; database: boolean }>(
      `select exists (select from pg_roles where rolname = $1) as owner,
              exists (select from pg_database where datname = $2) as database`,
      [OWNER_ROLE, DATABASE],
    )
    if (!rows[0]?.owner) {
      await admin.query(`create role ${OWNER_ROLE} login createdb password ${pg.escapeLiteral(secrets.ownerPassword)}`)
      await admin.query(`grant pg_signal_backend to ${OWNER_ROLE}`)
    }
    if (!rows[0]?.database) await admin.query(`create database ${DATABASE} owner ${OWNER_ROLE}`)
  })
  await withClient(ownerUrl, grantAppRights)
}

/** One connection for a few statements. */
export async function withClient<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 })
  client.on('error', () => {})
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}
