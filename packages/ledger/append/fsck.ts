import type { Pool } from 'pg'
import {
  commitTo,
  decodeEntry,
  type Entry,
  equal,
  leafHash,
  parseCheckpoint,
  parseNote,
  signersOf,
  TILE_WIDTH,
  type TreeName,
  toHex,
  type VerifierKey,
} from '#ledger/verify'
import { damaged, LedgerDamage } from './damage.ts'
import type { Queryable } from './enqueue.ts'
import { checkpointOfRow, type LedgerCheckpoint, TREES, type Trees } from './heads.ts'
import { NATIVE_HASHES } from './native-hashes.ts'
import { readLedger } from './transaction.ts'
import { EMPTY_TREE, extend, type FullTile, rootOfState } from './tree-state.ts'

export interface FsckReport {
  ok: boolean
  /** Entries found sound, counted from the first. */
  entries: number
  checkpoints: number
  /** Commitments that could be opened; the others were erased. */
  opened: number
  /** The first thing that is wrong. */
  difference?: { index: number; what: string }
}

/**
 * Builds both trees anew from the entries and compares everything stored with them: numbering, leaf hashes, the links
 * between entries about one object, openings, tiles, roots and signatures of all checkpoints. One snapshot, read only.
 * Memory: one number per object.
 * @param keys public keys of both trees
 */
export async function fsck(pool: Pool, keys: readonly VerifierKey[]): Promise<FsckReport> {
  const report: FsckReport = { ok: true, entries: 0, checkpoints: 0, opened: 0 }
  try {
    await readLedger(pool, db => checkAll(db, keys, report))
    return report
  } catch (error) {
    if (!(error instanceof LedgerDamage)) throw error
    return { ...report, ok: false, difference: { index: error.index, what: error.message } }
  }
}

const PAGE = 2_048

interface Row {
  act_id: string
  idx: number | string
  object: string
  leaf_sha256: Uint8Array
  leaf_sm3: Uint8Array
  body: Uint8Array
  salt: Uint8Array | null
  payload: string | null
}

async function checkAll(db: Queryable, keys: readonly VerifierKey[], report: FsckReport): Promise<void> {
  const checkpoints = await readCheckpoints(db)
  const lastOf = new Map<string, number>()
  let trees: Trees = { sha256: EMPTY_TREE, sm3: EMPTY_TREE }
  for (;;) {
    const rows = await readPage(db, report.entries)
    for (const part of splitAt(rows, checkpoints, report.entries)) {
      for (const row of part) {
        const entry = checkRow(row, report.entries++)
        checkLink(entry, row, lastOf)
        report.opened += checkOpening(entry, row)
      }
      trees = await growAndCompare(db, trees, part)
      if (checkpoints[0]?.size === report.entries) {
        checkCheckpoint(checkpoints.shift()!, trees, keys)
        report.checkpoints++
      }
    }
    if (rows.length < PAGE) break
  }
  if (checkpoints[0]) damaged(report.entries, `已签名 ${checkpoints[0].size} 条，库中只有 ${report.entries} 条`)
  await checkNothingLost(db, report.entries)
}

async function readPage(db: Queryable, from: number): Promise<Row[]> {
  const { rows } = await db.query(
    `select e.*, o.salt, o.payload from ledger_entry e left join ledger_opening o on o.act_id = e.act_id
     where e.idx >= $1 order by e.idx limit ${PAGE}`,
    [from],
  )
  return rows as Row[]
}

async function readCheckpoints(db: Queryable): Promise<LedgerCheckpoint[]> {
  const { rows } = await db.query('select * from ledger_checkpoint order by size')
  return rows.map(checkpointOfRow)
}

function checkRow(row: Row, expected: number): Entry {
  if (Number(row.idx) !== expected) damaged(expected, `缺少第 ${expected} 条`)
  for (const tree of TREES) {
    if (!equal(leafHash(NATIVE_HASHES[tree], row.body), row[`leaf_${tree}`])) {
      damaged(expected, `条目内容与其 ${tree} 叶子哈希不符`)
    }
  }
  try {
    return decodeEntry(row.body)
  } catch (error) {
    return damaged(expected, `条目不合格式（${(error as Error).message}）`)
  }
}

