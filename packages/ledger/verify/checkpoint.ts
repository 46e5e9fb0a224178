import { fromBase64, toBase64 } from './bytes.ts'
import { HASH_LENGTH, type TreeName } from './hashes.ts'

/** C2SP tlog-checkpoint: the head of a tree, as the text of a signed note. */
export interface Checkpoint {
  /** Which tree; a name like a URL without scheme. */
  origin: string
  size: number
  root: Uint8Array
  /** Further lines, meaning nothing here. */
  extensions: string[]
}

/** The SM3 tree is another log and so has another origin. */
export const originOf = (origin: string, tree: TreeName): string => (tree === 'sha256' ? origin : `${origin}/sm3`)

export const formatCheckpoint = ({ origin, size, root, extensions }: Checkpoint): string =>
  [origin, size, toBase64(root), ...extensions].map(line => `${line}\n`).join('')

/** Parses the text of a note (see `parseNote`). Throws RangeError on anything `formatCheckpoint` would not write. */
export function parseCheckpoint(text: string): Checkpoint {
  const [origin, size, root, ...extensions] = text.split('\n').slice(0, -1)
  if (!origin || size === undefined || root === undefined)
    throw new RangeError('not a checkpoint: three lines at least')
  if (!/^(0|[1-9]\d{0,15})$/.test(size) || !Number.isSafeInteger(Number(size))) throw new RangeError('not a tree size')
  if (extensions.includes('')) throw new RangeError('empty extension line')
  const checkpoint = { origin, size: Number(size), root: fromBase64(root), extensions }
  if (checkpoint.root.length !== HASH_LENGTH) throw new RangeError('a root has 32 bytes')
  return checkpoint
}
