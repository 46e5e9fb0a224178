export type {
  CaseAct,
  CaseActOf,
  CaseActType,
  Clock,
  Comparison,
  DocumentRef,
  Finding,
  Handler,
  Party,
  SourceKind,
  Treatment,
} from './acts.ts'
export { outcomes as outcomeNames } from './bodies/deciding.ts'
export { evidenceKinds as evidenceKindNames } from './bodies/investigation.ts'
export { retentions as retentionNames } from './bodies/performance.ts'
export { ClockView, CommandReply, ComparisonView, commandPath, slugOf } from './contract.ts'
export { type CaseCommand, type CommandName, commands } from './rules/commands.ts'
export { inOrder, percentile, type Weighted } from './rules/consistency/spread.ts'
export type { CaseContext } from './rules/context.ts'
export { allowed, endedStages, type Stage, stageNames } from './rules/stage.ts'
export type { CaseState } from './rules/state.ts'
export { caseFile } from './rules.ts'
export {
  type CaseEvent,
  type CaseFile,
  type CaseListener,
  type CaseMonth,
  type CaseServices,
  type ClockFilter,
  type CommandResult,
  clockPosition,
  countCaseMonths,
  countClocks,
  findClocks,
  findOpenCasesUnder,
  getCaseFile,
  getCaseState,
  getReporter,
  type RunningClock,
  readClockPosition,
  registerFinding,
  runCommand,
  type Treasury,
} from './store.ts'
