import type { CaseAct } from '../../acts.ts'
import type { CaseState } from '../state.ts'

export function afterOpening(state: CaseState, act: CaseAct): CaseState | undefined {
  switch (act.type) {
    case 'findingRegistered': {
      const { opens: _o, closes: _c, documents: _d, ...finding } = act.data
      return { ...state, stage: 'check', finding }
    }
    case 'handlersAssigned': {
      const { handlers } = act.data
      const everHandled = [...new Set([...state.everHandled, ...handlers.map(h => h.id)])]
      return { ...state, handlers, everHandled }
    }
    case 'recusalDecided':
      return act.data.granted
        ? {
            ...state,
            handlers: state.handlers.filter(h => h.id !== act.data.officerId),
            recused: [...state.recused, act.data.officerId],
          }
        : state
    case 'filingRequested': {
      const { cause, facts, powerCodes, requestedBy } = act.data
      return { ...state, stage: 'filing', cause, filingFacts: facts, powerCodes, filingRequestedBy: requestedBy }
    }
    case 'filingApproved': {
      const number = act.data.documents?.find(d => d.form === '03')?.number
      const due = act.data.opens?.find(c => c.periodId === 'D-PEN-08')?.due
      return {
        ...state,
        stage: 'investigating',
        procedure: 'ordinary',
        filedOn: act.data.filedOn,
        ...(number && { caseNumber: number }),
        ...(due && { handlingUntil: due }),
      }
    }
    case 'filingRejected':
      return { ...state, stage: 'rejected' }
    case 'reporterAnswered':
      return { ...state, reporterAnswers: [...(state.reporterAnswers ?? []), act.data] }
    case 'handlingExtended':
      return { ...state, handlingUntil: act.data.until }
    default:
      return undefined
  }
}
