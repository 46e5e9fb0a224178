import type { CaseAct } from '../../acts.ts'
import type { CaseState, Handover } from '../state.ts'
import { sentBack } from './sent-back.ts'

export function afterHandover(state: CaseState, act: CaseAct): CaseState | undefined {
  switch (act.type) {
    case 'handoverProposed': {
      const { kind, recipientOrgan } = act.data
      const handover: Handover = { kind, recipientOrgan, proposal: act.data, answers: [] }
      return { ...state, stage: 'handingOver', handover }
    }
    case 'handoverReturned': {
      const { handover: _returned, ...rest } = state
      return { ...rest, stage: 'check' }
    }
    case 'handoverApproved': {
      const number = act.data.documents?.find(d => d.form === '18' || d.form === '58')?.number
      const { approvedOn } = act.data
      return { ...withHandover(state, { approvedOn, ...(number && { number }) }), stage: 'sending' }
    }
    case 'handoverDispatched': {
      const after = withHandover(state, { dispatched: act.data })
      return state.decision ? after : { ...after, stage: 'awaitingAnswer' }
    }
    case 'handoverAnswered':
      return answered(state, act.data)
    default:
      return undefined
  }
}

/**
 * Taken: the finding has come to its end. Declined: it is looked at again; a suspected crime that the police do not file is
 * handled as what it is (行政执法机关移送涉嫌犯罪案件的规定第十条), from the investigation on.
 */
function answered(state: CaseState, answer: NonNullable<CaseState['handover']>['answers'][number]): CaseState {
  const after = withHandover(state, { answers: [...(state.handover?.answers ?? []), answer] })
  const { result } = answer
  if (after.handover?.kind === 'crime') {
    if (result !== 'declined') return after
    const { decision: _withdrawn, ...undecided } = after
    return sentBack(undecided, 'investigating')
  }
  if (result === 'declined') return { ...after, stage: 'check' }
  return { ...after, stage: after.handover?.kind === 'assist' ? 'assisted' : 'transferred' }
}

const withHandover = (state: CaseState, change: Partial<Handover>): CaseState =>
  state.handover ? { ...state, handover: { ...state.handover, ...change } } : state
