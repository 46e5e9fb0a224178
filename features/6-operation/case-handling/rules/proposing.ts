import { closedGate, type Gate, openGate, passGates, refuse } from '#kernel'
import type { Treatment } from '../acts.ts'
import type { ProposeOutcome } from '../bodies/deciding.ts'
import { openAmong, WINDOWS } from './clock.ts'
import { weighed } from './consistency/weigh.ts'
import type { CaseContext } from './context.ts'
import { dutyGate } from './duty.ts'
import { factsOf } from './evolve/sent-back.ts'
import { approverGate, handlerGate } from './gates.ts'
import type { Rules } from './rule.ts'
import type { CaseState } from './state.ts'
import { checkTreatment } from './treatment/check.ts'
import { heavierIn } from './treatment/heavier.ts'
import { checkWritten } from './written.ts'

export const proposingRules: Rules<'proposeOutcome' | 'approveProposal' | 'returnProposal'> = {
  /** One of the four outcomes of 行政处罚法第五十七条; what is proposed is reasoned then and there, and frozen. */
  proposeOutcome: {
    gates: (state, context) => [handlerGate(state, context), dutyGate('proposeOutcome', context)],
    decide: (body, state, context) => {
      checkWritten(body.reasons, '理由', '/reasons', '行政处罚法第四十四条')
      const treatment = treatmentOf(body, state, context)
      const { gates, reasoning } = checkTreatment(treatment, state, context)
      passGates([...gates, notHeavierGate(treatment, state)])
      const reasoned = weighed({ ...treatment, reasoning }, body.outlierReason, state, context)
      return [{ type: 'outcomeProposed', data: { ...reasoned, proposedBy: context.by.id } }]
    },
  },

  approveProposal: {
    gates: (state, context) => [approverGate(state, context), dutyGate('approveProposal', context)],
    decide: (body, state, context) => [
      {
        type: 'proposalApproved',
        data: {
          approvedBy: context.by.id,
          approvedOn: context.today,
          ...(body.opinion && { opinion: body.opinion }),
          noticeDue: state.proposal?.outcome === 'penalty',
        },
      },
    ],
  },

  /** Until the decision, a leader may send the papers back; what was noticed is then noticed again. */
  returnProposal: {
    gates: (state, context) => [approverGate(state, context), dutyGate('returnProposal', context)],
    decide: (body, state, context) => {
      if (state.stage === 'reviewing' && body.to === 'reviewing') {
        refuse({
          code: 'caseHandling.nothingToReturn',
          kind: 'invalid',
          message: '还没有提出处理意见，不能退回重新提出。',
          next: '请选择退回补充调查。',
          field: '/to',
        })
      }
      return [
        {
          type: 'proposalReturned',
          data: { ...body, returnedBy: context.by.id, closes: openAmong(state, WINDOWS) },
        },
      ]
    },
  },
}

/** A proposal as a treatment, before it has been reasoned. Also for the preview, where much may be missing. */
export function treatmentOf(body: Partial<ProposeOutcome>, state: CaseState, { settings }: CaseContext): Treatment {
  const outcome = body.outcome ?? 'penalty'
  const power = body.power ?? (outcome === 'noPenalty' ? state.conclusion?.powerCodes[0] : undefined)
  return {
    outcome,
    ...(power && { power }),
    warning: body.warning ?? false,
    fineFen: body.fineFen ?? 0,
    confiscationFen: body.confiscationFen ?? 0,
    otherPenalties: body.otherPenalties ?? [],
    reasons: body.reasons ?? '',
    mitigate: body.mitigate ?? false,
    complex: body.complex ?? false,
    profile: body.profile ?? settings.profile,
    reasoning: null,
  }
}

/** Nobody fares worse for having spoken: on the same facts a new proposal is not heavier than the one spoken against. */
function notHeavierGate(treatment: Treatment, state: CaseState): Gate {
  const gate = {
    code: 'caseHandling.heavierAfterDefence',
    title: '不因申辩加重',
    article: '行政处罚法第四十五条第二款',
  }
  const { defended } = state
  const more = defended && defended.facts === factsOf(state) ? heavierIn(treatment, defended.treatment) : []
  if (more.length === 0) return openGate(gate, '没有加重。')
  return closedGate(
    gate,
    `当事人已经陈述申辩，事实没有变化，不得加重：${more.join('；')}。`,
    '请不重于原拟处罚提出；确有新的违法事实的，补充调查后重新告知。',
  )
}
