import { canonicalJson } from '#kernel'
import { fromUtf8, utf8 } from './bytes.ts'

/**
 * A leaf of the tree. It shows that something of a type was done at a time in an organ, and what it commits to; who and
 * to whom only to those who hold the installation's secret.
 */
export interface Entry {
  v: 1
  type: string
  /** When the act says it was recorded, ISO instant in UTC. A claim; the order of the tree is the fact. */
  at: string
  org: string
  actorPseudonym: string
  objectPseudonym: string
  /** Index of the entry before about the same object; null for the first. */
  prevObjectIdx: number | null
  /** Hex of SHA-256(salt || canonical payload), see `commitTo`. */
  commit: string
}

/** The length of an entry in a tile is a uint16. */
export const MOST_ENTRY_BYTES = 65_535

/** The bytes of a leaf: JCS, so one entry has one form. Throws RangeError above 65,535 bytes. */
export function encodeEntry(entry: Entry): Uint8Array {
  const bytes = utf8(canonicalJson(entry))
  if (bytes.length > MOST_ENTRY_BYTES) throw new RangeError('an entry has at most 65,535 bytes')
  return bytes
}

const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/

/** Throws RangeError or SyntaxError on bytes that `encodeEntry` would not have made. */
export function decodeEntry(bytes: Uint8Array): Entry {
  if (bytes.length > MOST_ENTRY_BYTES) throw new RangeError('an entry has at most 65,535 bytes')
  const value = parseCanonical(bytes)
  if (!isEntry(value)) throw new RangeError('not an entry')
  return value
}

/** JSON that is its own canonical form: no second spelling, no doubled key. Throws otherwise. */
export function parseCanonical(bytes: Uint8Array): unknown {
  const text = fromUtf8(bytes)
  const value: unknown = JSON.parse(text)
  if (canonicalJson(value) !== text) throw new RangeError('not canonical JSON')
  return value
}

const NAMES = ['actorPseudonym', 'at', 'commit', 'objectPseudonym', 'org', 'prevObjectIdx', 'type', 'v']

function isEntry(value: unknown): value is Entry {
  if (typeof value !== 'object' || value === null || Object.keys(value).sort().join() !== NAMES.join()) return false
  const { v, type, at, org, actorPseudonym, objectPseudonym, prevObjectIdx, commit } = value as Record<string, unknown>
  return (
    v === 1 &&
    [type, at, org, actorPseudonym, objectPseudonym].every(each => typeof each === 'string') &&
    INSTANT.test(at as string) &&
    (prevObjectIdx === null || (Number.isSafeInteger(prevObjectIdx) && (prevObjectIdx as number) >= 0)) &&
    typeof commit === 'string' &&
    /^[0-9a-f]{64}$/.test(commit)
  )
}
