import { isCount } from './bytes.ts'
import { refuseLedger } from './refusals.ts'

/** Leaves `start` (included) to `end` (excluded); each range a proof names has one hash in the tree. */
export interface LeafRange {
  readonly start: number
  readonly end: number
}

/** A complete subtree of 2^level leaves, the `index`-th of its level; it never changes once it is full. */
export interface NodePlace {
  readonly level: number
  readonly index: number
}

// Doubling and division instead of << and >>: those work on 32 bits and would break past 2^31 leaves.
function largestPowerBelow(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

/**
 * Ranges whose hashes prove that leaf `index` is in the tree of `size` leaves, from the leaf's sibling up.
 * RFC 6962 section 2.1.1. At most ⌈log2 size⌉ of them.
 * @throws Refusal `ledger.rangeInvalid` when the tree has no such leaf
 */
export function inclusionRanges(index: number, size: number): LeafRange[] {
  if (!isCount(index) || !isCount(size) || index >= size) {
    refuseLedger('ledger.rangeInvalid', `no leaf ${index} in a tree of ${size}`)
  }
  const found: LeafRange[] = []
  let start = 0
  let end = size
  while (end - start > 1) {
    const middle = start + largestPowerBelow(end - start)
    if (index < middle) {
      found.push({ start: middle, end })
      end = middle
    } else {
      found.push({ start, end: middle })
      start = middle
    }
  }
  return found.reverse()
}

/**
 * Ranges whose hashes prove that the tree of `size` leaves begins with the tree of `oldSize` leaves.
 * RFC 6962 section 2.1.2. Empty when the sizes are equal or the old tree is empty.
 * @throws Refusal `ledger.rangeInvalid` when the old tree is larger
 */
export function consistencyRanges(oldSize: number, size: number): LeafRange[] {
  if (!isCount(oldSize) || !isCount(size) || oldSize > size) {
    refuseLedger('ledger.rangeInvalid', `a tree of ${size} does not begin with a tree of ${oldSize}`)
  }
  if (oldSize === 0) return []
  const found: LeafRange[] = []
  let start = 0
  let end = size
  while (oldSize < end) {
    const middle = start + largestPowerBelow(end - start)
    if (oldSize <= middle) {
      found.push({ start: middle, end })
      end = middle
    } else {
      found.push({ start, end: middle })
      start = middle
    }
  }
  // the verifier knows the old root already: where it is itself a node of the new tree, it is not repeated
  if (start > 0) found.push({ start, end })
  return found.reverse()
}

/** The complete subtrees a range falls into, left to right; for the whole tree these are its peaks. */
export function nodesOfRange({ start, end }: LeafRange): NodePlace[] {
  const found: NodePlace[] = []
  let from = start
  while (from < end) {
    let level = 0
    let width = 1
    while (from % (width * 2) === 0 && from + width * 2 <= end) {
      width *= 2
      level += 1
    }
    found.push({ level, index: from / width })
    from += width
  }
  return found
}
