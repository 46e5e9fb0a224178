import { type Hash, hashesAtTileLevel, peaksOf, perfectRoot, rootOfPeaks, TILE_WIDTH } from '#ledger/verify'

/** All that appending needs to know of a tree: the hashes of the partial tile at each tile level (below 256 each). */
export interface TreeState {
  size: number
  partial: readonly (readonly Uint8Array[])[]
}

/** A tile that became full: 256 hashes, and their root, which is one hash of the level above. */
export interface FullTile {
  level: number
  n: number
  hashes: Uint8Array
  root: Uint8Array
}

export const EMPTY_TREE: TreeState = { size: 0, partial: [] }

/** The tree with further leaves, and the tiles they filled. The given state stays as it was, for a rollback. */
export function extend(hash: Hash, state: TreeState, leafHashes: readonly Uint8Array[]) {
  const partial = state.partial.map(row => [...row])
  const full: FullTile[] = []
  let size = state.size
  for (const leaf of leafHashes) {
    size++
    for (let level = 0, carried: Uint8Array | undefined = leaf; carried; level++) {
      partial[level] ??= []
      const row: Uint8Array[] = partial[level]!
      row.push(carried)
      carried = undefined
      if (row.length === TILE_WIDTH) {
        carried = perfectRoot(hash, row)
        full.push({
          level,
          n: hashesAtTileLevel(size, level) / TILE_WIDTH - 1,
          hashes: Buffer.concat(row),
          root: carried,
        })
        partial[level] = []
      }
    }
  }
  return { state: { size, partial } satisfies TreeState, full }
}

export const rootOfState = (hash: Hash, { partial }: TreeState): Uint8Array =>
  rootOfPeaks(
    hash,
    [...partial].reverse().flatMap(row => peaksOf(hash, row)),
  )
