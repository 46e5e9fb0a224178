import { dutyNames } from '#host/identity'
import { closedGate, type Gate, openGate } from '#kernel'
import { type CommandName, commands } from './commands.ts'
import type { CaseContext } from './context.ts'
import type { CaseState } from './state.ts'

/** Whether the person is charged with this at all. The endpoint asks too; a rule does not rely on it. */
export function dutyGate(command: CommandName, { by }: CaseContext): Gate {
  const { title, duties } = commands[command]
  const names = duties.map(d => dutyNames[d]).join('或者')
  const gate = { code: 'caseHandling.notYourDuty', title: `由${names}办理` }
  return duties.some(d => by.duties.includes(d))
    ? openGate(gate, by.name)
    : closedGate(gate, `${by.name}没有“${names}”的职责，不能${title}。`, `请由有“${names}”职责的人员办理。`)
}

/**
 * What a party or another authority says is taken by the handlers of the case, or by the desk that receives papers.
 * @param article under which it is said, where there is one
 */
export function receiverGate({ handlers }: CaseState, { by }: CaseContext, article?: string): Gate {
  const gate = { code: 'caseHandling.notHandler', title: '由办案人员或者受理人员记录', ...(article && { article }) }
  return handlers.some(h => h.id === by.id) || by.duties.includes('registrar')
    ? openGate(gate, by.name)
    : closedGate(gate, `${by.name}不是本案的办案人员，也不负责受理。`, '请由本案办案人员或者受理人员记录。')
}
