import { refuse } from '#kernel'
import type { Circumstance, RepeatRule } from './data-types.ts'
import { getPrinciple, stepFrom } from './principles.ts'
import { repeatRulesMet } from './repeat-offences.ts'
import type { Law, Power, ReasoningGate, ReasoningInput, ReasoningStep, Tier } from './types.ts'

export interface TierDecision {
  tier: Tier
  steps: ReasoningStep[]
  gates: ReasoningGate[]
}

/** The circumstances an input names. @throws Refusal `law.circumstanceUnknown`. */
export const circumstancesOf = (law: Law, codes: readonly string[]): Circumstance[] =>
  [...new Set(codes)].map(
    code =>
      law.circumstances.find(c => c.code === code) ??
      refuse({
        code: 'law.circumstanceUnknown',
        kind: 'invalid',
        message: `没有代码为 ${code} 的裁量情节。`,
        next: '请从情节目录中选择；目录见 law/benchmarks/circumstances.yaml。',
        field: '/circumstances',
      }),
  )

/** The facts the named circumstances prove by themselves, beneath what the input says outright. */
export function withEstablishedFacts(law: Law, input: ReasoningInput): ReasoningInput {
  const proven = new Set(circumstancesOf(law, input.circumstances).flatMap(c => c.establishes ?? []))
  return {
    ...input,
    ...(input.aggravated === undefined && proven.has('aggravated') && { aggravated: true }),
    ...(input.fineConditionMet === undefined && proven.has('fineCondition') && { fineConditionMet: true }),
  }
}

/**
 * The tier the circumstances lead to. A ground of no penalty ends it; a statutory duty to punish heavily holds at least
 * the heavy tier; grounds both ways are weighed and recorded and meet in the general tier; what is neutral moves nothing.
 */
export function decideTier(law: Law, power: Power, input: ReasoningInput): TierDecision {
  const found = circumstancesOf(law, input.circumstances)
  const repeats = repeatRulesMet(law, power, input)
  const steps = [...found.map(describe), ...repeats.map(describeRepeat)]
  const gates: ReasoningGate[] = [...repeats.flatMap(repeatGate), ...contradictions(found, input)]
  const by = (direction: Circumstance['direction'], duty?: Circumstance['duty']) =>
    found.filter(c => c.direction === direction && (!duty || c.duty === duty))
  const say = (text: string) => steps.push(stepFrom(law, 'proportionality', input.decisionDate, 'tier', text))

  const [none] = by('none', 'must')
  if (none) {
    const { basis, confidence } = none
    steps.push({ rule: 'tier', text: `${none.name}，不予行政处罚；应当对当事人进行教育`, basis, confidence })
    return { tier: 'none', steps, gates }
  }
  if (by('none', 'may').length > 0) say('符合可以不予行政处罚的情形；决定处罚的，须说明理由')

  const down = [...by('mitigate'), ...by('light')]
  const mustBeHeavy = by('heavy', 'must').length > 0 || repeats.some(r => r.effect === 'heavy')
  if (down.length > 0 && (mustBeHeavy || by('heavy').length > 0)) {
    say(`从轻、减轻情形与从重情形并存，已一并权衡：${names(down)}；${names(by('heavy'))}`)
  }
  if (input.mitigate) {
    const grounds = by('mitigate')
    if (grounds.length > 0 && !mustBeHeavy) {
      say(`具有${names(grounds)}，拟减轻处罚`)
      return { tier: 'mitigated', steps, gates }
    }
    const { basis } = getPrinciple(law, 'mitigation', input.decisionDate)
    const why = mustBeHeavy ? '依法应当从重，不得减轻' : '没有法定的从轻或者减轻情形，不得减轻处罚'
    gates.push({ code: 'law.mitigationGroundMissing', text: why, basis })
  }
  const tier = tierOf(mustBeHeavy, down.length > 0, by('heavy').length > 0)
  say(`认定为${TIER_NAMES[tier]}`)
  return { tier, steps, gates }
}

export const TIER_NAMES: Record<Tier, string> = {
  none: '不予处罚',
  mitigated: '减轻处罚',
  light: '从轻处罚',
  general: '一般处罚',
  heavy: '从重处罚',
}

function tierOf(mustBeHeavy: boolean, down: boolean, up: boolean): Tier {
  if (mustBeHeavy) return 'heavy'
  if (down === up) return 'general'
  return down ? 'light' : 'heavy'
}

const names = (found: readonly Circumstance[]): string => found.map(c => c.name).join('、') || '法定从重情形'

const DIRECTION_NAMES: Record<Circumstance['direction'], Record<Circumstance['duty'], string>> = {
  none: { must: '不予处罚', may: '可以不予处罚' },
  mitigate: { must: '应当从轻或者减轻', may: '可以从轻或者减轻' },
  light: { must: '应当从轻', may: '可以从轻' },
  neutral: { must: '已认定', may: '已认定' },
  heavy: { must: '应当从重', may: '可以从重' },
}

const describe = (c: Circumstance): ReasoningStep => ({
  rule: 'circumstance',
  text: `${c.name}：${DIRECTION_NAMES[c.direction][c.duty]}`,
  basis: c.basis,
  confidence: c.confidence,
})

const describeRepeat = (rule: RepeatRule): ReasoningStep => ({
  rule: 'repeat',
  text: rule.text,
  basis: rule.basis,
  confidence: rule.confidence,
})

const REPEAT_GATES = { suspend: 'law.repeatSuspension', revoke: 'law.repeatRevocation' } as const

const repeatGate = (rule: RepeatRule): ReasoningGate[] =>
  rule.effect === 'heavy' ? [] : [{ code: REPEAT_GATES[rule.effect], text: rule.text, basis: rule.basis }]

/** Corrected at once, yet aggravated: possible, but only for another reason than refusing to correct. */
function contradictions(found: readonly Circumstance[], input: ReasoningInput): ReasoningGate[] {
  const against = found.find(c => c.excludes?.includes('aggravated'))
  if (!against || input.aggravated !== true) return []
  const text = `已认定“${against.name}”，又适用加重档，须说明属于情节严重而不是拒不改正`
  return [{ code: 'law.aggravationContradicted', text, basis: against.basis }]
}
