import { ed25519 } from '@noble/curves/ed25519.js'

/** Strict Ed25519 (RFC 8032); bytes that are no key or no signature are simply not valid. */
export function verifyEd25519(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  try {
    return ed25519.verify(signature, message, publicKey, { zip215: false })
  } catch {
    return false
  }
}
