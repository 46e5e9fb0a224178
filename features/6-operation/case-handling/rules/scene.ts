import { dayOf, type Gate, openGate, passGates, refuse } from '#kernel'
import type { Handler } from '../acts.ts'
import type { Signature } from '../bodies/shared.ts'
import type { CaseContext } from './context.ts'
import { asTeam, handlerGate, officersOf, teamGates } from './gates.ts'
import type { CaseState } from './state.ts'

/**
 * What happens on the spot is recorded by the handlers; what a patrol finds, before anybody is assigned, by an officer of
 * the organ that found it.
 */
export function sceneGate(state: CaseState, context: CaseContext): Gate {
  const { finding, handlers, stage } = state
  const unassigned = stage === 'check' && handlers.length === 0 && finding?.source.kind === 'inspection'
  if (unassigned && finding.organId === context.by.organId) {
    const gate = { code: 'caseHandling.notHandler', title: '由发现违法行为的执法人员办理' }
    return openGate(gate, `${context.by.name}；尚未指派办案人员`)
  }
  return handlerGate(state, context)
}

/**
 * Who acted, with the certificates of the day of the act, not of its recording.
 * @param at instant of the act
 * @throws Refusal of the first closed gate: number, certificates, recusal
 */
export function actingTeam(ids: readonly string[], at: string, state: CaseState, context: CaseContext): Handler[] {
  const officers = officersOf([...new Set(ids)], context)
  const on = dayOf(at)
  passGates(teamGates(state, officers, on, context))
  return asTeam(state, officers, on, context)
}

/**
 * Signed, or the refusal noted with what was said and seen, and witnessed or recorded.
 * @param options.witnessed false where noting is enough (行政处罚法第五十二条) or sound and picture were recorded
 */
export function checkSignature(
  { signed, refusal, witness }: Signature,
  team: readonly Handler[],
  options: { witnessed: boolean } = { witnessed: true },
): void {
  const bad = (code: string, message: string, next: string, field: string) =>
    refuse({ code: `caseHandling.${code}`, kind: 'invalid', message, next, field: `/signature/${field}` })
  if (signed && refusal) bad('signatureContradicts', '既写明已签名，又写明拒绝签名。', '请只保留其中一项。', 'refusal')
  if (!signed && !refusal?.trim()) {
    bad('refusalNotNoted', '没有签名，也没有注明情况。', '请写明拒绝签名或者不能签名的情况。', 'refusal')
  }
  if (!signed && options.witnessed && !witness?.trim()) {
    bad(
      'witnessMissing',
      '没有签名，也没有见证人或者音像记录。',
      '请填写见证人；有音像记录的，请登记音像记录。',
      'witness',
    )
  }
  checkWitnessApart(witness, team, '/signature/witness')
}

/** @throws Refusal `caseHandling.witnessIsOfficer` */
export function checkWitnessApart(witness: string | undefined, team: readonly Handler[], field: string): void {
  if (!witness || !team.some(o => o.name === witness.trim())) return
  const message = '执法人员不能作见证人。'
  refuse({
    code: 'caseHandling.witnessIsOfficer',
    kind: 'invalid',
    message,
    next: '请填写执法人员以外的见证人。',
    field,
  })
}

/** @throws Refusal when the officers did not show their certificates on their own initiative (行政处罚法第五十五条第一款). */
export function checkCertificatesShown(shown: boolean): void {
  if (shown) return
  refuse({
    code: 'caseHandling.certificatesNotShown',
    kind: 'notAllowed',
    message: '执法人员没有主动出示执法证件，当事人有权拒绝接受调查或者检查。',
    article: '行政处罚法第五十五条第一款',
    next: '请出示执法证件后重新进行，再作记录。',
    field: '/certificatesShown',
  })
}

/** @throws Refusal when the person was not told of rights and duties before. */
export function checkRightsTold(told: boolean): void {
  if (told) return
  refuse({
    code: 'caseHandling.rightsNotTold',
    kind: 'notAllowed',
    message: '没有告知权利和义务。',
    article: '行政处罚法第五十五条第二款',
    next: '请告知后重新进行，再作记录。',
    field: '/rightsTold',
  })
}

/** One end of a span is later than the other, and the span has a length. */
export const takesTime = ({ from, until }: { from: string; until: string }): boolean =>
  Date.parse(from) < Date.parse(until)
