import { refuse } from './refusal.ts'

/**
 * A condition the law puts before a step. The same gate greys out the button, with its reason beside it, and answers the
 * server's 409; there is no second list of conditions anywhere.
 */
export interface Gate {
  /** Stable, dotted: becomes the code of the refusal. */
  code: string
  /** What the law wants, in Chinese, a few words: `两名持证执法人员`. */
  title: string
  open: boolean
  /** Why it is closed, or by what it is met. */
  reason: string
  article?: string
  /** What would open it. Empty when open. */
  opensWhen: string
  /** JSON pointer of the input field that closes it, where there is one: the refusal then stands at that field. */
  field?: string
  facts?: Record<string, unknown>
}

export const openGate = (gate: Pick<Gate, 'code' | 'title' | 'article'>, reason: string): Gate => ({
  ...gate,
  open: true,
  reason,
  opensWhen: '',
})

export const closedGate = (
  gate: Pick<Gate, 'code' | 'title' | 'article' | 'field'>,
  reason: string,
  opensWhen: string,
  facts?: Record<string, unknown>,
): Gate => ({ ...gate, open: false, reason, opensWhen, ...(facts && { facts }) })

/** Refuses with the first closed gate; the others travel along, so that the person sees everything that is missing. */
export function passGates(gates: readonly Gate[]): void {
  const closed = gates.filter(gate => !gate.open)
  const first = closed[0]
  const atFields = closed.slice(1).flatMap(({ field, reason }) => (field ? [{ field, message: reason }] : []))
  if (!first) return
  refuse({
    code: first.code,
    kind: 'notAllowed',
    message: first.reason,
    ...(first.article && { article: first.article }),
    next: first.opensWhen,
    ...(first.field && { field: first.field }),
    facts: {
      ...first.facts,
      ...(closed.length > 1 && { alsoClosed: closed.slice(1).map(gate => gate.reason) }),
      ...(atFields.length > 0 && { atFields }),
    },
  })
}
