import { Ajv } from 'ajv'
import formats from 'ajv-formats'
import type { FastifySchemaCompiler } from 'fastify'
import { isPlainDate } from '#kernel'

/**
 * Bodies are taken as they are: "1" is not 1, and an unknown field is a mistake, not a wish. Addresses and query strings
 * are text by nature, so there numbers and booleans are read from text.
 * The format `date` means a real calendar day of the house (1900–2200), which also keeps far-future dates out.
 */
export function schemaCompiler(): FastifySchemaCompiler<object> {
  const strict = prepare(new Ajv({ allErrors: false, useDefaults: true, strict: false }))
  const fromText = prepare(new Ajv({ allErrors: false, useDefaults: true, coerceTypes: 'array', strict: false }))
  return ({ schema, httpPart }) => (httpPart === 'body' ? strict : fromText).compile(schema)
}

function prepare(ajv: Ajv): Ajv {
  formats.default(ajv, ['date-time', 'uuid'])
  ajv.addFormat('date', { type: 'string', validate: isPlainDate })
  return ajv
}
