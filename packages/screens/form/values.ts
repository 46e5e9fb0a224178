import { canonicalJson } from '#kernel'
import type { Field } from './fields.ts'

/** The address of a value in a form: names, and positions in lists. */
export type NamePath = (string | number)[]
export type Values = Record<string, unknown>

/** `/items/0/name` → `['items', 0, 'name']`, after RFC 6901. */
export function pathOfPointer(pointer: string): NamePath {
  return pointer
    .split('/')
    .slice(1)
    .filter(part => part !== '')
    .map(part => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')))
}

/**
 * The path of the innermost field that an address lies in: a fault inside what a picker chose shows at the picker.
 * Undefined when no field of the form is meant.
 */
export function pathOfField(fields: readonly Field[], path: NamePath): NamePath | undefined {
  const [name, ...rest] = path
  const field = fields.find(f => f.name === name)
  if (!field || field.kind === 'fixed') return undefined
  if (field.kind === 'group') {
    const inner = pathOfField(field.fields, rest)
    return inner && [field.name, ...inner]
  }
  const [position, ...inside] = rest
  if (typeof position !== 'number') return [field.name]
  if (field.kind === 'list') {
    const inner = pathOfField(field.fields, inside)
    return inner ? [field.name, position, ...inner] : [field.name]
  }
  return field.kind === 'texts' ? [field.name, position] : [field.name]
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
  const entries = Object.entries(value as Values)
    .map(([key, inner]) => [key, filledIn(inner)] as const)
    .filter(([, inner]) => inner !== undefined)
  return entries.length === 0 ? undefined : Object.fromEntries(entries)
}

/** The body of a request: only what the form shows, literals included. */
export function bodyOf(fields: readonly Field[], values: Values): Values {
  const entries = fields
    .map(field => [field.name, sentOf(field, values[field.name])] as const)
    .filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries)
}

function sentOf(field: Field, value: unknown): unknown {
  switch (field.kind) {
    case 'fixed':
      return field.value
    case 'group': {
      const body = bodyOf(field.fields, isValues(value) ? value : {})
      return field.required || Object.keys(body).length > 0 ? body : undefined
    }
    case 'list':
      if (!Array.isArray(value)) return field.required ? [] : undefined
      return value.map(item => bodyOf(field.fields, isValues(item) ? item : {}))
    case 'texts':
    case 'choices':
      return filledIn(value) ?? (field.required ? [] : undefined)
    default:
      return filledIn(value)
  }
}

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** What a form begins with: the defaults of the schema; a duty to answer yes or no begins with no. */
export function defaultsOf(fields: readonly Field[]): Values {
  const entries = fields
    .map(field => [field.name, defaultOf(field)] as const)
    .filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries)
}

function defaultOf(field: Field): unknown {
  if (field.schema.default !== undefined) return field.schema.default
  if (field.kind === 'flag' && field.required) return false
  if (field.kind === 'group') {
    const inner = defaultsOf(field.fields)
    return Object.keys(inner).length > 0 ? inner : undefined
  }
  // a list that may not be empty shows its first line at once
  const first = field.kind === 'list' ? defaultsOf(field.fields) : ''
  const isList = field.kind === 'list' || field.kind === 'texts'
  return isList && (field.schema.minItems ?? 0) > 0 ? [first] : undefined
}

/** True when two sets of values would be sent alike. */
export const sameBody = (fields: readonly Field[], a: Values, b: Values): boolean =>
  canonicalJson(bodyOf(fields, a)) === canonicalJson(bodyOf(fields, b))
