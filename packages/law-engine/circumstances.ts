import { refuse } from '#kernel'
import type { Circumstance } from './data-types.ts'
import { isInForce } from './in-force.ts'
import type { FineShape, Law, Power, ReasoningInput } from './types.ts'

type Named = Pick<ReasoningInput, 'circumstances' | 'partyKind' | 'decisionDate'>

/**
 * The circumstances an input names, each once.
 * @throws Refusal `law.circumstanceUnknown`, `law.circumstanceNotInForce`, `law.circumstanceOfOtherParty`,
 * `law.circumstancesContradict` (two that cannot both be true).
 */
export function circumstancesOf(law: Law, { circumstances: codes, partyKind, decisionDate }: Named): Circumstance[] {
  const found = [...new Set(codes)].map(code => {
    const field = `/circumstances/${codes.indexOf(code)}`
    const circumstance = law.circumstances.find(c => c.code === code)
    if (!circumstance) return refuseUnknown(code, field)
    if (!isInForce(circumstance, decisionDate)) return refuseTooEarly(circumstance, decisionDate, field)
    if (circumstance.partyKind && circumstance.partyKind !== partyKind) return refuseOtherParty(circumstance, field)
    return circumstance
  })
  for (const [i, a] of found.entries()) {
    const b = found.slice(i + 1).find(c => a.contradicts?.includes(c.code) || c.contradicts?.includes(a.code))
    if (b) refuseContradiction(a, b, codes)
  }
  return found
}

/** Whether the circumstances prove or disprove a condition of the statute (情节严重, 拒不改正或者情节严重); else open. */
export function conditionHolds(condition: string, found: readonly Circumstance[]): boolean | undefined {
  if (found.some(c => c.proves?.some(words => condition.includes(words)))) return true
  return found.some(c => c.disproves?.includes(condition)) ? false : undefined
}

/** The condition an item puts before any fine. */
export const fineConditionOf = (power: Power): string | undefined =>
  power.fineWhen ?? (power.fine?.type === 'staged' ? power.fine.baseWhen : undefined)

/** Under which condition an aggravated stage applies, wherever one stands in the fine. */
export function aggravatedWhen(fine: FineShape | null): string | undefined {
  if (fine?.type === 'staged') return fine.aggravatedWhen
  if (fine?.type !== 'anyOf') return undefined
  return fine.options.map(o => aggravatedWhen(o.fine)).find(when => when !== undefined)
}

/** What the circumstances prove about the conditions of this item, beneath what the input says outright. */
export function withEstablishedFacts(law: Law, power: Power, input: ReasoningInput): ReasoningInput {
  const found = circumstancesOf(law, input)
  const holds = (condition: string | undefined) => condition && conditionHolds(condition, found)
  const aggravated = input.aggravated ?? holds(aggravatedWhen(power.fine))
  const fineConditionMet = input.fineConditionMet ?? holds(fineConditionOf(power))
  return {
    ...input,
    ...(typeof aggravated === 'boolean' && { aggravated }),
    ...(typeof fineConditionMet === 'boolean' && { fineConditionMet }),
  }
}

const refuseUnknown = (code: string, field: string): never =>
  refuse({
    code: 'law.circumstanceUnknown',
    kind: 'invalid',
    message: `没有代码为 ${code} 的裁量情节。`,
    next: '请从情节目录中选择；目录见 law/benchmarks/circumstances.yaml。',
    field,
  })

const refuseTooEarly = ({ name, basis, from }: Circumstance, on: string, field: string): never =>
  refuse({
    code: 'law.circumstanceNotInForce',
    kind: 'invalid',
    message: `情节“${name}”自${from}起适用，不能用于${on}作出的决定。`,
    article: `${basis.law}${basis.article}`,
    next: '请核对决定日期，或者选择当时有效的情节。',
    field,
  })

const refuseOtherParty = ({ name, basis, partyKind }: Circumstance, field: string): never =>
  refuse({
    code: 'law.circumstanceOfOtherParty',
    kind: 'invalid',
    message: `情节“${name}”只适用于${partyKind === 'natural' ? '个人' : '单位'}。`,
    article: `${basis.law}${basis.article}`,
    next: '请核对当事人的类别和情节。',
    field,
  })

const refuseContradiction = (a: Circumstance, b: Circumstance, codes: readonly string[]): never =>
  refuse({
    code: 'law.circumstancesContradict',
    kind: 'invalid',
    message: `“${a.name}”与“${b.name}”不能同时成立。`,
    next: '请根据证据只认定其中一项。',
    field: `/circumstances/${codes.indexOf(b.code)}`,
    facts: { circumstances: [a.code, b.code] },
  })
