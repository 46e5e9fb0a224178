import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { authenticator } from '#features/4-platform/tenancy/api.ts'
import type { CaseServices } from '#features/6-operation/case-handling'
import { claimedDatabase, createFileStore, createHttp, type Database, type FileStore } from '#host'
import { createPool, findMigrations, migrate, type OpenDatabase, openEmbedded, openServer } from '#host/postgres'
import type { Clock } from '#kernel'
import { type Ledger, openLedger } from '#ledger/append'
import { caseServices } from './case-services.ts'
import { serveChecker } from './checker.ts'
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
  files: FileStore
  ledger: Ledger
  services: CaseServices
  /** True once it is being closed: who works in the background stops. */
  isClosing(): boolean
  close(): Promise<void>
}

/** Opens the database, brings it up to date and builds the server; it listens when the caller says so. */
export async function createApplication(
  options: ServerOptions,
  clock: Clock,
  onProgress: (line: string) => void,
): Promise<Application> {
  /** What was opened, in order; closed the other way round. */
  const closers: (() => Promise<unknown>)[] = []
  let closing = false
  const close = async () => {
    closing = true
    for (const closer of closers.splice(0).reverse()) await closer()
  }
  try {
    const opened = await openDatabase(options, onProgress)
    closers.push(opened.stop)
    const owner = createPool(opened.ownerUrl, { max: 2, applicationName: 'wenheng migrations' })
    const applied = await migrate(owner, findMigrations(repository)).finally(() => owner.end())
    if (applied.length > 0) onProgress(`数据库结构已更新（${applied.length} 项）`)
    const database = claimedDatabase(
      createPool(opened.appUrl, { max: 16, applicationName: 'wenheng' }),
      createPool(opened.appUrl, { max: 4, applicationName: 'wenheng' }),
    )
    closers.push(database.close)
    const ledgerPool = createPool(opened.appUrl, { max: 4, applicationName: 'wenheng ledger' })
    closers.push(() => ledgerPool.end())
    const ledger = await openLedger({
      pool: ledgerPool,
      keysDir: resolve(options.dataDir, 'keys'),
      ...(options.ledgerOrigin && { origin: options.ledgerOrigin }),
      // a real log needs a name that no other has
      nameForNewLog: () => (options.empty ? `wenheng.local/${randomBytes(4).toString('hex')}` : 'wenheng.local/demo'),
      onError: error => onProgress(`账本：${error.message}`),
    })
    closers.push(ledger.stop)
    const files = createFileStore(resolve(options.dataDir, 'files'))
    const services = caseServices({
      repository,
      files,
      publicAddress: options.publicAddress,
      demonstration: !options.empty,
    })
    closers.push(() => services.typesetter.close())
    const http = await createHttp({
      endpoints: allEndpoints(version, services),
      database,
      files,
      ledger,
      clock,
      authenticate: authenticator(database, clock),
      version,
      log: true,
      ...(options.trustedProxies && { trustedProxies: options.trustedProxies }),
    })
    closers.push(() => http.close())
    const dist = options.dist ?? join(repository, 'dist')
    serveChecker(http, dist)
    await serveFrontEnds(http, dist)
    return { http, database, files, ledger, services, isClosing: () => closing, close }
  } catch (error) {
    await close()
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
