import type { DocumentMakers } from './draft.ts'
import { openingDocuments } from './opening.ts'

export type { DocumentDraft } from './draft.ts'

/** Which documents a command makes; a command without an entry makes none. */
export const documentMakers: DocumentMakers = { ...openingDocuments }
