import { refuse } from '#kernel'
import { describeRange, legalRange } from './fine-range.ts'
import { isInForce } from './in-force.ts'
import { getPower, versionsOf } from './powers.ts'
import { getPrinciple } from './principles.ts'
import type { Law, Power, ReasoningInput, ReasoningStep } from './types.ts'

/**
 * Which version of an item applies: the one of the day of the act, unless the one of the day of the decision is lighter.
 * Lighter means a lower highest fine, then a lower lowest one; no fine is lightest.
 * @throws Refusal `law.datesReversed`, `law.powerNotInForce`, `law.noLongerIllegal`.
 */
export function applicableVersion(law: Law, input: ReasoningInput): { power: Power; steps: ReasoningStep[] } {
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
  if (current === old) return { power: old, steps: [] }
  const lighter = isLighter(current, old, input)
  const said = `${text}。行为时（${old.from}起施行）：${amounts(old, input)}；决定时（${current.from}起施行）：${amounts(current, input)}；适用${lighter ? '新' : '旧'}规定`
  return { power: lighter ? current : old, steps: [{ rule: 'oldNewLaw', text: said, basis, confidence }] }
}

function isLighter(current: Power, old: Power, input: ReasoningInput): boolean {
  const [now, then] = [legalRange(current, input), legalRange(old, input)]
  if (now.missing.length > 0 || then.missing.length > 0) return false
  const [a, b] = [now.range, then.range]
  if (!a || !b) return !a && b !== null
  return a.maxFen < b.maxFen || (a.maxFen === b.maxFen && a.minFen < b.minFen)
}

function amounts(power: Power, input: ReasoningInput): string {
  const { range, missing } = legalRange(power, input)
  if (missing.length > 0) return '数额待事实查明后计算'
  return range ? describeRange(range) : '没有罚款'
}
