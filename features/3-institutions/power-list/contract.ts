import { type Static, Type } from 'typebox'
import { type AmountBase, BASE_NAMES, COMPETENCE_KINDS, COMPETENCE_LEVELS, type HistoryKey } from '#law-engine'

export { ChecklistLine, ChecklistView } from './rules/checklist-shown.ts'

const Day = (title: string) => Type.String({ format: 'date', title })
const Basis = Type.Object({ law: Type.String(), article: Type.String() })
const Confidence = Type.Union([Type.Literal('verified'), Type.Literal('memory'), Type.Literal('uncertain')])
const OrNull = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()])

const OneOf = <T extends string>(names: readonly T[]) =>
  Type.Unsafe<T>(Type.Union(names.map(name => Type.Literal(name))))
const Department = Type.Object({ id: Type.String(), name: Type.String() })
const Region = (title: string) => Type.String({ pattern: '^\\d{6}$', title })

/** Where a datum stands and how sure we are; whatever is not `verified` is shown as 未核实. */
const sourced = {
  basis: Basis,
  from: Type.String(),
  until: OrNull(Type.String()),
  source: Type.String(),
  confidence: Confidence,
  note: OrNull(Type.String()),
}

export const CalendarParams = Type.Object({ year: Type.Integer({ minimum: 1900, maximum: 2200, title: '年份' }) })

export const CalendarReply = Type.Object({
  year: Type.Integer(),
  basis: Basis,
  source: Type.String(),
  confidence: Confidence,
  holidays: Type.Array(Type.Object({ name: Type.String(), from: Type.String(), until: Type.String() })),
  workingWeekends: Type.Array(Type.String()),
})

export const OnQuery = Type.Object({ on: Type.Optional(Day('适用日期，缺省为今天')) }, { additionalProperties: false })

export const PeriodRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  startEvent: Type.String(),
  amount: Type.Union([Type.Integer(), Type.Null()]),
  unit: Type.String(),
  actor: Type.String(),
  onLapse: Type.String(),
  ...sourced,
})
export type PeriodRow = Static<typeof PeriodRow>

export const CountParams = Type.Object({ id: Type.String({ maxLength: 32, title: '期限编号' }) })
export const CountQuery = Type.Object(
  {
    start: Day('起算日（当日不计）'),
    amount: Type.Optional(Type.Integer({ minimum: 1, maximum: 3_650, title: '本机构配置的长度' })),
  },
  { additionalProperties: false },
)

/** A counted period with each of its days: what the deadline strip draws. */
export const CountedReply = Type.Object({
  periodId: Type.String(),
  name: Type.String(),
  start: Type.String(),
  due: Type.String(),
  unrolledDue: Type.String(),
  amount: Type.Integer(),
  unit: Type.String(),
  actor: Type.String(),
  explanation: Type.String(),
  basis: Basis,
  confidence: Confidence,
  days: Type.Array(
    Type.Object({
      date: Type.String(),
      kind: Type.Union([
        Type.Literal('work'),
        Type.Literal('weekend'),
        Type.Literal('holiday'),
        Type.Literal('adjusted'),
      ]),
      holiday: Type.Optional(Type.String()),
      n: Type.Optional(Type.Integer()),
    }),
  ),
})

export const FieldRow = Type.Object({
  code: Type.String(),
  name: Type.String(),
  enabled: Type.Boolean(),
  powers: Type.Integer(),
})
export type FieldRow = Static<typeof FieldRow>

export const PowersQuery = Type.Object(
  {
    fieldCode: Type.Optional(Type.String({ maxLength: 16, title: '领域' })),
    on: Type.Optional(Day('适用日期，缺省为今天')),
    search: Type.Optional(Type.String({ maxLength: 100, title: '名称、拼音首字母、编码、法规条款' })),
    after: Type.Optional(Type.String({ maxLength: 32, title: '上一页最后一项的编码' })),
    limit: Type.Integer({ minimum: 1, maximum: 400, default: 50, title: '每页项数' }),
  },
  { additionalProperties: false },
)

const powerRow = {
  code: Type.String(),
  fieldCode: Type.String(),
  field: Type.String(),
  name: Type.String(),
  kind: Type.Union([Type.Literal('penalty'), Type.Literal('coercion'), Type.Literal('inspection')]),
  penaltyKinds: Type.Array(Type.String()),
  /** The fine in sentences; empty where there is none. */
  fine: Type.Array(Type.String()),
  ...sourced,
}
export const PowerRow = Type.Object(powerRow)
export type PowerRow = Static<typeof PowerRow>

export const PowerPage = Type.Object({
  rows: Type.Array(PowerRow),
  after: OrNull(Type.String()),
  total: Type.Integer(),
})

export const PowerParams = Type.Object({ code: Type.String({ maxLength: 32, title: '事项编码' }) })

