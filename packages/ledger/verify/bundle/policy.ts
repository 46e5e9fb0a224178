import { originOf } from '../checkpoint.ts'
import type { TreeName } from '../hashes.ts'
import type { KeyType, VerifierKey } from '../keys.ts'

/** Whom the checker trusts. */
export interface BundlePolicy {
  /** Public keys known from elsewhere (gazette, web site). Without them the bundle vouches for itself, and the report says so. */
  keys?: readonly VerifierKey[]
  /** Witnesses, and how many of them must have cosigned the SHA-256 checkpoint. */
  witnesses?: { keys: readonly VerifierKey[]; quorum: number }
}

const KEY_TYPES: Record<TreeName, KeyType> = { sha256: 'ed25519', sm3: 'sm2' }

/** The trusted key of a tree; undefined when only that of the other tree is given. */
export const keyOfTree = (keys: readonly VerifierKey[], origin: string, tree: TreeName): VerifierKey | undefined =>
  keys.find(key => key.name === originOf(origin, tree) && key.type === KEY_TYPES[tree])
