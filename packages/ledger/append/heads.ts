import {
  equal,
  formatCheckpoint,
  originOf,
  parseCheckpoint,
  parseNote,
  signersOf,
  signNote,
  type TreeName,
  toHex,
} from '#ledger/verify'
import { damaged } from './damage.ts'
import type { Queryable } from './enqueue.ts'
import type { LedgerKeys, TreeSigner } from './keys.ts'
import { NATIVE_HASHES } from './native-hashes.ts'
import { TreeReader } from './tree-reader.ts'
import { rootOfState, type TreeState } from './tree-state.ts'

/** The signed heads of both trees at one size. */
export interface LedgerCheckpoint {
  size: number
  /** Signed notes. */
  notes: Record<TreeName, string>
  /** When it was stored. */
  at: Date
}

export const TREES = ['sha256', 'sm3'] as const satisfies readonly TreeName[]

export type Trees = Record<TreeName, TreeState>

/** The newest signed heads; undefined before the first. */
export async function latestCheckpoint(db: Queryable): Promise<LedgerCheckpoint | undefined> {
  const { rows } = await db.query('select * from ledger_checkpoint order by size desc limit 1')
  return rows[0] === undefined ? undefined : checkpointOfRow(rows[0])
}

export function checkpointOfRow(row: unknown): LedgerCheckpoint {
  const { size, sha256_note, sm3_note, at } = row as { size: number; sha256_note: string; sm3_note: string; at: Date }
  return { size: Number(size), notes: { sha256: sha256_note, sm3: sm3_note }, at }
}

/** Signs the heads of both trees, checks the signatures, stores the heads, and only then gives them out. */
export async function signHeads(
  db: Queryable,
  keys: LedgerKeys,
  origin: string,
  trees: Trees,
): Promise<LedgerCheckpoint> {
  const signers = keys.signers(origin)
  const size = trees.sha256.size
  const roots = { sha256: '', sm3: '' }
  const notes = { sha256: '', sm3: '' }
  for (const tree of TREES) {
    const root = rootOfState(NATIVE_HASHES[tree], trees[tree])
    const checkpoint = { origin: originOf(origin, tree), size, root, extensions: [] }
    roots[tree] = toHex(root)
    notes[tree] = await signNote(formatCheckpoint(checkpoint), [signers[tree]])
    checkNote(notes[tree], signers[tree])
  }
  keys.writeHead?.({ size, roots })
  const { rows } = await db.query(
    'insert into ledger_checkpoint (size, sha256_note, sm3_note) values ($1, $2, $3) returning at',
    [size, notes.sha256, notes.sm3],
  )
  return { size, notes, at: (rows[0] as { at: Date }).at }
}

/**
 * Compares the stored trees with what was signed: the last checkpoint of the database, and the last head remembered
 * beside the keys (a database restored from an old backup has lost entries whose inclusion was already promised).
 * @throws LedgerDamage when they disagree
 */
export async function checkHeads(db: Queryable, keys: LedgerKeys, origin: string, size: number): Promise<void> {
  const last = await latestCheckpoint(db)
  const remembered = keys.readHead?.()
  const signers = keys.signers(origin)
  for (const tree of TREES) {
    if (last) {
      const { root } = checkNote(last.notes[tree], signers[tree])
      await compare(db, tree, size, last.size, toHex(root))
    }
    if (remembered) await compare(db, tree, size, remembered.size, remembered.roots[tree])
  }
}

async function compare(db: Queryable, tree: TreeName, size: number, signedSize: number, root: string): Promise<void> {
  if (signedSize > size) damaged(size, `已签名 ${signedSize} 条，库中只有 ${size} 条`)
  const stored = await new TreeReader(db, tree, size).rootAt(signedSize)
  if (toHex(stored) !== root) damaged(0, `${tree} 树前 ${signedSize} 条的根与已签名的根不同`)
}

/** The checkpoint of a note that this signer signed for its tree. */
function checkNote(note: string, signer: TreeSigner) {
  const parsed = parseNote(note)
  const signed = signersOf(parsed, [signer.key])
  const checkpoint = parseCheckpoint(parsed.text)
  if (!signed.some(key => equal(key.keyId, signer.keyId)) || checkpoint.origin !== signer.name) {
    damaged(0, `检查点不是以 ${signer.name} 的现用密钥签名的`)
  }
  return checkpoint
}
