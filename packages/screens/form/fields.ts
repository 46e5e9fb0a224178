/** The part of JSON Schema that a form can be made of; TypeBox objects are such. */
export interface JsonSchema {
  type?: string
  title?: string
  description?: string
  format?: string
  pattern?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly JsonSchema[]
  items?: JsonSchema
  properties?: Record<string, JsonSchema>
  required?: readonly string[]
  minLength?: number
  maxLength?: number
  minItems?: number
  maxItems?: number
  minimum?: number
  maximum?: number
  default?: unknown
  /** Several lines. */
  'x-long'?: boolean
  /** An integer number of fen; implied by a name that ends in `Fen`. */
  'x-money'?: boolean
  /** An instant with its offset, chosen as China's day and time; implied by `format: date-time`. */
  'x-datetime'?: boolean
  /** Name of the picker that fills the field. */
  'x-picker'?: string
  /** Chinese names of the values of a choice. */
  'x-labels'?: Record<string, string>
}

/** What a page knows of a field and the schema does not say. Keys of `hints` are JSON pointers without positions: `/items/name`. */
export interface FieldHint {
  title?: string
  help?: string
  long?: boolean
  picker?: string
  labels?: Record<string, string>
  /** What may be chosen, where only the page knows it; values are sent as they are. */
  options?: Option[]
  /** Wanted here although the schema leaves it open. */
  required?: boolean
  /** Neither shown nor sent. */
  hidden?: boolean
  /** Shown but locked; the reason, in Chinese, stands below it. */
  lockedBecause?: string
}
export interface Option {
  value: string | number | boolean
  label: string
}
export type Hints = Record<string, FieldHint>

interface Common {
  name: string
  title: string
  required: boolean
  help?: string
  lockedBecause?: string
  /** The keywords that limit a value. */
  schema: JsonSchema
}

export type Field = Common &
  (
    | { kind: 'text' | 'longText' | 'day' | 'datetime' | 'money' | 'integer' | 'flag' | 'texts' }
    | { kind: 'fixed'; value: unknown }
    | { kind: 'choice' | 'choices'; options: Option[] }
    | { kind: 'picker'; picker: string }
    | { kind: 'list' | 'group'; fields: Field[] }
  )

/**
 * The fields of an object schema, in its order.
 * @throws Error naming the pointer of what no field can be made of, so that it is seen when the page is written.
 */
export function fieldsOf(schema: JsonSchema, hints: Hints = {}, parent = ''): Field[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, property]) => {
    const pointer = `${parent}/${name}`
    if (hints[pointer]?.hidden) return []
    const required = hints[pointer]?.required ?? schema.required?.includes(name) ?? false
    return [fieldOf(name, withoutNull(property), required, hints, pointer)]
  })
}

function fieldOf(name: string, schema: JsonSchema, required: boolean, hints: Hints, pointer: string): Field {
  const hint = hints[pointer] ?? {}
  const help = hint.help ?? schema.description
  const common: Common = {
    name,
    title: hint.title ?? schema.title ?? name,
    required,
    schema,
    ...(help && { help }),
    ...(hint.lockedBecause && { lockedBecause: hint.lockedBecause }),
  }
  // a literal leaves nothing to choose
  if (schema.const !== undefined) return { ...common, kind: 'fixed', value: schema.const }
  const picker = hint.picker ?? schema['x-picker']
  if (picker) return { ...common, kind: 'picker', picker }
  // of a list, the choices are those of its items
  const options = schema.type === 'array' ? undefined : optionsOf(schema, hint)
  if (options) return { ...common, kind: 'choice', options }
  switch (schema.type) {
    case 'boolean':
      return { ...common, kind: 'flag' }
    case 'integer':
    case 'number':
      return { ...common, kind: schema['x-money'] || name.endsWith('Fen') ? 'money' : 'integer' }
    case 'string':
      if (schema.format === 'date') return { ...common, kind: 'day' }
      if (schema.format === 'date-time' || schema['x-datetime']) return { ...common, kind: 'datetime' }
      return { ...common, kind: hint.long || schema['x-long'] ? 'longText' : 'text' }
    case 'object':
      return { ...common, kind: 'group', fields: fieldsOf(schema, hints, pointer) }
    case 'array':
      return listField(common, schema.items ?? {}, hint, hints, pointer)
    default:
      throw new Error(`${pointer}: no field can be made of this schema`)
  }
}

function listField(common: Common, items: JsonSchema, hint: FieldHint, hints: Hints, pointer: string): Field {
  if (items['x-picker']) return { ...common, kind: 'picker', picker: items['x-picker'] }
  const options = optionsOf(items, hint)
  if (options) return { ...common, kind: 'choices', options }
  if (items.type === 'object') return { ...common, kind: 'list', fields: fieldsOf(items, hints, pointer) }
  if (items.type === 'string') return { ...common, kind: 'texts' }
  throw new Error(`${pointer}: no field can be made of a list of these`)
}

function optionsOf(schema: JsonSchema, hint: FieldHint): Option[] | undefined {
  if (hint.options) return hint.options
  const labels = hint.labels ?? schema['x-labels'] ?? {}
  const literals = schema.enum?.map(value => ({ const: value }) as JsonSchema) ?? schema.anyOf
  if (!literals || literals.length === 0 || literals.some(literal => literal.const === undefined)) return undefined
  return literals.map(literal => {
    const value = literal.const as string | number
    return { value, label: labels[value] ?? literal.title ?? String(value) }
  })
}

/** `string | null` is a string that may be missing. */
function withoutNull(schema: JsonSchema): JsonSchema {
  const given = schema.anyOf?.filter(option => option.type !== 'null')
  if (!given || given.length === schema.anyOf?.length) return schema
  const { anyOf: _, ...outer } = schema
  return given.length === 1 ? { ...given[0], ...outer } : { ...outer, anyOf: given }
}
