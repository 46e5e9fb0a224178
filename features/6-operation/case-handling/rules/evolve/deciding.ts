import { dayOf } from '#kernel'
import type { CaseAct } from '../../acts.ts'
import type { CaseState } from '../state.ts'

export function afterDeciding(state: CaseState, act: CaseAct): CaseState | undefined {
  switch (act.type) {
    case 'outcomeProposed': {
      const { proposedBy, opens: _o, closes: _c, documents: _d, ...proposal } = act.data
      return { ...state, stage: 'approving', proposal, proposedBy }
    }
    case 'proposalApproved':
      return {
        ...state,
        stage: act.data.noticeDue ? 'notifying' : 'deciding',
        noticeDue: act.data.noticeDue,
      }
    case 'proposalReturned':
      return backTo(state, act.data.to)
    case 'priorNoticeServed': {
      const number = act.data.documents?.find(d => d.form === '20')?.number
      const notice = {
        servedOn: dayOf(act.data.service.servedAt),
        hearingOffered: act.data.hearingOffered,
        ...(number && { number }),
      }
      return { ...state, stage: 'awaiting', notice }
    }
    case 'defenceReceived':
      return { ...state, defences: [...state.defences, { ...act.data, assessed: false }] }
    case 'defenceWaived': {
      const hearing = act.data.hearingToo ?? state.waived?.hearing ?? false
      return { ...state, waived: { defence: true, hearing, at: act.data.waivedAt } }
    }
    case 'defenceAssessed':
      return {
        ...state,
        defences: state.defences.map(d => ({ ...d, assessed: true })),
        assessment: act.data,
        proposal: act.data.treatment,
      }
    case 'hearingRequested':
      return { ...state, stage: 'hearing', hearing: { requestedAt: act.data.requestedAt } }
    case 'hearingScheduled':
      return { ...state, hearing: { ...state.hearing!, scheduled: act.data } }
    case 'hearingHeld':
      return { ...state, stage: 'awaiting', hearing: { ...state.hearing!, held: act.data } }
    case 'hearingEnded':
      return { ...state, stage: 'awaiting', hearing: { ...state.hearing!, ended: act.data } }
    case 'legallyReviewed': {
      if (!act.data.passed) return backTo(state, act.data.returnTo ?? 'reviewing')
      const { reviewerId, reviewerName, fileState, suggestion, reviewedOn } = act.data
      return {
        ...state,
        stage: 'deciding',
        legalReview: { reviewerId, reviewerName, fileState, suggestion, on: reviewedOn },
      }
    }
    case 'collectivelyDiscussed':
      return { ...state, discussion: act.data }
    case 'decided': {
      const { treatment, decidedOn, decidedBy, payment, documents = [] } = act.data
      const number = documents.find(d => d.form === '25' || d.form === '43' || d.form === '18')?.number ?? ''
      return {
        ...state,
        stage: treatment.outcome === 'transferred' ? 'effective' : 'serving',
        decision: { treatment, number, decidedOn, decidedBy, ...(payment && { payment }) },
      }
    }
    case 'decisionServed':
      return { ...state, stage: 'effective', servedOn: act.data.servedOn, decisionService: act.data.service }
    case 'decidedOnTheSpot': {
      const { treatment, decidedOn, team, payment, documents = [] } = act.data
      const number = documents.find(d => d.form === '05')?.number ?? ''
      return {
        ...state,
        stage: 'effective',
        procedure: 'simple',
        onTheSpot: act.data,
        servedOn: decidedOn,
        decision: { treatment, number, decidedOn, decidedBy: team[0]?.id ?? '', ...(payment && { payment }) },
      }
    }
    default:
      return undefined
  }
}

/** Sent back: what was decided on the returned papers is gone, what was found stays. */
function backTo(state: CaseState, to: 'reviewing' | 'investigating'): CaseState {
  const {
    proposal: _p,
    legalReview: _l,
    discussion: _d,
    assessment: _a,
    notice: _n,
    waived: _w,
    hearing: _h,
    ...rest
  } = state
  return { ...rest, defences: [], stage: to, clocks: state.clocks }
}
