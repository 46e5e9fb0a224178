import { type Static, Type } from 'typebox'

const text = (title: string, maxLength: number, more: object = {}) =>
  Type.String({ minLength: 1, maxLength, title, ...more })
const long = { 'x-long': true }
const day = (title: string) => Type.String({ format: 'date', title })
const Body = <P extends Parameters<typeof Type.Object>[0]>(properties: P) =>
  Type.Object(properties, { additionalProperties: false })

const oneOf = <T extends Record<string, string>>(labels: T, title: string) =>
  Type.Unsafe<keyof T & string>({
    anyOf: Object.entries(labels).map(([value, label]) => ({ const: value, title: label })),
    title,
  })

/** The three texts of a decision that people wrote and that the public reads. */
export const Texts = Body({
  cause: text('违法行为类型（案由）', 200),
  facts: text('违法事实', 8000, long),
  content: text('处罚内容', 4000, long),
})
export type Texts = Static<typeof Texts>

/** A word that looks like a name or a number, and why it is none. Never reaches the public. */
export const Confirmed = Body({ word: text('词语', 30), reason: text('不是个人信息的理由', 200) })
export type Confirmed = Static<typeof Confirmed>

const confirmed = Type.Optional(Type.Array(Confirmed, { maxItems: 50, title: '核对后确认可以公开的词语' }))

/** Asks what would be hidden. */
export const SuggestRedaction = Body({
  texts: Texts,
  confirmed,
})
export type SuggestRedaction = Static<typeof SuggestRedaction>

export const Publish = Body({
  texts: Texts,
  until: Type.Optional(day('公示截止日')),
  confirmed,
  redactionChecked: Type.Boolean({ title: '已逐处核对隐去的内容' }),
})
export type Publish = Static<typeof Publish>

const withholdGrounds = {
  secret: '涉及国家秘密',
  privacy: '涉及个人隐私',
  minor: '涉及未成年人',
  other: '依法不予公开的其他情形',
} as const

export const Withhold = Body({
  ground: oneOf(withholdGrounds, '不予公开的理由'),
  explanation: text('说明', 1000, long),
})
export type Withhold = Static<typeof Withhold>

export const Correct = Body({
  texts: Texts,
  reason: text('更正了什么、为什么（向社会公布）', 500, long),
  confirmed,
  redactionChecked: Type.Boolean({ title: '已逐处核对隐去的内容' }),
})
export type Correct = Static<typeof Correct>

/** What makes a published decision one that must not stay published (行政处罚法第四十八条第二款). */
export const changes = {
  changed: '处罚决定被依法变更',
  revoked: '处罚决定被依法撤销',
  declaredIllegal: '处罚决定被确认违法',
  declaredVoid: '处罚决定被确认无效',
} as const
export type ChangeGround = keyof typeof changes

/** The same, and errors of our own. */
export const withdrawalGrounds = { ...changes, publishedInError: '公示有误' } as const
export type WithdrawalGround = keyof typeof withdrawalGrounds

export const NoteChange = Body({
  ground: oneOf(changes, '变化'),
  occurredOn: day('决定被变更、撤销、确认违法或者无效的日期'),
  reference: Type.Optional(text('依据的文书（名称、文号）', 200)),
})
export type NoteChange = Static<typeof NoteChange>

export const Withdraw = Body({
  ground: oneOf(withdrawalGrounds, '撤回的事由'),
  occurredOn: day('事由发生（发现）的日期'),
  reason: text('撤回的理由（向社会公布）', 500, long),
})
export type Withdraw = Static<typeof Withdraw>
