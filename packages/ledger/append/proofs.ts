import type { Pool } from 'pg'
import { refuse } from '#kernel'
import { formatTlogProof, inclusionPath, type TreeName } from '#ledger/verify'
import type { Queryable } from './enqueue.ts'
import { type LedgerCheckpoint, latestCheckpoint, TREES } from './heads.ts'
import { readLedger } from './transaction.ts'
import { TreeReader } from './tree-reader.ts'

/** All that an outsider needs to check one act. */
export interface ActProof {
  actId: string
  /** Place in both trees. */
  idx: number
  /** Canonical bytes of the entry. */
  entry: Uint8Array
  /** What opens the commitment; absent when it was lawfully erased. */
  opening?: { salt: Uint8Array; payload: string }
  /** tlog-proof texts, all under the same heads. */
  proofs: Record<TreeName, string>
}

export interface Proofs {
  checkpoint: LedgerCheckpoint
  /** In the order asked for. */
  acts: ActProof[]
}

/**
 * Proofs for some acts, all under the newest signed heads. Cost: one tile of 8 KiB per tree and act that lies in another
 * tile. Whether the reader may see the payloads is for the caller to decide.
 * @throws Refusal `ledger.unknownAct`, `ledger.notYetCovered`
 */
export async function proofsFor(pool: Pool, actIds: readonly string[]): Promise<Proofs> {
  return readLedger(pool, async client => {
    const checkpoint = await latestCheckpoint(client)
    const rows = await entriesOf(client, actIds)
    const size = checkpoint?.size ?? 0
    const found = actIds.map(id => rows.get(id) ?? refuseUnknown(client, id))
    const acts = await Promise.all(found)
    if (checkpoint === undefined || acts.some(act => Number(act.idx) >= size)) return refuseUncovered()
    const paths = acts.map(act => inclusionPath(Number(act.idx), size))
    const texts = { sha256: [] as string[], sm3: [] as string[] }
    for (const tree of TREES) {
      const hashes = await new TreeReader(client, tree, size).hashesOf(paths)
      texts[tree] = hashes.map((proof, i) =>
        formatTlogProof({ index: Number(acts[i]!.idx), proof, checkpoint: checkpoint.notes[tree] }),
      )
    }
    return {
      checkpoint,
      acts: acts.map(({ act_id, idx, body, salt, payload }, i) => ({
        actId: act_id,
        idx: Number(idx),
        entry: body,
        ...(salt !== null && payload !== null && { opening: { salt, payload } }),
        proofs: { sha256: texts.sha256[i]!, sm3: texts.sm3[i]! },
      })),
    }
  })
}

/** As `proofsFor`, for one act. */
export async function proofFor(pool: Pool, actId: string): Promise<ActProof & { checkpoint: LedgerCheckpoint }> {
  const { checkpoint, acts } = await proofsFor(pool, [actId])
  return { ...acts[0]!, checkpoint }
}

interface EntryRow {
  act_id: string
  idx: number | string
  body: Uint8Array
  salt: Uint8Array | null
  payload: string | null
}

async function entriesOf(db: Queryable, actIds: readonly string[]): Promise<Map<string, EntryRow>> {
  const { rows } = await db.query(
    `select e.act_id, e.idx, e.body, o.salt, o.payload from ledger_entry e
     left join ledger_opening o on o.act_id = e.act_id where e.act_id = any($1::uuid[])`,
    [actIds],
  )
  return new Map((rows as EntryRow[]).map(row => [row.act_id, row]))
}

/** Not in the trees: either on its way, or never enqueued. */
async function refuseUnknown(db: Queryable, actId: string): Promise<never> {
  const { rows } = await db.query('select from ledger_outbox where act_id = $1', [actId])
  if (rows.length > 0) return refuseUncovered()
  return refuse({
    code: 'ledger.unknownAct',
    kind: 'notFound',
    message: '账本中没有这一行为。',
    next: '请核对行为编号；如确属本系统办理，请联系系统管理员核查账本。',
  })
}

const refuseUncovered = (): never =>
  refuse({
    code: 'ledger.notYetCovered',
    kind: 'unavailable',
    message: '这一行为正在记入账本，还没有签名的检查点。',
    next: '请两秒后重试。',
  })
