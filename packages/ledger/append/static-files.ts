import type { Pool } from 'pg'
import { encodeEntries, hashesAtTileLevel, parseTilePath, TILE_WIDTH, type TreeName, utf8 } from '#ledger/verify'
import type { Queryable } from './enqueue.ts'
import { latestCheckpoint } from './heads.ts'
import { readHashes } from './tree-reader.ts'

/** A file of the log as it is served. */
export interface LedgerFile {
  contentType: string
  bytes: Uint8Array
  /** Never changes, so caches may keep it for good; a checkpoint does. */
  immutable: boolean
}

/**
 * The log as the static files of C2SP tlog-tiles: `/checkpoint`, `/tile/<level>/<n>`, `/tile/entries/<n>`, partial ones
 * with `.p/<width>`, and the same under `/sm3/`. Nothing beyond the newest signed head is shown. Undefined = 404.
 * @param path after the place where the log is mounted, with its leading slash
 */
export async function ledgerPath(pool: Pool, path: string): Promise<LedgerFile | undefined> {
  const tree: TreeName = path.startsWith('/sm3/') ? 'sm3' : 'sha256'
  const file = path.slice(tree === 'sm3' ? '/sm3/'.length : 1)
  if (!path.startsWith('/') || !/^(checkpoint$|tile\/)/.test(file)) return undefined
  const checkpoint = await latestCheckpoint(pool)
  if (!checkpoint) return undefined
  if (file === 'checkpoint') {
    return { contentType: 'text/plain; charset=utf-8', bytes: utf8(checkpoint.notes[tree]), immutable: false }
  }
  const tile = parseTilePath(file)
  if (!tile) return undefined
  const bytes =
    tile.level === 'entries'
      ? await readEntriesTile(pool, checkpoint.size, tile.index, tile.width)
      : await readTile(pool, tree, checkpoint.size, tile.level, tile.index, tile.width)
  return bytes && { contentType: 'application/octet-stream', bytes, immutable: true }
}

/** Hashes of a tile, joined; undefined where the tree of that size does not reach. */
export async function readTile(
  db: Queryable,
  tree: TreeName,
  size: number,
  level: number,
  n: number,
  width = TILE_WIDTH,
): Promise<Uint8Array | undefined> {
  const from = n * TILE_WIDTH
  if (from + width > hashesAtTileLevel(size, level)) return undefined
  if (width < TILE_WIDTH) return Buffer.concat(await readHashes(db, tree, level, from, width))
  const { rows } = await db.query('select hashes from ledger_tile where tree = $1 and level = $2 and n = $3', [
    tree,
    level,
    n,
  ])
  return (rows[0] as { hashes: Uint8Array } | undefined)?.hashes
}

/** Entries, each after its length; undefined where a tree of that size does not reach. */
export async function readEntriesTile(
  db: Queryable,
  size: number,
  n: number,
  width = TILE_WIDTH,
): Promise<Uint8Array | undefined> {
  const from = n * TILE_WIDTH
  if (from + width > size) return undefined
  const { rows } = await db.query('select body from ledger_entry where idx >= $1 and idx < $2 order by idx', [
    from,
    from + width,
  ])
  return encodeEntries((rows as { body: Uint8Array }[]).map(row => row.body))
}
