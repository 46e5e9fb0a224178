import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, concatBytes } from '@noble/hashes/utils.js'
import { isRefusal } from '#kernel'
import { fromBase64, sameBytes, toBase64, utf8 } from './bytes.ts'
import { refuseLedger } from './refusals.ts'
import { isSm2PublicKey } from './sm2.ts'

/** `ed25519` signs a log's checkpoints, `cosignature` is a witness's Ed25519 with a time, `sm2` is SM2 with SM3. */
export type KeyKind = 'ed25519' | 'cosignature' | 'sm2'

/** A public key with the name it signs under. */
export interface VerifierKey {
  readonly name: string
  readonly kind: KeyKind
  /** 32 bytes for Ed25519; 65 bytes, uncompressed, for SM2. */
  readonly publicKey: Uint8Array
  /** Eight hexadecimal digits: which key of that name. A hint, not a proof. */
  readonly keyId: string
}

// C2SP signed-note gives SM2 no number; 0xff plus an own long name is the door it leaves open.
const typeBytes: Readonly<Record<KeyKind, Uint8Array>> = {
  ed25519: Uint8Array.of(0x01),
  cosignature: Uint8Array.of(0x04),
  sm2: concatBytes(Uint8Array.of(0xff), utf8('wenheng.org/sm2-with-sm3-v1')),
}

/** Whether a text may name a key: not empty, no white space, no plus sign, no control character. */
export const isKeyName = (name: string): boolean =>
  name !== '' && name.isWellFormed() && !/[\s+\u0000-\u001f\u007f-\u009f]/u.test(name)

/**
 * Makes a verifier key from its parts and computes its id: the first four bytes of SHA-256(name ‖ LF ‖ type ‖ key).
 * SHA-256 also for SM2: the id is a label, and C2SP fixes how it is made.
 * @throws Refusal `ledger.keyMalformed`
 */
export function verifierKey(name: string, kind: KeyKind, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) refuseLedger('ledger.keyMalformed', 'not a key name')
  const fits = kind === 'sm2' ? isSm2PublicKey(publicKey) : publicKey.length === 32
  if (!fits) refuseLedger('ledger.keyMalformed', `not a public key of kind ${kind}`)
  const id = sha256(concatBytes(utf8(`${name}\n`), typeBytes[kind], publicKey)).slice(0, 4)
  return { name, kind, publicKey, keyId: bytesToHex(id) }
}

/** The text of a verifier key: `name+keyid+base64(type ‖ key)`. */
export function formatVerifierKey(key: VerifierKey): string {
  return `${key.name}+${key.keyId}+${toBase64(concatBytes(typeBytes[key.kind], key.publicKey))}`
}

/**
 * Reads the text of a verifier key and checks that its id belongs to it.
 * @throws Refusal `ledger.keyMalformed`
 */
export function parseVerifierKey(text: string): VerifierKey {
  const match = /^([^+]+)\+([0-9a-f]{8})\+(.+)$/su.exec(text)
  if (!match) refuseLedger('ledger.keyMalformed', 'expected name+id+base64')
  const [, name = '', keyId = '', encoded = ''] = match
  let bytes: Uint8Array
  try {
    bytes = fromBase64(encoded)
  } catch (error) {
    refuseLedger('ledger.keyMalformed', isRefusal(error) ? 'key is not base64' : String(error))
  }
  const kinds = Object.keys(typeBytes) as KeyKind[]
  const kind = kinds.find(k => sameBytes(bytes.subarray(0, typeBytes[k].length), typeBytes[k]))
  if (!kind) refuseLedger('ledger.keyMalformed', 'unknown kind of key')
  const key = verifierKey(name, kind, bytes.slice(typeBytes[kind].length))
  if (key.keyId !== keyId) refuseLedger('ledger.keyMalformed', 'key id does not belong to the key')
  return key
}
