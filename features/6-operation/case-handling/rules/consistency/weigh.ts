import { refuse } from '#kernel'
import { consistencyStandard } from '#law-engine'
import type { Comparison, Treatment } from '../../acts.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'
import { compare, comparedOf } from './compare.ts'

/** Where the fine of a reasoned treatment stands among like cases; undefined where there is nothing to compare. */
export function comparisonOf(treatment: Treatment, state: CaseState, context: CaseContext): Comparison | undefined {
  const standard = consistencyStandard(context.law, context.today)
  const own = comparedOf(treatment, findingOf(state).party.kind)
  return standard && own && compare(own, context.fines, standard)
}

/**
 * The treatment with its comparison frozen beside the reasoning. An amount out of line is not forbidden, but says why.
 * @throws Refusal `caseHandling.outlierUnreasoned`
 */
export function weighed(
  { comparison: _earlier, outlierReason: _why, ...treatment }: Treatment,
  reason: string | undefined,
  state: CaseState,
  context: CaseContext,
): Treatment {
  const comparison = comparisonOf(treatment, state, context)
  if (!comparison) return treatment
  if (comparison.outlier === null) return { ...treatment, comparison }
  const outlierReason = reason?.trim() ?? ''
  const { reasonLength } = consistencyStandard(context.law, context.today)!
  if ([...outlierReason].length < reasonLength) refuseUnreasoned(comparison, reasonLength)
  return { ...treatment, comparison, outlierReason }
}

function refuseUnreasoned({ sentence, scope, outlier, value, lower, upper }: Comparison, least: number): never {
  refuse({
    code: 'caseHandling.outlierUnreasoned',
    kind: 'notAllowed',
    message: `${sentence}比较范围：${scope}。`,
    article: '行政处罚法第五条',
    next: `请填写“偏离同类案件的理由”（不少于${least}个字），或者调整数额。`,
    field: '/outlierReason',
    facts: { outlier, value, lower, upper },
  })
}
