import { dayOf } from '#kernel'
import { countPeriod, type DueStep, hearingDue } from '#law-engine'
import type { Treatment } from '../acts.ts'
import { clockOf, DEFENCE_WINDOW, HEARING_WINDOW } from './clock.ts'
import type { CaseContext } from './context.ts'
import { dutyGate } from './duty.ts'
import { findingOf, handlerGate } from './gates.ts'
import type { Rules } from './rule.ts'
import { serviceDone } from './serving.ts'
import type { CaseState } from './state.ts'

export const notifyingRules: Rules<'servePriorNotice'> = {
  /** Content, facts, reasons, basis and rights are told before anything is decided (行政处罚法第四十四条). */
  servePriorNotice: {
    gates: (state, context) => [handlerGate(state, context), dutyGate('servePriorNotice', context)],
    decide: (body, state, context) => {
      const notBefore = state.proposalApprovedOn ?? findingOf(state).source.receivedOn
      const service = serviceDone(body.service, state, context, { notBefore, byHandlers: true })
      const hearingOffered = hearingRight(state, context).due
      const windows = [DEFENCE_WINDOW, ...(hearingOffered ? [HEARING_WINDOW] : [])]
      return [
        {
          type: 'priorNoticeServed',
          data: {
            service,
            hearingOffered,
            opens: windows.map(id => clockOf(countPeriod(context.law, id, dayOf(service.servedAt)))),
          },
        },
      ]
    },
  },
}

/** Whether what is proposed opens the right to a hearing, and why (行政处罚法第六十三条). */
export function hearingRight(state: CaseState, { law, today }: CaseContext): DueStep {
  const { region, party } = findingOf(state)
  const { proposal } = state
  if (proposal?.outcome !== 'penalty') return { due: false, reasons: [], checked: [] }
  const has = (kind: Treatment['otherPenalties'][number]['kind']) => proposal.otherPenalties.some(p => p.kind === kind)
  const goodsFen = has('goods') ? (state.conclusion?.amountsFen.goodsValue ?? 0) : 0
  return hearingDue(law, {
    region,
    partyKind: party.kind,
    fineFen: proposal.fineFen,
    confiscationFen: proposal.confiscationFen + goodsFen,
    suspension: has('suspension'),
    closure: has('closure'),
    revocation: has('revocation'),
    downgrade: has('downgrade'),
    tradeBan: has('ban'),
    otherHeavy: has('restriction'),
    on: today,
  })
}
