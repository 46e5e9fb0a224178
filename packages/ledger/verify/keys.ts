import { concat, equal, fromBase64, fromUtf8, toBase64, toHex, utf8 } from './bytes.ts'
import { sha256 } from './hashes.ts'

/** What a key signs with. The first byte of a signed-note key says so. */
export type KeyType = 'ed25519' | 'cosignature' | 'sm2'

/** A public key as the signed-note format names it: `name+keyid+base64(type || key)`. */
export interface VerifierKey {
  name: string
  /** Four bytes, to find the signature line; no proof of anything. */
  keyId: Uint8Array
  type: KeyType
  /** Ed25519: 32 bytes; SM2: 65 bytes, uncompressed point. */
  publicKey: Uint8Array
}

/**
 * No byte is assigned to SM2, so the specification's way out is used: 0xff and a long name nobody else will choose.
 * The key id stays SHA-256 as for every other key.
 */
const SM2_NAME = utf8('wenheng.org/sm2-with-sm3-v1')

const TYPE_BYTES: Record<KeyType, Uint8Array> = {
  ed25519: Uint8Array.of(0x01),
  cosignature: Uint8Array.of(0x04),
  sm2: concat(Uint8Array.of(0xff), SM2_NAME),
}

const KEY_LENGTHS: Record<KeyType, number> = { ed25519: 32, cosignature: 32, sm2: 65 }

/** SHA-256(name || LF || type || public key), first four bytes. */
export const keyIdOf = (name: string, type: KeyType, publicKey: Uint8Array): Uint8Array =>
  sha256(concat(utf8(`${name}\n`), TYPE_BYTES[type], publicKey)).slice(0, 4)

export function newVerifierKey(name: string, type: KeyType, publicKey: Uint8Array): VerifierKey {
  if (!isKeyName(name)) throw new RangeError('a key name is not empty and has neither spaces nor plus signs')
  if (publicKey.length !== KEY_LENGTHS[type]) throw new RangeError(`a ${type} key has ${KEY_LENGTHS[type]} bytes`)
  return { name, type, publicKey, keyId: keyIdOf(name, type, publicKey) }
}

export const formatVerifierKey = ({ name, keyId, type, publicKey }: VerifierKey): string =>
  `${name}+${toHex(keyId)}+${toBase64(concat(TYPE_BYTES[type], publicKey))}`

/** Throws RangeError on a malformed key, an unknown type and a key id that is not that of the key. */
export function parseVerifierKey(text: string): VerifierKey {
  const match = /^([^+]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(text)
  if (!match) throw new RangeError('not a verifier key: name+keyid+key')
  const material = fromBase64(match[3]!)
  const type = (Object.keys(TYPE_BYTES) as KeyType[]).find(each =>
    equal(material.slice(0, TYPE_BYTES[each].length), TYPE_BYTES[each]),
  )
  if (type === undefined) throw new RangeError('verifier key of an unknown type')
  const key = newVerifierKey(match[1]!, type, material.slice(TYPE_BYTES[type].length))
  if (toHex(key.keyId) !== match[2]) throw new RangeError('the key id does not belong to the key')
  return key
}

/** One key a line; empty lines and lines beginning with # are for people. */
export function parseKeyFile(bytes: Uint8Array): VerifierKey[] {
  return fromUtf8(bytes)
    .split(/\r?\n/)
    .map(line => line.trim())
    .filter(line => line !== '' && !line.startsWith('#'))
    .map(parseVerifierKey)
}

export const isKeyName = (name: string): boolean => name !== '' && name.isWellFormed() && !/[\s+\p{C}]/u.test(name)
