import { equal, toHex } from '../bytes.ts'
import type { Checkpoint } from '../checkpoint.ts'
import { decodeEntry, type Entry } from '../entry.ts'
import { HASHES, type TreeName } from '../hashes.ts'
import type { VerifierKey } from '../keys.ts'
import { leafHash } from '../merkle.ts'
import { type CheckStep, fail, runAsyncStep } from '../step.ts'
import { decodeEntries, TILE_WIDTH, tilePath } from '../tiles.ts'
import { type Heads, readHeads, TITLES, TREES, trustedFor, within } from './log-heads.ts'
import { type ReadLogFile, TreeAudit } from './tree-audit.ts'

export interface LogAuditOptions {
  /** Public keys of the log. A tree without one is not checked. */
  keys: readonly VerifierKey[]
  /** Told of each entry, in order. */
  onEntry?: (entry: Entry, index: number) => void
  /** Sizes at which the roots are wanted. */
  rootsAt?: readonly number[]
}

export interface LogAudit {
  genuine: boolean
  /** Name of the log, where its head could be checked. */
  origin?: string
  /** Entries under the signed heads. */
  size: number
  steps: CheckStep[]
  /** Hex, by the sizes of `rootsAt` that the log reaches. */
  roots: Map<number, Record<TreeName, string>>
}

/**
 * Checks a whole log from what it shows to everybody: derives both trees anew from the entries and compares every tile
 * and both signed heads with them. Trusts nothing of it. Memory: one number per object and a few rows of hashes.
 * @throws Unreachable, when `read` does
 */
export async function auditLog(read: ReadLogFile, options: LogAuditOptions): Promise<LogAudit> {
  const { heads, steps } = await readHeads(read, options.keys)
  const size = Math.max(0, ...Object.values(heads).map(head => head.size))
  const growth = new Growth(read, heads)
  const roots: LogAudit['roots'] = new Map()
  const entries = await runAsyncStep('条目', async () => {
    for await (const [index, entry, bytes] of checkedEntries(read, size)) {
      await growth.add(index, bytes)
      options.onEntry?.(entry, index)
      if (options.rootsAt?.includes(growth.size)) roots.set(growth.size, growth.roots())
    }
    return `${size} 条格式正确，同一对象的条目首尾相接`
  })
  steps.push(entries)
  for (const tree of TREES) {
    const wanted = trustedFor(options.keys, tree).length > 0
    const check = async () => (wanted ? growth.compareHead(tree) : undefined)
    steps.push(await runAsyncStep(`账本（${TITLES[tree]}）`, check))
  }
  const genuine = steps.every(step => step.ok) && Object.keys(heads).length > 0
  return { genuine, size, steps, roots, ...(heads.sha256 && { origin: heads.sha256.origin }) }
}

/** Both trees, grown from the entries up to their heads. The first fault of a tree ends its growth and is kept. */
class Growth {
  readonly #heads: Heads
  readonly #trees: Record<TreeName, TreeAudit>
  readonly #faults: Partial<Record<TreeName, { error: unknown }>> = {}

  constructor(read: ReadLogFile, heads: Heads) {
    this.#heads = heads
    this.#trees = {
      sha256: new TreeAudit(HASHES.sha256, within(read, 'sha256')),
      sm3: new TreeAudit(HASHES.sm3, within(read, 'sm3')),
    }
  }

  async add(index: number, bytes: Uint8Array): Promise<void> {
    for (const tree of TREES) {
      if (this.#faults[tree] || index >= (this.#heads[tree]?.size ?? 0)) continue
      try {
        await this.#trees[tree].add(leafHash(HASHES[tree], bytes))
      } catch (error) {
        this.#faults[tree] = { error }
      }
    }
  }

  /** Entries in the SHA-256 tree so far. */
  get size(): number {
    return this.#trees.sha256.size
  }

  roots(): Record<TreeName, string> {
    return { sha256: toHex(this.#trees.sha256.root()), sm3: toHex(this.#trees.sm3.root()) }
  }

  async compareHead(tree: TreeName): Promise<string> {
    const head: Checkpoint = this.#heads[tree] ?? fail('没有可用的检查点')
    const fault = this.#faults[tree]
    if (fault) throw fault.error
    const grown = this.#trees[tree]
    await grown.finish()
    if (grown.size !== head.size || !equal(grown.root(), head.root)) {
      fail(`由 ${grown.size} 条算出的根与已签名的检查点（${head.size} 条）不符`)
    }
    return `由 ${head.size} 条重新算出的每一块和根都与账本一致`
  }
}

/** The entries in order, each well formed and pointing at the one before about the same object. */
async function* checkedEntries(read: ReadLogFile, size: number): AsyncIterable<[number, Entry, Uint8Array]> {
  const last = new Map<string, number>()
  for (let from = 0; from < size; from += TILE_WIDTH) {
    const width = Math.min(TILE_WIDTH, size - from)
    const path = tilePath({ level: 'entries', index: from / TILE_WIDTH, width })
    const entries = decodeEntries((await read(path)) ?? fail(`账本缺少 ${path}`))
    if (entries.length !== width) fail(`${path} 应有 ${width} 条，实有 ${entries.length} 条`)
    for (const [i, bytes] of entries.entries()) {
      const index = from + i
      const entry = decodeEntry(bytes)
      const before = last.get(entry.objectPseudonym) ?? null
      if (entry.prevObjectIdx !== before) fail(`第 ${index} 条没有指向同一对象的上一条`)
      last.set(entry.objectPseudonym, index)
      yield [index, entry, bytes]
    }
  }
}
