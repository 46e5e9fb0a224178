import { passGates } from '#kernel'
import { itemsGate } from './competence.ts'
import type { CaseContext } from './context.ts'
import { findingOf, teamGates } from './gates.ts'
import { getPenaltyPower, refusePower } from './power-of-case.ts'
import type { CaseState } from './state.ts'

/**
 * The items a case is filed or concluded under: each in force on the day of the conduct, at least one of the field of the
 * case. One act may offend against norms of another field as well (行政处罚法第二十九条): the handlers' certificates must
 * cover that field too.
 */
export function checkItems(codes: readonly string[], state: CaseState, context: CaseContext): void {
  const finding = findingOf(state)
  const powers = codes.map((code, i) => getPenaltyPower(context.law, finding, code, `/powerCodes/${i}`))
  if (!powers.some(p => p.fieldCode === finding.fieldCode)) refusePower(codes[0] ?? '', '/powerCodes/0')
  passGates([itemsGate(codes, state, context)])
  const others = new Set(powers.map(p => p.fieldCode).filter(code => code !== finding.fieldCode))
  for (const fieldCode of others) {
    const there: CaseState = { ...state, finding: { ...finding, fieldCode } }
    passGates(teamGates(there, state.handlers, context.today, context))
  }
}
