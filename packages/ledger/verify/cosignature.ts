import { concatBytes } from '@noble/hashes/utils.js'
import { isCount, utf8 } from './bytes.ts'
import { verifyEd25519 } from './ed25519.ts'
import { refuseLedger } from './refusals.ts'

/**
 * What a witness signs: the time it looked and the whole checkpoint text (C2SP tlog-cosignature).
 * @param time seconds since 1970 UTC
 * @param checkpointText note text up to and including its last newline
 */
export function cosignedMessage(time: number, checkpointText: string): Uint8Array {
  return utf8(`cosignature/v1\ntime ${time}\n${checkpointText}`)
}

/**
 * The bytes of a cosignature: time as eight bytes, big-endian, then the Ed25519 signature.
 * @throws Refusal `ledger.rangeInvalid` when the time is no count of seconds
 */
export function packCosignature(time: number, signature: Uint8Array): Uint8Array {
  if (!isCount(time)) refuseLedger('ledger.rangeInvalid', 'time is not a count of seconds')
  const stamp = new Uint8Array(8)
  new DataView(stamp.buffer).setBigUint64(0, BigInt(time))
  return concatBytes(stamp, signature)
}

/** Time a cosignature claims, in seconds since 1970 UTC; `undefined` when the bytes are no cosignature. */
export function cosignatureTime(packed: Uint8Array): number | undefined {
  if (packed.length !== 72) return undefined
  const time = Number(new DataView(packed.buffer, packed.byteOffset, 8).getBigUint64(0))
  return isCount(time) ? time : undefined
}

/** Whether a witness's cosignature over the checkpoint text holds. */
export function verifyCosignature(publicKey: Uint8Array, checkpointText: string, packed: Uint8Array): boolean {
  const time = cosignatureTime(packed)
  if (time === undefined) return false
  return verifyEd25519(publicKey, cosignedMessage(time, checkpointText), packed.slice(8))
}
