export { type Appender, type AppenderOptions, startAppender } from './appender.ts'
export { LedgerDamage } from './damage.ts'
export { enqueue, type LedgerInput, type Queryable } from './enqueue.ts'
export { type FsckReport, fsck } from './fsck.ts'
export { type LedgerCheckpoint, latestCheckpoint } from './heads.ts'
export {
  ed25519Signer,
  type Head,
  type LedgerKeys,
  loadOrCreateKeys,
  loadOrCreateOrigin,
  sm2Signer,
  type TreeSigner,
  vkeysOf,
} from './keys.ts'
export { type CaseParts, type Ledger, type LedgerOptions, openLedger } from './ledger.ts'
export { type ActProof, type Proofs, proofFor, proofsFor } from './proofs.ts'
export { type LedgerFile, ledgerPath, readEntriesTile, readTile } from './static-files.ts'
