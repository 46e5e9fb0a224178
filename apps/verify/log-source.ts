import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ReadLogFile, Unreachable } from '#ledger/verify'

/**
 * Reads a log from its address, or from a folder that holds a copy of its files.
 * @throws Unreachable where there is no log
 */
export async function openLog(log: string): Promise<ReadLogFile> {
  const read = /^https?:\/\//.test(log) ? fromAddress(log) : fromFolder(log)
  if (!(await read('checkpoint')) && !(await read('sm3/checkpoint'))) {
    throw new Unreachable(`${log} 处没有账本，或者账本还是空的`)
  }
  return read
}

/** A tile of entries is the largest file: 256 × 64 KiB. */
const MOST_BYTES = 17 * 1_048_576

function fromAddress(log: string): ReadLogFile {
  const base = log.endsWith('/') ? log : `${log}/`
  return async path => {
    try {
      const answer = await fetch(new URL(path, base), { signal: AbortSignal.timeout(30_000) })
      if (answer.status === 404) return undefined
      if (!answer.ok) throw new Error(`HTTP ${answer.status}`)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      if (bytes.length > MOST_BYTES) throw new Error('文件过大')
      return bytes
    } catch (error) {
      throw new Unreachable(`读不到账本 ${base}${path}（${(error as Error).message}）`)
    }
  }
}

function fromFolder(folder: string): ReadLogFile {
  return async path => {
    try {
      return readFileSync(join(folder, path))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
      throw new Unreachable(`读不到账本 ${join(folder, path)}（${(error as Error).message}）`)
    }
  }
}
