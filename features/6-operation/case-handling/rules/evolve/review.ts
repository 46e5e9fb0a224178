import type { CaseAct, CaseActType } from '../../acts.ts'
import type { CaseState } from '../state.ts'

/** What adds paper to the file on which a decision rests. */
const addsToTheFile: ReadonlySet<CaseActType> = new Set<CaseActType>([
  'inspectionRecorded',
  'remoteInspectionRecorded',
  'evidenceAdded',
  'extractionRecorded',
  'preservedDisposed',
  'correctionOrdered',
  'correctionConfirmed',
  'inquiryRecorded',
  'defenceReceived',
  'defenceAssessed',
  'hearingHeld',
  'hearingEnded',
])

/** A review and a discussion hold for the file they saw. When paper is added they fall, and the case waits for new ones. */
export function afterPaperAdded(state: CaseState, act: CaseAct): CaseState {
  if (!addsToTheFile.has(act.type)) return state
  const { legalReview: _review, discussion: _discussion, ...rest } = state
  return state.stage === 'deciding' && state.noticeDue ? { ...rest, stage: 'awaiting' } : rest
}
