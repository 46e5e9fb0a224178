import { stringify } from 'csv-stringify/sync'
import { Type } from 'typebox'
import type { CaseServices } from '#features/6-operation/case-handling'
import { type Call, type Connection, endpoint, type Identity, once } from '#host'
import { formatYuan, isFictionalRegion, passGates, today } from '#kernel'
import {
  AssignLine,
  CasePayments,
  ChannelView,
  CodesReply,
  ImportQuery,
  ImportReply,
  LinePage,
  LineParams,
  LinesQuery,
  LineView,
  OrderPage,
  OrdersQuery,
  SetChannel,
  SetLineAside,
  StatementParams,
  StatementView,
} from './contract.ts'
import { apartGate, type OrderState, type Outcome, outcomes, readStatement } from './rules.ts'
import {
  addCodes,
  assignLine,
  type Desk,
  findLines,
  findOrders,
  findStatements,
  getCasePayments,
  getChannelView,
  getLine,
  getStatement,
  keepStatement,
  linePosition,
  orderPosition,
  orderView,
  readLinePosition,
  readOrderPosition,
  readUpload,
  setChannel,
  setLineAside,
  takePending,
} from './store.ts'

/** Only finance opens the payment desk (行政处罚法第六十七条第一款). */
const atDesk = { anyOf: ['finance'] } as const
/** A case shows everybody who works on it what has been paid; writing is another matter. */
const officials = {
  anyOf: [
    'registrar',
    'handler',
    'leader',
    'legalReviewer',
    'hearingOfficer',
    'finance',
    'publisher',
    'archivist',
    'supervisor',
  ],
} as const

/** The doors of the payment desk. @param services those of case handling: a payment is an act of its case */
export const endpoints = (services: CaseServices) => [
  ...orders(services),
  ...statements(services),
  ...lines(services),
  ...settings,
]

