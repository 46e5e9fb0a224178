import { canonicalJson } from '#kernel'

/**
 * Idempotency keys of one form: the same content keeps its key until it has been accepted, so pressing twice or trying
 * again after a lost connection has one effect; changed content is a new request.
 */
export function submitKeys(newKey: () => string): { keyFor(body: unknown): string; accepted(): void } {
  let last: { text: string; key: string } | undefined
  return {
    keyFor(body) {
      const text = canonicalJson(body)
      if (last?.text !== text) last = { text, key: newKey() }
      return last.key
    },
    accepted() {
      last = undefined
    },
  }
}
