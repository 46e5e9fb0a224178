import type { Treatment } from '#features/6-operation/case-handling'
import { bookTitle, formatYuan } from '#kernel'
import { type Law, type Power, type ReasoningStep, TIER_NAMES, versionsOf } from '#law-engine'
import type { PartyClass, PublicRecord } from '../acts.ts'

/** The item as it stood when it was applied; undefined where the treatment names none. */
export function powerOf(treatment: Treatment, law: Law): Power | undefined {
  const { power, reasoning } = treatment
  if (!power) return undefined
  const versions = versionsOf(law, power)
  return versions.find(version => version.from === reasoning?.law.from) ?? versions.at(-1)
}

/** Steps that speak of the law alone. What was weighed of a natural person (health, age) is his own. */
const OF_THE_LAW = new Set(['range', 'optional', 'band'])

/** How the amount was reached, from the reasoning frozen with the decision, in words for everybody. */
export function explainAmount(
  treatment: Treatment,
  power: Power | undefined,
  partyClass: PartyClass,
): PublicRecord['discretion'] {
  const { reasoning, fineFen } = treatment
  if (!reasoning) return []
  const steps = reasoning.steps.filter(
    step => step.rule !== 'otherPenalties' && (partyClass !== '自然人' || OF_THE_LAW.has(step.rule)),
  )
  return [
    ...(power ? [{ text: `适用的事项是“${power.name}”（${power.code}）`, basis: null }] : []),
    ...steps.map(step => ({ text: step.text, basis: basisOf(step) })),
    { text: outcomeText(fineFen, reasoning), basis: null },
  ]
}

const basisOf = ({ basis }: ReasoningStep): string | null => (basis ? `${bookTitle(basis.law)}${basis.article}` : null)

function outcomeText(fineFen: number, { tier, bandFen }: NonNullable<Treatment['reasoning']>): string {
  if (fineFen === 0) return '决定不处罚款'
  const decided = `决定罚款${formatYuan(fineFen)}元`
  if (!bandFen) return decided
  const band = `${formatYuan(bandFen.min)}元至${formatYuan(bandFen.max)}元`
  const inside = fineFen >= bandFen.min && fineFen <= bandFen.max
  return `${decided}，${inside ? '在' : '不在'}“${TIER_NAMES[tier]}”档的幅度（${band}）之内`
}
