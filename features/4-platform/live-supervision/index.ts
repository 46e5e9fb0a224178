export { rebuildMonths, tallyCases } from './store.ts'
