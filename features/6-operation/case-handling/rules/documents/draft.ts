import type { PlainDate } from '#kernel'
import type { BodyOf, CommandName } from '../commands.ts'
import type { CaseContext } from '../context.ts'
import type { CaseState } from '../state.ts'

/** A document before it has a number and bytes: a form of `law/documents` and what stands in its fields. */
export interface DocumentDraft {
  form: string
  /** What the list of documents calls it, when the form's own name does not tell it from others of its kind. */
  title?: string
  /** By field name of the form. `numberOf` gives the number of another document of the same command. */
  data: (numberOf: (form: string) => string) => Record<string, unknown>
  /** Day printed under the organ's name. */
  date: PlainDate
  officers?: { name: string; certificateNo: string }[]
}

/**
 * The documents a command makes, from what it says, the case before it, and the context. The same function feeds the live
 * preview, where the body may still be incomplete, and the frozen document.
 */
export type DocumentMaker<N extends CommandName> = (
  body: Partial<BodyOf<N>>,
  state: CaseState,
  context: CaseContext,
) => DocumentDraft[]
export type DocumentMakers<N extends CommandName = CommandName> = { [K in N]?: DocumentMaker<K> }