/** Whose item it is, as data. */
const Competence = Type.Object({
  kind: OneOf(COMPETENCE_KINDS),
  level: OneOf(COMPETENCE_LEVELS),
  departments: Type.Array(Department),
  /** Penalty kinds that stay with us in another department's item. */
  ours: Type.Array(Type.String()),
  confidence: Confidence,
  note: OrNull(Type.String()),
})

export const PowerVersion = Type.Object({
  ...powerRow,
  violated: Type.Array(Basis),
  penaltyBasis: Type.Array(Basis),
  orderToCorrect: Type.Boolean(),
  competentBody: Type.String(),
  level: Type.String(),
  competence: Competence,
  subjects: Type.Array(Type.Union([Type.Literal('natural'), Type.Literal('legal')])),
  /** What else the item says, as name and sentence: 停业整顿, 吊销, 限制从业 … */
  conditions: Type.Array(Type.Object({ name: Type.String(), text: Type.String() })),
  /** The fine as data, for programs. */
  fineShape: Type.Unknown(),
  /** Whether the penalty article was read in the text; null where nobody said. */
  textRead: Type.Union([Type.Boolean(), Type.Null()]),
  wanted: Type.Object({
    bases: Type.Array(Type.String()),
    unit: Type.Optional(Type.String()),
    options: Type.Array(Type.String()),
    aggravatedWhen: Type.Optional(Type.String()),
    fineCondition: Type.Optional(Type.String()),
  }),
})
export type PowerVersion = Static<typeof PowerVersion>

export const PowerDetail = Type.Object({
  code: Type.String(),
  lawVersion: Type.String(),
  /** The latest first. */
  versions: Type.Array(PowerVersion),
})
export type PowerDetail = Static<typeof PowerDetail>

const Direction = OneOf(['heavier', 'lighter', 'mixed', 'changed'])

/** What each version of an item changed against the one before. */
export const PowerChanges = Type.Object({
  code: Type.String(),
  name: Type.String(),
  /** The latest first. */
  versions: Type.Array(Type.Object(sourced)),
  /** The latest first; empty for an item with one version. */
  changes: Type.Array(
    Type.Object({
      /** First day of the version before. */
      before: Type.String(),
      from: Type.String(),
      direction: OneOf(['heavier', 'lighter', 'mixed', 'changed', 'same']),
      fields: Type.Array(
        Type.Object({
          name: Type.String(),
          old: Type.Array(Type.String()),
          new: Type.Array(Type.String()),
          direction: Direction,
          points: Type.Array(Type.String()),
        }),
      ),
      unchanged: Type.Array(Type.String()),
    }),
  ),
  /** How an act between two versions is judged (从旧兼从轻). */
  rule: Type.Union([Type.Object({ text: Type.String(), basis: Basis, confidence: Confidence }), Type.Null()]),
})
export type PowerChanges = Static<typeof PowerChanges>

export const FittingQuery = Type.Object(
  {
    q: Type.String({ minLength: 1, maxLength: 200, title: '发生了什么事' }),
    on: Type.Optional(Day('适用日期，缺省为今天')),
  },
  { additionalProperties: false },
)

/** An item that may fit an act, with the words that led there. */
export const FittingRow = Type.Object({
  ...powerRow,
  competentBody: Type.String(),
  competence: Competence,
  met: Type.Array(
    Type.Object({
      said: Type.String(),
      met: Type.String(),
      /** Why the word of the law stands for what was said; null where it is the same word. */
      reason: OrNull(Type.String()),
    }),
  ),
})
export type FittingRow = Static<typeof FittingRow>

export const ChecklistQuery = Type.Object(
  {
    fieldCode: Type.String({ maxLength: 16, title: '领域' }),
    on: Type.Optional(Day('适用日期，缺省为今天')),
  },
  { additionalProperties: false },
)

const PlainLine = Type.Object({
  text: Type.String(),
  bases: Type.Array(Basis),
  confidence: Confidence,
})
export type PlainLine = Static<typeof PlainLine>

/** An item told to the party. */
export const PlainReply = Type.Object({
  code: Type.String(),
  forbidden: PlainLine,
  mayFollow: Type.Array(PlainLine),
  rights: Type.Array(Type.Object({ name: Type.String(), lines: Type.Array(PlainLine) })),
  /** What binds the authority when it weighs. */
  discretion: Type.Array(PlainLine),
})
export type PlainReply = Static<typeof PlainReply>

export const CompetenceQuery = Type.Object(
  {
    organ: Region('执法机构的行政区划'),
    place: Type.Optional(Region('违法行为发生地，缺省为执法机构所在地')),
    on: Type.Optional(Day('作出决定的日期，缺省为今天')),
    institution: Type.Optional(Type.String({ maxLength: 40, title: '当事人是执法范围以外的机构（编号）' })),
  },
  { additionalProperties: false },
)

