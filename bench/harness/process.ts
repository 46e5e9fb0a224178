import { type ChildProcess, spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A program that was started and said where it listens. */
export interface Running {
  port: number
  /** The last it wrote, such as why a request failed. */
  said(): string
  /** Memory it holds, in megabytes. */
  megabytes(): number
  stop(): Promise<void>
}

const LONGEST_START_MS = 60_000

/** Starts a Node program and waits until it prints `http://127.0.0.1:PORT`. @throws Error with what it said, if it ends before */
export async function startNode(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Running> {
  const child = spawn(process.execPath, args, { env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString()).slice(-10_000)
    })
  const port = await portOf(child, () => said)
  return {
    port,
    said: () => said,
    megabytes: () => residentMegabytes(child.pid!),
    stop: () =>
      new Promise(resolve => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
}

function portOf(child: ChildProcess, said: () => string): Promise<number> {
  return new Promise((resolve, reject) => {
    const fail = (why: string) => reject(new Error(`${why}\n${said()}`))
    const timer = setTimeout(() => {
      child.kill('SIGKILL')
      fail('not listening after a minute')
    }, LONGEST_START_MS)
    const look = () => {
      const match = /http:\/\/127\.0\.0\.1:(\d+)/.exec(said())
      if (!match) return
      clearTimeout(timer)
      resolve(Number(match[1]))
    }
    child.stdout!.on('data', look)
    child.stderr!.on('data', look)
    child.once('exit', code => {
      clearTimeout(timer)
      fail(`ended with ${code}`)
    })
  })
}

/** Resident memory as the kernel counts it; NaN where it does not say. */
export function residentMegabytes(pid: number): number {
  try {
    return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024
  } catch {
    return Number.NaN
  }
}
