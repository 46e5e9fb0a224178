import { isPlainDate } from '#kernel'
import { instantIn } from './given.ts'

/** The parts of JSON Schema that bodies of commands use. */
export interface FieldSchema {
  type?: string
  const?: unknown
  anyOf?: readonly FieldSchema[]
  properties?: Record<string, FieldSchema>
  items?: FieldSchema
  format?: string
  pattern?: string
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/**
 * A body in the middle of being filled in: what is of the kind its field wants, and nothing else. Lists lose the entries that
 * are none, texts that are too long are cut; whatever is missing prints as a blank place.
 */
export function asFilled(schema: FieldSchema, value: unknown): unknown {
  if (schema.anyOf) return schema.anyOf.map(one => asFilled(one, value)).find(fitting => fitting !== undefined)
  if (schema.const !== undefined) return value === schema.const ? value : undefined
  switch (schema.type) {
    case 'object':
      return recordOf(schema.properties ?? {}, value)
    case 'array':
      return Array.isArray(value)
        ? value
            .map(item => asFilled(schema.items ?? {}, item))
            .filter(item => item !== undefined)
            .slice(0, schema.maxItems)
        : undefined
    case 'string':
      return typeof value === 'string' ? textOf(schema, value) : undefined
    case 'integer':
      return Number.isSafeInteger(value) && isWithin(schema, value as number) ? value : undefined
    case 'boolean':
      return typeof value === 'boolean' ? value : undefined
    default:
      return undefined
  }
}

function recordOf(properties: Record<string, FieldSchema>, value: unknown): Record<string, unknown> | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined
  const filled: Record<string, unknown> = {}
  for (const [name, field] of Object.entries(properties)) {
    if (!Object.hasOwn(value, name)) continue
    const fitting = asFilled(field, (value as Record<string, unknown>)[name])
    if (fitting !== undefined) filled[name] = fitting
  }
  return filled
}

function textOf({ format, pattern, maxLength }: FieldSchema, text: string): string | undefined {
  if (format === 'date') return isPlainDate(text) ? text : undefined
  if (format === 'date-time') return instantIn(text)
  if (format === 'uuid') return UUID.test(text) ? text : undefined
  if (pattern !== undefined) return new RegExp(pattern).test(text) ? text : undefined
  return text.slice(0, maxLength)
}

const isWithin = ({ minimum = -Infinity, maximum = Infinity }: FieldSchema, value: number): boolean =>
  minimum <= value && value <= maximum
