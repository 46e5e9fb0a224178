import type { Gate } from '#kernel'
import type { CaseAct } from '../acts.ts'
import type { BodyOf, CommandName } from './commands.ts'
import type { CaseContext } from './context.ts'
import type { CaseState } from './state.ts'

/** How one command is decided. */
export interface CommandRule<N extends CommandName> {
  /**
   * The conditions that stand before the command whatever it says: shown beside the button, asked again by the server
   * before `decide` runs.
   */
  gates(state: CaseState, context: CaseContext): Gate[]
  /** The acts that follow. Conditions that depend on what the command says are gates here too (`passGates`). */
  decide(body: BodyOf<N>, state: CaseState, context: CaseContext): CaseAct[]
}

export type Rules<N extends CommandName = CommandName> = { [K in N]: CommandRule<K> }