/** Whose case it is: kind and sentence, and beside them what that kind carries. */
export const CompetenceReply = Type.Object({
  kind: Type.String(),
  text: Type.String(),
  next: OrNull(Type.String()),
  departments: Type.Array(Department),
  /** The only kinds that are ours, where only some are. */
  penaltyKinds: Type.Array(Type.String()),
  /** The division whose case it is, where it is another's. */
  region: OrNull(Type.String()),
  bases: Type.Array(Basis),
  confidence: Confidence,
})
export type CompetenceReply = Static<typeof CompetenceReply>

export const ProfileRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  region: Type.String(),
  bands: Type.Unknown(),
  ...sourced,
})
export type ProfileRow = Static<typeof ProfileRow>

export const CircumstanceRow = Type.Object({
  code: Type.String(),
  name: Type.String(),
  direction: Type.String(),
  duty: Type.String(),
  partyKind: OrNull(Type.String()),
  ...sourced,
})
export type CircumstanceRow = Static<typeof CircumstanceRow>

const Amount = (base: AmountBase) =>
  Type.Optional(Type.Integer({ minimum: 0, title: BASE_NAMES[base], 'x-money': true }))

const Times = (title: string) => Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000, title }))

/** The facts of a reasoning; the region is the organ's own. */
export const ReasonBody = Type.Object(
  {
    power: Type.String({ maxLength: 32, title: '事项编码' }),
    actDate: Day('违法行为日期'),
    decisionDate: Day('决定日期'),
    partyKind: Type.Union([Type.Literal('legal'), Type.Literal('natural')], {
      title: '当事人',
      'x-labels': { legal: '单位', natural: '个人' },
    }),
    profile: Type.String({ maxLength: 64, title: '裁量权基准' }),
    amountsFen: Type.Object(
      {
        illegalGain: Amount('illegalGain'),
        turnover: Amount('turnover'),
        goodsValue: Amount('goodsValue'),
        sales: Amount('sales'),
        totalInvestment: Amount('totalInvestment'),
      },
      { additionalProperties: false, title: '金额' },
    ),
    units: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000, title: '件数（人数、月数）' })),
    option: Type.Optional(Type.Integer({ minimum: 1, maximum: 20, title: '适用的计罚方式' })),
    fineConditionMet: Type.Optional(Type.Boolean({ title: '罚款的前提成立' })),
    aggravated: Type.Optional(Type.Boolean({ title: '加重情形成立' })),
    circumstances: Type.Array(Type.String({ maxLength: 64 }), { maxItems: 40, title: '裁量情节', default: [] }),
    mitigate: Type.Optional(Type.Boolean({ title: '拟在法定幅度以下减轻处罚' })),
    history: Type.Optional(
      Type.Object(
        {
          penaltiesInTwoYears: Times('两年内受过警告、罚款的次数'),
          suspensionsInTwoYears: Times('两年内被责令停业整顿的次数'),
          announcementsInTwoYears: Times('两年内被公告的次数'),
        } satisfies Record<HistoryKey, unknown>,
        { additionalProperties: false, title: '以前的处罚' },
      ),
    ),
  },
  { additionalProperties: false },
)

const Fen = Type.Integer()
const FineSpan = Type.Object({ minFen: Fen, maxFen: Fen, optional: Type.Boolean() })
const ComparedVersion = Type.Object({
  from: Type.String(),
  until: Type.Optional(Type.String()),
  penaltyBasis: Type.Array(Basis),
  penaltyKinds: Type.Array(Type.String()),
  rangeFen: Type.Union([FineSpan, Type.Null()]),
})

/** Old and new law on the facts of a case, and why the one applies. */
export const VersionsCompared = Type.Object({
  applied: OneOf(['old', 'new']),
  old: ComparedVersion,
  new: ComparedVersion,
  reason: Type.String(),
  basis: Basis,
  confidence: Confidence,
})

export const ReasonReply = Type.Object({
  compared: Type.Optional(VersionsCompared),
  law: Type.Object({ power: Type.String(), from: Type.String(), version: Type.String() }),
  profile: Type.String(),
  profileName: Type.Optional(Type.String()),
  rangeFen: Type.Union([FineSpan, Type.Null()]),
  tier: Type.Union([
    Type.Literal('none'),
    Type.Literal('mitigated'),
    Type.Literal('light'),
    Type.Literal('general'),
    Type.Literal('heavy'),
  ]),
  bandFen: Type.Union([Type.Object({ min: Fen, max: Fen }), Type.Null()]),
  suggestedFen: Type.Union([Fen, Type.Null()]),
  gates: Type.Array(Type.Object({ code: Type.String(), text: Type.String(), basis: Type.Optional(Basis) })),
  steps: Type.Array(
    Type.Object({
      rule: Type.String(),
      text: Type.String(),
      basis: Type.Optional(Basis),
      confidence: Type.Optional(Confidence),
    }),
  ),
})
export type PublicReason = Static<typeof ReasonReply>
