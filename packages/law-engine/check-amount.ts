import { type Fen, formatYuan, refuse } from '#kernel'
import { describeRange } from './fine-range.ts'
import { getPower } from './powers.ts'
import { reason } from './reasoning.ts'
import { TIER_NAMES } from './tier.ts'
import type { Law, Reasoning, ReasoningGate, ReasoningInput } from './types.ts'

export interface AmountCheck {
  withinRange: boolean
  withinBand: boolean
  /** `refused`: not lawful on these facts. `needsGates`: lawful once every gate is met. */
  verdict: 'ok' | 'needsGates' | 'refused'
  gates: ReasoningGate[]
  reasoning: Reasoning
}

/** Whether an amount may be proposed on these facts, and what is still needed. No fine at all is amount 0. */
export function checkAmount(law: Law, input: ReasoningInput, amountFen: Fen): AmountCheck {
  if (!Number.isSafeInteger(amountFen) || amountFen < 0) {
    refuse({
      code: 'law.amountInvalid',
      kind: 'invalid',
      message: '拟罚款数额不是合理的金额。',
      next: '请以分为单位填写非负整数。',
      field: '/amountFen',
    })
  }
  const reasoning = reason(law, input)
  const { rangeFen: range, bandFen: band, tier } = reasoning
  const basis = getPower(law, input.power, reasoning.law.from).basis
  const answer = (verdict: AmountCheck['verdict'], own: ReasoningGate[], at: { range: boolean; band: boolean }) => {
    const gates = [...reasoning.gates, ...own]
    const settled = verdict === 'ok' && gates.length > 0 ? 'needsGates' : verdict
    return { withinRange: at.range, withinBand: at.band, verdict: settled, gates, reasoning }
  }
  const refused = (code: string, text: string) =>
    answer('refused', [{ code, text, basis }], { range: false, band: false })

  if (!range || tier === 'none') {
    if (amountFen === 0) return answer('ok', [], { range: true, band: true })
    return refused('law.noFine', tier === 'none' ? '依法不予处罚，不得罚款' : '本项没有罚款，或者罚款的前提没有满足')
  }
  if (amountFen === 0 && range.optional) {
    const gate = { code: 'law.noFineReason', text: '不并处罚款，须写明理由', basis }
    return answer('ok', [gate], { range: true, band: band?.min === 0 })
  }
  if (amountFen > range.maxFen) return refused('law.aboveRange', aboveRange(law, input, reasoning, amountFen))
  if (amountFen < range.minFen) {
    if (tier === 'mitigated') return answer('ok', [], { range: false, band: true })
    const text = `低于法定下限${formatYuan(range.minFen)}元：须有法定的从轻或者减轻情形，并经集体讨论`
    return refused('law.belowRange', text)
  }
  const inBand = band ? amountFen >= band.min && amountFen <= band.max : amountFen === reasoning.suggestedFen
  if (inBand) return answer('ok', [], { range: true, band: true })
  const code = band ? 'law.outsideBand' : 'law.awayFromCentre'
  const where = band
    ? `${formatYuan(band.min)}元至${formatYuan(band.max)}元`
    : `中间值${formatYuan(reasoning.suggestedFen ?? 0)}元`
  const text = `${formatYuan(amountFen)}元不在${TIER_NAMES[tier]}的${where}：适用其他档次须有相应情节，并说明理由`
  return answer('ok', [{ code, text, basis }], { range: true, band: false })
}

function aboveRange(law: Law, input: ReasoningInput, { rangeFen, law: cited }: Reasoning, amountFen: Fen): string {
  const { fine } = getPower(law, input.power, cited.from)
  const over = `${formatYuan(amountFen)}元超出法定幅度（${describeRange(rangeFen!)}）`
  if (fine?.type !== 'staged' || input.aggravated === true) return over
  return `${over}；适用加重档须先认定“${fine.aggravatedWhen}”`
}
