import type { CaseAct } from '../../acts.ts'
import type { CaseState } from '../state.ts'

export function afterPerforming(state: CaseState, act: CaseAct): CaseState | undefined {
  switch (act.type) {
    case 'paymentRecorded':
      return { ...state, payments: [...state.payments, act.data] }
    case 'collectedOnTheSpot':
      return { ...state, cash: act.data }
    case 'cashHandedIn': {
      const handed = act.data.step === 'organ' ? { inOrgan: act.data.at } : { inBank: act.data.at }
      return state.cash ? { ...state, cash: { ...state.cash, ...handed } } : state
    }
    case 'filedWithOrgan':
      return { ...state, filedWithOrganAt: act.data.at }
    case 'decisionPublished':
      return { ...state, publication: { on: act.data.publishedOn, text: act.data.publicText } }
    case 'publicationWithheld':
      return { ...state, publication: { withheld: act.data.ground } }
    case 'closingRequested':
      return { ...state, stage: 'closing', closing: act.data }
    case 'closingReturned':
      return { ...state, stage: 'effective' }
    case 'closingApproved':
      return { ...state, stage: 'closed', closedOn: act.data.closedOn }
    case 'caseArchived':
      return { ...state, stage: 'archived', archive: act.data }
    default:
      return undefined
  }
}
