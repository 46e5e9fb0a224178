import type { Hash } from './hashes.ts'

/**
 * The tree of RFC 6962 section 2.1. The prefixes keep leaves and inner nodes apart; an odd node is carried up, never
 * doubled, so one root has one list of leaves.
 */
export function leafHash(hash: Hash, entry: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + entry.length)
  bytes.set(entry, 1)
  return hash(bytes)
}

export function nodeHash(hash: Hash, left: Uint8Array, right: Uint8Array): Uint8Array {
  const bytes = new Uint8Array(1 + left.length + right.length)
  bytes[0] = 1
  bytes.set(left, 1)
  bytes.set(right, 1 + left.length)
  return hash(bytes)
}

/** Root of the empty tree: the hash of nothing. */
export const emptyRoot = (hash: Hash): Uint8Array => hash(new Uint8Array())

/** Roots of the largest perfect subtrees of a row of nodes, left to right: one for each 1-bit of its length. */
export function peaksOf(hash: Hash, nodes: readonly Uint8Array[]): Uint8Array[] {
  const peaks: Uint8Array[] = []
  let at = 0
  while (at < nodes.length) {
    const width = 2 ** Math.floor(Math.log2(nodes.length - at))
    peaks.push(perfectRoot(hash, nodes.slice(at, at + width)))
    at += width
  }
  return peaks
}

/** Root over 2^k nodes of one level. */
export function perfectRoot(hash: Hash, nodes: readonly Uint8Array[]): Uint8Array {
  let row = nodes
  while (row.length > 1) {
    const above: Uint8Array[] = []
    for (let i = 0; i < row.length; i += 2) above.push(nodeHash(hash, row[i]!, row[i + 1]!))
    row = above
  }
  return row[0]!
}

/** Root of a tree from the peaks of its perfect subtrees, largest first. */
export function rootOfPeaks(hash: Hash, peaks: readonly Uint8Array[]): Uint8Array {
  return peaks.length === 0 ? emptyRoot(hash) : peaks.reduceRight((right, left) => nodeHash(hash, left, right))
}

/** Root over leaf hashes (not entries). */
export const rootOf = (hash: Hash, leafHashes: readonly Uint8Array[]): Uint8Array =>
  rootOfPeaks(hash, peaksOf(hash, leafHashes))
