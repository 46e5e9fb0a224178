/** The parts of JSON Schema that our endpoints use. */
export interface SampleSchema {
  type?: string
  const?: unknown
  enum?: readonly unknown[]
  anyOf?: readonly SampleSchema[]
  properties?: Record<string, SampleSchema>
  required?: readonly string[]
  items?: SampleSchema
  format?: string
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  minItems?: number
  maxItems?: number
}

const UUID = '0190f0f0-0000-7000-8000-000000000001'

/** Texts that fit the patterns used in the house; a new pattern gets a line here. */
const PATTERNS: Record<string, string> = {
  '^[0-9a-f]{64}$': 'a'.repeat(64),
  '^\\d{6}$': '990102',
  '^\\d{8,16}$': '99010221001',
  '^[\\u4e00-\\u9fa5]{1,6}$': '衡北',
  '^[a-z0-9][a-z0-9._-]{1,31}$': 'shi.qinghe',
  '^[0-9A-Z]{16,20}$': '99010225000000000018',
  '^[0-9A-Za-z -]{4,40}$': '6200 0001',
  '^第[一二三四五六七八九十百零]+条': '第二十条',
}

/** A value that the schema takes, with every field filled in. @throws Error for a pattern it does not know */
export function sampleOf(schema: SampleSchema): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  if (schema.anyOf) return sampleOf(schema.anyOf[0]!)
  switch (schema.type) {
    case 'object':
      return Object.fromEntries(Object.entries(schema.properties ?? {}).map(([name, inner]) => [name, sampleOf(inner)]))
    case 'array':
      return Array.from({ length: Math.max(1, schema.minItems ?? 1) }, () => sampleOf(schema.items ?? {}))
    case 'integer':
    case 'number':
      return schema.minimum ?? 1
    case 'boolean':
      return true
    case 'string':
      return sampleText(schema)
    default:
      return null
  }
}

function sampleText({ format, pattern, minLength = 1 }: SampleSchema): string {
  if (format === 'uuid') return UUID
  if (format === 'date') return '2025-05-26'
  if (format === 'date-time') return '2025-05-26T20:40:00+08:00'
  if (pattern === undefined) return '文'.repeat(minLength)
  const known = PATTERNS[pattern]
  if (known === undefined) throw new Error(`no sample for the pattern ${pattern}: add one to PATTERNS`)
  return known
}

/** A field of a body with a value that must not be taken. */
export interface NastyCase {
  pointer: string
  what: string
  body: unknown
}

/**
 * Every field of a body × what goes wrong in practice: wrong type, missing, too long, control characters, lone
 * surrogates, far days, negative and absurd numbers, unknown fields. Each body must be refused as a whole.
 */
export function* nastyBodies(schema: SampleSchema): Generator<NastyCase> {
  const base = sampleOf(schema)
  for (const { pointer, field, required } of fieldsOf(schema)) {
    if (required) yield { pointer, what: 'missing', body: without(base, pointer) }
    for (const [what, value] of nastyValues(field)) yield { pointer, what, body: withValue(base, pointer, value) }
  }
  yield { pointer: '/', what: 'unknown field', body: { ...(base as object), nobodyKnowsThis: 1 } }
  for (const [what, value] of [
    ['null', null],
    ['text', '文'],
    ['list', []],
    ['number', 7],
  ] as const)
    yield { pointer: '/', what, body: value }
}

function* fieldsOf(
  schema: SampleSchema,
  parent = '',
): Generator<{ pointer: string; field: SampleSchema; required: boolean }> {
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const pointer = `${parent}/${name}`
    yield { pointer, field, required: schema.required?.includes(name) ?? false }
    if (field.type === 'object') yield* fieldsOf(field, pointer)
    if (field.type === 'array' && field.items) {
      yield { pointer: `${pointer}/0`, field: field.items, required: false }
      if (field.items.type === 'object') yield* fieldsOf(field.items, `${pointer}/0`)
    }
  }
}

function nastyValues(field: SampleSchema): [string, unknown][] {
  const wrongTypes: [string, unknown][] = [
    ['null', null],
    ['object', { a: 1 }],
  ]
  const { type } = field.anyOf?.[0] ? { type: 'choice' } : field
  switch (type) {
    case 'string':
      return [
        ...wrongTypes,
        ['number', 5],
        ['list', ['文']],
        ['NUL', 'a\u0000b'],
        ['lone surrogate', 'a\ud800b'],
        ['too long', '长'.repeat((field.maxLength ?? 40) + 1)],
        ...(field.format === 'date'
          ? ([
              ['no such day', '2025-02-30'],
              ['far future', '9999-12-31'],
              ['instant', '2025-05-26T00:00:00Z'],
            ] as [string, unknown][])
          : []),
        ...(field.format === 'date-time'
          ? ([
              ['day only', '2025-05-26'],
              ['no such hour', '2025-05-26T25:00:00+08:00'],
              ['far future', '9999-12-31T00:00:00+08:00'],
            ] as [string, unknown][])
          : []),
        ...(field.format === 'uuid' ? ([['no id', 'not-an-id']] as [string, unknown][]) : []),
      ]
    case 'integer':
    case 'number':
      return [
        ...wrongTypes,
        ['text', '5'],
        ['fraction', 1.5],
        ['negative', -1],
        ['beyond safe', 2 ** 60],
        ['1e300', 1e300],
      ]
    case 'boolean':
      return [...wrongTypes, ['text', 'true'], ['number', 1]]
    case 'array':
      return [
        ...wrongTypes,
        ['text', '文'],
        ['too many', Array.from({ length: (field.maxItems ?? 10) + 1 }, () => sampleOf(field.items ?? {}))],
      ]
    case 'choice':
      return [...wrongTypes, ['unknown choice', 'nobodyOffersThis'], ['number', 3]]
    default:
      return [...wrongTypes, ['number', 5]]
  }
}

const partsOf = (pointer: string): string[] => pointer.split('/').slice(1)

function withValue(base: unknown, pointer: string, value: unknown): unknown {
  const copy = structuredClone(base)
  const parts = partsOf(pointer)
  const last = parts.pop()!
  const home = parts.reduce<Record<string, unknown>>((at, part) => at[part] as Record<string, unknown>, copy as never)
  home[last] = value
  return copy
}

function without(base: unknown, pointer: string): unknown {
  const copy = withValue(base, pointer, undefined)
  return JSON.parse(JSON.stringify(copy))
}
