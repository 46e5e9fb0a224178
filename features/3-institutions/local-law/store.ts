export { findRules, getRule } from './store/find-rules.ts'
export { amendmentsFor, type LawIn, lawRegister } from './store/law-register.ts'
export { runRuleCommand } from './store/run-rule.ts'
