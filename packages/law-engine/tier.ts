import { aggravatedWhen, circumstancesOf, conditionHolds } from './circumstances.ts'
import type { Circumstance, RepeatRule } from './data-types.ts'
import { getPrinciple, stepFrom } from './principles.ts'
import { repeatRulesMet } from './repeat-offences.ts'
import type { Law, Power, ReasoningGate, ReasoningInput, ReasoningStep, Tier } from './types.ts'

export interface TierDecision {
  tier: Tier
  steps: ReasoningStep[]
  gates: ReasoningGate[]
}

/**
 * The tier the circumstances lead to. A ground of no penalty ends it; a statutory duty to punish heavily holds at least
 * the heavy tier; grounds both ways are weighed, with reasons, and meet in the general tier; what is neutral moves nothing.
 */
export function decideTier(law: Law, power: Power, input: ReasoningInput): TierDecision {
  const found = circumstancesOf(law, input)
  const repeats = repeatRulesMet(law, power, input)
  const steps = [...found.map(describe), ...repeats.map(describeRepeat)]
  const gates: ReasoningGate[] = [...repeats.flatMap(repeatGate), ...contradictions(power, found, input)]
  const by = (direction: Circumstance['direction'], duty?: Circumstance['duty']) =>
    found.filter(c => c.direction === direction && (!duty || c.duty === duty))
  const { basis: proportion } = getPrinciple(law, 'proportionality', input.decisionDate)
  const say = (text: string) => steps.push(stepFrom(law, 'proportionality', input.decisionDate, 'tier', text))
  const explain = (code: string, text: string) => {
    say(text)
    gates.push({ code, text, basis: proportion })
  }

  const [none] = by('none', 'must')
  if (none) {
    const { basis, confidence } = none
    steps.push({ rule: 'tier', text: `${none.name}，不予行政处罚；应当对当事人进行教育`, basis, confidence })
    return { tier: 'none', steps, gates }
  }
  if (by('none', 'may').length > 0) {
    explain('law.noPenaltyPossible', `“${names(by('none', 'may'))}”可以不予行政处罚：决定处罚的，须写明理由`)
  }

  const down = [...by('mitigate'), ...by('light')]
  const up = by('heavy')
  const mustBeHeavy = by('heavy', 'must').length > 0 || repeats.some(r => r.effect === 'heavy')
  if (down.length > 0 && (mustBeHeavy || up.length > 0)) {
    const heavy = names(up) || '法定从重情形'
    explain('law.weighing', `从轻、减轻情形（${names(down)}）与从重情形（${heavy}）并存，须写明如何权衡`)
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
  const tier = tierOf(mustBeHeavy, down.length > 0, up.length > 0)
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

const names = (found: readonly Circumstance[]): string => found.map(c => c.name).join('、')

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
function contradictions(power: Power, found: readonly Circumstance[], { aggravated }: ReasoningInput): ReasoningGate[] {
  const condition = aggravatedWhen(power.fine)
  if (aggravated !== true || condition === undefined || conditionHolds(condition, found)) return []
  const against = found.find(c => c.disproves?.some(words => condition.includes(words)))
  if (!against) return []
  const text = `已认定“${against.name}”，又适用“${condition}”的加重档：须说明不是因为${against.disproves?.join('、')}`
  return [{ code: 'law.aggravationContradicted', text, basis: against.basis }]
}
