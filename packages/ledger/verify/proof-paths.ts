/** A perfect subtree: 2^level leaves, the `index`-th of its level from the left. */
export interface NodeAt {
  level: number
  index: number
}

/**
 * Which nodes make a proof, without any hash: each step is one hash of the proof and names the perfect subtrees whose
 * fold (right to left) it is. Steps at the right edge of the tree have several.
 */
export type ProofPath = NodeAt[][]

/** Path for the leaf `index` in a tree of `size`, sibling first (RFC 6962 section 2.1.1). Throws RangeError outside it. */
export function inclusionPath(index: number, size: number): ProofPath {
  if (!(Number.isSafeInteger(size) && Number.isSafeInteger(index) && index >= 0 && index < size)) {
    throw new RangeError(`no leaf ${index} in a tree of ${size}`)
  }
  const path: ProofPath = []
  let from = 0
  let to = size
  while (to - from > 1) {
    const middle = from + split(to - from)
    if (index < middle) {
      path.unshift(perfectSubtrees(middle, to))
      to = middle
    } else {
      path.unshift(perfectSubtrees(from, middle))
      from = middle
    }
  }
  return path
}

/** Path that the tree of `oldSize` is the beginning of that of `newSize` (RFC 6962 section 2.1.2). */
export function consistencyPath(oldSize: number, newSize: number): ProofPath {
  if (!(Number.isSafeInteger(newSize) && Number.isSafeInteger(oldSize) && oldSize >= 0 && oldSize <= newSize)) {
    throw new RangeError(`no tree of ${oldSize} in one of ${newSize}`)
  }
  if (oldSize === 0 || oldSize === newSize) return []
  const path: ProofPath = []
  let from = 0
  let to = newSize
  let wholeOld = true
  while (to !== oldSize) {
    const middle = from + split(to - from)
    if (oldSize <= middle) {
      path.unshift(perfectSubtrees(middle, to))
      to = middle
    } else {
      path.unshift(perfectSubtrees(from, middle))
      from = middle
      wholeOld = false
    }
  }
  return wholeOld ? path : [perfectSubtrees(from, to), ...path]
}

/** The largest power of two below n (n > 1). */
function split(n: number): number {
  let power = 1
  while (power * 2 < n) power *= 2
  return power
}

/** The leaves [from, to) as perfect subtrees, left to right; `from` is a multiple of the first one's size. */
export function perfectSubtrees(from: number, to: number): NodeAt[] {
  const nodes: NodeAt[] = []
  let at = from
  while (at < to) {
    let level = 0
    let width = 1
    while (width * 2 <= to - at) {
      width *= 2
      level++
    }
    nodes.push({ level, index: at / width })
    at += width
  }
  return nodes
}
