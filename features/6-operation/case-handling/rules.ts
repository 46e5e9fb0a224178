import { passGates, refuse } from '#kernel'
import type { CaseAct } from './acts.ts'
import { closingRules } from './rules/closing.ts'
import { type CaseCommand, type CommandName, commands } from './rules/commands.ts'
import type { CaseContext } from './rules/context.ts'
import { decidingRules } from './rules/deciding.ts'
import { defendingRules } from './rules/defending.ts'
import { handoverRules } from './rules/handover.ts'
import { hearingRules } from './rules/hearing.ts'
import { investigationRules } from './rules/investigation/index.ts'
import { notifyingRules } from './rules/notifying.ts'
import { onTheSpotRules } from './rules/on-the-spot/index.ts'
import { openingRules } from './rules/opening.ts'
import { performingRules } from './rules/performing.ts'
import { proposingRules } from './rules/proposing.ts'
import { reporterRules } from './rules/reporter.ts'
import { reviewingRules } from './rules/reviewing.ts'
import type { CommandRule, Rules } from './rules/rule.ts'
import { servingRules } from './rules/serving.ts'
import { isAllowed, stageNames } from './rules/stage.ts'
import { type CaseState, evolve, newCase } from './rules/state.ts'

/** How every command of a case is decided, phase by phase. */
export const rules: Rules = {
  ...openingRules,
  ...handoverRules,
  ...reporterRules,
  ...investigationRules,
  ...onTheSpotRules,
  ...proposingRules,
  ...notifyingRules,
  ...defendingRules,
  ...hearingRules,
  ...reviewingRules,
  ...decidingRules,
  ...servingRules,
  ...performingRules,
  ...closingRules,
}

/** The rule book of a case. Pure: time, person and law stand in the context. */
export const caseFile = { initial: newCase, decide, evolve }

/** @throws Refusal of the stage, then of the first closed gate, then of what the command says. */
export function decide(command: CaseCommand, state: CaseState, context: CaseContext): CaseAct[] {
  const { name, body } = command
  if (!isAllowed(state.stage, name)) refuseStage(state, name)
  const rule = rules[name] as CommandRule<CommandName>
  passGates(rule.gates(state, context))
  return rule.decide(body as never, state, context)
}

function refuseStage(state: CaseState, command: CommandName): never {
  refuse({
    code: 'caseHandling.notInThisStage',
    kind: 'notAllowed',
    message: `案件处于“${stageNames[state.stage]}”，不能${commands[command].title}。`,
    next: '请刷新，按当前步骤办理。',
    facts: { stage: state.stage },
  })
}
