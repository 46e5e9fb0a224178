/** JSON values the house allows in acts and ledger entries: no floats, no undefined. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json }

/** A value that has no canonical form, and where it stands: `$.data.list[2]`. */
export class NotCanonical extends TypeError {
  readonly path: string

  constructor(path: string, why: string) {
    super(`${path}: ${why}`)
    this.name = 'NotCanonical'
    this.path = path
  }

  /** The same place as a JSON pointer: `/data/list/2`. */
  get pointer(): string {
    return this.path.slice(1).replaceAll(/[.[]/g, '/').replaceAll(']', '') || '/'
  }
}

/**
 * Canonical JSON after RFC 8785 (JCS), narrowed: numbers are safe integers only, strings well-formed Unicode, objects
 * plain (a Date or a Map would lose what it holds). One value has one text, so it can be hashed.
 * @throws NotCanonical
 */
export function canonicalJson(value: unknown, path = '$'): string {
  if (value === null || typeof value === 'boolean') return String(value)
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new NotCanonical(path, 'only safe integers have one canonical form')
    return Object.is(value, -0) ? '0' : String(value)
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new NotCanonical(path, 'lone surrogate')
    return JSON.stringify(value)
  }
  if (Array.isArray(value)) return `[${value.map((v, i) => canonicalJson(v, `${path}[${i}]`)).join(',')}]`
  if (isPlain(value)) {
    const entries = Object.entries(value).filter(([, v]) => v !== undefined)
    // JCS orders by UTF-16 code units, which is what JavaScript's default comparison does
    entries.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0))
    return `{${entries.map(([k, v]) => `${canonicalJson(k, path)}:${canonicalJson(v, `${path}.${k}`)}`).join(',')}}`
  }
  throw new NotCanonical(path, `${typeof value === 'object' ? 'such an object' : typeof value} has no JSON form`)
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  Object.prototype.toString.call(value) === '[object Object]' && !('toJSON' in (value as object))
