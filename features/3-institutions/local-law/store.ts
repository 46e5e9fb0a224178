export { findRules, getRule } from './store/find-rules.ts'
export { amendmentsFor, type LawIn, lawRegister } from './store/law-register.ts'
export { findCasesUnder, findWithdrawnFor } from './store/readings-of-cases.ts'
export { runRuleCommand } from './store/run-rule.ts'
