import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { authenticator } from '#features/4-platform/tenancy/api.ts'
import { claimedDatabase, createFileStore, createHttp, type Database } from '#host'
import { createPool, findMigrations, migrate, type OpenDatabase, openEmbedded, openServer } from '#host/postgres'
import type { Clock } from '#kernel'
import { allEndpoints } from './endpoints.ts'
import { serveFrontEnds } from './front-ends.ts'
import type { ServerOptions } from './options.ts'

/** The repository: beside `dist` when bundled, two folders up in the sources. */
const here = import.meta.dirname
export const repository = resolve(here, here.endsWith('dist') ? '..' : '../..')

export const version: string = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')).version

export interface Application {
  http: FastifyInstance
  database: Database
  close(): Promise<void>
}

/** Opens the database, brings it up to date and builds the server; it listens when the caller says so. */
export async function createApplication(
  options: ServerOptions,
  clock: Clock,
  onProgress: (line: string) => void,
): Promise<Application> {
  const opened = await openDatabase(options, onProgress)
  try {
    const owner = createPool(opened.ownerUrl, { max: 2, applicationName: 'wenheng migrations' })
    const applied = await migrate(owner, findMigrations(repository)).finally(() => owner.end())
    if (applied.length > 0) onProgress(`数据库结构已更新（${applied.length} 项）`)
    const database = claimedDatabase(createPool(opened.appUrl, { max: 16, applicationName: 'wenheng' }))
    const http = await createHttp({
      endpoints: allEndpoints(version),
      database,
      files: createFileStore(resolve(options.dataDir, 'files')),
      clock,
      authenticate: authenticator(database, clock),
      version,
      log: true,
    })
    await serveFrontEnds(http, join(repository, 'dist'))
    return {
      http,
      database,
      async close() {
        await http.close()
        await database.close()
        await opened.stop()
      },
    }
  } catch (error) {
    await opened.stop()
    throw error
  }
}

const openDatabase = (options: ServerOptions, onProgress: (line: string) => void): Promise<OpenDatabase> =>
  options.databaseUrl
    ? openServer({
        databaseUrl: options.databaseUrl,
        ...(options.databaseAppUrl && { databaseAppUrl: options.databaseAppUrl }),
        dataDir: options.dataDir,
        onProgress,
      })
    : openEmbedded({ dataDir: options.dataDir, onProgress })
