import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { type Field, fieldsOf, type Hints, type JsonSchema } from './fields.ts'

const kindOf = (schema: object, name = 'x', hints?: Hints): Field =>
  fieldsOf(Type.Object({ [name]: schema }) as JsonSchema, hints)[0]!

describe('which field a schema becomes', () => {
  it.each<[string, object, string]>([
    ['text', Type.String({ maxLength: 20 }), 'text'],
    ['several lines', Type.String({ 'x-long': true }), 'longText'],
    ['a day', Type.String({ format: 'date' }), 'day'],
    ['an instant by its format', Type.String({ format: 'date-time' }), 'datetime'],
    ['an instant that says so', Type.String({ 'x-datetime': true }), 'datetime'],
    ['a number', Type.Integer({ minimum: 0 }), 'integer'],
    ['money that says so', Type.Integer({ 'x-money': true }), 'money'],
    ['yes or no', Type.Boolean(), 'flag'],
    ['literals', Type.Union([Type.Literal('a'), Type.Literal('b')]), 'choice'],
    ['an enum', { type: 'string', enum: ['a', 'b'] }, 'choice'],
    ['several of them', Type.Array(Type.Union([Type.Literal('a'), Type.Literal('b')])), 'choices'],
    ['texts', Type.Array(Type.String()), 'texts'],
    ['a list of things', Type.Array(Type.Object({ a: Type.String() })), 'list'],
    ['a group', Type.Object({ a: Type.String() }), 'group'],
    ['what a picker fills', Type.String({ 'x-picker': 'officer' }), 'picker'],
    ['what a picker fills several times', Type.Array(Type.String({ 'x-picker': 'officer' })), 'picker'],
    ['a literal alone', Type.Literal('only'), 'fixed'],
    ['text that may be null', Type.Union([Type.String(), Type.Null()]), 'text'],
  ])('%s', (_what, schema, kind) => expect(kindOf(schema).kind).toBe(kind))

  it('money by its name', () => expect(kindOf(Type.Integer(), 'fineFen').kind).toBe('money'))

  it('refuses at once what no field can be made of, and says where', () => {
    const schema = Type.Object({ outer: Type.Object({ odd: Type.Unknown() }) })
    expect(() => fieldsOf(schema as JsonSchema)).toThrow('/outer/odd')
    expect(() => kindOf(Type.Array(Type.Integer()))).toThrow('/x')
  })
})

describe('what a field says', () => {
  const schema = Type.Object({
    name: Type.String({ title: '名称', description: '以证照为准' }),
    kind: Type.Optional(Type.Union([Type.Literal('a', { title: '甲' }), Type.Literal('b')], { title: '类型' })),
    inner: Type.Object({ amountFen: Type.Integer({ title: '金额' }) }, { title: '内' }),
  }) as JsonSchema

  it('title, help and whether it is wanted', () => {
    const [name, kind] = fieldsOf(schema)
    expect(name).toMatchObject({ title: '名称', help: '以证照为准', required: true })
    expect(kind).toMatchObject({ title: '类型', required: false })
  })
  it('labels of choices: from the page, from the schema, else the value', () => {
    const options = (hints?: Hints) => (fieldsOf(schema, hints)[1] as { options: { label: string }[] }).options
    expect(options().map(option => option.label)).toEqual(['甲', 'b'])
    expect(options({ '/kind': { labels: { b: '乙' } } }).map(option => option.label)).toEqual(['甲', '乙'])
  })
  it('is changed, locked, hidden or turned into a choice by hints, also deep inside', () => {
    const fields = fieldsOf(schema, {
      '/name': { title: '字号', lockedBecause: '已经核准' },
      '/kind': { hidden: true },
      '/inner/amountFen': { options: [{ value: 100, label: '一元' }], required: false },
    })
    expect(fields.map(field => field.name)).toEqual(['name', 'inner'])
    expect(fields[0]).toMatchObject({ title: '字号', lockedBecause: '已经核准' })
    expect((fields[1] as { fields: Field[] }).fields[0]).toMatchObject({ kind: 'choice', required: false })
  })
})
