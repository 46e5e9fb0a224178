import { addYears, formatDayZh } from '#kernel'
import { circumstancesOf, conditionHolds } from './circumstances.ts'
import { isInForce } from './in-force.ts'
import type { Law, Power, ReasoningGate, ReasoningInput } from './types.ts'

/** What must hold before any penalty under this item: text confirmed, right party, elements proven, not time-barred. */
export function preconditionGates(law: Law, power: Power, input: ReasoningInput): ReasoningGate[] {
  return [...unverified(power), ...party(power, input), ...elements(law, power, input), ...limitation(law, input)]
}

function unverified(power: Power): ReasoningGate[] {
  if (power.confidence === 'verified') return []
  const text = `本事项未核实（${power.source}），决定前须由承担法制审核职责的管理员核对条文并确认`
  return [{ code: 'law.unverified', text, basis: power.basis }]
}

/** A sole trader may be a natural person and yet run a venue, so this asks instead of refusing. */
function party(power: Power, { partyKind }: ReasoningInput): ReasoningGate[] {
  if (power.subjects.includes(partyKind)) return []
  const [usual, given] = partyKind === 'natural' ? ['单位', '个人（含个体工商户）'] : ['个人', '单位']
  return [
    {
      code: 'law.partyUnusual',
      text: `本项通常以${usual}为当事人，现为${given}，须核实主体资格`,
      basis: power.basis,
    },
  ]
}

/** Elements besides the act (同时损害公共利益) and conditions of the whole penalty (拒不改正). */
function elements(law: Law, power: Power, input: ReasoningInput): ReasoningGate[] {
  const found = circumstancesOf(law, input)
  return [power.condition, power.when]
    .filter(condition => condition !== undefined)
    .filter(condition => conditionHolds(condition, found) !== true)
    .map(condition => ({
      code: 'law.elementUnconfirmed',
      text: `本项以“${condition}”为要件，决定前须认定`,
      basis: power.basis,
    }))
}

/** Two years run against the discovery of the act, which this engine does not know; so a late decision asks. */
function limitation(law: Law, { actDate, decisionDate }: ReasoningInput): ReasoningGate[] {
  const rule = law.thresholds.limitation.find(l => isInForce(l, decisionDate))
  const period = rule && law.periods.find(p => p.id === rule.general)
  if (!rule || !period?.amount || period.unit !== 'year') return []
  const last = addYears(actDate, period.amount)
  if (decisionDate <= last) return []
  const text = `违法行为距决定已超过${period.amount}年：须确认在${formatDayZh(last)}以前已被发现`
  return [{ code: 'law.limitation', text, basis: rule.basis }]
}
