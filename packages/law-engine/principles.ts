import { type PlainDate, refuse } from '#kernel'
import type { Principle, PrincipleId } from './data-types.ts'
import { isInForce } from './in-force.ts'
import type { Law, ReasoningStep } from './types.ts'

/** A general rule of penalty law with its article, as it stands on a day. */
export const getPrinciple = (law: Law, id: PrincipleId, on: PlainDate): Principle =>
  law.thresholds.principles.find(p => p.id === id && isInForce(p, on)) ??
  refuse({
    code: 'law.principleNotInForce',
    kind: 'invalid',
    message: `${on}没有可以适用的一般规则（${id}）。`,
    next: '法库只收录2021年修订的行政处罚法；更早作出的决定不能重新推理。',
  })

export function stepFrom(law: Law, id: PrincipleId, on: PlainDate, rule: string, text: string): ReasoningStep {
  const { basis, confidence } = getPrinciple(law, id, on)
  return { rule, text, basis, confidence }
}
