export { raiseAlerts, rebuildMonths, tallyCases } from './store.ts'
