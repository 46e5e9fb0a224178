import { type Static, Type } from 'typebox'

export const OfficersQuery = Type.Object({
  fieldCode: Type.String({ maxLength: 16, title: '领域' }),
  on: Type.Optional(Type.String({ format: 'date', title: '执法日期' })),
  subjectId: Type.Optional(Type.String({ format: 'uuid', title: '当事人' })),
})

/** One officer of the organ: may he be assigned that day, and if not, why. */
export const OfficerChoice = Type.Object({
  id: Type.String(),
  name: Type.String(),
  certificateNumber: Type.Union([Type.String(), Type.Null()]),
  available: Type.Boolean(),
  obstacle: Type.Union([Type.String(), Type.Null()]),
})
export type OfficerChoice = Static<typeof OfficerChoice>

const closed = { additionalProperties: false }
const day = (title: string) => Type.String({ format: 'date', title })
const id = (title: string, picker?: string) =>
  Type.String({ format: 'uuid', title, ...(picker && { 'x-picker': picker }) })

export const NewCertificate = Type.Object(
  {
    officerId: id('执法人员', 'officer'),
    // the national number has no published form; eleven digits are common
    number: Type.String({ pattern: '^\\d{8,16}$', title: '证件号码' }),
    region: Type.String({ pattern: '^\\d{6}$', title: '适用地区', ...{ 'x-picker': 'region' } }),
    fieldCodes: Type.Array(Type.String({ minLength: 1, maxLength: 16, 'x-picker': 'fields' }), {
      maxItems: 20,
      uniqueItems: true,
      title: '执法领域（不选为全部领域）',
    }),
    validFrom: day('有效期自'),
    validUntil: day('有效期至'),
  },
  closed,
)
export type NewCertificate = Static<typeof NewCertificate>

export const KeepCertificate = Type.Object(
  { on: day('日期'), reason: Type.String({ minLength: 1, maxLength: 300, title: '理由', ...{ 'x-long': true } }) },
  closed,
)

export const CertificateRow = Type.Object({
  id: Type.String(),
  officerId: Type.String(),
  officerName: Type.String(),
  organName: Type.String(),
  number: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  fieldCodes: Type.Array(Type.String()),
  validFrom: Type.String(),
  validUntil: Type.String(),
  /** On the day of asking: `notYet`, `valid`, `soon`, `expired`, `suspended`, `withdrawn`. */
  state: Type.String(),
  statusFrom: Type.Union([Type.String(), Type.Null()]),
  breaks: Type.Array(Type.Object({ from: Type.String(), until: Type.String() })),
})
export type CertificateRow = Static<typeof CertificateRow>

export const CertificatesQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 60, title: '姓名或者证号' })),
    state: Type.Optional(
      Type.Union(
        [
          Type.Literal('valid'),
          Type.Literal('soon'),
          Type.Literal('expired'),
          Type.Literal('suspended'),
          Type.Literal('withdrawn'),
        ],
        { title: '状态' },
      ),
    ),
    after: Type.Optional(Type.String({ maxLength: 100, title: '上一页最后一行' })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页行数' }),
  },
  closed,
)
export const CertificatePage = Type.Object({
  rows: Type.Array(CertificateRow),
  after: Type.Union([Type.String(), Type.Null()]),
})

/** People of the jurisdiction who handle cases, for registering a certificate. */
export const HandlerChoice = Type.Object({ id: Type.String(), name: Type.String(), organName: Type.String() })
export type HandlerChoice = Static<typeof HandlerChoice>

export const DeclareConflict = Type.Object(
  {
    subjectId: id('当事人', 'subject'),
    relation: Type.String({ minLength: 1, maxLength: 200, title: '关系（例如：本人配偶持有该单位股份）' }),
  },
  closed,
)

export const ConflictRow = Type.Object({
  id: Type.String(),
  officerId: Type.String(),
  officerName: Type.String(),
  subjectId: Type.String(),
  subjectName: Type.Union([Type.String(), Type.Null()]),
  relation: Type.String(),
  declaredOn: Type.String(),
})
export type ConflictRow = Static<typeof ConflictRow>
export const ConflictPage = Type.Object({
  rows: Type.Array(ConflictRow),
  after: Type.Union([Type.String(), Type.Null()]),
})
export const ConflictsQuery = Type.Object(
  {
    after: Type.Optional(Type.String({ maxLength: 100, title: '上一页最后一行' })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页行数' }),
  },
  closed,
)

export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const IdReply = Type.Object({ id: Type.String() })
export const Done = Type.Object({})
