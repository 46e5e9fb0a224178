export { alertChanges, checkNoting } from './rules/discretion-alerts.ts'
export { digitsBelow, partOf } from './rules/divisions.ts'
export { type Increment, incrementsOf } from './rules/increments.ts'
export {
  isOfMoney,
  type Measure,
  measured,
  measures,
  readMeasures,
  type Tallies,
  type Tally,
  tallies,
} from './rules/measures.ts'
