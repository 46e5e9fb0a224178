import { dayOf } from '#kernel'
import type { CaseAct, CaseActOf } from '../../acts.ts'
import type { CaseState } from '../state.ts'
import { withTeam } from './investigating.ts'
import { sentBack } from './sent-back.ts'

export function afterDeciding(state: CaseState, act: CaseAct): CaseState | undefined {
  switch (act.type) {
    case 'outcomeProposed': {
      const { proposedBy, opens: _o, closes: _c, documents: _d, ...proposal } = act.data
      return { ...state, stage: 'approving', proposal, proposedBy }
    }
    case 'proposalApproved': {
      const { noticeDue, approvedOn } = act.data
      return { ...state, stage: noticeDue ? 'notifying' : 'deciding', noticeDue, proposalApprovedOn: approvedOn }
    }
    case 'proposalReturned':
      return sentBack(state, act.data.to)
    case 'priorNoticeServed':
      return { ...state, stage: 'awaiting', notice: noticeOf(act) }
    case 'defenceReceived':
      return { ...state, defences: [...state.defences, { ...act.data, assessed: false }] }
    case 'defenceWaived': {
      const hearing = act.data.hearingToo ?? state.waived?.hearing ?? false
      return { ...state, waived: { defence: true, hearing, at: act.data.waivedAt } }
    }
    case 'defenceAssessed':
      return afterAssessment(state, act)
    case 'hearingRequested':
      return { ...state, stage: 'hearing', hearing: { requestedAt: act.data.requestedAt } }
    case 'hearingScheduled':
      return { ...state, hearing: { ...state.hearing!, scheduled: act.data } }
    case 'hearingHeld':
      return { ...state, stage: 'awaiting', hearing: { ...state.hearing!, held: act.data } }
    case 'hearingEnded':
      return { ...state, stage: 'awaiting', hearing: { ...state.hearing!, ended: act.data } }
    case 'legallyReviewed': {
      if (!act.data.passed) return sentBack(state, act.data.returnTo ?? 'reviewing')
      const { reviewerId, reviewerName, fileState, suggestion, reviewedOn } = act.data
      return {
        ...state,
        stage: 'deciding',
        legalReview: { reviewerId, reviewerName, fileState, suggestion, on: reviewedOn },
      }
    }
    case 'collectivelyDiscussed':
      return act.data.agreed ? { ...state, discussion: act.data } : sentBack(state, 'reviewing')
    case 'decided':
      return afterDecision(state, act)
    case 'decisionServed':
      return { ...state, stage: 'effective', servedOn: act.data.servedOn, decisionService: act.data.service }
    case 'decidedOnTheSpot': {
      const { treatment, decidedOn, team, payment, documents = [] } = act.data
      const number = documents.find(d => d.form === '05')?.number ?? ''
      const after: CaseState = {
        ...state,
        stage: 'effective',
        procedure: 'simple',
        // What a patrol decides on the spot is its case from then on.
        handlers: state.handlers.length > 0 ? state.handlers : team,
        onTheSpot: act.data,
        servedOn: decidedOn,
        decision: { treatment, number, decidedOn, decidedBy: team[0]?.id ?? '', ...(payment && { payment }) },
      }
      return withTeam(after, team)
    }
    default:
      return undefined
  }
}

function noticeOf({ data }: CaseActOf<'priorNoticeServed'>): NonNullable<CaseState['notice']> {
  const number = data.documents?.find(d => d.form === '20')?.number
  const until = (periodId: string) => data.opens?.find(c => c.periodId === periodId)?.due
  const defenceUntil = until('D-PEN-05')
  const hearingUntil = until('D-PEN-06')
  return {
    servedOn: dayOf(data.service.servedAt),
    service: data.service,
    hearingOffered: data.hearingOffered,
    ...(number && { number }),
    ...(defenceUntil && { defenceUntil }),
    ...(hearingUntil && { hearingUntil }),
  }
}

/** What was found in favour of the party joins the facts, so that the decision reasons from them too. */
function afterAssessment(state: CaseState, { data }: CaseActOf<'defenceAssessed'>): CaseState {
  const found = data.circumstances ?? []
  const { conclusion, hearing } = state
  return {
    ...state,
    defences: state.defences.map(d => ({ ...d, assessed: true })),
    assessment: data,
    proposal: data.treatment,
    ...(conclusion && {
      conclusion: { ...conclusion, circumstances: [...new Set([...conclusion.circumstances, ...found])] },
    }),
    ...(hearing && { hearing: { ...hearing, assessed: true } }),
  }
}

function afterDecision(state: CaseState, { data }: CaseActOf<'decided'>): CaseState {
  const { treatment, decidedOn, decidedBy, payment, transferTo, documents = [] } = data
  const number = documents.find(d => ['25', '43', '47'].includes(d.form))?.number ?? ''
  return {
    ...state,
    stage: treatment.outcome === 'transferred' ? 'effective' : 'serving',
    decision: {
      treatment,
      number,
      decidedOn,
      decidedBy,
      ...(payment && { payment }),
      ...(transferTo && { transferTo }),
    },
    ...(transferTo && {
      handover: { kind: 'crime' as const, recipientOrgan: transferTo, approvedOn: decidedOn, number, answers: [] },
    }),
  }
}
