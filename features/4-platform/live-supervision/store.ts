export { type Dimension, type MonthSums, rebuildMonths, sumMonths, tallyCases } from './store/months.ts'
