import type { PlainDate } from '#kernel'
import type { CaseAct, Finding, Handler } from '../acts.ts'
import type { Stage } from './stage.ts'

/** What the acts of a case amount to. Everything in it can be derived again from the acts. */
export interface CaseState {
  stage: Stage
  version: number
  finding?: Finding
  handlers: Handler[]
  powerCodes: string[]
  filedOn?: PlainDate
}

export const newCase: CaseState = { stage: 'none', version: 0, handlers: [], powerCodes: [] }

export function evolve(state: CaseState, act: CaseAct): CaseState {
  return { ...after(state, act), version: state.version + 1 }
}

function after(state: CaseState, act: CaseAct): CaseState {
  switch (act.type) {
    case 'findingRegistered':
      return { ...state, stage: 'check', finding: act.data }
    case 'handlersAssigned':
      return { ...state, handlers: act.data.handlers }
    case 'filingRequested':
      return { ...state, stage: 'filing', powerCodes: act.data.powerCodes }
    case 'filingApproved':
      return { ...state, stage: 'investigating', filedOn: act.data.filedOn }
    case 'filingRejected':
      return { ...state, stage: 'rejected' }
  }
}
