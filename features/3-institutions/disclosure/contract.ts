import { type Static, Type } from 'typebox'
import { Correct, NoteChange, Publish, SuggestRedaction, Texts, Withdraw, Withhold } from './bodies/publication.ts'
import { type PublicationStage, publicationStages } from './rules/stage.ts'

/** Who may open the page of a publication. */
export const PUBLICATION_READERS = ['publisher', 'leader', 'legalReviewer', 'supervisor'] as const
/** Whoever works on a case may see where its publication stands. */
export const PUBLICATION_WATCHERS = [...PUBLICATION_READERS, 'handler', 'archivist'] as const

const Nullable = <T extends Parameters<typeof Type.Union>[0][number]>(schema: T) => Type.Union([schema, Type.Null()])
const Text = Type.String()
const day = (title: string) => Type.String({ format: 'date', title })

/** A command on a publication: what the person saw, and what he says. `version` is that of the case for publishing and withholding. */
const Command = <T extends Parameters<typeof Type.Union>[0][number]>(data: T) =>
  Type.Object(
    { version: Type.Integer({ minimum: 0, maximum: 1_000_000, title: '页面所见的版本' }), data },
    { additionalProperties: false },
  )
export const PublishCommand = Command(Publish)
export const WithholdCommand = Command(Withhold)
export const CorrectCommand = Command(Correct)
export const NoteChangeCommand = Command(NoteChange)
export const WithdrawCommand = Command(Withdraw)
export { SuggestRedaction }

export const PublicationParams = Type.Object({ id: Type.String({ format: 'uuid', title: '公示编号' }) })

