import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { repository } from '#apps/server'
import { createPool, findMigrations, migrate, openEmbedded } from '#host/postgres'
import { newId } from '#kernel'
import { enqueue, openLedger } from '#ledger/append'
import type { Figure } from '../harness/figure.ts'
import { shown, spreadOf } from '../harness/rounds.ts'

const IN_A_TRANSACTION = 500

/** Acts that wait in the outbox, put into both trees and under a signed head, on a database of its own with fsync on. */
export const ledger: Figure = {
  name: 'ledger',
  needs: 'nothing',
  async measure({ rounds, seconds }) {
    const entries = seconds > 1 ? 100_000 : 20_000
    const folder = mkdtempSync(join(tmpdir(), 'wenheng-bench-'))
    const opened = await openEmbedded({ dataDir: folder })
    const owner = createPool(opened.ownerUrl, { max: 2, statementTimeoutMs: 0 })
    const pool = createPool(opened.appUrl, { max: 4 })
    try {
      await migrate(owner, findMigrations(repository))
      const rates: number[] = []
      for (let round = 0; round < Math.min(3, rounds); round++) {
        await fill(entries)
        const started = performance.now()
        const log = await openLedger({ pool, keysDir: join(folder, 'keys'), nameForNewLog: () => 'bench.local/log' })
        await log.flush()
        rates.push(entries / ((performance.now() - started) / 1000))
        await log.stop()
      }
      const rate = spreadOf(rates)
      return [
        {
          what: `ledger: ${entries} entries in bulk, opening the log included`,
          ours: `${shown(rate)} /s`,
          wanted: '≥ 20,000 /s',
          good: rate.median >= 20_000,
        },
      ]
    } finally {
      await pool.end()
      await owner.end()
      await opened.stop()
      rmSync(folder, { recursive: true, force: true })
    }

    async function fill(count: number): Promise<void> {
      const client = await pool.connect()
      const at = new Date()
      try {
        for (let done = 0; done < count; done += IN_A_TRANSACTION) {
          await client.query('begin')
          const caseId = newId(at)
          await enqueue(
            client,
            Array.from({ length: IN_A_TRANSACTION }, (_, seq) => ({
              actId: newId(at),
              type: 'case.evidenceAdded',
              at,
              org: '990101',
              actor: '周砚秋',
              object: caseId,
              payload: { caseId, seq, name: '营业执照、许可证复印件和收银流水', amount: 100_000 },
            })),
          )
          await client.query('commit')
        }
      } finally {
        client.release()
      }
    }
  },
}