function checkLink(entry: Entry, row: Row, lastOf: Map<string, number>): void {
  const idx = Number(row.idx)
  if (row.object !== entry.objectPseudonym) damaged(idx, '索引列与条目中的对象不符')
  if (entry.prevObjectIdx !== (lastOf.get(row.object) ?? null)) damaged(idx, '没有指向同一对象的上一条')
  lastOf.set(row.object, idx)
}

function checkOpening(entry: Entry, row: Row): 0 | 1 {
  if (row.salt === null || row.payload === null) return 0
  if (toHex(commitTo(row.salt, row.payload, NATIVE_HASHES.sha256)) !== entry.commit) {
    damaged(Number(row.idx), '保存的行为内容与条目中的承诺不符')
  }
  return 1
}

function checkCheckpoint(checkpoint: LedgerCheckpoint, trees: Trees, keys: readonly VerifierKey[]): void {
  const { size } = checkpoint
  for (const tree of TREES) {
    try {
      const note = parseNote(checkpoint.notes[tree])
      const head = parseCheckpoint(note.text)
      const signed = signersOf(note, keys).some(key => key.name === head.origin && key.type !== 'cosignature')
      if (!signed) damaged(size - 1, `${size} 条处的 ${tree} 检查点没有所给公钥的签名`)
      if (head.size !== size || !equal(head.root, rootOfState(NATIVE_HASHES[tree], trees[tree]))) {
        damaged(size - 1, `前 ${size} 条的 ${tree} 根与已签名的检查点不符`)
      }
    } catch (error) {
      if (error instanceof LedgerDamage) throw error
      damaged(size - 1, `${size} 条处的 ${tree} 检查点无效（${(error as Error).message}）`)
    }
  }
}

/** Cuts a page behind each entry that is the last of a checkpoint. */
function splitAt(rows: Row[], checkpoints: readonly LedgerCheckpoint[], from: number): Row[][] {
  const ends = checkpoints.map(({ size }) => size - from).filter(end => end > 0 && end < rows.length)
  return [0, ...ends].map((start, i) => rows.slice(start, ends[i] ?? rows.length))
}

async function growAndCompare(db: Queryable, trees: Trees, rows: readonly Row[]): Promise<Trees> {
  const grown = { ...trees }
  for (const tree of TREES) {
    const leaves = rows.map(row => row[`leaf_${tree}`])
    const { state, full } = extend(NATIVE_HASHES[tree], trees[tree], leaves)
    for (const tile of full) await checkTile(db, tree, tile)
    grown[tree] = state
  }
  return grown
}

async function checkTile(db: Queryable, tree: TreeName, { level, n, hashes, root }: FullTile): Promise<void> {
  const { rows } = await db.query('select hashes, root from ledger_tile where tree = $1 and level = $2 and n = $3', [
    tree,
    level,
    n,
  ])
  const stored = rows[0] as { hashes: Uint8Array; root: Uint8Array } | undefined
  if (!stored || !equal(stored.hashes, hashes) || !equal(stored.root, root)) {
    damaged(n * TILE_WIDTH ** (level + 1), `${tree} 树第 ${level} 层第 ${n} 块与条目不符`)
  }
}

/** Each act that was enqueued is in the trees or still on its way. */
async function checkNothingLost(db: Queryable, size: number): Promise<void> {
  const { rows } = await db.query(
    `select o.act_id from ledger_opening o
     where not exists (select from ledger_entry e where e.act_id = o.act_id)
       and not exists (select from ledger_outbox b where b.act_id = o.act_id) limit 1`,
  )
  const lost = rows[0] as { act_id: string } | undefined
  if (lost) damaged(size, `行为 ${lost.act_id} 已登记却不在账本中`)
}