export const PublicationsQuery = Type.Object({
  stage: Type.Optional(
    Type.Unsafe<PublicationStage>({ type: 'string', enum: Object.keys(publicationStages), title: '状态' }),
  ),
  caseId: Type.Optional(Type.String({ format: 'uuid', title: '案件' })),
  open: Type.Optional(Type.Boolean({ title: '只看等待公示和等待撤回的' })),
  search: Type.Optional(Type.String({ maxLength: 100, title: '当事人、案由、决定书文号' })),
  after: Type.Optional(Type.String({ maxLength: 60, title: '上一页最后一行' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页行数' }),
})

const StripDay = Type.Object({
  date: Text,
  kind: Text,
  holiday: Type.Optional(Text),
  n: Type.Optional(Type.Integer()),
})

export const ClockView = Type.Object({
  periodId: Text,
  name: Text,
  start: Text,
  due: Text,
  amount: Type.Integer(),
  unit: Text,
  explanation: Text,
  basis: Type.Object({ law: Text, article: Text }),
  confidence: Text,
  days: Type.Array(StripDay),
})

export const PublicationRow = Type.Object({
  id: Text,
  caseId: Text,
  region: Text,
  stage: Text,
  stageName: Text,
  decisionNumber: Text,
  partyName: Text,
  cause: Text,
  fieldCode: Text,
  decidedOn: Text,
  servedOn: Nullable(Text),
  due: Nullable(Text),
  publishedOn: Nullable(Text),
  until: Nullable(Text),
  /** The running deadline with its days. */
  clock: Nullable(ClockView),
  /** Place in the list. */
  position: Text,
})
export type PublicationRow = Static<typeof PublicationRow>
export const PublicationPage = Type.Object({ rows: Type.Array(PublicationRow), after: Nullable(Text) })

const Piece = Type.Union([
  Type.Object({ kept: Text }),
  Type.Object({ hidden: Text, shown: Text, kind: Text, kindName: Text, why: Text }),
])
export type PieceView = Static<typeof Piece>

const Standing = Type.Object({
  field: Text,
  words: Text,
  kind: Text,
  kindName: Text,
  why: Text,
  confirmable: Type.Boolean(),
})
export type StandingView = Static<typeof Standing>

/** What would be hidden of the original, and what still stands in the texts that were sent. */
export const RedactionReply = Type.Object({
  original: Type.Object({ cause: Type.Array(Piece), facts: Type.Array(Piece), content: Type.Array(Piece) }),
  standing: Type.Array(Standing),
  /** Words beside which to look for secrets. */
  look: Type.Array(Text),
})
export type RedactionReply = Static<typeof RedactionReply>

export const PublicationView = Type.Object({
  ...PublicationRow.properties,
  version: Type.Integer(),
  caseVersion: Type.Integer(),
  /** Stage of the case; publishing wants a decision that has been served. */
  caseStage: Text,
  minorParty: Type.Boolean(),
  suggestion: RedactionReply,
  /** What the public reads or would read now. */
  texts: Texts,
  publicParty: Type.Object({ name: Text, class: Text, uscc: Nullable(Text), representative: Nullable(Text) }),
  /** Bounds of the period of publication in force on the day of the decision. */
  untilHints: Type.Array(Type.Object({ name: Text, due: Text, explanation: Text, confidence: Text, basis: Text })),
  corrections: Type.Array(Type.Object({ on: Text, reason: Text })),
  change: Nullable(Type.Object({ ground: Text, groundName: Text, occurredOn: Text, reference: Nullable(Text) })),
  withdrawal: Nullable(Type.Object({ ground: Text, groundName: Text, reason: Text, on: Text })),
  acts: Type.Array(Type.Object({ id: Text, title: Text, at: Text, actorName: Text })),
})
export type PublicationView = Static<typeof PublicationView>

export const PublicationReply = Type.Object({ id: Text, stage: Text, version: Type.Integer() })
export type PublicationReply = Static<typeof PublicationReply>

const region = Type.Optional(Type.String({ pattern: '^\\d{6}$', title: '行政区划' }))
const period = {
  from: Type.Optional(day('决定日期起')),
  to: Type.Optional(day('决定日期止')),
}

/** What anybody may ask of published decisions. */
export const PublicQuery = Type.Object({
  search: Type.Optional(Type.String({ maxLength: 100, title: '当事人、案由、文号、机关' })),
  field: Type.Optional(Type.String({ maxLength: 16, title: '领域' })),
  region,
  ...period,
  after: Type.Optional(Type.String({ maxLength: 60, title: '上一页最后一行' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页行数' }),
})

export const PublicRow = Type.Object({
  id: Text,
  number: Text,
  party: Text,
  cause: Text,
  field: Text,
  organ: Text,
  region: Text,
  kinds: Type.Array(Text),
  fineFen: Type.Integer(),
  confiscationFen: Type.Integer(),
  decidedOn: Text,
  publishedOn: Text,
  correctedOn: Nullable(Text),
})
export type PublicRow = Static<typeof PublicRow>
export const PublicPage = Type.Object({ rows: Type.Array(PublicRow), after: Nullable(Text) })
export type PublicPage = Static<typeof PublicPage>

const BasisView = Type.Object({ law: Text, article: Text })
export const RecordView = Type.Object({
  number: Text,
  decidedOn: Text,
  publishedOn: Text,
  until: Nullable(Text),
  organ: Type.Object({ name: Text, region: Text, regionName: Text }),
  field: Type.Object({ code: Text, name: Text }),
  party: Type.Object({ name: Text, class: Text, uscc: Nullable(Text), representative: Nullable(Text) }),
  procedure: Text,
  cause: Text,
  facts: Text,
  content: Text,
  kinds: Type.Array(Text),
  fineFen: Type.Integer(),
  confiscationFen: Type.Integer(),
  licence: Nullable(Text),
  power: Nullable(Type.Object({ code: Text, name: Text })),
  violated: Type.Array(BasisView),
  penaltyBasis: Type.Array(BasisView),
  discretion: Type.Array(Type.Object({ text: Text, basis: Nullable(Text) })),
  remedies: Type.Object({
    text: Text,
    servedOn: Text,
    reconsiderationUntil: Text,
    reconsiderationPeriod: Text,
    suitUntil: Nullable(Text),
    suitPeriod: Nullable(Text),
  }),
  paperCode: Nullable(Text),
})

/** A published decision, or what is left of one that is no longer published. */
export const PublicDecision = Type.Object({
  id: Text,
  state: Type.Union([Type.Literal('published'), Type.Literal('expired'), Type.Literal('withdrawn')]),
  number: Text,
  organ: Text,
  decidedOn: Text,
  publishedOn: Text,
  fictional: Type.Boolean(),
  record: Nullable(RecordView),
  corrections: Type.Array(Type.Object({ on: Text, reason: Text })),
  withdrawal: Nullable(Type.Object({ ground: Text, groundName: Text, reason: Text, on: Text })),
  /** The acts in the ledger: the decision, and the publication as it stands. */
  acts: Type.Object({ decided: Text, published: Text }),
})
export type PublicDecision = Static<typeof PublicDecision>

/** A publication as the ledger holds it, with its content: everything that is needed to check this page without us. */
export const PublicProof = Type.Object({
  actId: Text,
  index: Type.Integer({ title: '在账本中的位置，从 0 起' }),
  entry: Text,
  proofs: Type.Object({ sha256: Text, sm3: Text }),
  checkpoint: Type.Object({ size: Type.Integer(), at: Text, sha256: Text, sm3: Text }),
  opening: Type.Object({ salt: Text, payload: Text }),
})
export type PublicProof = Static<typeof PublicProof>

export const ExportQuery = Type.Object({
  ...period,
  region,
  encoding: Type.Union([Type.Literal('utf-8'), Type.Literal('gb18030')], { default: 'utf-8', title: '字符编码' }),
  bom: Type.Boolean({ default: true, title: 'UTF-8 文件带 BOM（供电子表格软件识别）' }),
  header: Type.Union([Type.Literal('codes'), Type.Literal('names')], {
    default: 'codes',
    title: '首行为字段代码或者中文名称',
  }),
})
export const JsonQuery = Type.Object({ ...period, region })

export const ChangesQuery = Type.Object({
  after: Type.Optional(Type.String({ maxLength: 60, title: '上一页最后一行' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 50, title: '每页行数' }),
})
export const ChangesPage = Type.Object({
  rows: Type.Array(Type.Object({ id: Text, number: Text, organ: Text, on: Text, what: Text, reason: Text })),
  after: Nullable(Text),
})
export type ChangesPage = Static<typeof ChangesPage>

export const CodeParams = Type.Object({
  paperCode: Type.String({ minLength: 1, maxLength: 60, title: '文书上的核验码' }),
})

export const CheckedDocument = Type.Object({
  verdict: Type.Union([Type.Literal('genuine'), Type.Literal('unknown')]),
  /** As printed; null where no code of ours can be meant. */
  code: Nullable(Text),
  document: Nullable(
    Type.Object({
      form: Text,
      title: Text,
      number: Nullable(Text),
      date: Text,
      organ: Text,
      pages: Type.Integer(),
      sha256: Text,
      fictional: Type.Boolean(),
    }),
  ),
  ledger: Nullable(
    Type.Object({ actId: Text, index: Nullable(Type.Integer()), size: Nullable(Type.Integer()), at: Nullable(Text) }),
  ),
  /** What came after it, the oldest first. */
  after: Type.Array(Type.Object({ on: Text, text: Text, decisionId: Nullable(Text) })),
})
export type CheckedDocument = Static<typeof CheckedDocument>

export const PublicAbout = Type.Object({
  published: Type.Integer({ title: '公示中的决定数' }),
  regions: Type.Array(Type.Object({ code: Text, name: Text })),
  fields: Type.Array(Type.Object({ code: Text, name: Text })),
  /** Places and people of this installation are invented. */
  fictional: Type.Boolean(),
  today: Text,
  creditFields: Type.Array(Type.Object({ code: Text, name: Text })),
})
export type PublicAbout = Static<typeof PublicAbout>

export const PowerCodeParams = Type.Object({ code: Type.String({ minLength: 1, maxLength: 32, title: '事项编码' }) })

const figures = { cases: Type.Integer(), p25: Type.Integer(), median: Type.Integer(), p75: Type.Integer() }

/** Fines published under an item, in fen. Small groups, and those from which they could be reckoned, are not in it. */
export const PublicFines = Type.Object({
  smallestGroup: Type.Integer(),
  all: Nullable(Type.Object({ ...figures, p10: Type.Optional(Type.Integer()), p90: Type.Optional(Type.Integer()) })),
  years: Type.Array(Type.Object({ year: Type.Integer(), ...figures })),
  organs: Type.Array(Type.Object({ region: Text, organName: Text, ...figures })),
  yearsHidden: Type.Boolean(),
  organsHidden: Type.Boolean(),
})
export type PublicFines = Static<typeof PublicFines>
