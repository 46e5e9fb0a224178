import type { Pool } from 'pg'
import { newAlarm } from './alarm.ts'
import { LedgerDamage } from './damage.ts'
import type { LedgerCheckpoint } from './heads.ts'
import type { LedgerKeys } from './keys.ts'
import { type Leader, takeLead } from './leader.ts'

export interface AppenderOptions {
  /** One of its connections is held for as long as this process leads. */
  pool: Pool
  keys: LedgerKeys
  /** Name of the log, like a URL without scheme. Never changed for a database that has entries. */
  origin: string
  /** Told of each head after it was stored. */
  onCheckpoint?: (checkpoint: LedgerCheckpoint) => void
  /** Told of broken connections (the appender tries again) and of damage (it does not). */
  onError?: (error: Error) => void
  /** Longest wait before looking for new acts, in milliseconds. */
  pollMs?: number
  /** Shortest time between two checkpoints, in milliseconds. */
  checkpointMs?: number
  /** Most acts per transaction. */
  batchSize?: number
}

export interface Appender {
  /** Resolves when all acts committed before the call stand under a stored checkpoint. Rejects once the appender ended. */
  flush(): Promise<void>
  /** Finishes the batch at hand, signs what is unsigned, and gives the connection back. */
  stop(): Promise<void>
}

const STANDBY_MS = 1_000
const LONGEST_BACKOFF_MS = 5_000

/**
 * Starts the one writer of the ledger. Several instances may start it; one leads, the next takes over when it ends.
 * Outlives restarts of the database once it has started.
 * @throws LedgerDamage when the stored trees and the signed heads disagree: it refuses to sign on top of that
 */
export async function startAppender(options: AppenderOptions): Promise<Appender> {
  const { pool, onError = () => {}, pollMs = 100 } = options
  const leaderOptions = {
    keys: options.keys,
    origin: options.origin,
    onCheckpoint: options.onCheckpoint ?? (() => {}),
    checkpointMs: options.checkpointMs ?? 1_000,
    batchSize: options.batchSize ?? 2_048,
  }
  const flushes: { resolve: () => void; reject: (error: Error) => void }[] = []
  const alarm = newAlarm()
  let stopping = false
  let ended: Error | undefined

  async function lead(leader: Leader): Promise<void> {
    for (;;) {
      const last = stopping
      const asked = flushes.length
      const count = await leader.drain()
      if (asked > 0 || last) await leader.sign()
      for (const { resolve } of flushes.splice(0, asked)) resolve()
      if (last) return leader.resign()
      await alarm.wait(count > 0 ? 0 : pollMs)
    }
  }

  /** While another instance leads, it does the work; a flush here only watches for it. */
  async function standBy(): Promise<void> {
    const asked = flushes.length
    if (asked > 0 && (await isCovered(pool))) for (const { resolve } of flushes.splice(0, asked)) resolve()
    await alarm.wait(asked > 0 ? pollMs : STANDBY_MS)
  }

  /** One turn on a connection of its own, as leader if possible. `onStart` is called when nothing stood against it. */
  async function turn(onStart: () => void): Promise<'led' | 'stoodBy'> {
    const client = await pool.connect()
    let broken: Error | undefined
    // an error on a borrowed client ends the process when nobody listens to that client
    const listen = (error: Error) => {
      broken = error
      onError(error)
    }
    client.on('error', listen)
    try {
      const leader = await takeLead(client, leaderOptions)
      onStart()
      if (leader) await lead(leader)
      return leader ? 'led' : 'stoodBy'
    } catch (error) {
      broken ??= error as Error
      throw error
    } finally {
      // a listener stays until the client is back: releasing a broken client closes it, which may raise another error
      client.release(broken)
      client.off('error', listen)
    }
  }

  async function run(onStart: () => void): Promise<void> {
    let backoff = 100
    while (!stopping) {
      try {
        const outcome = await turn(() => {
          backoff = 100
          onStart()
        })
        if (outcome === 'stoodBy') await standBy()
      } catch (error) {
        onError(error as Error)
        if (error instanceof LedgerDamage || !started) throw error
        await alarm.wait(backoff)
        backoff = Math.min(2 * backoff, LONGEST_BACKOFF_MS)
      }
    }
  }

  let started = false
  let running = Promise.resolve()
  await new Promise<void>((resolve, reject) => {
    const onStart = () => {
      started = true
      resolve()
    }
    running = run(onStart)
      .catch(error => {
        ended = error
        reject(error)
      })
      .then(() => {
        ended ??= new Error('账本写入程序已停止')
        for (const flush of flushes.splice(0)) flush.reject(ended)
      })
  })

  return {
    flush: () =>
      new Promise((resolve, reject) => {
        if (ended || stopping) return reject(ended ?? new Error('账本写入程序正在停止'))
        flushes.push({ resolve, reject })
        alarm.ring()
      }),
    async stop() {
      stopping = true
      alarm.ring()
      await running
    },
  }
}

/** Whether nothing waits and the last checkpoint covers all entries. */
async function isCovered(pool: Pool): Promise<boolean> {
  const { rows } = await pool.query(
    `select not exists (select from ledger_outbox)
       and coalesce((select max(size) from ledger_checkpoint), 0) = coalesce((select max(idx) + 1 from ledger_entry), 0)
       as covered`,
  )
  return rows[0].covered
}
