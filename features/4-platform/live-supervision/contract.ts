import { type Static, Type } from 'typebox'
import { ClockView, ComparisonView } from '#features/6-operation/case-handling'

const Text = Type.String()
const Count = Type.Integer()
const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

const filters = {
  region: Type.Optional(Type.String({ pattern: '^\\d{6}$', maxLength: 6, title: '行政区划（含下级）' })),
  organId: Type.Optional(Type.String({ format: 'uuid', title: '承办机构' })),
  fieldCode: Type.Optional(Type.String({ maxLength: 16, title: '领域' })),
  stage: Type.Optional(Type.String({ maxLength: 40, title: '案件阶段' })),
  actor: Type.Optional(Type.String({ pattern: '^(authority|party|external)$', maxLength: 10, title: '由谁遵守' })),
}

export const ClocksQuery = Type.Object({
  ...filters,
  state: Type.Optional(Type.String({ pattern: '^(overdue|soon)$', maxLength: 10, title: '只看已逾期或者即将到期的' })),
  after: Type.Optional(Type.String({ maxLength: 160, title: '上一页最后一行' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页行数' }),
})
export type ClocksQuery = Static<typeof ClocksQuery>

export const CountsQuery = Type.Object(filters)
export type CountsQuery = Static<typeof CountsQuery>

export const ClockRow = Type.Object({
  clock: ClockView,
  caseId: Text,
  caseNumber: Nullable(Text),
  partyName: Text,
  cause: Text,
  stage: Text,
  stageName: Text,
  fieldCode: Text,
  region: Text,
  organName: Text,
  handlers: Type.Array(Text),
})
export type ClockRow = Static<typeof ClockRow>

export const ClockPage = Type.Object({ today: Text, rows: Type.Array(ClockRow), after: Nullable(Text) })
export type ClockPage = Static<typeof ClockPage>

/** Running deadlines of the divisions directly below, and of the division itself. */
export const ClockCounts = Type.Object({
  today: Text,
  /** Last of the working days that count as soon. */
  soonUntil: Text,
  region: Type.Object({ code: Text, name: Text }),
  rows: Type.Array(Type.Object({ region: Text, name: Text, running: Count, overdue: Count, soon: Count })),
  /** Stages in which deadlines may run, for narrowing. */
  stages: Type.Array(Type.Object({ key: Text, name: Text })),
})
export type ClockCounts = Static<typeof ClockCounts>

const month = (title: string) => Type.String({ pattern: '^(19|20|21)\\d{2}-(0[1-9]|1[0-2])$', maxLength: 7, title })

export const OverviewQuery = Type.Object({
  by: Type.String({ maxLength: 40, default: 'region', title: '分组：region、month、field，可以组合' }),
  measures: Type.String({ maxLength: 400, default: 'opened,filed,decided,closed', title: '统计内容（逗号分隔）' }),
  region: Type.Optional(Type.String({ pattern: '^\\d{6}$', maxLength: 6, title: '行政区划（含下级）' })),
  field: Type.Optional(Type.String({ maxLength: 16, title: '领域' })),
  from: month('起始月份'),
  to: month('截止月份'),
})
export type OverviewQuery = Static<typeof OverviewQuery>

export const OverviewReply = Type.Object({
  region: Type.Object({ code: Text, name: Text }),
  from: Text,
  to: Text,
  by: Type.Array(Text),
  measures: Type.Array(Type.Object({ key: Text, title: Text })),
  rows: Type.Array(
    Type.Object({
      region: Type.Optional(Type.Object({ code: Text, name: Text })),
      month: Type.Optional(Text),
      field: Type.Optional(Text),
      /** In the order of `measures`. */
      values: Type.Array(Nullable(Count)),
    }),
  ),
  total: Type.Array(Nullable(Count)),
})
export type OverviewReply = Static<typeof OverviewReply>

/** 量罚提示 as a list shows it: the reason, written by people about people, only when one is opened. */
export const AlertRow = Type.Object({
  id: Text,
  caseId: Text,
  region: Text,
  organName: Text,
  stage: Type.Union([Type.Literal('proposed'), Type.Literal('decided'), Type.Literal('withdrawn')]),
  caseNumber: Nullable(Text),
  partyName: Text,
  cause: Text,
  fineFen: Count,
  outlier: Type.Union([Type.Literal('high'), Type.Literal('low')]),
  sentence: Text,
  raisedBy: Text,
  raisedAt: Text,
  decidedOn: Nullable(Text),
  notedAt: Nullable(Text),
  notedBy: Nullable(Text),
})
export type AlertRow = Static<typeof AlertRow>

export const AlertsQuery = Type.Object({
  region: filters.region,
  state: Type.Optional(Type.String({ pattern: '^(open|noted)$', maxLength: 10, title: '待查看或者已备注的' })),
  after: Type.Optional(Type.String({ maxLength: 80, title: '上一页最后一行' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页行数' }),
})

export const AlertPage = Type.Object({
  region: Type.Object({ code: Text, name: Text }),
  /** How many nobody has noted yet. */
  open: Count,
  rows: Type.Array(AlertRow),
  after: Nullable(Text),
})
export type AlertPage = Static<typeof AlertPage>

export const AlertParams = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const AlertView = Type.Object({
  ...AlertRow.properties,
  comparison: ComparisonView,
  reason: Text,
  remark: Nullable(Text),
})
export type AlertView = Static<typeof AlertView>
