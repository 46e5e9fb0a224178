import { collectingRules } from './collect.ts'
import { concludingRules } from './conclude.ts'
import { correctingRules } from './correct.ts'
import { inquiryRules } from './inquire.ts'
import { inspectionRules } from './inspect.ts'
import { preservingRules } from './preserve.ts'
import { remoteRules } from './remote.ts'
import { sealingRules } from './seal.ts'

export { type Gap, gaps } from './gaps.ts'

export const investigationRules = {
  ...inspectionRules,
  ...remoteRules,
  ...collectingRules,
  ...preservingRules,
  ...correctingRules,
  ...sealingRules,
  ...inquiryRules,
  ...concludingRules,
}
