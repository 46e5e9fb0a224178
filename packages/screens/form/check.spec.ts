import { Type } from 'typebox'
import { describe, expect, it } from 'vitest'
import { faultOf } from './check.ts'
import { fieldsOf, type JsonSchema } from './fields.ts'

const [name, code, fine, count, day, kinds, notes, people, flag] = fieldsOf(
  Type.Object({
    name: Type.String({ title: '名称', minLength: 2, maxLength: 4 }),
    code: Type.Optional(Type.String({ title: '代码', pattern: '^\\d{6}$' })),
    fineFen: Type.Integer({ title: '罚款', minimum: 100, maximum: 1_000_000 }),
    count: Type.Optional(Type.Integer({ title: '件数', minimum: 1 })),
    day: Type.String({ title: '日期', format: 'date' }),
    kinds: Type.Array(Type.Union([Type.Literal('a'), Type.Literal('b')]), { title: '种类', minItems: 1 }),
    notes: Type.Array(Type.String(), { title: '备注', maxItems: 2 }),
    people: Type.Array(Type.Object({ a: Type.String() }), { title: '人员', minItems: 2 }),
    agreed: Type.Boolean({ title: '同意' }),
  }) as JsonSchema,
)

describe('a fault is said in Chinese', () => {
  it.each([
    ['missing', name, '  ', '请填写名称'],
    ['missing choice', day, undefined, '请选择日期'],
    ['too short', name, '琴', '至少2个字'],
    ['too long, counted in characters', name, '𠮷𠮷𠮷𠮷𠮷', '最多4个字，现有5个字'],
    ['another form', code, '12345x', '格式不对，请对照材料核对'],
    ['no amount', fine, null, '请填写金额，最多两位小数，例如 2000 或 2000.50'],
    ['too little money', fine, 99, '不能小于 1 元'],
    ['too much money', fine, 1_000_001, '不能大于 10,000 元'],
    ['a fraction', count, 1.5, '请填写整数'],
    ['below the least', count, 0, '不能小于 1'],
    ['nothing chosen', kinds, undefined, '至少1项'],
    ['too many', notes, ['a', 'b', 'c'], '最多2项'],
    ['too few lines', people, [{}], '至少2项'],
  ])('%s', (_what, field, value, fault) => expect(faultOf(field!, value)).toBe(fault))
})

describe('no fault', () => {
  it.each([
    ['what fits', name, '琴台'],
    ['four characters outside the basic plane', name, '𠮷𠮷𠮷𠮷'],
    ['what need not be there', code, ''],
    ['the least and the most', fine, 100],
    ['blank lines', notes, ['a', 'b', ' ']],
    ['an empty list that may be empty', notes, undefined],
    ['no as an answer', flag, false],
  ])('%s', (_what, field, value) => expect(faultOf(field!, value)).toBeUndefined())
})
