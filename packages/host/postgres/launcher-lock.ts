import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { refuse } from '#kernel'
import { startMark } from './processes.ts'

interface Holder {
  pid: number
  /** See `startMark`: without it a new process with an old number would count as the holder. */
  startMark: string
}

/** How long a holder that is just stopping is waited for. */
const PATIENCE_MS = 2_000

/**
 * One running program per data folder. Returns the release. Refuses with the holder's process number when that goes on
 * living; a lock left by a killed program is taken over.
 */
export async function takeLauncherLock(dataDir: string): Promise<() => void> {
  const path = join(dataDir, 'wenheng.lock')
  const own = JSON.stringify({ pid: process.pid, startMark: startMark(process.pid) ?? '' } satisfies Holder)
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, own, { mode: 0o600 })
  const end = performance.now() + PATIENCE_MS
  try {
    while (!linkIfFree(draft, path)) {
      const found = readText(path)
      if (found === undefined) continue
      const holder = parseHolder(found)
      if (!holder || startMark(holder.pid) !== holder.startMark) setAside(path, found)
      else if (performance.now() < end) await sleep(50)
      else refuseSecondStart(dataDir, holder.pid)
    }
  } finally {
    rmSync(draft, { force: true })
  }
  return () => {
    if (readText(path) === own) rmSync(path, { force: true })
  }
}

function refuseSecondStart(dataDir: string, pid: number): never {
  return refuse({
    code: 'postgres.alreadyRunning',
    kind: 'unavailable',
    message: `文衡已在运行（进程 ${pid}），正在使用数据目录 ${dataDir}。`,
    next: `请直接使用已启动的系统；确需重新启动时，先结束进程 ${pid}，或用 WENHENG_DATA 指定另一个数据目录。`,
    facts: { pid, dataDir },
  })
}

/** A link appears whole or not at all, so nobody reads a half-written lock. */
function linkIfFree(draft: string, path: string): boolean {
  try {
    linkSync(draft, path)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false
    throw error
  }
}

/** Removes a dead lock. Two starters may see the same one: who moves a fresh lock away by mistake puts it back. */
function setAside(path: string, dead: string): void {
  const aside = `${path}.dead.${process.pid}`
  try {
    renameSync(path, aside)
  } catch {
    return
  }
  if (readText(aside) !== dead) linkIfFree(aside, path)
  rmSync(aside, { force: true })
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}

function parseHolder(text: string): Holder | undefined {
  try {
    return JSON.parse(text) as Holder
  } catch {
    return undefined
  }
}
