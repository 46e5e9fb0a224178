import { fromBase64, toBase64 } from './bytes.ts'
import { HASH_LENGTH } from './hashes.ts'

/** C2SP tlog-proof: index, inclusion proof and checkpoint in one text. The same layout serves the SM3 tree. */
export interface TlogProof {
  index: number
  proof: Uint8Array[]
  /** The signed note of the checkpoint, word for word. */
  checkpoint: string
  /** Not authenticated by anything. */
  extra?: Uint8Array
}

const HEADER = 'c2sp.org/tlog-proof@v1'
/** A tree of 2^53 leaves has no longer path. */
const MOST_HASHES = 53

export function formatTlogProof({ index, proof, checkpoint, extra }: TlogProof): string {
  const head = [HEADER, ...(extra ? [`extra ${toBase64(extra)}`] : []), `index ${index}`, ...proof.map(toBase64)]
  return `${head.join('\n')}\n\n${checkpoint}`
}

/** Throws RangeError on anything `formatTlogProof` would not write. The checkpoint is not parsed here. */
export function parseTlogProof(text: string): TlogProof {
  const end = text.indexOf('\n\n')
  if (end < 0) throw new RangeError('not a tlog-proof')
  const lines = text.slice(0, end).split('\n')
  if (lines.shift() !== HEADER) throw new RangeError('not a tlog-proof')
  const extra = lines[0]?.startsWith('extra ') ? fromBase64(lines.shift()!.slice('extra '.length)) : undefined
  const index = /^index (0|[1-9]\d{0,15})$/.exec(lines.shift() ?? '')?.[1]
  if (index === undefined || !Number.isSafeInteger(Number(index))) throw new RangeError('no index in the tlog-proof')
  if (lines.length > MOST_HASHES) throw new RangeError('proof too long')
  const proof = lines.map(fromBase64)
  if (proof.some(hash => hash.length !== HASH_LENGTH)) throw new RangeError('a hash has 32 bytes')
  return { index: Number(index), proof, checkpoint: text.slice(end + 2), ...(extra && { extra }) }
}
