import { describe, expect, test } from 'vitest'
import { hashesOf, withBitTurned } from './fixtures/reference-tree.ts'
import {
  consistencyPath,
  inclusionPath,
  leafHash,
  rootOf,
  sha256,
  sm3,
  utf8,
  verifyConsistency,
  verifyInclusion,
} from './index.ts'

const SIZE = 130
const leaves = Array.from({ length: SIZE }, (_, i) => leafHash(sha256, utf8(`leaf ${i}`)))
const roots = Array.from({ length: SIZE + 1 }, (_, size) => rootOf(sha256, leaves.slice(0, size)))

const inclusion = (index: number, size: number) => ({
  index,
  size,
  leafHash: leaves[index]!,
  proof: hashesOf(sha256, leaves, inclusionPath(index, size)),
  root: roots[size]!,
})

const consistency = (oldSize: number, newSize: number) => ({
  oldSize,
  oldRoot: roots[oldSize]!,
  newSize,
  newRoot: roots[newSize]!,
  proof: hashesOf(sha256, leaves, consistencyPath(oldSize, newSize)),
})

/** A different bit for each case, walking through the hash. */
const turned = (proof: Uint8Array[], at: number, bit: number) =>
  proof.map((hash, i) => (i === at ? withBitTurned(hash, bit % 256) : hash))

describe('inclusion', () => {
  test('every leaf of every tree up to 130 is proven; a turned bit, another place or length is not', () => {
    let proven = 0
    for (let size = 1; size <= SIZE; size++) {
      for (let index = 0; index < size; index++) {
        const claim = inclusion(index, size)
        const holds = (change: Partial<typeof claim>) => verifyInclusion(sha256, { ...claim, ...change })
        if (!holds({})) throw new Error(`leaf ${index} of ${size} not proven`)
        const bit = index * 7 + size
        const wrong =
          holds({ leafHash: withBitTurned(claim.leafHash, bit % 256) }) ||
          holds({ root: withBitTurned(claim.root, bit % 256) }) ||
          claim.proof.some((_, at) => holds({ proof: turned(claim.proof, at, bit + at) })) ||
          holds({ proof: claim.proof.slice(1) && [...claim.proof, claim.leafHash] }) ||
          (claim.proof.length > 0 &&
            (holds({ proof: claim.proof.slice(1) }) || holds({ proof: claim.proof.slice(0, -1) }))) ||
          holds({ index: index + 1 === size ? size : index + 1 }) ||
          (index > 0 && holds({ index: index - 1 }))
        if (wrong) throw new Error(`a wrong proof for leaf ${index} of ${size} passed`)
        proven++
      }
    }
    expect(proven).toBe((SIZE * (SIZE + 1)) / 2)
  })

  test('every single bit of one proof counts', () => {
    const claim = inclusion(70, 101)
    for (let at = 0; at < claim.proof.length; at++) {
      for (let bit = 0; bit < 256; bit++) {
        expect(verifyInclusion(sha256, { ...claim, proof: turned(claim.proof, at, bit) })).toBe(false)
      }
    }
  })

  test.each([[-1], [0.5], [Number.NaN], [2 ** 53], [Number.POSITIVE_INFINITY], [101]])(
    'index %s is in no tree of 101',
    index => {
      expect(verifyInclusion(sha256, { ...inclusion(70, 101), index })).toBe(false)
    },
  )

  test('nothing is in the empty tree', () => {
    expect(verifyInclusion(sha256, { index: 0, size: 0, leafHash: leaves[0]!, proof: [], root: roots[0]! })).toBe(false)
  })

  test('a tree of one hash does not prove under another', () => {
    expect(verifyInclusion(sm3, inclusion(70, 101))).toBe(false)
  })

  test('places past 2^31 are not cut to 32 bits', () => {
    const size = 2 ** 33 + 1
    const path = inclusionPath(2 ** 32, size)
    expect(path).toHaveLength(34)
    const siblings = path.map((_, i) => leafHash(sha256, utf8(`sibling ${i}`)))
    const claim = { index: 2 ** 32, size, leafHash: leaves[0]!, proof: siblings, root: leaves[0]! }
    // the root that this path gives, folded by hand: in the left half of the tree, 32 times left, then as the right child
    const root = foldByHand(leaves[0]!, siblings, [...Array(32).fill('left'), 'right', 'left'])
    expect(verifyInclusion(sha256, { ...claim, root })).toBe(true)
    expect(verifyInclusion(sha256, { ...claim, index: 0, root })).toBe(false)
  })
})

function foldByHand(leaf: Uint8Array, siblings: Uint8Array[], sides: ('left' | 'right')[]): Uint8Array {
  const join = (left: Uint8Array, right: Uint8Array) => sha256(Uint8Array.of(1, ...left, ...right))
  return siblings.reduce((node, sibling, i) => (sides[i] === 'left' ? join(node, sibling) : join(sibling, node)), leaf)
}

describe('consistency', () => {
  test('every pair of sizes up to 130 is proven; a turned bit or another size is not', () => {
    let proven = 0
    for (let newSize = 0; newSize <= SIZE; newSize++) {
      for (let oldSize = 0; oldSize <= newSize; oldSize++) {
        const claim = consistency(oldSize, newSize)
        const holds = (change: Partial<typeof claim>) => verifyConsistency(sha256, { ...claim, ...change })
        if (!holds({})) throw new Error(`${oldSize} in ${newSize} not proven`)
        const bit = oldSize * 11 + newSize
        const wrong =
          holds({ oldRoot: withBitTurned(claim.oldRoot, bit % 256) }) ||
          // the empty tree is the beginning of every tree: its proof says nothing about the new root
          (oldSize > 0 && holds({ newRoot: withBitTurned(claim.newRoot, bit % 256) })) ||
          claim.proof.some((_, at) => holds({ proof: turned(claim.proof, at, bit + at) })) ||
          holds({ proof: [...claim.proof, claim.newRoot] }) ||
          (claim.proof.length > 0 && holds({ proof: claim.proof.slice(0, -1) })) ||
          (oldSize > 0 && oldSize < newSize && holds({ oldSize: oldSize + 1 })) ||
          holds({ oldSize: newSize + 1 })
        if (wrong) throw new Error(`a wrong proof of ${oldSize} in ${newSize} passed`)
        proven++
      }
    }
    expect(proven).toBe(((SIZE + 1) * (SIZE + 2)) / 2)
  })

  test('a tree that was rewritten is not consistent', () => {
    const rewritten = [...leaves.slice(0, 40), leafHash(sha256, utf8('another')), ...leaves.slice(41)]
    const proof = hashesOf(sha256, rewritten, consistencyPath(64, 101))
    const newRoot = rootOf(sha256, rewritten.slice(0, 101))
    expect(verifyConsistency(sha256, { oldSize: 64, oldRoot: roots[64]!, newSize: 101, newRoot, proof })).toBe(false)
  })
})
