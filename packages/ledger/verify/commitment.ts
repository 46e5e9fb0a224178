import { canonicalJson, type Json } from '#kernel'
import { concat, utf8 } from './bytes.ts'
import { type Hash, sha256 } from './hashes.ts'

export const SALT_LENGTH = 32

/**
 * The commitment to a payload: SHA-256(salt || canonical payload). The salt hides it: names and identity numbers are
 * few enough to be guessed from a bare hash. A salt is used once and forgotten with its payload.
 */
export function commitTo(salt: Uint8Array, canonicalPayload: string, hash: Hash = sha256): Uint8Array {
  if (salt.length !== SALT_LENGTH) throw new RangeError('a salt has 32 bytes')
  return hash(concat(salt, utf8(canonicalPayload)))
}

/** The text of a payload that is committed to. Throws TypeError on values without one form (floats, lone surrogates). */
export const payloadText = (payload: Json): string => canonicalJson(payload)
