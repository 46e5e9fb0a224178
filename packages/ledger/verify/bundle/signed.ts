import { equal, fromUtf8 } from '../bytes.ts'
import { type Checkpoint, originOf, parseCheckpoint } from '../checkpoint.ts'
import { HASHES, type TreeName } from '../hashes.ts'
import { formatVerifierKey, type VerifierKey } from '../keys.ts'
import { leafHash } from '../merkle.ts'
import { type Note, parseNote, signersOf } from '../note.ts'
import { verifyInclusion } from '../proofs.ts'
import { fail } from '../step.ts'
import { parseTlogProof } from '../tlog-proof.ts'
import { type Files, fileOf, type Trust } from './files.ts'
import { actPaths, CHECKPOINTS, MANIFEST, MANIFEST_NOTE, type Manifest, manifestStatement } from './manifest.ts'
import { type BundlePolicy, keyOfTree } from './policy.ts'

const TREES = ['sha256', 'sm3'] as const

/** There is a trusted key for at least one tree of this log. */
export function checkKeys(trust: Trust, manifest: Manifest): string {
  const keys = TREES.flatMap(tree => keyOfTree(trust.keys, manifest.origin, tree) ?? [])
  if (keys.length === 0) fail(`所信任的公钥中没有 ${manifest.origin} 的公钥`)
  const shown = keys.map(formatVerifierKey).join('  ')
  return trust.pinned ? `使用给定的公钥：${shown}` : `自带公钥，未与外部公布的公钥核对：${shown}`
}

/** The manifest is signed by the log; so are, through it, the files that have no leaf of their own. */
export function checkManifestNote(files: Files, manifest: Manifest, trust: Trust): string {
  const note = parseNote(fromUtf8(fileOf(files, MANIFEST_NOTE)))
  if (note.text !== manifestStatement(manifest.origin, fileOf(files, MANIFEST))) fail('清单与签名所对的清单不符')
  const wanted = TREES.flatMap(tree => keyOfTree(trust.keys, manifest.origin, tree) ?? [])
  if (wanted.length === 0) fail('没有可用的公钥')
  for (const key of wanted) requireSigner(note, key)
  return `清单由 ${wanted.map(key => key.name).join('、')} 签名`
}

/** Undefined when there is no key for this tree. */
export function checkCheckpoint(files: Files, manifest: Manifest, trust: Trust, tree: TreeName): string | undefined {
  const key = keyOfTree(trust.keys, manifest.origin, tree)
  if (!key) return undefined
  const { size } = readCheckpoint(files, manifest, key, tree)
  return `${key.name} 在 ${size} 条时的签名有效`
}

/** Each act stands in the signed tree, at its place. */
export function checkProofs(files: Files, manifest: Manifest, trust: Trust, tree: TreeName): string | undefined {
  const key = keyOfTree(trust.keys, manifest.origin, tree)
  if (!key) return undefined
  const { size, root } = readCheckpoint(files, manifest, key, tree)
  const checkpointText = fromUtf8(fileOf(files, CHECKPOINTS[tree]))
  manifest.acts.forEach((act, n) => {
    const { number, entry, proofs } = actPaths(n)
    const { index, proof, checkpoint } = parseTlogProof(fromUtf8(fileOf(files, proofs[tree])))
    if (checkpoint !== checkpointText) fail(`第 ${number} 个行为的证明属于另一检查点`)
    if (index !== act.idx) fail(`第 ${number} 个行为的证明属于另一条目`)
    const leaf = leafHash(HASHES[tree], fileOf(files, entry))
    if (!verifyInclusion(HASHES[tree], { index, size, leafHash: leaf, proof, root })) {
      fail(`第 ${number} 个行为不在已签名的账本中`)
    }
  })
  return `${manifest.acts.length} 个行为都在已签名的账本中`
}

/** Enough witnesses have cosigned the checkpoint. */
export function checkWitnesses(files: Files, { keys, quorum }: NonNullable<BundlePolicy['witnesses']>): string {
  const note = parseNote(fromUtf8(fileOf(files, CHECKPOINTS.sha256)))
  const cosigned = signersOf(
    note,
    keys.filter(key => key.type === 'cosignature'),
  )
  if (cosigned.length < quorum) fail(`需要 ${quorum} 个见证方联署，只有 ${cosigned.length} 个`)
  return `${cosigned.length} 个见证方联署：${cosigned.map(key => key.name).join('、')}`
}

function readCheckpoint(files: Files, manifest: Manifest, key: VerifierKey, tree: TreeName): Checkpoint {
  const note = parseNote(fromUtf8(fileOf(files, CHECKPOINTS[tree])))
  requireSigner(note, key)
  const checkpoint = parseCheckpoint(note.text)
  if (checkpoint.origin !== originOf(manifest.origin, tree)) fail(`检查点属于另一账本 ${checkpoint.origin}`)
  return checkpoint
}

function requireSigner(note: Note, key: VerifierKey): void {
  if (!signersIn(note, key).some(signer => equal(signer.keyId, key.keyId))) fail(`没有 ${key.name} 所信任公钥的签名`)
}

function signersIn(note: Note, key: VerifierKey): VerifierKey[] {
  try {
    return signersOf(note, [key])
  } catch {
    return fail(`${key.name} 的签名无效`)
  }
}
