export { projectPayments } from './store/listen.ts'
export { demonstrationTreasury, stockTreasury, treasuryFor } from './store/treasury.ts'
