/** The address of a value in a form: names, and positions in lists. */
export type NamePath = (string | number)[]

/** `/items/0/name` → `['items', 0, 'name']`, after RFC 6901. */
export function pathOfPointer(pointer: string): NamePath {
  return pointer
    .split('/')
    .slice(1)
    .filter(part => part !== '')
    .map(part => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')))
}

/**
 * What is sent: text without blanks around it, and nothing for what was left empty, because an empty text is an answer
 * and a missing one is not.
 */
export function filledIn(value: unknown): unknown {
  if (typeof value === 'string') return value.trim() === '' ? undefined : value.trim()
  if (value === null) return undefined
  if (Array.isArray(value)) return value.map(filledIn).filter(item => item !== undefined)
  if (typeof value !== 'object') return value
  const entries = Object.entries(value as Record<string, unknown>)
    .map(([key, inner]) => [key, filledIn(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}
