import { equal, fromHex, toHex, utf8 } from './bytes.ts'
import { originOf, parseCheckpoint } from './checkpoint.ts'
import { commitTo } from './commitment.ts'
import { decodeEntry, parseCanonical } from './entry.ts'
import { HASHES, type TreeName } from './hashes.ts'
import type { KeyType, VerifierKey } from './keys.ts'
import { leafHash } from './merkle.ts'
import { parseNote, signersOf } from './note.ts'
import { verifyInclusion } from './proofs.ts'
import { type CheckStep, fail, runStep } from './step.ts'
import { parseTlogProof } from './tlog-proof.ts'

/** An act with its proofs, as `/api/acts/{actId}/proof` gives them. */
export interface OpenedAct {
  /** Canonical text of the entry. */
  entry: string
  /** tlog-proof texts. */
  proofs: Record<TreeName, string>
  /** What the entry commits to: salt as hex, payload as it was hashed. */
  opening: { salt: string; payload: string }
}

const KEY_TYPES: Record<TreeName, KeyType> = { sha256: 'ed25519', sm3: 'sm2' }

/**
 * Checks one opened act against the signed log: the content is what the entry commits to, and the entry stands in both
 * trees under heads that trusted keys signed. Trusts nothing of it; never throws.
 */
export function verifyOpenedAct({ entry, proofs, opening }: OpenedAct, keys: readonly VerifierKey[]): CheckStep[] {
  return [
    runStep('内容与承诺', () => {
      const { commit } = decodeEntry(utf8(entry))
      parseCanonical(utf8(opening.payload))
      if (toHex(commitTo(fromHex(opening.salt), opening.payload)) !== commit) fail('内容与账本条目中的承诺不符')
      return '内容与账本条目中的承诺一致'
    }),
    runStep('存证证明（SHA-256）', () => checkInclusion(entry, proofs, keys, 'sha256')),
    runStep('存证证明（国密 SM3）', () => checkInclusion(entry, proofs, keys, 'sm3')),
  ]
}

/** Undefined when there is no key for this tree. */
function checkInclusion(
  entry: string,
  proofs: OpenedAct['proofs'],
  keys: readonly VerifierKey[],
  tree: TreeName,
): string | undefined {
  const { index, proof, checkpoint } = parseTlogProof(proofs[tree])
  const first = parseTlogProof(proofs.sha256)
  const note = parseNote(checkpoint)
  const head = parseCheckpoint(note.text)
  const key = keys.find(each => each.name === head.origin && each.type === KEY_TYPES[tree])
  if (!key) {
    if (!keys.some(each => each.type === KEY_TYPES[tree])) return undefined
    return fail(`检查点属于另一账本 ${head.origin}`)
  }
  if (!signersOf(note, [key]).some(signer => equal(signer.keyId, key.keyId))) fail(`没有 ${key.name} 的签名`)
  const { origin } = parseCheckpoint(parseNote(first.checkpoint).text)
  if (head.origin !== originOf(origin, tree) || index !== first.index) fail('两份证明说的不是同一账本的同一条目')
  const hash = HASHES[tree]
  const claim = { index, size: head.size, leafHash: leafHash(hash, utf8(entry)), proof, root: head.root }
  if (!verifyInclusion(hash, claim)) fail('这一条目不在已签名的账本中')
  return `第 ${index} 号条目在 ${key.name} 签名的账本（共 ${head.size} 条）中`
}
