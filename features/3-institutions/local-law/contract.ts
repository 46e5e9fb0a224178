import { type Static, Type } from 'typebox'

export { ConfirmItem, EndRule, NewItem, NewProfile, ReturnRule, WithdrawReading } from './bodies/local-rule.ts'

const closed = { additionalProperties: false }
const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])

export const RulesQuery = Type.Object(
  {
    kind: Type.Optional(Type.String({ pattern: '^(confirmation|item|profile)$', maxLength: 20, title: '种类' })),
    stage: Type.Optional(
      Type.String({ pattern: '^(draft|inForce|returned|ended|withdrawn)$', maxLength: 20, title: '状态' }),
    ),
    after: Type.Optional(Type.String({ format: 'uuid', title: '上一页最后一行' })),
    limit: Type.Integer({ minimum: 1, maximum: 100, default: 50, title: '每页行数' }),
  },
  closed,
)

/** One local rule in a list. */
export const RuleRow = Type.Object({
  id: Type.String(),
  kind: Type.String(),
  kindName: Type.String(),
  /** Of the item or the benchmark. */
  code: Type.String(),
  title: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
  stage: Type.String(),
  stageName: Type.String(),
  from: Type.String(),
  until: nullable(Type.String()),
  draftedBy: Type.String(),
  draftedOn: Type.String(),
  adoptedBy: nullable(Type.String()),
  adoptedOn: nullable(Type.String()),
})
export type RuleRow = Static<typeof RuleRow>
export const RulePage = Type.Object({ rows: Type.Array(RuleRow), after: nullable(Type.String()) })

const Gate = Type.Object({
  code: Type.String(),
  title: Type.String(),
  open: Type.Boolean(),
  reason: Type.String(),
  article: Type.Optional(Type.String()),
  opensWhen: Type.String(),
})

/** A local rule with what it says, and what may be done with it. */
export const RuleDetail = Type.Object({
  ...RuleRow.properties,
  /** What it says, name by name, as a person reads it. */
  facts: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })),
  returned: nullable(Type.String({ description: '退回或者终止的理由' })),
  steps: Type.Array(
    Type.Object({
      command: Type.String(),
      title: Type.String(),
      permitted: Type.Boolean(),
      gates: Type.Array(Gate),
    }),
  ),
})
export type RuleDetail = Static<typeof RuleDetail>

/** A reading on which an open case leans and which was withdrawn. */
export const WithdrawnReadings = Type.Object({
  rows: Type.Array(
    Type.Object({
      /** Of the local rule. */
      id: Type.String(),
      code: Type.String(),
      name: Type.String(),
      regionName: Type.String(),
      by: Type.String(),
      on: Type.String(),
      reason: Type.String(),
    }),
  ),
})
export type WithdrawnReadings = Static<typeof WithdrawnReadings>

/** Open cases that use the item of a reading. */
export const CasesUnderReading = Type.Object({
  rows: Type.Array(
    Type.Object({
      id: Type.String(),
      caseNumber: nullable(Type.String()),
      partyName: Type.String(),
      cause: Type.String(),
      stageName: Type.String(),
      regionName: Type.String(),
    }),
  ),
  /** There are more than are shown. */
  more: Type.Boolean(),
})
export type CasesUnderReading = Static<typeof CasesUnderReading>

const states = ['unverified', 'overdue', 'oldText'] as const

export const FreshnessQuery = Type.Object(
  {
    on: Type.Optional(Type.String({ format: 'date', title: '截至哪一天，缺省为今天' })),
    field: Type.Optional(Type.String({ maxLength: 16, title: '领域（none 为各领域通用）' })),
    state: Type.Optional(Type.String({ pattern: '^(unverified|overdue|oldText)$', maxLength: 20, title: '状态' })),
    after: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, title: '已有行数' })),
    limit: Type.Integer({ minimum: 1, maximum: 1_000, default: 50, title: '每页行数' }),
  },
  closed,
)

/** A value of the law data that is to be read, or read again. */
export const FreshnessRow = Type.Object({
  state: Type.Unsafe<(typeof states)[number]>(Type.Union(states.map(state => Type.Literal(state)))),
  stateName: Type.String(),
  partName: Type.String(),
  id: Type.String(),
  name: Type.String(),
  fieldCode: nullable(Type.String()),
  fieldName: Type.String(),
  /** File and key below `law/`; 地方规定 for what a place has added. */
  place: Type.String(),
  confidence: Type.String(),
  source: Type.String(),
  checkedOn: nullable(Type.String()),
  textOf: nullable(Type.String()),
  /** Address of the page that shows it. */
  page: Type.String(),
})
export type FreshnessRow = Static<typeof FreshnessRow>

/** What of the law data of a place waits to be read, by field. */
export const FreshnessReply = Type.Object({
  on: Type.String(),
  /** A value should be compared again after so many months. */
  months: Type.Integer(),
  total: Type.Integer(),
  counts: Type.Object({
    unverified: Type.Integer(),
    overdue: Type.Integer(),
    oldText: Type.Integer(),
    fresh: Type.Integer(),
  }),
  rows: Type.Array(FreshnessRow),
  after: nullable(Type.String()),
})
export type FreshnessReply = Static<typeof FreshnessReply>

/** An item that no one has read in the text. */
export const UnverifiedItem = Type.Object({
  code: Type.String(),
  from: Type.String(),
  name: Type.String(),
  field: Type.String(),
  basis: Type.Object({ law: Type.String(), article: Type.String() }),
  source: Type.String(),
})
export type UnverifiedItem = Static<typeof UnverifiedItem>
export const UnverifiedQuery = Type.Object(
  { fieldCode: Type.Optional(Type.String({ maxLength: 16, title: '领域' })) },
  closed,
)
export const UnverifiedReply = Type.Object({ rows: Type.Array(UnverifiedItem) })

export const RuleParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const IdReply = Type.Object({ id: Type.String() })
export const Nothing = Type.Object({}, closed)
