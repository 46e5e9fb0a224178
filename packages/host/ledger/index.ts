export { ActProofReply, LedgerReply, ledgerEndpoints } from './endpoints.ts'
export { mountStaticLog } from './static-log.ts'
