import { type Static, Type } from 'typebox'

/** What a local penalty may rest on (行政处罚法第十二条、第十四条); any other paper may set none (第十六条). */
export const statuteKinds = { regulation: '地方性法规', rule: '地方政府规章' } as const
export type StatuteKind = keyof typeof statuteKinds

const Body = <P extends Parameters<typeof Type.Object>[0]>(properties: P, title?: string) =>
  Type.Object(properties, { additionalProperties: false, ...(title && { title }) })
const text = (title: string, maxLength = 200, hint: Record<string, unknown> = {}) =>
  Type.String({ minLength: 1, maxLength, title, ...hint })
const day = (title: string) => Type.String({ format: 'date', title })
const article = (title: string) =>
  Type.String({ pattern: '^第[一二三四五六七八九十百零]+条', maxLength: 60, title, examples: ['第二十条第一款'] })
const yuan = (title: string) => Type.Integer({ minimum: 0, maximum: 100_000_000, title })

const chosen = <T extends Record<string, string>>(labels: T, title: string) =>
  Type.Unsafe<keyof T & string>({
    anyOf: Object.entries(labels).map(([value, label]) => ({ const: value, title: label })),
    title,
  })
const severalOf = (labels: Record<string, string>, title: string) =>
  Type.Array(chosen(labels, title), { minItems: 1, maxItems: 12, uniqueItems: true, title })

/** Kinds of penalty of 行政处罚法第九条 that this field knows; which a statute may set is for the gate. */
export const penaltyKinds = [
  '警告',
  '通报批评',
  '罚款',
  '没收违法所得',
  '没收非法财物',
  '责令停产停业',
  '暂扣许可证',
  '吊销许可证',
  '限制从业',
] as const
const sameName = (names: readonly string[]) => Object.fromEntries(names.map(name => [name, name]))

/** An item that a local statute adds: its article, its range, who is meant. */
export const NewItem = Body({
  fieldCode: text('领域', 16, { 'x-picker': 'field' }),
  name: text('违法行为', 120),
  statuteKind: chosen(statuteKinds, '依据的种类'),
  statute: text('地方性法规、规章的名称', 100),
  edition: text('通过、修订的日期和文号', 100),
  violatedArticle: article('违反的条款'),
  penaltyArticle: article('处罚的条款'),
  penaltyKinds: severalOf(sameName(penaltyKinds), '处罚种类'),
  fine: Type.Optional(
    Body(
      {
        minYuan: yuan('下限（元）'),
        maxYuan: yuan('上限（元）'),
        optional: Type.Boolean({ title: '可以并处（可罚可不罚）' }),
      },
      '罚款幅度',
    ),
  ),
  orderToCorrect: Type.Boolean({ title: '责令改正' }),
  subjects: severalOf({ legal: '单位', natural: '个人（含个体工商户）' }, '当事人'),
  howToLook: text('现场怎样检查、留什么证据', 200, { 'x-long': true }),
  from: day('施行日期'),
  source: text('所读的文本（公报、网址、版本）', 200),
})
export type NewItem = Static<typeof NewItem>

const percent = (title: string) => Type.Integer({ minimum: 1, maximum: 99, title })
const tiers = (title: string) => Body({ light: percent('从轻止于（%）'), general: percent('一般止于（%）') }, title)

/** A benchmark: up to which percent of the statutory range each tier goes; the heavy tier takes the rest. */
export const NewProfile = Body({
  name: text('基准名称', 60),
  statute: text('公布基准的文件', 100),
  edition: text('文号、公布日期', 100),
  article: article('条款'),
  range: tiers('有上限和下限的罚款'),
  cap: tiers('只有上限的罚款'),
  multiple: tiers('按倍数的罚款'),
  from: day('施行日期'),
  source: text('所读的文本（公报、网址、版本）', 200),
})
export type NewProfile = Static<typeof NewProfile>

export const ConfirmItem = Body({
  item: text('待核实的事项', 60, { 'x-picker': 'unverifiedItem' }),
  text: text('所读的文本（公报、网址、版本）', 200),
  readOn: day('核对日期'),
  agrees: Type.Boolean({ title: '条款、处罚种类、罚款幅度、主管部门与文本一致' }),
  note: Type.Optional(text('说明', 500, { 'x-long': true })),
})
export type ConfirmItem = Static<typeof ConfirmItem>

export const ReturnRule = Body({ reason: text('退回的理由', 500, { 'x-long': true }) })
export const WithdrawReading = Body({ reason: text('撤回的理由：核实错在哪里', 500, { 'x-long': true }) })
export const EndRule = Body({ until: day('适用至（含当日）'), reason: text('理由', 500, { 'x-long': true }) })
