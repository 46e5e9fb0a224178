import { refuse } from '#kernel'
import { withEstablishedFacts } from './circumstances.ts'
import { describeRange, type LegalRange, legalRange } from './fine-range.ts'
import { isInForce } from './in-force.ts'
import { getPower, versionsOf } from './powers.ts'
import { getPrinciple } from './principles.ts'
import type { Law, Power, ReasoningGate, ReasoningInput, ReasoningStep } from './types.ts'

export interface ApplicableVersion {
  power: Power
  steps: ReasoningStep[]
  gates: ReasoningGate[]
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
  const lighter = isLighter(now, then)
  const said = `${text}。行为时（${old.from}起施行）：${amounts(then)}；决定时（${current.from}起施行）：${amounts(now)}；适用${lighter ? '新' : '旧'}规定`
  return {
    power: lighter ? current : old,
    steps: [{ rule: 'oldNewLaw', text: said, basis, confidence }],
    gates: kindsDiffer(old, current) ? [kindsGate(old, current, basis)] : [],
    missing: [...new Set([...then.missing, ...now.missing])],
  }
}

const rangeOf = (law: Law, power: Power, input: ReasoningInput): LegalRange =>
  legalRange(power, withEstablishedFacts(law, power, input))

function isLighter(now: LegalRange, then: LegalRange): boolean {
  const [a, b] = [now.range, then.range]
  if (!a || !b) return !a && b !== null
  if (a.maxFen !== b.maxFen) return a.maxFen < b.maxFen
  if (a.minFen !== b.minFen) return a.minFen < b.minFen
  return a.optional && !b.optional
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
