import { type PlainDate, refuse } from '#kernel'
import { countPeriod } from './count.ts'
import type { SeizureRule } from './data-types.ts'
import { inForceOn } from './in-force.ts'
import type { Basis, Confidence, CountedPeriod, Law } from './types.ts'

export interface Remedies {
  reconsideration: CountedPeriod
  /** Direct suit; null where reconsideration must come first. */
  suit: CountedPeriod | null
  reconsiderationFirst: boolean
  /** Period to sue after a reconsideration decision, counted from its receipt. */
  suitAfterReconsiderationPeriod: string
  /** The sentence a decision prints. */
  text: string
  basis: Basis
  confidence: Confidence
}

/** What the party may do against a decision served on a day, and until when. On-the-spot decisions go to reconsideration first. */
export function remedies(
  law: Law,
  { procedure, servedOn }: { procedure: 'simple' | 'ordinary'; servedOn: PlainDate },
): Remedies {
  const rule = inForceOn(law.thresholds.remedies, servedOn).find(r => r.procedure === procedure)
  if (!rule) {
    refuse({
      code: 'law.ruleNotInForce',
      kind: 'invalid',
      message: `${servedOn}没有救济途径的规定。`,
      next: '请核对送达日期。',
    })
  }
  return {
    reconsideration: countPeriod(law, rule.reconsiderationPeriod, servedOn),
    suit: rule.reconsiderationFirst ? null : countPeriod(law, rule.suitPeriod, servedOn),
    reconsiderationFirst: rule.reconsiderationFirst,
    suitAfterReconsiderationPeriod: rule.suitAfterReconsiderationPeriod,
    text: rule.text,
    basis: rule.basis,
    confidence: rule.confidence,
  }
}

/** Last day on which an act may still be found; five years where life, health or financial safety was harmed. */
export function limitationEnds(
  law: Law,
  { actEnded, lifeHealthOrFinancialSafety = false }: { actEnded: PlainDate; lifeHealthOrFinancialSafety?: boolean },
): CountedPeriod {
  const rule = inForceOn(law.thresholds.limitation, actEnded)[0]
  if (!rule) {
    refuse({
      code: 'law.ruleNotInForce',
      kind: 'invalid',
      message: `${actEnded}的违法行为不适用现行的追诉时效规定。`,
      next: '请核对违法行为终了的日期；更早的行为由法制人员人工核算。',
    })
  }
  return countPeriod(law, lifeHealthOrFinancialSafety ? rule.extended : rule.general, actEnded)
}

export interface SeizurePower {
  allowed: boolean
  rules: SeizureRule[]
}

/** Which law of a field allows sealing or seizure. Not allowed: offer registration-preservation instead (行政处罚法第五十六条). */
export function seizureFor(law: Law, fieldCode: string, on?: PlainDate): SeizurePower {
  const all = on === undefined ? law.seizure : inForceOn(law.seizure, on)
  const rules = all.filter(r => r.fields.includes(fieldCode))
  return { allowed: rules.some(r => r.measures.length > 0), rules }
}
