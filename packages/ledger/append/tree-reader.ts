import {
  HASH_LENGTH,
  type Hash,
  hashesAtTileLevel,
  type NodeAt,
  nodeHash,
  type ProofPath,
  perfectSubtrees,
  rootOfPeaks,
  TILE_HEIGHT,
  TILE_WIDTH,
  type TreeName,
} from '#ledger/verify'
import { damaged } from './damage.ts'
import type { Queryable } from './enqueue.ts'
import { NATIVE_HASHES } from './native-hashes.ts'
import type { TreeState } from './tree-state.ts'

/** Leaves in the ledger. */
export async function ledgerSize(db: Queryable): Promise<number> {
  const { rows } = await db.query('select coalesce(max(idx) + 1, 0) as size from ledger_entry')
  return Number((rows[0] as { size: number | string }).size)
}

/**
 * The hashes [from, from + count) stored at a tile level: leaf hashes at 0, roots of the full tiles below above it.
 * @throws LedgerDamage when some are missing
 */
export async function readHashes(
  db: Queryable,
  tree: TreeName,
  level: number,
  from: number,
  count: number,
): Promise<Uint8Array[]> {
  const { rows } =
    level === 0
      ? await db.query(
          `select ${LEAF_COLUMN[tree]} as hash from ledger_entry where idx >= $1 and idx < $2 order by idx`,
          [from, from + count],
        )
      : await db.query(
          'select root as hash from ledger_tile where tree = $1 and level = $2 and n >= $3 and n < $4 order by n',
          [tree, level - 1, from, from + count],
        )
  if (rows.length !== count) damaged(from * TILE_WIDTH ** level, `${tree} 树第 ${level} 层的节点缺失`)
  return rows.map(row => (row as { hash: Uint8Array }).hash)
}

const LEAF_COLUMN: Record<TreeName, string> = { sha256: 'leaf_sha256', sm3: 'leaf_sm3' }

/** The state from which appending goes on. */
export async function loadTree(db: Queryable, tree: TreeName, size: number): Promise<TreeState> {
  const partial: Uint8Array[][] = []
  for (let level = 0; hashesAtTileLevel(size, level) > 0; level++) {
    const stored = hashesAtTileLevel(size, level)
    const width = stored % TILE_WIDTH
    partial.push(width === 0 ? [] : await readHashes(db, tree, level, stored - width, width))
  }
  return { size, partial }
}

/** Reads nodes of a tree of a given size out of its tiles, each tile once. */
export class TreeReader {
  readonly #db: Queryable
  readonly #tree: TreeName
  readonly #hash: Hash
  readonly #size: number
  readonly #rows = new Map<string, Map<number, Uint8Array[]>>()

  constructor(db: Queryable, tree: TreeName, size: number) {
    this.#db = db
    this.#tree = tree
    this.#hash = NATIVE_HASHES[tree]
    this.#size = size
  }

  async rootAt(size: number): Promise<Uint8Array> {
    const subtrees = perfectSubtrees(0, size)
    await this.#load(subtrees)
    return rootOfPeaks(
      this.#hash,
      subtrees.map(node => this.#node(node)),
    )
  }

  /** The hashes of several proofs, with one query per level of tiles. */
  async hashesOf(paths: readonly ProofPath[]): Promise<Uint8Array[][]> {
    await this.#load(paths.flat(2))
    return paths.map(path =>
      path.map(step =>
        step.map(node => this.#node(node)).reduceRight((right, left) => nodeHash(this.#hash, left, right)),
      ),
    )
  }

  async #load(nodes: readonly NodeAt[]): Promise<void> {
    const wanted = new Map<number, Set<number>>()
    for (const node of nodes) {
      const { level, n } = tileOf(node)
      if (this.#rows.has(`${level}/${n}`)) continue
      const tiles = wanted.get(level) ?? new Set()
      wanted.set(level, tiles.add(n))
    }
    for (const [level, tiles] of wanted) await this.#loadTiles(level, [...tiles])
  }

  async #loadTiles(level: number, tiles: readonly number[]): Promise<void> {
    const stored = hashesAtTileLevel(this.#size, level)
    const full = Math.floor(stored / TILE_WIDTH)
    const { rows } = await this.#db.query(
      'select n, hashes from ledger_tile where tree = $1 and level = $2 and n = any($3::bigint[])',
      [this.#tree, level, tiles.filter(n => n < full)],
    )
    for (const { n, hashes } of rows as { n: number | string; hashes: Uint8Array }[]) {
      this.#keep(level, Number(n), splitHashes(hashes))
    }
    if (tiles.includes(full)) {
      const from = full * TILE_WIDTH
      this.#keep(level, full, await readHashes(this.#db, this.#tree, level, from, stored - from))
    }
    const missing = tiles.find(n => !this.#rows.has(`${level}/${n}`))
    if (missing !== undefined) {
      damaged(missing * TILE_WIDTH ** (level + 1), `${this.#tree} 树第 ${level} 层第 ${missing} 块缺失`)
    }
  }

  #keep(level: number, n: number, hashes: Uint8Array[]): void {
    this.#rows.set(`${level}/${n}`, new Map([[0, hashes]]))
  }

  /** Nodes inside a tile are computed row by row, once per tile. */
  #node(node: NodeAt): Uint8Array {
    const { level, n } = tileOf(node)
    const rows = this.#rows.get(`${level}/${n}`)!
    const height = node.level - level * TILE_HEIGHT
    const from = n * 2 ** (TILE_HEIGHT - height)
    return this.#row(rows, height)[node.index - from]!
  }

  #row(rows: Map<number, Uint8Array[]>, height: number): Uint8Array[] {
    const known = rows.get(height)
    if (known) return known
    const below = this.#row(rows, height - 1)
    const row = Array.from({ length: Math.floor(below.length / 2) }, (_, i) =>
      nodeHash(this.#hash, below[2 * i]!, below[2 * i + 1]!),
    )
    rows.set(height, row)
    return row
  }
}

function tileOf({ level, index }: NodeAt): { level: number; n: number } {
  const tileLevel = Math.floor(level / TILE_HEIGHT)
  return { level: tileLevel, n: Math.floor(index / 2 ** (TILE_HEIGHT - (level - tileLevel * TILE_HEIGHT))) }
}

const splitHashes = (bytes: Uint8Array): Uint8Array[] =>
  Array.from({ length: bytes.length / HASH_LENGTH }, (_, i) => bytes.subarray(i * HASH_LENGTH, (i + 1) * HASH_LENGTH))
