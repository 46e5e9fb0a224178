import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { refuse } from '#kernel'
import type { Account } from './account.ts'
import type { Binaries } from './binaries.ts'
import { postgresEnvironment } from './cluster.ts'
import { isAlive, isPostmasterOf, waitForEnd } from './processes.ts'
import type { Settings } from './settings.ts'

export interface PostmasterOptions {
  cluster: string
  binaries: Binaries
  account: Account
  settings: Settings
  /** The server's own log; set aside as `….1` when it has grown past 10 MB. */
  logFile: string
  onProgress: (line: string) => void
}

export interface Postmaster {
  port: number
  /** Of the running server; undefined while it is being started again. */
  pid(): number | undefined
  /** Fast shutdown: transactions under way are rolled back, what was committed stays. */
  stop(): Promise<void>
}

/**
 * Starts PostgreSQL and keeps it running: when it ends by itself it is started again on the same port, so that pools
 * find it again. It does not belong to the terminal's process group, so Ctrl-C reaches it only through `stop`.
 */
export async function startPostmaster(options: PostmasterOptions): Promise<Postmaster> {
  await endOrphan(options)
  let stopping = false
  let { child, port } = await startOnFreePort(options)

  const endWithUs = () => {
    if (isRunning(child)) child.kill('SIGINT')
  }
  process.on('exit', endWithUs)

  const watch = () => {
    child.once('exit', () => {
      if (!stopping) restarting = startAgain()
    })
  }
  let restarting: Promise<void> | undefined
  const startAgain = async () => {
    options.onProgress('数据库进程意外结束，正在重新启动')
    for (let pause = 100; !stopping; pause = Math.min(pause * 2, 5_000)) {
      try {
        child = await launch(options, port)
        if (stopping) await end(child)
        else options.onProgress('数据库已恢复')
        break
      } catch (error) {
        options.onProgress((error as Error).message)
        await sleep(pause)
      }
    }
    if (!stopping) watch()
  }
  watch()

  return {
    port,
    pid: () => (isRunning(child) ? child.pid : undefined),
    async stop() {
      stopping = true
      await restarting
      await end(child)
      process.off('exit', endWithUs)
    },
  }
}

const isRunning = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null

async function startOnFreePort(options: PostmasterOptions): Promise<{ child: ChildProcess; port: number }> {
  for (let attempt = 1; ; attempt++) {
    const port = await freePort()
    try {
      return { child: await launch(options, port), port }
    } catch (error) {
      // somebody else took the port between our look and the start, or the last children of a killed server still end
      const mayPass = /Address already in use|shared memory block|lock file/.test((error as Error).message)
      if (!mayPass || attempt === 20) throw error
      await sleep(500)
      // a killed program may have restarted its server in its last moment: that one shows itself only now
      await endOrphan(options)
    }
  }
}

/** Resolves when the server accepts connections; rejects with the end of its log when it ends before. */
async function launch(options: PostmasterOptions, port: number): Promise<ChildProcess> {
  const { binaries, account, cluster, settings, logFile } = options
  const log = openLog(logFile)
  const logStart = statSync(logFile).size
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const child = spawn(binaries.postgres, ['-D', cluster, '-p', String(port), ...flags], {
    ...account,
    cwd: cluster,
    env: postgresEnvironment(),
    detached: true,
    stdio: ['ignore', log, log],
  })
  closeSync(log)
  child.unref()
  let failure: Error | undefined
  child.once('error', error => {
    failure = error
  })
  for (let waited = 0; ; waited += 20) {
    await sleep(20)
    if (failure || !isRunning(child)) {
      const words = failure?.message ?? readFileSync(logFile, 'utf8').slice(logStart).trim().slice(-2_000)
      throw new Error(`数据库未能启动：${words}`)
    }
    const lines = postmasterFile(cluster)
    if (Number(lines?.[0]) === child.pid && lines?.[7]?.trim() === 'ready') return child
    if (waited === 3_000) options.onProgress('数据库正在恢复上次未完成的写入，请稍候')
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (!isRunning(child) || child.pid === undefined) return
  child.kill('SIGINT')
  if (await waitForEnd(child.pid, 30_000)) return
  child.kill('SIGQUIT')
  await waitForEnd(child.pid, 10_000)
}

/**
 * A server left behind by a killed program is shut down; its data stay. A `postmaster.pid` whose number now belongs to
 * something else is removed, as PostgreSQL would take that process for a running server.
 */
async function endOrphan({ cluster, onProgress }: PostmasterOptions): Promise<void> {
  const pid = Number(postmasterFile(cluster)?.[0])
  if (!(pid > 1)) return
  if (!isPostmasterOf(pid, cluster)) {
    if (isAlive(pid)) rmSync(join(cluster, 'postmaster.pid'), { force: true })
    return
  }
  onProgress(`发现上次遗留的数据库进程 ${pid}，正在将其正常关闭`)
  for (const [signal, patience] of [
    ['SIGINT', 30_000],
    ['SIGQUIT', 10_000],
  ] as const) {
    process.kill(pid, signal)
    if (await waitForEnd(pid, patience)) return
  }
  refuse({
    code: 'postgres.orphanStays',
    kind: 'unavailable',
    message: `上次遗留的数据库进程 ${pid} 无法关闭。`,
    next: `请执行 kill ${pid}，确认其结束后重新启动。`,
    facts: { pid },
  })
}

/** Lines of `postmaster.pid`: 1 pid, 2 folder, 3 start, 4 port, 5 socket, 6 address, 7 shared memory, 8 state. */
function postmasterFile(cluster: string): string[] | undefined {
  try {
    return readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')
  } catch {
    return undefined
  }
}

function openLog(logFile: string): number {
  const size = statSync(logFile, { throwIfNoEntry: false })?.size ?? 0
  if (size > 10 * 1024 * 1024) renameSync(logFile, `${logFile}.1`)
  return openSync(logFile, 'a', 0o600)
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number }
      server.close(() => resolve(port))
    })
  })
}
