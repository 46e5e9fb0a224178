import { canonicalJson } from '#kernel'
import type { CaseState } from '../state.ts'

/**
 * Sent back: what was decided on the returned papers is gone, what was found stays. A treatment the party has spoken
 * against is remembered: a new one on the same facts may not be heavier (行政处罚法第四十五条第二款).
 */
export function sentBack(state: CaseState, to: 'reviewing' | 'investigating'): CaseState {
  const {
    proposal,
    proposalApprovedOn: _on,
    legalReview: _review,
    discussion: _discussion,
    assessment: _assessment,
    notice,
    waived: _waived,
    hearing,
    ...rest
  } = state
  const spoken = state.defences.length > 0 || hearing?.held !== undefined
  return {
    ...rest,
    defences: [],
    stage: to,
    ...(spoken && notice && proposal && { defended: { treatment: proposal, facts: factsOf(state) } }),
  }
}

/** The established facts a treatment rests on, for comparison. */
export function factsOf({ conclusion }: CaseState): string {
  if (!conclusion) return ''
  const { powerCodes, amountsFen, circumstances, aggravated = false, fineConditionMet = false } = conclusion
  const { units = 0, option = 0, refundedFen = 0 } = conclusion
  return canonicalJson({
    powerCodes,
    amountsFen,
    circumstances: [...circumstances].sort(),
    aggravated,
    fineConditionMet,
    units,
    option,
    refundedFen,
  })
}
