import type { Pool } from 'pg'
import { type BundleParts, buildBundle } from '#ledger/verify'
import { startAppender } from './appender.ts'
import { LedgerDamage } from './damage.ts'
import { type LedgerCheckpoint, latestCheckpoint } from './heads.ts'
import { loadOrCreateKeys, loadOrCreateOrigin, vkeysOf } from './keys.ts'
import { type ActProof, type Proofs, proofFor, proofsFor } from './proofs.ts'
import { type LedgerFile, ledgerPath } from './static-files.ts'

export interface LedgerOptions {
  /** Its own, of some four connections: the appender keeps one, readers share the others. Ended by the caller. */
  pool: Pool
  /** Folder of the key files, the name of the log and the last signed head; made at the first start. */
  keysDir: string
  /** Name of the log; undefined = the one kept, or for a new log the one `nameForNewLog` gives. */
  origin?: string
  nameForNewLog: () => string
  onError?: (error: Error) => void
  /** Shortest time between two checkpoints, in milliseconds; 1,000 unless given. */
  checkpointMs?: number
}

/** What goes into a bundle beside what the ledger knows itself. */
export type CaseParts = Pick<BundleParts, 'caseId' | 'caseNumber' | 'volume' | 'caseJson' | 'documents'> & {
  /** All acts of the case, in their order. */
  actIds: readonly string[]
}

/** The ledger of this installation: its one writer, and what readers ask of it. */
export interface Ledger {
  readonly origin: string
  /** Public keys of both trees, one a line. */
  readonly vkeys: readonly string[]
  latestCheckpoint(): Promise<LedgerCheckpoint | undefined>
  /** @throws Refusal `ledger.unknownAct`, `ledger.notYetCovered` */
  proofFor(actId: string): Promise<ActProof & { checkpoint: LedgerCheckpoint }>
  /** All under one checkpoint. Throws as `proofFor`. */
  proofsFor(actIds: readonly string[]): Promise<Proofs>
  /** A file of the static log by its path, such as `/checkpoint`; undefined = there is none. */
  fileAt(path: string): Promise<LedgerFile | undefined>
  /** The ZIP that `npm run verify` checks; waits until the acts are covered. Throws as `proofFor`. */
  caseBundle(parts: CaseParts): Promise<Uint8Array>
  /** Resolves when every act committed before stands under a stored checkpoint. */
  flush(): Promise<void>
  /** Why nothing more is appended, if so: the stored trees contradict what was signed. Acts go on waiting. */
  damage(): LedgerDamage | undefined
  stop(): Promise<void>
}

/**
 * Opens the ledger and starts its writer.
 * @throws LedgerDamage when the stored trees and the signed heads disagree; Refusal for keys or a name that cannot be used
 */
export async function openLedger(options: LedgerOptions): Promise<Ledger> {
  const { pool, keysDir, onError = () => {} } = options
  const keys = loadOrCreateKeys(keysDir)
  const origin = loadOrCreateOrigin(keysDir, options.origin, options.nameForNewLog)
  const vkeys = vkeysOf(keys, origin)
  let damage: LedgerDamage | undefined
  const appender = await startAppender({
    pool,
    keys,
    origin,
    ...(options.checkpointMs !== undefined && { checkpointMs: options.checkpointMs }),
    onError(error) {
      if (error instanceof LedgerDamage) damage = error
      onError(error)
    },
  })
  const ledgerProofs = (actIds: readonly string[]) => proofsFor(pool, actIds)
  return {
    origin,
    vkeys,
    latestCheckpoint: () => latestCheckpoint(pool),
    proofFor: actId => proofFor(pool, actId),
    proofsFor: ledgerProofs,
    fileAt: path => ledgerPath(pool, path),
    async caseBundle({ actIds, ...parts }) {
      await appender.flush()
      const { acts, checkpoint } = await ledgerProofs(actIds)
      return buildBundle({
        ...parts,
        origin,
        vkeys,
        acts,
        checkpoints: checkpoint.notes,
        signers: keys.signers(origin),
      })
    },
    flush: appender.flush,
    damage: () => damage,
    stop: appender.stop,
  }
}
