/** JSON values the house allows in acts and ledger entries: no floats, no undefined. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/**
 * Canonical JSON after RFC 8785 (JCS), narrowed: numbers are safe integers only, strings well-formed Unicode.
 * One value has one text, so it can be hashed.
 * @throws TypeError naming the path of a value that has no canonical form.
 */
export function canonicalJson(value: unknown, path = '$'): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new TypeError(`${path}: only safe integers have one canonical form`)
    return Object.is(value, -0) ? '0' : String(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new TypeError(`${path}: lone surrogate`)
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((v, i) => canonicalJson(v, `${path}[${i}]`)).join(',')}]`
  if (typeof value === 'object') {
    const entries = Object.entries(value as Record<string, unknown>).filter(([, v]) => v !== undefined)
    // JCS orders by UTF-16 code units, which is what JavaScript's default comparison does
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([k, v]) => `${canonicalJson(k)}:${canonicalJson(v, `${path}.${k}`)}`).join(',')}}`
  }
  throw new TypeError(`${path}: ${typeof value} has no JSON form`)
}
