import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { fieldsOf, type JsonSchema } from './fields.ts'
import { bodyOf, defaultsOf, filledIn, pathOfField, pathOfPointer } from './values.ts'

const schema = Type.Object({
  type: Type.Literal('visit'),
  name: Type.String(),
  note: Type.Optional(Type.String()),
  agreed: Type.Boolean(),
  photos: Type.Optional(Type.Array(Type.String())),
  people: Type.Array(Type.Object({ name: Type.String(), age: Type.Optional(Type.Integer()) }), { minItems: 1 }),
  place: Type.Object({ street: Type.Optional(Type.String()) }),
  extra: Type.Optional(Type.Object({ remark: Type.Optional(Type.String()) })),
  limit: Type.Integer({ default: 20 }),
  officer: Type.String({ 'x-picker': 'officer' }),
}) as object as JsonSchema
const fields = fieldsOf(schema)

describe('what is filled in', () => {
  it.each([
    ['blank text is none', '  ', undefined],
    ['text loses blanks around it', ' 琴台 ', '琴台'],
    ['nought and no are answers', [0, false], [0, false]],
    ['blank lines of a list are none', ['a', ' ', null], ['a']],
    ['an object of nothing is none', { a: '', b: { c: null } }, undefined],
  ])('%s', (_what, value, result) => expect(filledIn(value)).toEqual(result))
})

describe('the body of a request', () => {
  it('holds literals, what is wanted though empty, and nothing that the form does not show', () => {
    const body = bodyOf(fields, {
      name: ' 琴台 ',
      note: '',
      agreed: false,
      people: [{ name: '周' }],
      hidden: 1,
      limit: 20,
    })
    expect(body).toEqual({
      type: 'visit',
      name: '琴台',
      agreed: false,
      people: [{ name: '周' }],
      place: {},
      limit: 20,
    })
  })
  it('keeps positions in a list, so that a refusal points at the right line', () =>
    expect(bodyOf(fields, { people: [{ name: '' }, { name: '许' }] }).people).toEqual([{}, { name: '许' }]))
})

describe('what a form begins with', () => {
  it('defaults, a first line where one is wanted, and no for a question that must be answered', () =>
    expect(defaultsOf(fields)).toEqual({ limit: 20, agreed: false, people: [{}] }))
})

describe('where a fault is shown', () => {
  it.each<[string, (string | number)[] | undefined]>([
    ['/name', ['name']],
    ['/people/1/name', ['people', 1, 'name']],
    ['/people/1/none', ['people']],
    ['/people/1', ['people']],
    ['/place/street', ['place', 'street']],
    ['/photos/0', ['photos', 0]],
    ['/officer/id', ['officer']],
    ['/type', undefined],
    ['/unknown', undefined],
    ['/', undefined],
  ])('%s', (pointer, path) => expect(pathOfField(fields, pathOfPointer(pointer))).toEqual(path))

  it('reads the escapes of a pointer', () => expect(pathOfPointer('/a~1b/~0c/0')).toEqual(['a/b', '~c', 0]))
})
