import { sha256 } from '@noble/hashes/sha2.js'
import { concatBytes, hexToBytes } from '@noble/hashes/utils.js'
import { sm3 } from 'sm-crypto-v2'

export type HashName = 'sha256' | 'sm3'

/**
 * The three hashes a Merkle tree is made of (RFC 6962 section 2.1). All give 32 bytes.
 * Leaves and nodes carry different first bytes, so that a node can never be shown as an entry.
 */
export interface TreeHash {
  readonly name: HashName
  /** H(bytes) without prefix: commitments and fingerprints, never tree nodes. */
  readonly digest: (bytes: Uint8Array) => Uint8Array
  /** H(0x00 ‖ entry) */
  readonly leaf: (entry: Uint8Array) => Uint8Array
  /** H(0x01 ‖ left ‖ right) */
  readonly node: (left: Uint8Array, right: Uint8Array) => Uint8Array
  /** Root of the tree without leaves: H of nothing. */
  readonly empty: Uint8Array
}

export const hashLength = 32

const leafPrefix = Uint8Array.of(0)
const nodePrefix = Uint8Array.of(1)

function treeHash(name: HashName, digest: (bytes: Uint8Array) => Uint8Array): TreeHash {
  return {
    name,
    digest,
    leaf: entry => digest(concatBytes(leafPrefix, entry)),
    node: (left, right) => digest(concatBytes(nodePrefix, left, right)),
    empty: digest(new Uint8Array()),
  }
}

/** SHA-256, the hash of the first tree: the one the public witness network understands. */
export const sha256Tree: TreeHash = treeHash('sha256', bytes => sha256(bytes))

/** SM3 (GB/T 32905-2016), the hash of the second tree over the same entries, with its own origin and key. */
export const sm3Tree: TreeHash = treeHash('sm3', bytes => hexToBytes(sm3(bytes)))

export const treeHashes: Readonly<Record<HashName, TreeHash>> = { sha256: sha256Tree, sm3: sm3Tree }
