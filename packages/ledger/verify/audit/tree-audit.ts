import { concat, equal } from '../bytes.ts'
import type { Hash } from '../hashes.ts'
import { peaksOf, perfectRoot, rootOfPeaks } from '../merkle.ts'
import { fail } from '../step.ts'
import { TILE_WIDTH, tilePath } from '../tiles.ts'

/** Reads a file of a log by its path from the root of the tree, such as `checkpoint`; undefined = there is none. */
export type ReadLogFile = (path: string) => Promise<Uint8Array | undefined>

/** Grows a tree leaf by leaf and compares each tile the log shows with it. Memory: one row of 256 hashes a level. */
export class TreeAudit {
  readonly #hash: Hash
  readonly #read: ReadLogFile
  /** Per level of tiles: the hashes after the last full one, and how many full ones there were. */
  readonly #levels: { row: Uint8Array[]; full: number }[] = []
  size = 0

  constructor(hash: Hash, read: ReadLogFile) {
    this.#hash = hash
    this.#read = read
  }

  async add(leaf: Uint8Array): Promise<void> {
    this.size++
    let carried: Uint8Array | undefined = leaf
    for (let level = 0; carried; level++) {
      this.#levels[level] ??= { row: [], full: 0 }
      const at: { row: Uint8Array[]; full: number } = this.#levels[level]!
      at.row.push(carried)
      carried = undefined
      if (at.row.length === TILE_WIDTH) {
        await this.#compare(level, at.full, at.row)
        carried = perfectRoot(this.#hash, at.row)
        at.row = []
        at.full++
      }
    }
  }

  /** The partial tiles at the right edge. */
  async finish(): Promise<void> {
    for (const [level, { row, full }] of this.#levels.entries()) {
      if (row.length > 0) await this.#compare(level, full, row)
    }
  }

  root(): Uint8Array {
    return rootOfPeaks(
      this.#hash,
      [...this.#levels].reverse().flatMap(({ row }) => peaksOf(this.#hash, row)),
    )
  }

  async #compare(level: number, index: number, row: readonly Uint8Array[]): Promise<void> {
    const path = tilePath({ level, index, width: row.length })
    const shown = (await this.#read(path)) ?? fail(`账本缺少 ${path}`)
    if (!equal(shown, concat(...row))) fail(`${path} 与条目不符`)
  }
}
