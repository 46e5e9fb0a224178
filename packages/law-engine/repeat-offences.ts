import { addYears, type PlainDate } from '#kernel'
import type { RepeatRule } from './data-types.ts'
import { inForceOn } from './in-force.ts'
import type { Law, Power, ReasoningInput } from './types.ts'

export interface EarlierPenalty {
  /** Day of the decision. */
  on: PlainDate
  /** Kinds it imposed, as printed; one decision counts once, however many kinds it holds. */
  kinds: string[]
  /** Case or document number, to show what was counted. */
  reference?: string
}

export interface RepeatCount {
  rule: RepeatRule
  counted: EarlierPenalty[]
  /** So many are there already: the consequence follows now. */
  reached: boolean
  /** One more penalty of this kind and the next act has the consequence. */
  reachedByNext: boolean
}

/**
 * Counts a party's earlier decisions against the rules of a field (娱乐场所管理条例第五十三条: three warnings or fines in
 * two years, and again). `on` is the day of the new act; the window reaches back so many years from it, both ends counted.
 * With `power`, rules meant for other items are left out.
 */
export function countRepeats(
  law: Law,
  {
    fieldCode,
    power,
    on,
    earlier,
  }: { fieldCode: string; power?: string; on: PlainDate; earlier: readonly EarlierPenalty[] },
): RepeatCount[] {
  return inForceOn(law.thresholds.repeatOffences, on)
    .filter(rule => rule.fields.includes(fieldCode))
    .filter(rule => power === undefined || !rule.powers || rule.powers.includes(power))
    .map(rule => {
      const since = addYears(on, -rule.years)
      const counted = earlier.filter(p => p.on >= since && p.on <= on && p.kinds.some(k => rule.counts.includes(k)))
      const { length } = counted
      return { rule, counted, reached: length >= rule.times, reachedByNext: length === rule.times - 1 }
    })
}

/** The numbers of earlier decisions that `reason` wants, from the decisions themselves. */
export function historyOf(counts: readonly RepeatCount[]): NonNullable<ReasoningInput['history']> {
  const history: NonNullable<ReasoningInput['history']> = {}
  for (const { rule, counted } of counts) {
    history[rule.history] = Math.max(history[rule.history] ?? 0, counted.length)
  }
  return history
}

/** The rules whose number the history of an input reaches. */
export const repeatRulesMet = (law: Law, power: Power, { history, decisionDate }: ReasoningInput): RepeatRule[] =>
  inForceOn(law.thresholds.repeatOffences, decisionDate).filter(
    rule =>
      rule.fields.includes(power.fieldCode) &&
      (!rule.powers || rule.powers.includes(power.code)) &&
      (history?.[rule.history] ?? 0) >= rule.times,
  )
