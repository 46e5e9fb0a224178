import { type Fen, formatYuan } from '#kernel'
import { getProfile, tiersOf } from './benchmark.ts'
import { aggravatedWhen, withEstablishedFacts } from './circumstances.ts'
import { describeRange, legalRange } from './fine-range.ts'
import { getPower } from './powers.ts'
import { reason } from './reasoning.ts'
import { requireFen } from './reasoning-input.ts'
import { TIER_NAMES } from './tier.ts'
import type { FineRange, Law, Power, Reasoning, ReasoningGate, ReasoningInput } from './types.ts'

export interface AmountCheck {
  withinRange: boolean
  withinBand: boolean
  /** `refused`: not lawful on these facts. `needsGates`: lawful once every gate is met. */
  verdict: 'ok' | 'needsGates' | 'refused'
  gates: ReasoningGate[]
  reasoning: Reasoning
}

type Answer = Pick<AmountCheck, 'withinRange' | 'withinBand'> & {
  refused?: boolean
  gate?: Omit<ReasoningGate, 'basis'>
}

/**
 * Whether a fine may be proposed on these facts, and what is still needed. No fine at all is amount 0.
 * @throws Refusal those of {@link reason}, and `law.amountInvalid` for the amount itself.
 */
export function checkAmount(law: Law, input: ReasoningInput, amountFen: Fen): AmountCheck {
  requireFen(amountFen, '拟罚款数额', '/amountFen')
  const reasoning = reason(law, input)
  const power = getPower(law, input.power, reasoning.law.from)
  const { refused, gate, withinRange, withinBand } = judge(law, power, input, reasoning, amountFen)
  const gates = gate ? [...reasoning.gates, { ...gate, basis: power.basis }] : reasoning.gates
  const verdict = refused ? 'refused' : gates.length > 0 ? 'needsGates' : 'ok'
  return { withinRange, withinBand, verdict, gates, reasoning }
}

function judge(law: Law, power: Power, input: ReasoningInput, reasoning: Reasoning, amount: Fen): Answer {
  const { rangeFen: range, bandFen: band, tier } = reasoning
  if (!range || tier === 'none') {
    if (amount === 0) return { withinRange: true, withinBand: true }
    const text = tier === 'none' ? '依法不予处罚，不得罚款' : '本项没有罚款，或者罚款的前提没有满足'
    return refuse('law.noFine', text)
  }
  if (amount === 0 && range.optional && tier !== 'mitigated') {
    const gate = { code: 'law.noFineReason', text: '不并处罚款，须写明理由' }
    return { withinRange: true, withinBand: band?.min === 0, gate }
  }
  if (amount > range.maxFen) return refuse('law.aboveRange', aboveRange(law, power, input, range, amount))
  if (amount < range.minFen) {
    if (tier === 'mitigated') return { withinRange: false, withinBand: true }
    const text = `${formatYuan(amount)}元低于法定下限${formatYuan(range.minFen)}元：须有法定的从轻或者减轻情形，并经集体讨论`
    return refuse('law.belowRange', text)
  }
  if (tier === 'mitigated') {
    const text = `拟减轻处罚，${formatYuan(amount)}元却不低于法定下限：请按从轻处罚办理`
    return { withinRange: true, withinBand: false, gate: { code: 'law.notMitigated', text } }
  }
  const inBand = band ? amount >= band.min && amount <= band.max : amount === reasoning.suggestedFen
  if (inBand) return { withinRange: true, withinBand: true }
  const gate = band
    ? { code: 'law.outsideBand', text: outsideBand(law, power, input, reasoning, amount) }
    : { code: 'law.awayFromCentre', text: outsideBand(law, power, input, reasoning, amount) }
  return { withinRange: true, withinBand: false, gate }
}

const refuse = (code: string, text: string): Answer => ({
  withinRange: false,
  withinBand: false,
  refused: true,
  gate: { code, text },
})

function aboveRange(law: Law, power: Power, input: ReasoningInput, range: FineRange, amount: Fen): string {
  const over = `${formatYuan(amount)}元超出法定幅度（${describeRange(range)}）`
  const when = aggravatedWhen(power.fine)
  if (when === undefined || withEstablishedFacts(law, power, input).aggravated === true) return over
  return `${over}；适用加重档须先认定“${when}”`
}

/** Says which tier the amount would belong to, because that tier needs its own circumstances. */
function outsideBand(law: Law, power: Power, input: ReasoningInput, reasoning: Reasoning, amount: Fen): string {
  const { rangeFen, bandFen, tier, suggestedFen } = reasoning
  const profile = getProfile(law, reasoning.profile, input.decisionDate)
  const { shape } = legalRange(power, withEstablishedFacts(law, power, input))
  const tiers = rangeFen && shape ? tiersOf(profile, shape, rangeFen, amount) : []
  const own = bandFen
    ? `${formatYuan(bandFen.min)}元至${formatYuan(bandFen.max)}元`
    : `中间值${formatYuan(suggestedFen ?? 0)}元`
  const other = tiers.map(t => TIER_NAMES[t]).join('、')
  const belongs = other ? `，属于${other}的幅度：须有相应情节` : '：须有相应情节'
  return `${formatYuan(amount)}元不在${TIER_NAMES[tier]}的${own}${belongs}，并说明理由`
}
