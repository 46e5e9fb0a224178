/** C2SP tlog-tiles: the tree cut into tiles of 8 levels, each stored as the 256 hashes of its lowest level. */
export const TILE_HEIGHT = 8
export const TILE_WIDTH = 256

export interface TileAt {
  /** Level of tiles: 0 holds leaf hashes, 1 the roots of full tiles of level 0, and so on. */
  level: number
  index: number
  /** Hashes in it, 1 to 256; below 256 the tile is partial. */
  width: number
}

export interface EntriesTileAt {
  level: 'entries'
  index: number
  width: number
}

/** `tile/0/x001/x234/067`, for a partial tile with `.p/112`. */
export function tilePath({ level, index, width }: TileAt | EntriesTileAt): string {
  return `tile/${level}/${indexPath(index)}${width === TILE_WIDTH ? '' : `.p/${width}`}`
}

function indexPath(index: number): string {
  const groups = [String(index % 1000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  return groups.join('/')
}

/** Inverse of `tilePath`; undefined for anything it would not have written. */
export function parseTilePath(path: string): TileAt | EntriesTileAt | undefined {
  const match = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!match) return undefined
  const index = Number(match[2]!.replaceAll(/[x/]/g, ''))
  const width = match[3] === undefined ? TILE_WIDTH : Number(match[3])
  if (!Number.isSafeInteger(index) || width === 0) return undefined
  const tile = { level: match[1] === 'entries' ? ('entries' as const) : Number(match[1]), index, width }
  return tilePath(tile as TileAt) === path ? (tile as TileAt | EntriesTileAt) : undefined
}

/** Hashes stored at a level of tiles for a tree of `size` leaves. */
export const hashesAtTileLevel = (size: number, level: number): number => Math.floor(size / TILE_WIDTH ** level)

/** Full tiles and the width of the partial one, level by level, until a level is empty. */
export function tileCounts(size: number): { full: number; partial: number }[] {
  const counts: { full: number; partial: number }[] = []
  for (let hashes = size; hashes > 0; hashes = Math.floor(hashes / TILE_WIDTH)) {
    counts.push({ full: Math.floor(hashes / TILE_WIDTH), partial: hashes % TILE_WIDTH })
  }
  return counts
}

/** Entries of a bundle tile: each with its length as a big-endian uint16 before it. */
export function encodeEntries(entries: readonly Uint8Array[]): Uint8Array {
  const bytes = new Uint8Array(entries.reduce((sum, entry) => sum + 2 + entry.length, 0))
  let at = 0
  for (const entry of entries) {
    if (entry.length > 0xffff) throw new RangeError('an entry has at most 65,535 bytes')
    bytes[at] = Math.floor(entry.length / 256)
    bytes[at + 1] = entry.length % 256
    bytes.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bytes
}

/** Throws RangeError when the lengths do not add up. */
export function decodeEntries(bytes: Uint8Array): Uint8Array[] {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bytes.length; ) {
    const end = at + 2 + (bytes[at]! * 256 + (bytes[at + 1] ?? 0))
    if (at + 2 > bytes.length || end > bytes.length) throw new RangeError('entries tile is cut short')
    entries.push(bytes.slice(at + 2, end))
    at = end
  }
  return entries
}
