import { equal } from './bytes.ts'
import { HASH_LENGTH, type Hash } from './hashes.ts'
import { emptyRoot, nodeHash } from './merkle.ts'

export interface InclusionClaim {
  index: number
  /** Leaves in the tree of `root`. */
  size: number
  leafHash: Uint8Array
  /** From the leaf's sibling up to a child of the root. */
  proof: readonly Uint8Array[]
  root: Uint8Array
}

/**
 * Whether the leaf stands at that index of that tree (RFC 9162 section 2.1.3.2). Never throws: numbers that are no
 * safe integers, an index outside the tree and a proof of the wrong length are simply not proven.
 */
export function verifyInclusion(hash: Hash, { index, size, leafHash, proof, root }: InclusionClaim): boolean {
  if (!isCount(index) || !isCount(size) || index >= size || !allHashes([leafHash, root, ...proof])) return false
  let node = leafHash
  let at = index
  let last = size - 1
  for (const sibling of proof) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      node = nodeHash(hash, sibling, node)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      node = nodeHash(hash, node, sibling)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && equal(node, root)
}

export interface ConsistencyClaim {
  oldSize: number
  oldRoot: Uint8Array
  newSize: number
  newRoot: Uint8Array
  proof: readonly Uint8Array[]
}

/** Whether the old tree is the beginning of the new one (RFC 9162 section 2.1.4.2). Never throws. */
export function verifyConsistency(hash: Hash, claim: ConsistencyClaim): boolean {
  const { oldSize, oldRoot, newSize, newRoot, proof } = claim
  if (!isCount(oldSize) || !isCount(newSize) || oldSize > newSize) return false
  if (!allHashes([oldRoot, newRoot, ...proof])) return false
  if (oldSize === newSize) return proof.length === 0 && equal(oldRoot, newRoot)
  if (oldSize === 0) return proof.length === 0 && equal(oldRoot, emptyRoot(hash))
  // a tree of 2^k leaves is itself the first node of the proof and therefore left out of it
  const path = isPowerOfTwo(oldSize) ? [oldRoot, ...proof] : proof
  let at = oldSize - 1
  let last = newSize - 1
  while (isOdd(at)) {
    at = half(at)
    last = half(last)
  }
  const [first, ...rest] = path
  if (first === undefined) return false
  let fromOld = first
  let fromNew = first
  for (const node of rest) {
    if (last === 0) return false
    if (isOdd(at) || at === last) {
      fromOld = nodeHash(hash, node, fromOld)
      fromNew = nodeHash(hash, node, fromNew)
      while (!isOdd(at) && at !== 0) {
        at = half(at)
        last = half(last)
      }
    } else {
      fromNew = nodeHash(hash, fromNew, node)
    }
    at = half(at)
    last = half(last)
  }
  return last === 0 && equal(fromOld, oldRoot) && equal(fromNew, newRoot)
}

// Division instead of shifts: `>>` and `&` cut a number to 32 bits, and a tree may have more than 2^31 leaves.
const half = (n: number): number => Math.floor(n / 2)
const isOdd = (n: number): boolean => n % 2 === 1
const isCount = (n: number): boolean => Number.isSafeInteger(n) && n >= 0
const allHashes = (values: readonly Uint8Array[]): boolean => values.every(value => value.length === HASH_LENGTH)

function isPowerOfTwo(n: number): boolean {
  let rest = n
  while (rest > 1 && !isOdd(rest)) rest = half(rest)
  return rest === 1
}
