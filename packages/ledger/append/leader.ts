import type { PoolClient } from 'pg'
import { appendBatch } from './batch.ts'
import { checkHeads, type LedgerCheckpoint, latestCheckpoint, signHeads, type Trees } from './heads.ts'
import type { LedgerKeys } from './keys.ts'
import { ledgerSize, loadTree } from './tree-reader.ts'

/** Any number, the same in every instance: whoever holds it appends, the others stand by. */
const APPENDER_LOCK = 4_202_610

export interface LeaderOptions {
  keys: LedgerKeys
  origin: string
  onCheckpoint: (checkpoint: LedgerCheckpoint) => void
  checkpointMs: number
  batchSize: number
}

export interface Leader {
  /** Appends what waits in the outbox, signing a head at most every `checkpointMs`. Returns how many acts there were. */
  drain(): Promise<number>
  /** Signs and stores the present heads, if they are not yet. */
  sign(): Promise<void>
  /** Lets another instance lead. */
  resign(): Promise<void>
}

/**
 * Takes the lead on this connection; undefined when another instance has it.
 * @throws LedgerDamage when the stored trees and the signed heads disagree
 */
export async function takeLead(client: PoolClient, options: LeaderOptions): Promise<Leader | undefined> {
  const { rows } = await client.query('select pg_try_advisory_lock($1) as mine', [APPENDER_LOCK])
  if (!rows[0].mine) return undefined
  const resign = async () => {
    await client.query('select pg_advisory_unlock($1)', [APPENDER_LOCK])
  }
  try {
    return { ...(await continueTrees(client, options)), resign }
  } catch (error) {
    await resign().catch(() => {})
    throw error
  }
}

async function continueTrees(client: PoolClient, options: LeaderOptions): Promise<Omit<Leader, 'resign'>> {
  const { keys, origin, onCheckpoint, checkpointMs, batchSize } = options
  const size = await ledgerSize(client)
  await checkHeads(client, keys, origin, size)
  let trees: Trees = { sha256: await loadTree(client, 'sha256', size), sm3: await loadTree(client, 'sm3', size) }
  let signedSize = (await latestCheckpoint(client))?.size ?? 0
  let signedAt = Number.NEGATIVE_INFINITY

  async function sign(): Promise<void> {
    if (trees.sha256.size === signedSize) return
    const checkpoint = await signHeads(client, keys, origin, trees)
    signedSize = checkpoint.size
    signedAt = performance.now()
    onCheckpoint(checkpoint)
  }

  async function drain(): Promise<number> {
    let total = 0
    for (;;) {
      const { trees: next, count } = await appendBatch(client, trees, keys.pseudonymSecret, batchSize)
      trees = next
      total += count
      if (performance.now() - signedAt >= checkpointMs) await sign()
      if (count < batchSize) return total
    }
  }

  return { drain, sign }
}
