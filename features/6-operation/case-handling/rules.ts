import { refuse } from '#kernel'
import type { CaseAct, Finding } from './acts.ts'
import {
  type AssignHandlers,
  approveFiling,
  assignHandlers,
  type CaseContext,
  type RequestFiling,
  registerFinding,
  rejectFiling,
  requestFiling,
} from './rules/opening.ts'
import { type CommandName, isAllowed, stageNames } from './rules/stage.ts'
import { type CaseState, evolve, newCase } from './rules/state.ts'

export type CaseCommand =
  | { name: 'registerFinding'; body: Finding }
  | { name: 'assignHandlers'; body: AssignHandlers }
  | { name: 'requestFiling'; body: RequestFiling }
  | { name: 'approveFiling' }
  | { name: 'rejectFiling'; body: { reason: string } }

export const commandNames: Record<CommandName, string> = {
  registerFinding: '登记线索',
  assignHandlers: '指派办案人员',
  requestFiling: '提请立案',
  approveFiling: '批准立案',
  rejectFiling: '不予立案',
}

/** The rule book of a case. Pure: time, person and law stand in the context. */
export const caseFile = { initial: newCase, decide, evolve }

function decide(command: CaseCommand, state: CaseState, context: CaseContext): CaseAct[] {
  if (!isAllowed(state.stage, command.name)) refuseStage(state, command.name)
  switch (command.name) {
    case 'registerFinding':
      return registerFinding(command.body, context)
    case 'assignHandlers':
      return assignHandlers(state, command.body, context)
    case 'requestFiling':
      return requestFiling(state, command.body, context)
    case 'approveFiling':
      return approveFiling(state, context)
    case 'rejectFiling':
      return rejectFiling(state, command.body.reason, context)
  }
}

function refuseStage(state: CaseState, command: CommandName): never {
  refuse({
    code: 'caseHandling.notInThisStage',
    kind: 'notAllowed',
    message: `案件处于“${stageNames[state.stage]}”，不能${commandNames[command]}。`,
    next: '请刷新，按当前步骤办理。',
    facts: { stage: state.stage },
  })
}
