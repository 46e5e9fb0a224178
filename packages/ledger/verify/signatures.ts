import { ed25519 } from '@noble/curves/ed25519.js'
import { sm2 } from 'sm-crypto-v2'
import { concat, toHex, utf8 } from './bytes.ts'
import type { VerifierKey } from './keys.ts'

/** The customary signer of SM2 where nothing else is agreed (GM/T 0009). openssl: `-pkeyopt distid:1234567812345678`. */
export const SM2_SIGNER_ID = '1234567812345678'

/**
 * Whether `signature` (as in the note line, without key id) is that of the key over the text of the note. Never throws.
 * - ed25519: 64 bytes, RFC 8032
 * - sm2: r || s, 64 bytes, SM2 with SM3 and the customary signer (GB/T 32918.2)
 * - cosignature: 8 bytes of time, then Ed25519 over the time and the checkpoint (C2SP tlog-cosignature)
 */
export function verifySignature(key: VerifierKey, text: string, signature: Uint8Array): boolean {
  try {
    switch (key.type) {
      case 'ed25519':
        return signature.length === 64 && ed25519.verify(signature, utf8(text), key.publicKey, { zip215: false })
      case 'cosignature':
        return verifyCosignature(key, text, signature)
      case 'sm2':
        return signature.length === 64 && sm2Verifies(key.publicKey, utf8(text), signature)
    }
  } catch {
    // both libraries throw on points and scalars out of range
    return false
  }
}

const sm2Verifies = (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean =>
  sm2.doVerifySignature(message, toHex(signature), toHex(publicKey), { hash: true, userId: SM2_SIGNER_ID })

/** What a witness signs: that at this time (seconds since 1970) this was the largest consistent head it had seen. */
export const cosignedMessage = (time: number, checkpointText: string): Uint8Array =>
  utf8(`cosignature/v1\ntime ${time}\n${checkpointText}`)

/** Time of a cosignature in seconds since 1970; undefined when malformed or beyond exact integers. */
export function cosignatureTime(signature: Uint8Array): number | undefined {
  if (signature.length !== 8 + 64) return undefined
  const time = signature.slice(0, 8).reduce((sum, byte) => sum * 256 + byte, 0)
  return Number.isSafeInteger(time) ? time : undefined
}

/** The signature of a cosignature line: time and Ed25519 signature. */
export function joinCosignature(time: number, signature: Uint8Array): Uint8Array {
  const head = new Uint8Array(8)
  new DataView(head.buffer).setBigUint64(0, BigInt(time))
  return concat(head, signature)
}

function verifyCosignature(key: VerifierKey, text: string, signature: Uint8Array): boolean {
  const time = cosignatureTime(signature)
  if (time === undefined) return false
  return ed25519.verify(signature.slice(8), cosignedMessage(time, text), key.publicKey, { zip215: false })
}
