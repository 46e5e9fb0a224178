import { closingDocuments } from './closing.ts'
import { conclusionDocuments } from './conclusion.ts'
import { correctionDocuments } from './correction.ts'
import { decisionDocuments } from './decision.ts'
import { defenceDocuments } from './defence.ts'
import type { DocumentMakers } from './draft.ts'
import { findingDocuments } from './finding.ts'
import { handoverDocuments, handoverPreviews } from './handover.ts'
import { hearingDocuments } from './hearing.ts'
import { noticeDocuments } from './notice.ts'
import { onTheSpotDocuments } from './on-the-spot.ts'
import { openingDocuments } from './opening.ts'
import { preservationDocuments } from './preservation.ts'
import { recordDocuments } from './records.ts'
import { reviewDocuments } from './review.ts'
import { servingDocuments } from './service.ts'

export type { DocumentDraft } from './draft.ts'

/** Which documents a command makes; a command without an entry makes none. */
export const documentMakers: DocumentMakers = {
  ...findingDocuments,
  ...openingDocuments,
  ...handoverDocuments,
  ...recordDocuments,
  ...preservationDocuments,
  ...correctionDocuments,
  ...conclusionDocuments,
  ...onTheSpotDocuments,
  ...noticeDocuments,
  ...defenceDocuments,
  ...hearingDocuments,
  ...reviewDocuments,
  ...decisionDocuments,
  ...servingDocuments,
  ...closingDocuments,
}

/** What a command will come to later, for the screen only: papers that somebody else approves. */
export const previewMakers: DocumentMakers = { ...documentMakers, ...handoverPreviews }
