import { refuse } from '#kernel'
import { getPower, type Law, type Power } from '#law-engine'
import type { Finding } from '../acts.ts'
import type { CaseContext } from './context.ts'
import { findingOf } from './gates.ts'
import type { CaseState } from './state.ts'

/**
 * A penalty item in force on the last day of the conduct.
 * @param field JSON pointer of the code in the body
 */
export function getPenaltyPower(law: Law, finding: Finding, code: string, field: string): Power {
  const power = getPower(law, code, finding.conductUntil)
  if (power.kind !== 'penalty') refusePower(code, field)
  return power
}

/** The same, and of the field the case is in. */
export function getOwnPower(law: Law, finding: Finding, code: string, field: string): Power {
  const power = getPenaltyPower(law, finding, code, field)
  if (power.fieldCode !== finding.fieldCode) refusePower(code, field)
  return power
}

/** The same, of the field of the case or among the items it was filed or concluded under. */
export function getCasePower(context: CaseContext, state: CaseState, code: string, field: string): Power {
  const named = [...state.powerCodes, ...(state.conclusion?.powerCodes ?? [])]
  const power = getPenaltyPower(context.law, findingOf(state), code, field)
  if (power.fieldCode !== findingOf(state).fieldCode && !named.includes(code)) refusePower(code, field)
  return power
}

export function refusePower(code: string, field: string): never {
  refuse({
    code: 'caseHandling.powerNotOfField',
    kind: 'invalid',
    message: `${code} 不是本领域的处罚事项。`,
    next: '请在权力清单中选择本领域的处罚事项。',
    field,
  })
}