const orders = ({ law }: CaseServices) => [
  endpoint({
    method: 'GET',
    path: '/api/payments/orders',
    summary: '缴款单（查询、筛选；新决定的在前）',
    tag: '缴款核对',
    permission: atDesk,
    query: OrdersQuery,
    reply: OrderPage,
    async handle({ query, database, claims, clock }) {
      const on = today(clock)
      const after = readOrderPosition(query.after)
      const found = await database.read(claims, c =>
        findOrders(c, {
          limit: query.limit,
          ...(query.search?.trim() && { search: query.search }),
          ...(query.state && { state: query.state as OrderState }),
          ...(query.overdue && { overdueOn: on }),
          ...(after && { after }),
        }),
      )
      const last = found.length === query.limit ? found.at(-1) : undefined
      return { rows: found.map(order => orderView(law, order, on)), after: last ? orderPosition(last) : null }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/payments',
    summary: '案件的缴款情况（只读）',
    tag: '缴款核对',
    permission: officials,
    params: StatementParams,
    reply: CasePayments,
    handle: ({ params, database, claims, clock }) =>
      database.read(claims, c => getCasePayments(c, law, params.id, today(clock))),
  }),
]

const statements = (services: CaseServices) => [
  endpoint({
    method: 'POST',
    path: '/api/payments/statements',
    summary: '导入银行对账文件（CSV，UTF-8 或者 GB18030；逐行入账，同一文件重复导入不会重复入账）',
    tag: '缴款核对',
    permission: atDesk,
    query: ImportQuery,
    streamedBody: ['text/csv', 'text/plain'],
    reply: ImportReply,
    async handle(call) {
      const by = separate(call.identity!)
      const bytes = await readUpload(call.request.body)
      const statement = readStatement(bytes)
      const fileName = call.query.name?.split(/[\\/]/).at(-1)?.trim() || '对账文件.csv'
      const given = { bytes, fileName, statement, by }
      const { id, known } = await call.database.write(call.claims, c =>
        keepStatement(c, services.files, given, call.clock),
      )
      await takePending(deskOf(call, services), id)
      return { known, statement: await call.database.read(call.claims, c => getStatement(c, id)) }
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/payments/statements/{id}/continue',
    summary: '继续处理对账文件中尚未处理的行',
    tag: '缴款核对',
    permission: atDesk,
    params: StatementParams,
    reply: StatementView,
    async handle(call) {
      separate(call.identity!)
      await takePending(deskOf(call, services), call.params.id)
      return call.database.read(call.claims, c => getStatement(c, call.params.id))
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/payments/statements',
    summary: '已导入的对账文件（新导入的在前）',
    tag: '缴款核对',
    permission: atDesk,
    query: Type.Object({
      after: Type.Optional(Type.String({ maxLength: 60, title: '上一页最后一份' })),
      limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页份数' }),
    }),
    reply: Type.Object({ rows: Type.Array(StatementView), after: Type.Union([Type.String(), Type.Null()]) }),
    async handle({ query, database, claims }) {
      const rows = await database.read(claims, c => findStatements(c, query.after, query.limit))
      return { rows, after: rows.length === query.limit ? rows.at(-1)!.id : null }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/payments/statements/{id}',
    summary: '对账文件的处理情况',
    tag: '缴款核对',
    permission: atDesk,
    params: StatementParams,
    reply: StatementView,
    handle: ({ params, database, claims }) => database.read(claims, c => getStatement(c, params.id)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/payments/statements/{id}/lines',
    summary: '对账文件的各行及结果',
    tag: '缴款核对',
    permission: atDesk,
    params: StatementParams,
    query: LinesQuery,
    reply: LinePage,
    handle: ({ params, query, database, claims }) =>
      database.read(claims, async c => {
        await getStatement(c, params.id)
        return linePage(c, { statementId: params.id, ...query })
      }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/payments/statements/{id}/errors.csv',
    summary: '未能入账的各行及原因（CSV）',
    tag: '缴款核对',
    permission: atDesk,
    params: StatementParams,
    async handle({ params, database, claims, reply }) {
      const text = await database.read(claims, c => errorFile(c, params.id))
      reply.type('text/csv; charset=utf-8').header('content-disposition', disposition('未入账明细.csv'))
      return text
    },
  }),
]

const lines = (services: CaseServices) => [
  endpoint({
    method: 'GET',
    path: '/api/payments/unmatched',
    summary: '等待人工处理的对账行',
    tag: '缴款核对',
    permission: atDesk,
    query: LinesQuery,
    reply: LinePage,
    handle: ({ query, database, claims }) => database.read(claims, c => linePage(c, { ...query, waiting: true })),
  }),
  endpoint({
    method: 'GET',
    path: '/api/payments/statements/{id}/lines/{n}',
    summary: '一行对账明细',
    tag: '缴款核对',
    permission: atDesk,
    params: LineParams,
    reply: LineView,
    handle: ({ params, database, claims }) => database.read(claims, c => getLine(c, params.id, params.n)),
  }),
  endpoint({
    method: 'POST',
    path: '/api/payments/statements/{id}/lines/{n}/assign',
    summary: '把一行认定到缴款单并入账（写明理由）',
    tag: '缴款核对',
    permission: atDesk,
    idempotent: true,
    params: LineParams,
    body: AssignLine,
    reply: LineView,
    handle: call => onceAtDesk(call, c => assignLine(c, deskOf(call, services), call.params, call.body)),
  }),
  endpoint({
    method: 'POST',
    path: '/api/payments/statements/{id}/lines/{n}/set-aside',
    summary: '一行不入账，另行处理（写明理由）',
    tag: '缴款核对',
    permission: atDesk,
    idempotent: true,
    params: LineParams,
    body: SetLineAside,
    reply: LineView,
    handle: call => onceAtDesk(call, c => setLineAside(c, deskOf(call, services), call.params, call.body)),
  }),
]

const settings = [
  endpoint({
    method: 'GET',
    path: '/api/payments/channel',
    summary: '本机构的代收银行和缴款识别码存量',
    tag: '缴款核对',
    permission: atDesk,
    reply: ChannelView,
    handle: ({ database, claims, identity }) => database.read(claims, c => channelOf(c, identity!)),
  }),
  endpoint({
    method: 'POST',
    path: '/api/payments/channel',
    summary: '设置本机构的代收银行（已经作出的决定不受影响）',
    tag: '缴款核对',
    permission: atDesk,
    idempotent: true,
    body: SetChannel,
    reply: ChannelView,
    handle: call =>
      onceAtDesk(call, async c => {
        const { version, data } = call.body
        await setChannel(c, { version, facts: data, by: call.identity! }, call.clock)
        return channelOf(c, call.identity!)
      }),
  }),
  endpoint({
    method: 'POST',
    path: '/api/payments/codes',
    summary: '导入财政部门核发的缴款识别码（每行一个）',
    tag: '缴款核对',
    permission: atDesk,
    streamedBody: ['text/csv', 'text/plain'],
    reply: CodesReply,
    async handle({ request, database, claims, identity, clock }) {
      const by = separate(identity!)
      const bytes = await readUpload(request.body)
      return database.write(claims, c => addCodes(c, bytes, by, clock))
    },
  }),
]

const channelOf = (connection: Connection, { organId, region }: Identity) =>
  getChannelView(connection, organId, isFictionalRegion(region))

/** Whoever writes here writes in no decision. @throws Refusal `payments.notSeparated` */
function separate(by: Identity): Identity {
  passGates([apartGate(by.duties)])
  return by
}

const deskOf = (
  call: Pick<Call<never, never, never>, 'database' | 'claims' | 'identity' | 'clock'>,
  services: CaseServices,
): Desk => ({
  database: call.database,
  claims: call.claims,
  by: call.identity!,
  clock: call.clock,
  services,
})

/** One effect per key, by somebody who may sit at the desk. */
function onceAtDesk<P, Q, B, R>(call: Call<P, Q, B>, work: (connection: Connection) => Promise<R>): Promise<R> {
  separate(call.identity!)
  return once(call, work)
}

async function linePage(
  connection: Connection,
  asked: { statementId?: string; search?: string; outcome?: string; after?: string; limit: number; waiting?: boolean },
) {
  const after = readLinePosition(asked.after)
  const rows = await findLines(connection, {
    limit: asked.limit,
    ...(asked.statementId && { statementId: asked.statementId }),
    ...(asked.outcome && { outcomes: [asked.outcome as Outcome] }),
    ...(asked.waiting && { waiting: true }),
    ...(asked.search?.trim() && { search: asked.search.trim() }),
    ...(after && { after }),
  })
  return { rows, after: rows.length === asked.limit ? linePosition(rows.at(-1)!) : null }
}

const NOT_ENTERED = ['unknownCode', 'amountDiffers', 'refused', 'unreadable', 'seen'] as const satisfies Outcome[]

/** What did not enter, with its reason: for the bank, and to be opened in a spreadsheet without running anything. */
async function errorFile(connection: Connection, statementId: string): Promise<string> {
  await getStatement(connection, statementId)
  const rows = await findLines(connection, { statementId, outcomes: NOT_ENTERED, limit: 50_000 })
  const header = [
    '行号',
    '结果',
    '原因',
    '缴款识别码',
    '金额（元）',
    '缴款日期',
    '票据号码',
    '流水号',
    '付款人',
    '原文',
  ]
  const cells = rows.map(row => [
    String(row.n),
    outcomes[row.outcome as Outcome],
    row.settledReason ? `${row.reason}（${row.settledBy}：${row.settledReason}）` : row.reason,
    row.code ?? '',
    row.amountFen === null ? '' : formatYuan(row.amountFen),
    row.paidOn ?? '',
    row.receiptNumber ?? '',
    row.bankReference ?? '',
    row.payer ?? '',
    row.raw,
  ])
  return stringify([header, ...cells], { bom: true, escape_formulas: true, record_delimiter: 'windows' })
}

const disposition = (name: string): string =>
  `attachment; filename="errors.csv"; filename*=UTF-8''${encodeURIComponent(name)}`
