/**
 * A refusal is an answer, not a crash: the law or the state of things does not allow what was asked.
 * Every refusal has a stable code, says what happened in Chinese, names the article where there is one, and says what to do next.
 */
export type RefusalKind =
  /** The input cannot be understood or breaks a form rule. → 400 */
  | 'invalid'
  /** Nobody is signed in, or the session ended. → 401 */
  | 'unauthenticated'
  /** This person may not do this. → 403 */
  | 'forbidden'
  /** There is no such thing, or it is outside the person's jurisdiction: the two look the same. → 404 */
  | 'notFound'
  /** The law or the state of the case does not allow it now. → 409 */
  | 'notAllowed'
  /** Somebody changed it meanwhile. → 409 */
  | 'stale'
  /** Too large. → 413 */
  | 'tooLarge'
  /** Too many requests. → 429 */
  | 'tooMany'
  /** A part we depend on is away. → 503 */
  | 'unavailable'

export interface RefusalDetail {
  /** Stable, dotted, lower camel: `caseHandling.noticeNotServed`. */
  code: string
  kind: RefusalKind
  /** What happened, in Chinese, one sentence. */
  message: string
  /** The article that decides it, e.g. `行政处罚法第四十四条`. */
  article?: string
  /** What to do now, in Chinese. */
  next: string
  /** JSON pointer of the input field at fault. */
  field?: string
  /** Further facts for the screen: dates, amounts, other refusals. */
  facts?: Record<string, unknown>
}

export class Refusal extends Error {
  readonly detail: RefusalDetail

  constructor(detail: RefusalDetail) {
    super(`${detail.code}: ${detail.message}`)
    this.name = 'Refusal'
    this.detail = detail
  }
}

export const isRefusal = (error: unknown): error is Refusal => error instanceof Refusal

/** Throws a refusal; typed `never` so that it ends a branch. */
export function refuse(detail: RefusalDetail): never {
  throw new Refusal(detail)
}
