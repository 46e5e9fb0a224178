import { type Static, Type } from 'typebox'
import { VersionsCompared } from '#features/3-institutions/power-list'
import { ProposeOutcome } from './bodies/deciding.ts'
import { ConcludeInvestigation } from './bodies/investigation.ts'
import { type CommandName, commands } from './rules/commands.ts'
import { ComparisonView } from './rules/consistency/shown.ts'

export { ComparisonView, DistributionReply } from './rules/consistency/shown.ts'

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const Day = Type.String({ format: 'date' })

/** `request-filing` for `requestFiling`: the last part of a command's address. */
export const slugOf = (name: CommandName): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

export const commandPath = (caseId: string, name: CommandName): string => `/api/cases/${caseId}/${slugOf(name)}`

/** What a command sends: how many acts the person has seen, and what he says. */
export const CommandBody = (name: CommandName) =>
  Type.Object(
    {
      version: Type.Integer({ minimum: 0, maximum: 1_000_000, title: '页面所见的版本' }),
      data: commands[name].body,
    },
    { additionalProperties: false },
  )

export const CommandReply = Type.Object({
  caseId: Text,
  version: Type.Integer(),
  stage: Text,
  caseNumber: Nullable(Text),
  documents: Type.Array(Type.Object({ id: Text, form: Text, title: Text, number: Nullable(Text) })),
  actIds: Type.Array(Text),
})
export type CommandReply = Static<typeof CommandReply>

export const CaseParams = Type.Object({ id: Type.String({ format: 'uuid' }) })

