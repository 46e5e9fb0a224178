import { randomBytes } from 'node:crypto'
import type { Pool } from 'pg'
import { inject } from 'vitest'
import { createPool, grantAppRights } from '#host/postgres'
import { appUrlOf, copyTemplate, dropDatabase, ownerUrlOf, withMaintenance } from './test-server.ts'

export interface TestDatabase {
  /** Works as the application's role, as the server does. */
  pool: Pool
  /** Works as the owner of the tables: to look behind, or to arrange what no command can. */
  ownerPool: Pool
  appUrl: string
  ownerUrl: string
  /** Closes both pools and removes the database, even under other connections. */
  drop(): Promise<void>
}

/**
 * A database of its own, migrated and empty, on a real PostgreSQL. Call it once per test file in `beforeAll` and
 * `drop()` it in `afterAll`. Files that use it are named `*.pg.spec.ts` or `api.spec.ts`, which gives them the server.
 */
export async function testDatabase(): Promise<TestDatabase> {
  const server = inject('testServer')
  if (!server)
    throw new Error('testDatabase() needs the test server: name the file *.pg.spec.ts, api.spec.ts or *.e2e.ts')
  const name = `test_${randomBytes(6).toString('hex')}`
  await copyTemplate(server, name)
  const ownerUrl = ownerUrlOf(server, name)
  const appUrl = appUrlOf(server, name)
  const ownerPool = createPool(ownerUrl, { max: 4, applicationName: 'wenheng test owner' })
  // rights on the database itself are not copied with the template
  const client = await ownerPool.connect()
  await grantAppRights(client).finally(() => client.release())
  const pool = createPool(appUrl, { max: 10, applicationName: 'wenheng test' })
  return {
    pool,
    ownerPool,
    appUrl,
    ownerUrl,
    async drop() {
      await Promise.all([pool, ownerPool].filter(p => !p.ended).map(p => p.end()))
      await withMaintenance(server, maintenance => dropDatabase(maintenance, name))
    },
  }
}
