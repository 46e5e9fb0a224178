import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type { Pool } from 'pg'
import { createApplication, readOptions, repository } from '#apps/server'
import { findMultiplied, type Multiplied, multiplyCases } from '#apps/simulator'
import { claimsFor } from '#host'
import { createPool, findMigrations, migrate, openEmbedded } from '#host/postgres'
import { systemClock } from '#kernel'
import { capture, type Statement } from './capture.ts'
import type { Wire } from './load.ts'
import { type Officer, type People, signInPeople } from './people.ts'
import { type Running, startNode } from './process.ts'
import type { Script } from './script.ts'

/** A filled installation: its embedded PostgreSQL, the built server on it, and people who are signed in. */
export interface Installation {
  filled: Multiplied
  dataDir: string
  owner: Pool
  people: People
  server: Running
  /** What requests, one after the other, sent to PostgreSQL. @throws Error at an answer that is not 200 */
  statementsOf(wires: readonly Wire[]): Promise<{ statements: Statement[]; body: unknown }[]>
  /** A bare server that runs a script at `/replayed` with a person's claims, under row security or as the owner of the tables. */
  startFloor(script: Script, as: Officer, role: 'app' | 'owner'): Promise<Running>
  close(): Promise<void>
}

/** Opens `var/bench/<cases>`, filling it first when there is none. */
export async function openInstallation(cases: number, say: (line: string) => void): Promise<Installation> {
  const dataDir = join(repository, 'var', 'bench', String(cases))
  mkdirSync(dataDir, { recursive: true })
  const filled = findMultiplied(dataDir) ?? (await multiplyCases(dataDir, cases, say))
  const opened = await openEmbedded({ dataDir })
  const owner = createPool(opened.ownerUrl, { max: 2, statementTimeoutMs: 0 })
  const env = { DATABASE_URL: opened.ownerUrl, DATABASE_APP_URL: opened.appUrl, WENHENG_DATA: dataDir }
  const running: Running[] = []
  try {
    const applied = await migrate(owner, findMigrations(repository))
    if (applied.length > 0) say(`migrated: ${applied.length}`)
    const people = await signInPeople(owner)
    const program = join(repository, 'dist', 'server.mjs')
    const server = await startNode([...startFlags(), '--enable-source-maps', program, '--empty', '--port', '0'], env)
    running.push(server)
    return {
      filled,
      dataDir,
      owner,
      people,
      server,
      statementsOf: wires => captureAll(env, wires),
      async startFloor(script, as, role) {
        const file = join(dataDir, 'floor.json')
        const url = role === 'app' ? opened.appUrl : opened.ownerUrl
        writeFileSync(file, JSON.stringify({ url, script, claims: claimsFor(as) }))
        return startNode(['--import', 'tsx', join(repository, 'bench/floor/main.ts'), file])
      },
      async close() {
        for (const program of running) await program.stop()
        await owner.end()
        await opened.stop()
      },
    }
  } catch (error) {
    for (const program of running) await program.stop()
    await owner.end()
    await opened.stop()
    throw error
  }
}

/** What `npm start` tells Node about memory. */
function startFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8')) as {
    scripts: { start: string }
  }
  return scripts.start.split(' ').filter(word => word.startsWith('--'))
}

/** The same application in this process, its connections overheard. */
async function captureAll(env: NodeJS.ProcessEnv, wires: readonly Wire[]) {
  const application = await createApplication(readOptions(['--empty'], env), systemClock, () => {})
  try {
    // the first request of each kind also prepares what is prepared once
    const captured: { statements: Statement[]; body: unknown }[] = []
    for (const wire of wires) {
      let body: unknown
      const statements = await capture('wenheng', async () => {
        body = await ask(application.http, wire)
      })
      captured.push({ statements, body })
    }
    return captured
  } finally {
    await application.close()
  }
}

async function ask(http: FastifyInstance, { method, path, headers, body }: Wire): Promise<unknown> {
  const answer = await http.inject({
    method,
    url: path,
    headers: { ...headers, ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { payload: body }),
  })
  if (answer.statusCode !== 200) throw new Error(`${method} ${path}: ${answer.statusCode} ${answer.body}`)
  return answer.json()
}
