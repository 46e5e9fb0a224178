import { createContext, useContext } from 'react'
import type { CaseLawView, StepsView } from '../../contract.ts'
import type { CommandName } from '../../rules/commands.ts'
import type { CaseState } from '../../rules/state.ts'

/** What the pickers of a case choose from. */
export interface CaseFacts {
  command: CommandName
  state: CaseState
  staff: StepsView['staff']
  law: CaseLawView | undefined
}

const CaseFactsContext = createContext<CaseFacts | undefined>(undefined)
export const CaseFactsProvider = CaseFactsContext.Provider

export function useCaseFacts(): CaseFacts {
  const facts = useContext(CaseFactsContext)
  if (!facts) throw new Error('a picker of a case stands on the page of a case')
  return facts
}