export const CasesQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 100, title: '当事人、案由、案号、决定书文号' })),
  stage: Type.Optional(Type.String({ maxLength: 40, title: '阶段（多个以逗号分隔）' })),
  fieldCode: Type.Optional(Type.String({ maxLength: 16, title: '领域' })),
  region: Type.Optional(Type.String({ pattern: '^\\d{6}$', title: '行政区划' })),
  partyId: Type.Optional(Type.String({ format: 'uuid', title: '当事人' })),
  mine: Type.Optional(Type.Boolean({ title: '只看我办理的' })),
  after: Type.Optional(Type.String({ maxLength: 60, title: '上一页最后一行' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页行数' }),
})
export type CasesQuery = Static<typeof CasesQuery>

export const CaseRow = Type.Object({
  id: Text,
  region: Text,
  stage: Text,
  stageName: Text,
  procedure: Text,
  fieldCode: Text,
  caseNumber: Nullable(Text),
  partyName: Text,
  cause: Text,
  openedOn: Text,
  filedOn: Nullable(Text),
  nextDue: Nullable(Text),
  decisionNumber: Nullable(Text),
  decidedOn: Nullable(Text),
  /** What was imposed; empty while nothing is decided. */
  penaltyKinds: Type.Array(Text),
})
export type CaseRow = Static<typeof CaseRow>
export const CasePage = Type.Object({ rows: Type.Array(CaseRow), after: Nullable(Text) })
export type CasePage = Static<typeof CasePage>

/** Nothing of it is kept in the case or in the page. */
export const ReporterView = Type.Object({
  name: Nullable(Text),
  phone: Nullable(Text),
  address: Nullable(Text),
  wantsReply: Type.Boolean(),
})
export type ReporterView = Static<typeof ReporterView>

export const ClockView = Type.Object({
  caseId: Text,
  key: Text,
  periodId: Text,
  name: Text,
  start: Text,
  due: Text,
  unrolledDue: Text,
  amount: Type.Integer(),
  unit: Text,
  actor: Text,
  explanation: Text,
  basis: Type.Object({ law: Text, article: Text }),
  confidence: Text,
  closed: Type.Boolean(),
  blocksClosing: Type.Boolean(),
  right: Type.Boolean({ title: '当事人的权利期限；届满不是逾期' }),
  days: Type.Array(
    Type.Object({
      date: Text,
      kind: Type.Union([
        Type.Literal('work'),
        Type.Literal('weekend'),
        Type.Literal('holiday'),
        Type.Literal('adjusted'),
      ]),
      holiday: Type.Optional(Text),
      n: Type.Optional(Type.Integer()),
    }),
  ),
})
export type ClockView = Static<typeof ClockView>

export const GateView = Type.Object({
  code: Text,
  title: Text,
  open: Type.Boolean(),
  reason: Text,
  article: Type.Optional(Text),
  opensWhen: Text,
})
export type GateView = Static<typeof GateView>

/** A command in the case's present stage: may this person give it, and what stands against it. */
export const StepView = Type.Object({
  command: Text,
  title: Text,
  permitted: Type.Boolean(),
  duties: Type.Array(Text),
  gates: Type.Array(GateView),
})
export type StepView = Static<typeof StepView>

export const SlipView = Type.Object({
  id: Text,
  seq: Type.Integer(),
  type: Text,
  title: Text,
  at: Text,
  actorName: Text,
  article: Nullable(Text),
})
export type SlipView = Static<typeof SlipView>

/**
 * The whole of a case for its page. `state` is the folded state of `rules/state.ts` with identity numbers masked; `gaps`
 * what is still unproven while it is investigated.
 */
export const CaseView = Type.Object({
  id: Text,
  region: Text,
  version: Type.Integer(),
  stage: Text,
  stageName: Text,
  state: Type.Any(),
  clocks: Type.Array(ClockView),
  slips: Type.Array(SlipView),
})
export type CaseView = Static<typeof CaseView>

export const StepsView = Type.Object({
  version: Type.Integer(),
  steps: Type.Array(StepView),
  /** The step the case waits for from this person; null when it waits for somebody else. */
  next: Nullable(Text),
  /** People of the organ by duty, for pickers. `obstacle`: why a person may not act in this case today. */
  staff: Type.Array(Type.Object({ id: Text, name: Text, duties: Type.Array(Text), obstacle: Nullable(Text) })),
})
export type StepsView = Static<typeof StepsView>

export const PreviewBody = Type.Object(
  { command: Type.String({ maxLength: 60 }), data: Type.Record(Type.String({ maxLength: 60 }), Type.Any()) },
  { additionalProperties: false },
)
export const PreviewReply = Type.Object({
  documents: Type.Array(Type.Object({ form: Text, title: Text, pages: Type.Array(Text) })),
})
export type PreviewReply = Static<typeof PreviewReply>

const LawBasis = Type.Object({ law: Text, article: Text })

/** The law a case stands under: items of its field on the last day of the conduct, and what discretion looks at. */
export const CaseLawView = Type.Object({
  fieldCode: Text,
  fieldName: Text,
  on: Day,
  powers: Type.Array(
    Type.Object({
      code: Text,
      name: Text,
      violated: Type.Array(LawBasis),
      penaltyBasis: Type.Array(LawBasis),
      penaltyKinds: Type.Array(Text),
      /** In a sentence. */
      fine: Text,
      orderToCorrect: Type.Boolean(),
      /** Elements and conditions besides the act, in Chinese. */
      conditions: Type.Array(Text),
      confidence: Text,
      /** Another's to punish; we only help. */
      assistOnly: Type.Boolean(),
      /** Items that the same act may fit as well (行政处罚法第二十九条); whether it is one act is for the officer. */
      alsoFits: Type.Array(Type.Object({ code: Text, name: Text })),
      /** What has to be found out before its fine can be reasoned; nothing else is asked. */
      wanted: Type.Object({
        bases: Type.Array(Text),
        unit: Type.Optional(Text),
        options: Type.Array(Text),
        aggravatedWhen: Type.Optional(Text),
        fineCondition: Type.Optional(Text),
      }),
    }),
  ),
  circumstances: Type.Array(Type.Object({ code: Text, name: Text, direction: Text, duty: Text, basis: LawBasis })),
  profiles: Type.Array(Type.Object({ id: Text, name: Text })),
  /** Younger than so many full years is a minor 未成年人. */
  minorUnder: Type.Integer(),
  /** Whether the field's law gives sealing or seizure, and over what. */
  seizure: Type.Object({
    allowed: Type.Boolean(),
    rules: Type.Array(Type.Object({ measures: Type.Array(Text), objects: Text, basis: LawBasis })),
  }),
})
export type CaseLawView = Static<typeof CaseLawView>

export const FieldsReply = Type.Object({ rows: Type.Array(Type.Object({ code: Text, name: Text })) })
export type FieldsReply = Static<typeof FieldsReply>

/** A document as it was frozen, page by page as SVG; the PDF stays what counts. */
export const DocumentPages = Type.Object({ pages: Type.Array(Text) })
export type DocumentPages = Static<typeof DocumentPages>

/** A proposal as far as it has been filled in; reasons are not reasoned about. */
export const ReasonProposalBody = Type.Partial(Type.Omit(ProposeOutcome, ['reasons', 'outlierReason']), {
  additionalProperties: false,
})
export type ReasonProposalBody = Static<typeof ReasonProposalBody>

const Said = { text: Text, basis: Type.Optional(LawBasis), confidence: Type.Optional(Text) }

export const ProposalReasoning = Type.Object({
  /** The item with the higher fine, under which alone a fine may be imposed; null while facts are missing. */
  first: Nullable(Text),
  /** Illegal gains to be confiscated. */
  gainsFen: Type.Integer(),
  gates: Type.Array(GateView),
  /** Null where no fine is proposed, or too little like it has been decided. */
  comparison: Nullable(ComparisonView),
  /** The figures by which an amount is called out of line are a choice of the house, where true. */
  standard: Nullable(
    Type.Object({ house: Type.Boolean(), minimumCases: Type.Integer(), reasonLength: Type.Integer() }),
  ),
  /** As it would be frozen; null where no item is reasoned from. */
  reasoning: Nullable(
    Type.Object({
      /** Which version applies, by its first day. */
      law: Type.Object({ power: Text, from: Text, version: Text }),
      /** The benchmark it was reasoned under. */
      profile: Text,
      profileName: Text,
      compared: Type.Optional(VersionsCompared),
      tier: Text,
      rangeFen: Nullable(Type.Object({ minFen: Type.Integer(), maxFen: Type.Integer(), optional: Type.Boolean() })),
      bandFen: Nullable(Type.Object({ min: Type.Integer(), max: Type.Integer() })),
      suggestedFen: Nullable(Type.Integer()),
      gates: Type.Array(Type.Object({ code: Text, ...Said })),
      steps: Type.Array(Type.Object({ rule: Text, ...Said })),
    }),
  ),
})
export type ProposalReasoning = Static<typeof ProposalReasoning>

/** What a conclusion has found so far, to compare with the figures of crimes. */
export const CriminalCheckBody = Type.Partial(
  Type.Pick(ConcludeInvestigation, ['amountsFen', 'criminalMeasures', 'criminalFacts']),
  { additionalProperties: false },
)
export type CriminalCheckBody = Static<typeof CriminalCheckBody>
export const CriminalCheckReply = Type.Object({
  /** Figures reached or nearly so. */
  notes: Type.Array(
    Type.Object({
      id: Text,
      crime: Text,
      basis: Text,
      reached: Type.Boolean(),
      compared: Type.Array(Text),
      open: Type.Array(Text),
    }),
  ),
  /** How many were compared and lie below. */
  below: Type.Integer(),
})
export type CriminalCheckReply = Static<typeof CriminalCheckReply>

/** Whose the items are: of a case, or of a finding that is about to be registered. */
export const CompetenceView = Type.Object({
  /** The party itself is outside the scope, or the act was elsewhere; null where the items decide. */
  party: Nullable(Type.Object({ kind: Text, text: Text, next: Text, article: Text })),
  rows: Type.Array(
    Type.Object({
      code: Text,
      name: Text,
      kind: Text,
      text: Text,
      /** What to do now; null where it is ours. */
      next: Nullable(Text),
      departments: Type.Array(Text),
      article: Text,
      confidence: Text,
    }),
  ),
  /** The letter that all of these can go out with: 协作函 or 案件移送单; null where they are ours or go different ways. */
  letter: Nullable(
    Type.Object({
      kind: Type.Union([Type.Literal('assist'), Type.Literal('transfer')]),
      recipients: Type.Array(Text, { title: '主管部门；函件上写其全称' }),
    }),
  ),
})
export type CompetenceView = Static<typeof CompetenceView>

export const CaseCompetenceQuery = Type.Object({
  powers: Type.Optional(
    Type.String({ maxLength: 400, title: '事项（多个以逗号分隔）；不填的，列出本领域不归本机关的' }),
  ),
})
export const FindingCompetenceQuery = Type.Object({
  fieldCode: Type.String({ maxLength: 16, title: '领域' }),
  subjectId: Type.Optional(Type.String({ format: 'uuid', title: '当事人' })),
  institution: Type.Optional(Type.String({ maxLength: 40, title: '机构类型' })),
  organId: Type.Optional(Type.String({ format: 'uuid', title: '承办机构' })),
  conductUntil: Type.Optional(Type.String({ format: 'date', title: '违法行为终了日期' })),
})
export type FindingCompetenceQuery = Static<typeof FindingCompetenceQuery>

/** A penalty for the same item, to compare a proposal with. */
export const SimilarCase = Type.Object({
  id: Text,
  partyName: Text,
  decisionNumber: Nullable(Text),
  decidedOn: Day,
  fineFen: Type.Integer(),
  penaltyKinds: Type.Array(Text),
  /** Circumstances that were found, by name. */
  circumstances: Type.Array(Text),
})
export type SimilarCase = Static<typeof SimilarCase>
export const SimilarReply = Type.Object({ rows: Type.Array(SimilarCase) })
export type SimilarReply = Static<typeof SimilarReply>

/** 工作台: my running clocks and what waits for me. */
export const WorkRow = Type.Object({
  caseId: Text,
  caseNumber: Nullable(Text),
  partyName: Text,
  cause: Text,
  stage: Text,
  stageName: Text,
  /** The next command of this person in this case; null when somebody else is to act. */
  next: Nullable(Type.Object({ command: Text, title: Text })),
  /** What the case waits for when it is not this person's turn, e.g. `负责人批准立案`. */
  waitingFor: Nullable(Text),
  clock: Nullable(ClockView),
  workingDaysLeft: Nullable(Type.Integer()),
})
export type WorkRow = Static<typeof WorkRow>
export const WorkReply = Type.Object({ today: Day, rows: Type.Array(WorkRow) })
export type WorkReply = Static<typeof WorkReply>
