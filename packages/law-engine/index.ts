export * from './applicable-version.ts'
export { BASE_NAMES } from './bases.ts'
export * from './benchmark.ts'
export * from './calendar.ts'
export * from './capacity.ts'
export * from './case-types.ts'
export * from './check-amount.ts'
export {
  aggravatedWhen,
  circumstancesOf,
  conditionHolds,
  fineConditionOf,
  withEstablishedFacts,
} from './circumstances.ts'
export * from './concurrence.ts'
export * from './count.ts'
export * from './count-hours.ts'
export * from './data-types.ts'
export * from './describe-fine.ts'
export * from './due-steps.ts'
export * from './fine-range.ts'
export * from './illegal-gain.ts'
export * from './powers.ts'
export * from './printable-reasoning.ts'
export * from './procedure-limits.ts'
export * from './reasoning.ts'
export { checkReasoningInput, readReasoningInput } from './reasoning-input.ts'
export * from './remedies.ts'
export * from './repeat-offences.ts'
export { runCase } from './run-case.ts'
export { decideTier, TIER_NAMES, type TierDecision } from './tier.ts'
export * from './types.ts'
export * from './unverified.ts'
