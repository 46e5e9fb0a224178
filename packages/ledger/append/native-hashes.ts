import { getHashes, hash } from 'node:crypto'
import { type Hash, sm3, type TreeName } from '#ledger/verify'

const native =
  (algorithm: string): Hash =>
  bytes =>
    hash(algorithm, bytes, 'buffer')

/** The hashes of `#ledger/verify`, by OpenSSL: some five times as fast. SM3 in JavaScript where OpenSSL was built without. */
export const NATIVE_HASHES: Record<TreeName, Hash> = {
  sha256: native('sha256'),
  sm3: getHashes().includes('sm3') ? native('sm3') : sm3,
}
