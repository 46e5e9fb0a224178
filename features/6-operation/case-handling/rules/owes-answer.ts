import type { ReporterAnswer } from '../bodies/reporter.ts'
import { openAmong } from './clock.ts'
import type { CaseState } from './state.ts'

/** 答复实名举报人: not read in its text, and shown so. */
export const REPLY = 'D-TIP-06'

/** Whether a reporter who asked for it still waits to hear that his tip was taken up, or how it ended. */
export const owesAnswer = (state: CaseState): boolean =>
  wantsAnswer(state) &&
  ((state.filedOn !== undefined && !hasHeard(state, ['accepted', 'outcome'])) || openAmong(state, [REPLY]).length > 0)

export const wantsAnswer = ({ finding }: CaseState): boolean => finding?.replyOrganId !== undefined

export const hasHeard = ({ reporterAnswers = [] }: CaseState, of: readonly ReporterAnswer[]): boolean =>
  reporterAnswers.some(answer => of.includes(answer.about))
