import fc from 'fast-check'
import { Value } from 'typebox/value'
import { describe, expect, it } from 'vitest'
import { nastyBodies, type SampleSchema, sampleOf } from '#testkit'
import { type CommandName, commands } from '../commands.ts'
import { asFilled } from './as-filled.ts'

const names = Object.keys(commands) as CommandName[]
const schemaOf = (name: CommandName) => commands[name].body as SampleSchema

/** The schema of a body that is still being filled in: nothing is required, nothing too short. */
function unfinished(schema: SampleSchema): SampleSchema {
  const { required: _r, minLength: _l, minItems: _i, anyOf, properties, items, ...rest } = schema
  return {
    ...rest,
    ...(anyOf && { anyOf: anyOf.map(unfinished) }),
    ...(items && { items: unfinished(items) }),
    ...(properties && {
      properties: Object.fromEntries(Object.entries(properties).map(([name, inner]) => [name, unfinished(inner)])),
    }),
  }
}

describe('a body that is being filled in', () => {
  it.each(names)('of %s keeps what fits, and nothing else', name => {
    const schema = schemaOf(name)
    const partial = unfinished(schema) as never
    const whole = sampleOf(schema)
    expect(asFilled(schema, whole)).toEqual(whole)
    const fits = (body: unknown) => {
      const filled = asFilled(schema, body)
      expect(filled === undefined || Value.Check(partial, filled), JSON.stringify([body, filled]).slice(0, 400)).toBe(
        true,
      )
    }
    for (const { body } of nastyBodies(schema)) fits(body)
    const fields = Object.keys(schema.properties ?? {})
    const odd = fc.record(Object.fromEntries(fields.map(field => [field, fc.jsonValue()])), { requiredKeys: [] })
    fc.assert(
      fc.property(odd, body => fits(body)),
      { numRuns: 30, seed: 20_250_526 },
    )
  })
  it('loses entries that are none, cuts what is too long, keeps the rest', () => {
    const schema = schemaOf('requestFiling')
    expect(asFilled(schema, { cause: '案'.repeat(300), powerCodes: ['CF-ENT-015', 5, null], nobody: 1 })).toEqual({
      cause: '案'.repeat(200),
      powerCodes: ['CF-ENT-015'],
    })
  })
  it('that is none at all is nothing', () => expect(asFilled(schemaOf('decide'), [1])).toBeUndefined())
})
