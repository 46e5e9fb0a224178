import { type Static, Type } from 'typebox'

const Nullable = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()])

export const SubjectBody = Type.Object(
  {
    kind: Type.Union([Type.Literal('organisation'), Type.Literal('soleTrader'), Type.Literal('person')], {
      title: '主体类型',
    }),
    name: Type.String({ minLength: 1, maxLength: 200, title: '名称（姓名）' }),
    uscc: Type.Optional(Type.String({ maxLength: 18, title: '统一社会信用代码' })),
    citizenId: Type.Optional(Type.String({ maxLength: 18, title: '身份证号' })),
    legalRepresentative: Type.Optional(Type.String({ maxLength: 100, title: '法定代表人（负责人）' })),
    address: Type.String({ minLength: 1, maxLength: 300, title: '地址' }),
    phone: Type.Optional(Type.String({ maxLength: 40, title: '联系电话' })),
    region: Type.String({ pattern: '^\\d{6}$', title: '所在行政区划' }),
    codeConfirmed: Type.Optional(Type.Boolean({ title: '已核对原件' })),
  },
  { additionalProperties: false },
)

export const SubjectRow = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  name: Type.String(),
  uscc: Nullable(Type.String()),
  address: Type.String(),
  region: Type.String(),
})
export type SubjectRow = Static<typeof SubjectRow>

export const PermitRow = Type.Object({
  kind: Type.String(),
  number: Type.String(),
  fieldCode: Type.String(),
  validFrom: Type.String(),
  validUntil: Nullable(Type.String()),
  status: Type.String(),
})
export type PermitRow = Static<typeof PermitRow>

/** Personal numbers are masked; who needs them whole asks for them with a purpose. */
export const SubjectDetail = Type.Object({
  ...SubjectRow.properties,
  citizenIdMasked: Nullable(Type.String()),
  legalRepresentative: Nullable(Type.String()),
  phoneMasked: Nullable(Type.String()),
  version: Type.Integer(),
  permits: Type.Array(PermitRow),
})
export type SubjectDetail = Static<typeof SubjectDetail>

export const SubjectQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 100, title: '名称、拼音首字母、代码、许可证号' })),
  after: Type.Optional(Type.String({ maxLength: 400, title: '上一页最后一行' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页行数' }),
})

export const SubjectPage = Type.Object({ rows: Type.Array(SubjectRow), after: Nullable(Type.String()) })
