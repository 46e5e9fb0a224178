import { closingDocuments } from './closing.ts'
import { decisionDocuments } from './decision.ts'
import { defenceDocuments } from './defence.ts'
import type { DocumentMakers } from './draft.ts'
import { hearingDocuments } from './hearing.ts'
import { noticeDocuments } from './notice.ts'
import { openingDocuments } from './opening.ts'
import { reviewDocuments } from './review.ts'
import { servingDocuments } from './service.ts'

export type { DocumentDraft } from './draft.ts'

/** Which documents a command makes; a command without an entry makes none. */
export const documentMakers: DocumentMakers = {
  ...openingDocuments,
  ...noticeDocuments,
  ...defenceDocuments,
  ...hearingDocuments,
  ...reviewDocuments,
  ...decisionDocuments,
  ...servingDocuments,
  ...closingDocuments,
}
