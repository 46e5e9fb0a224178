export {
  type AlertFilter,
  alertPosition,
  countOpenAlerts,
  findAlerts,
  getAlert,
  noteAlert,
  raiseAlerts,
  readAlertPosition,
} from './store/discretion-alerts.ts'
export { type Dimension, type MonthSums, rebuildMonths, sumMonths, tallyCases } from './store/months.ts'
