import { bytesToHex } from '@noble/hashes/utils.js'
import { sm2 } from 'sm-crypto-v2'

/** Signer identity both sides agree on (GM/T 0009); openssl calls it `distid`. Without it no other verifier agrees. */
export const sm2UserId = '1234567812345678'

// Order of the curve group, GB/T 32918.5-2017.
const order = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n

/**
 * Whether an SM2-with-SM3 signature (r ‖ s, 64 bytes) over the message holds for the uncompressed public key (65 bytes).
 * Bytes that are no key or no signature are simply not valid.
 */
export function verifySm2(publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  if (signature.length !== 64 || !isSm2PublicKey(publicKey)) return false
  const text = bytesToHex(signature)
  // the library does not check the ranges the standard asks for first
  for (const part of [BigInt(`0x${text.slice(0, 64)}`), BigInt(`0x${text.slice(64)}`)]) {
    if (part < 1n || part >= order) return false
  }
  try {
    return sm2.doVerifySignature(message, text, bytesToHex(publicKey), { hash: true, userId: sm2UserId })
  } catch {
    return false
  }
}

/** Whether the bytes are an uncompressed point on the SM2 curve: 0x04 ‖ x ‖ y. */
export function isSm2PublicKey(bytes: Uint8Array): boolean {
  if (bytes.length !== 65 || bytes[0] !== 4) return false
  try {
    return sm2.verifyPublicKey(bytesToHex(bytes))
  } catch {
    return false
  }
}
