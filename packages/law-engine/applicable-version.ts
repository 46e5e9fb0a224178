import { formatDayZh, formatYuan, refuse } from '#kernel'
import { withEstablishedFacts } from './circumstances.ts'
import { describeRange, type LegalRange, legalRange } from './fine-range.ts'
import { isInForce } from './in-force.ts'
import { getPower, versionsOf } from './powers.ts'
import { getPrinciple } from './principles.ts'
import type {
  ComparedVersion,
  FineRange,
  Law,
  Power,
  ReasoningGate,
  ReasoningInput,
  ReasoningStep,
  VersionComparison,
} from './types.ts'

export interface ApplicableVersion {
  power: Power
  steps: ReasoningStep[]
  gates: ReasoningGate[]
  /** Both versions on the facts; absent where one was in force all the time, and while facts are missing. */
  compared?: VersionComparison
  /** Facts without which the two versions cannot be compared. */
  missing: string[]
}

/**
 * Which version of an item applies: the one of the day of the act, unless the one of the day of the decision is lighter
 * (行政处罚法第三十七条). Lighter means a lower highest fine, then a lower lowest one, then one that may be left out; no
 * fine is lightest. Only fines are compared: where the versions differ in the kinds of penalty, a gate asks a jurist.
 * @throws Refusal `law.datesReversed`, `law.powerUnknown`, `law.powerNotInForce`, `law.noLongerIllegal`.
 */
export function applicableVersion(law: Law, input: ReasoningInput): ApplicableVersion {
  const { power: code, actDate, decisionDate } = input
  if (decisionDate < actDate) {
    refuse({
      code: 'law.datesReversed',
      kind: 'invalid',
      message: `决定日期${decisionDate}早于违法行为日期${actDate}。`,
      next: '请核对两个日期。',
      field: '/decisionDate',
    })
  }
  const old = getPower(law, code, actDate)
  const current = versionsOf(law, code).find(p => isInForce(p, decisionDate))
  const { basis, text, confidence } = getPrinciple(law, 'oldNewLaw', decisionDate)
  if (!current) {
    refuse({
      code: 'law.noLongerIllegal',
      kind: 'notAllowed',
      message: `事项 ${code} 在作出决定时已经失效，没有新的版本。`,
      article: `${basis.law}${basis.article}`,
      next: '新的规定不认为是违法的，适用新的规定：请核对现行规定，不再处罚的作不予处罚处理。',
    })
  }
  if (current === old) return { power: old, steps: [], gates: [], missing: [] }
  const then = rangeOf(law, old, input)
  const now = rangeOf(law, current, input)
  const { isLighter, why } = compare(now.range, then.range)
  const reason = `${why}，适用${isLighter ? `决定时的规定（${formatDayZh(current.from)}起施行）` : `行为时的规定（${formatDayZh(old.from)}起施行）`}`
  const said = `${text}。行为时（${formatDayZh(old.from)}起施行）：${amounts(then)}；决定时（${formatDayZh(current.from)}起施行）：${amounts(now)}；适用${isLighter ? '新' : '旧'}规定`
  const missing = [...new Set([...then.missing, ...now.missing])]
  const compared: VersionComparison = {
    applied: isLighter ? 'new' : 'old',
    old: shown(old, then.range),
    new: shown(current, now.range),
    ...{ reason, basis, confidence },
  }
  return {
    power: isLighter ? current : old,
    steps: [{ rule: 'oldNewLaw', text: said, basis, confidence }],
    gates: kindsDiffer(old, current) ? [kindsGate(old, current, basis)] : [],
    ...(missing.length === 0 && { compared }),
    missing,
  }
}

const shown = ({ from, until, penaltyBasis, penaltyKinds }: Power, rangeFen: FineRange | null): ComparedVersion => ({
  ...{ from, ...(until && { until }), penaltyBasis, penaltyKinds, rangeFen },
})

const rangeOf = (law: Law, power: Power, input: ReasoningInput): LegalRange =>
  legalRange(power, withEstablishedFacts(law, power, input))

/** Whether the range of the decision's day is lighter than that of the act's, and by what that is seen. */
function compare(now: FineRange | null, then: FineRange | null): { isLighter: boolean; why: string } {
  if (!now && !then) return { isLighter: false, why: '两个规定都没有罚款' }
  if (!now) return { isLighter: true, why: '决定时的规定没有罚款，较轻' }
  if (!then) return { isLighter: false, why: '行为时的规定没有罚款，决定时的规定较重' }
  const bounds = [
    ['罚款上限', now.maxFen, then.maxFen],
    ['罚款上限相同，下限', now.minFen, then.minFen],
  ] as const
  for (const [name, a, b] of bounds) {
    if (a === b) continue
    const figures = `${formatYuan(a)}元${a < b ? '低于' : '高于'}${formatYuan(b)}元`
    return { isLighter: a < b, why: `决定时的规定${name}${figures}，较${a < b ? '轻' : '重'}` }
  }
  if (now.optional === then.optional) return { isLighter: false, why: '两个规定的罚款幅度相同' }
  return now.optional
    ? { isLighter: true, why: '罚款幅度相同，决定时的规定可以不并处罚款，较轻' }
    : { isLighter: false, why: '罚款幅度相同，行为时的规定可以不并处罚款，决定时的规定较重' }
}

function amounts({ range, missing }: LegalRange): string {
  if (missing.length > 0) return '数额待事实查明后计算'
  return range ? describeRange(range) : '没有罚款'
}

const others = (power: Power): string[] => power.penaltyKinds.filter(kind => kind !== '罚款').sort()

const kindsDiffer = (a: Power, b: Power): boolean => others(a).join() !== others(b).join()

const kindsGate = (old: Power, current: Power, basis: ReasoningGate['basis']): ReasoningGate => ({
  code: 'law.versionKindsDiffer',
  text: `新旧规定的其他处罚种类不同（旧：${others(old).join('、') || '无'}；新：${others(current).join('、') || '无'}），轻重须由法制人员一并比较`,
  ...(basis && { basis }),
})
