import { createHash } from 'node:crypto'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import pg from 'pg'
import {
  APP_ROLE,
  createDatabase,
  createPool,
  ensureAppRole,
  findMigrations,
  grantAppRights,
  migrate,
  openEmbedded,
  urlFor,
} from '#host/postgres'

/** Where test databases are made, and from what. Travels from vitest's main process to its workers as JSON. */
export interface TestServer {
  /** A database to connect to while others are created and dropped. */
  maintenanceUrl: string
  appPassword: string
  /** Migrated once; each test file gets a copy. */
  template: string
}

const REPOSITORY = resolve(import.meta.dirname, '../..')

/** The server of one test run: `WENHENG_TEST_DATABASE_URL`, else an embedded one that vanishes with the run. */
export async function startTestServer(): Promise<{ server: TestServer; stop: () => Promise<void> }> {
  const external = process.env.WENHENG_TEST_DATABASE_URL
  return external ? onExternalServer(external) : onEmbeddedServer()
}

async function onEmbeddedServer() {
  const dataDir = mkdtempSync(join(tmpdir(), 'wenheng-test-'))
  // started by root, PostgreSQL runs as somebody else, who must be able to enter
  chmodSync(dataDir, 0o711)
  const database = await openEmbedded({
    dataDir,
    // nothing here has to survive the machine; the tests of recovery start servers of their own
    settings: { fsync: 'off', full_page_writes: 'off', shared_buffers: '128MB' },
  })
  const stop = async () => {
    await database.stop()
    rmSync(dataDir, { recursive: true, force: true })
  }
  try {
    await migrateOnce(database.ownerUrl)
  } catch (error) {
    await stop()
    throw error
  }
  const { pathname } = new URL(database.ownerUrl)
  const server: TestServer = {
    maintenanceUrl: withDatabase(database.ownerUrl, 'postgres'),
    appPassword: new URL(database.appUrl).password,
    template: pathname.slice(1),
  }
  return { server, stop }
}

async function onExternalServer(url: string) {
  const template = `wenheng_template_${process.pid}`
  const server: TestServer = {
    maintenanceUrl: url,
    // runs at the same time on one server must agree on the password of the one application role
    appPassword: createHash('sha256').update(`wenheng_app of ${url}`).digest('base64url'),
    template,
  }
  const templateUrl = withDatabase(url, template)
  await withMaintenance(server, async client => {
    await ensureAppRole(client, server.appPassword)
    await client.query(`grant ${APP_ROLE} to current_user`)
    await createDatabase(client, template)
  })
  const stop = () => withMaintenance(server, client => dropDatabase(client, template))
  try {
    const pool = createPool(templateUrl, { max: 1 })
    const client = await pool.connect()
    await grantAppRights(client).finally(() => client.release())
    await pool.end()
    await migrateOnce(templateUrl)
  } catch (error) {
    await stop()
    throw error
  }
  return { server, stop }
}

async function migrateOnce(ownerUrl: string): Promise<void> {
  const pool = createPool(ownerUrl, { max: 1 })
  await migrate(pool, findMigrations(REPOSITORY)).finally(() => pool.end())
}

export const ownerUrlOf = (server: TestServer, database: string): string =>
  withDatabase(server.maintenanceUrl, database)

export const appUrlOf = (server: TestServer, database: string): string =>
  urlFor(ownerUrlOf(server, database), APP_ROLE, server.appPassword)

export async function copyTemplate(server: TestServer, database: string): Promise<void> {
  await withMaintenance(server, client =>
    client.query(`create database ${pg.escapeIdentifier(database)} template ${pg.escapeIdentifier(server.template)}`),
  )
}

export const dropDatabase = (client: pg.ClientBase, database: string) =>
  client.query(`drop database if exists ${pg.escapeIdentifier(database)} with (force)`).then(() => {})

export async function withMaintenance<T>(server: TestServer, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: server.maintenanceUrl })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

function withDatabase(url: string, database: string): string {
  const changed = new URL(url)
  changed.pathname = `/${database}`
  return changed.href
}
