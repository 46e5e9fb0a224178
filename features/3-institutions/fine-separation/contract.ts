import { type Static, Type } from 'typebox'
import { CODE_FORM } from './rules/cells.ts'
import { outcomes } from './rules/match.ts'
import { orderStates } from './rules/order.ts'

const Text = Type.String()
const Count = Type.Integer()
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const oneOf = (names: Record<string, string>) => `^(${Object.keys(names).join('|')})$`

export const OrdersQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 100, title: '缴款识别码、缴款人、决定书文号' })),
  state: Type.Optional(Type.String({ pattern: oneOf(orderStates), maxLength: 20, title: '状态' })),
  overdue: Type.Optional(Type.Boolean({ title: '只看逾期未缴清的' })),
  after: Type.Optional(Type.String({ maxLength: 60, title: '上一页最后一行' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页行数' }),
})
export type OrdersQuery = Static<typeof OrdersQuery>

/** What late payment would add, after the law; nobody has ordered it. */
export const LateFine = Type.Object({
  overdueDays: Count,
  amountFen: Count,
  capFen: Count,
  capReachedOnDay: Count,
  basis: Type.Object({ law: Text, article: Text }),
})
export type LateFine = Static<typeof LateFine>

export const OrderView = Type.Object({
  code: Text,
  caseId: Text,
  decisionNumber: Text,
  payer: Text,
  bank: Text,
  account: Text,
  fineFen: Count,
  confiscationFen: Count,
  openFineFen: Count,
  openConfiscationFen: Count,
  state: Text,
  decidedOn: Text,
  servedOn: Nullable(Text),
  dueOn: Nullable(Text),
  settledOn: Nullable(Text),
  overdueDays: Count,
  late: Nullable(LateFine),
})
export type OrderView = Static<typeof OrderView>
export const OrderPage = Type.Object({ rows: Type.Array(OrderView), after: Nullable(Text) })

export const ReceivedView = Type.Object({
  code: Text,
  amountFen: Count,
  paidOn: Text,
  receiptNumber: Text,
  bankReference: Text,
  way: Text,
  recordedAt: Text,
  recordedBy: Text,
})
export type ReceivedView = Static<typeof ReceivedView>

export const CasePayments = Type.Object({ orders: Type.Array(OrderView), received: Type.Array(ReceivedView) })
export type CasePayments = Static<typeof CasePayments>

/** How many rows ended in which way. */
export const OutcomeCounts = Type.Object(
  Object.fromEntries(Object.keys(outcomes).map(name => [name, Count])) as Record<keyof typeof outcomes, typeof Count>,
)
export type OutcomeCounts = Static<typeof OutcomeCounts>

export const StatementView = Type.Object({
  id: Text,
  fileName: Text,
  fileSha256: Text,
  encoding: Text,
  lines: Count,
  importedBy: Text,
  importedAt: Text,
  counts: OutcomeCounts,
  /** Rows that wait for a person. */
  unsettled: Count,
})
export type StatementView = Static<typeof StatementView>

/** `known`: the same file was imported before; nothing happened twice. */
export const ImportReply = Type.Object({ statement: StatementView, known: Type.Boolean() })
export type ImportReply = Static<typeof ImportReply>

export const StatementParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const LineParams = Type.Object({
  id: Type.String({ format: 'uuid' }),
  n: Type.Integer({ minimum: 1, maximum: 10_000_000 }),
})

export const ImportQuery = Type.Object(
  { name: Type.Optional(Type.String({ maxLength: 200, title: '文件名' })) },
  { additionalProperties: false },
)

export const LineView = Type.Object({
  statementId: Text,
  fileName: Text,
  n: Count,
  raw: Text,
  payer: Nullable(Text),
  code: Nullable(Text),
  amountFen: Nullable(Count),
  paidOn: Nullable(Text),
  receiptNumber: Nullable(Text),
  bankReference: Nullable(Text),
  outcome: Text,
  reason: Text,
  caseId: Nullable(Text),
  settled: Nullable(Text),
  settledReason: Nullable(Text),
  settledBy: Nullable(Text),
  settledAt: Nullable(Text),
})
export type LineView = Static<typeof LineView>
export const LinePage = Type.Object({ rows: Type.Array(LineView), after: Nullable(Text) })

export const LinesQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 100, title: '缴款识别码、流水号、付款人' })),
  outcome: Type.Optional(Type.String({ pattern: oneOf(outcomes), maxLength: 20, title: '结果' })),
  after: Type.Optional(Type.String({ maxLength: 60, title: '上一页最后一行' })),
  limit: Type.Integer({ minimum: 1, maximum: 200, default: 50, title: '每页行数' }),
})

export const AssignLine = Type.Object(
  {
    code: Type.String({ pattern: CODE_FORM.source, maxLength: 20, title: '缴款识别码' }),
    reason: Type.String({ minLength: 4, maxLength: 500, title: '认定理由', 'x-long': true }),
  },
  { additionalProperties: false },
)
export type AssignLine = Static<typeof AssignLine>

export const SetLineAside = Type.Object(
  { reason: Type.String({ minLength: 4, maxLength: 500, title: '不入账的理由', 'x-long': true }) },
  { additionalProperties: false },
)
export type SetLineAside = Static<typeof SetLineAside>

export const ChannelBody = Type.Object(
  {
    bank: Type.String({ minLength: 2, maxLength: 100, title: '代收银行' }),
    bankAddress: Type.String({ minLength: 2, maxLength: 200, title: '网点地址或者电子缴款方式' }),
    accountName: Type.String({ minLength: 2, maxLength: 100, title: '账户名称' }),
    accountNumber: Type.String({ pattern: '^[0-9A-Za-z -]{4,40}$', maxLength: 40, title: '账号' }),
  },
  { additionalProperties: false },
)
export type ChannelBody = Static<typeof ChannelBody>

export const SetChannel = Type.Object(
  { version: Type.Integer({ minimum: 0, maximum: 1_000_000, title: '页面所见的版本' }), data: ChannelBody },
  { additionalProperties: false },
)

/** Where the organ's payers pay, and how many codes are left. */
export const ChannelView = Type.Object({
  version: Count,
  channel: Nullable(Type.Object({ bank: Text, bankAddress: Text, accountName: Text, accountNumber: Text })),
  setBy: Nullable(Text),
  setAt: Nullable(Text),
  codesLeft: Count,
  /** Codes of this place are made up by the demonstration. */
  demonstration: Type.Boolean(),
})
export type ChannelView = Static<typeof ChannelView>

export const CodesReply = Type.Object({
  added: Count,
  known: Count,
  unreadable: Type.Array(Type.Object({ n: Count, reason: Text })),
  codesLeft: Count,
})
export type CodesReply = Static<typeof CodesReply>
