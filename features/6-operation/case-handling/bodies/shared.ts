import { type Static, type TProperties, type TSchema, Type } from 'typebox'

/** Bodies are closed: an unknown field is a mistake, not a wish. */
export const Body = <P extends TProperties>(properties: P) => Type.Object(properties, { additionalProperties: false })

export const text = (title: string, maxLength = 200, hint: Record<string, unknown> = {}) =>
  Type.String({ minLength: 1, maxLength, title, ...hint })
export const longText = (title: string, maxLength = 8000, hint: Record<string, unknown> = {}) =>
  text(title, maxLength, { 'x-long': true, ...hint })
export const day = (title: string) => Type.String({ format: 'date', title })
/** An instant, ISO 8601 with offset. */
export const instant = (title: string) => Type.String({ format: 'date-time', maxLength: 40, title, 'x-datetime': true })
/** Fen. A hundred billion yuan is beyond any penalty of this field. */
export const money = (title: string) =>
  Type.Integer({ minimum: 0, maximum: 10_000_000_000_000, title, 'x-money': true })
export const flag = (title: string) => Type.Boolean({ title })
export const id = (title: string, picker?: string) =>
  Type.String({ format: 'uuid', title, ...(picker && { 'x-picker': picker }) })
export const sha256 = (title: string) => Type.String({ pattern: '^[0-9a-f]{64}$', title, 'x-picker': 'file' })
export const officerIds = (title: string) =>
  Type.Array(Type.String({ format: 'uuid', 'x-picker': 'officer' }), { minItems: 1, maxItems: 10, title })
export const list = <T extends TSchema>(
  item: T,
  title: string,
  limits: { minItems?: number; maxItems?: number } = {},
) => Type.Array(item, { minItems: 0, maxItems: 200, title, ...limits })
export const optional = Type.Optional

/** A closed choice; the labels are what the screen and the documents say. */
export const choice = <T extends Record<string, string>>(labels: T, title: string) =>
  Type.Unsafe<keyof T & string>({
    anyOf: Object.entries(labels).map(([value, label]) => ({ const: value, title: label })),
    title,
  })

/** Whether somebody signed; a refusal is noted with its reason, and witnessed where the law wants it. */
export const Signature = Type.Object(
  {
    signed: flag('已签名'),
    refusal: optional(text('拒绝签名的情况', 500)),
    witness: optional(text('见证人', 60)),
  },
  { additionalProperties: false, title: '签名' },
)
export type Signature = Static<typeof Signature>

export const serviceMethods = {
  direct: '直接送达',
  leaving: '留置送达',
  electronic: '电子送达',
  mail: '邮寄送达',
} as const
export type ServiceMethod = keyof typeof serviceMethods

/** How a document reached the party (行政处罚法第六十一条；民事诉讼法第八十七条至第九十一条). */
export const Service = Type.Object(
  {
    method: choice(serviceMethods, '送达方式'),
    servedAt: instant('送达时间'),
    place: text('送达地点', 300),
    recipient: text('收件人', 100),
    relation: optional(text('收件人与当事人的关系', 60)),
    officers: officerIds('送达人'),
    witness: optional(text('见证人', 60)),
    refusal: optional(text('拒收或者不在场的情况', 500)),
    recording: optional(sha256('送达过程录像')),
    consent: optional(flag('当事人已签署电子送达确认书')),
    tracking: optional(text('邮寄单号', 60)),
  },
  { additionalProperties: false, title: '送达' },
)
export type Service = Static<typeof Service>
