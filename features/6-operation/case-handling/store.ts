export { getCaseLaw } from './store/case-law.ts'
export { checkCriminal } from './store/check-criminal.ts'
export { type CaseMonth, countCaseMonths } from './store/count-months.ts'
export { fileStateOf } from './store/file-state.ts'
export { type CaseFilter, findCases, positionOf, readPosition } from './store/find-cases.ts'
export {
  type ClockFilter,
  clockPosition,
  countClocks,
  findClocks,
  type RunningClock,
  readClockPosition,
} from './store/find-clocks.ts'
export { findOpenCasesUnder, type OpenCase } from './store/find-open-cases.ts'
export { findSimilar } from './store/find-similar.ts'
export { type CaseFile, getCaseFile } from './store/get-case-file.ts'
export { getCaseState } from './store/get-case-state.ts'
export { getDocument, getDocumentPages, getReporter } from './store/get-document.ts'
export { previewCommand } from './store/preview.ts'
export { findDistribution, reasonProposal } from './store/reason-proposal.ts'
export { type CommandResult, refuseUnknownCase, registerFinding, runCommand } from './store/run-command.ts'
export type { CaseEvent, CaseListener, CaseServices, Treasury } from './store/services.ts'
export { showCaseCompetence, showFindingCompetence } from './store/show-competence.ts'
export { clockView, getCaseView, getSteps } from './store/view.ts'
export { findWork } from './store/work.ts'
