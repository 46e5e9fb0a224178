import { concat, equal, fromBase64, toBase64, utf8 } from './bytes.ts'
import { isKeyName, type VerifierKey } from './keys.ts'
import { verifySignature } from './signatures.ts'

/** C2SP signed-note: a text ending in a line feed, an empty line, then one line per signature. */
export interface Note {
  /** What is signed, with its last line feed. */
  text: string
  signatures: NoteSignature[]
}

export interface NoteSignature {
  name: string
  keyId: Uint8Array
  signature: Uint8Array
}

/** Behind it stands a key file, a security module or a token. `sign` gets the text of the note as bytes. */
export interface Signer {
  name: string
  keyId: Uint8Array
  sign(bytes: Uint8Array): Uint8Array | Promise<Uint8Array>
}

const MOST_SIGNATURES = 100

/** Throws RangeError on a text that is no note. */
export function parseNote(note: string): Note {
  const end = note.lastIndexOf('\n\n')
  if (end < 0 || !note.endsWith('\n')) throw new RangeError('not a signed note')
  const text = note.slice(0, end + 1)
  // line feed is the only control character a note may have
  if (!text.isWellFormed() || /[\u0000-\u0009\u000b-\u001f]/.test(text))
    throw new RangeError('control character in a note')
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) throw new RangeError('too many signatures')
  return { text, signatures: lines.map(parseSignature) }
}

function parseSignature(line: string): NoteSignature {
  const match = /^— (\S+) ([A-Za-z0-9+/=]+)$/u.exec(line)
  if (!match || !isKeyName(match[1]!)) throw new RangeError('not a signature line')
  const bytes = fromBase64(match[2]!)
  if (bytes.length < 5) throw new RangeError('signature too short')
  return { name: match[1]!, keyId: bytes.slice(0, 4), signature: bytes.slice(4) }
}

export const formatNote = ({ text, signatures }: Note): string => `${text}\n${signatures.map(formatSignature).join('')}`

const formatSignature = ({ name, keyId, signature }: NoteSignature): string =>
  `— ${name} ${toBase64(concat(keyId, signature))}\n`

/** Signs a text that ends in a line feed, one line per signer in their order. */
export async function signNote(text: string, signers: readonly Signer[]): Promise<string> {
  if (!text.endsWith('\n')) throw new RangeError('the text of a note ends in a line feed')
  const signatures: NoteSignature[] = []
  for (const signer of signers) {
    signatures.push({ name: signer.name, keyId: signer.keyId, signature: await signer.sign(utf8(text)) })
  }
  return formatNote({ text, signatures })
}

/**
 * Which of the keys signed the note. A line of an unknown key is passed over, as the format demands; a line that claims
 * a known key and does not verify spoils the whole note.
 * @throws RangeError when a known key's signature is wrong or stands twice.
 */
export function signersOf(note: Note, keys: readonly VerifierKey[]): VerifierKey[] {
  const signers: VerifierKey[] = []
  for (const { name, keyId, signature } of note.signatures) {
    const key = keys.find(each => each.name === name && equal(each.keyId, keyId))
    if (!key) continue
    if (signers.includes(key)) throw new RangeError(`two signatures of ${name}`)
    if (!verifySignature(key, note.text, signature)) throw new RangeError(`the signature of ${name} is wrong`)
    signers.push(key)
  }
  return signers
}
