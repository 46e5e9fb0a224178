import type { Fen, PlainDate, RegionCode } from '#kernel'
import type { CompetentBody, Department, ExcludedBody } from './competence-types.ts'
import type {
  BenchmarkProfile,
  Checklist,
  Circumstance,
  ConcurrenceGroup,
  ConsistencyStandard,
  Field,
  HistoryKey,
  LayWord,
  SeizureRule,
  SourceBook,
  Statute,
  Thresholds,
} from './data-types.ts'

/** How sure we are of a datum: text read, from memory, or doubtful. Anything but `verified` shows as 未核实 wherever it appears. */
export type Confidence = 'verified' | 'memory' | 'uncertain'

/** A legal basis as printed: `{ law: '行政处罚法', article: '第六十条' }`. */
export interface Basis {
  law: string
  article: string
}

/** Every legal datum says when it applies, where it stands, where we read it and how sure we are. */
export interface Dated {
  from: PlainDate
  until?: PlainDate
  basis: Basis
  source: string
  confidence: Confidence
  note?: string
  /** When somebody last compared it with a text, where that is not what `sources.yaml` says of its source. */
  checkedOn?: PlainDate
  /** As of which day the compared text stood. */
  textOf?: PlainDate
}

export type PeriodUnit = 'working-day' | 'calendar-day' | 'month' | 'year' | 'hour'

/** Whose act the period bounds. A party's last day rolls over holidays; the authority's own does not. */
export type PeriodActor = 'party' | 'authority' | 'external'

export interface PeriodRule extends Dated {
  id: string
  name: string
  startEvent: string
  /** null where the law gives no number and the organ must configure one. */
  amount: number | null
  unit: PeriodUnit
  actor: PeriodActor
  /** `backward`: counted back from an event (hearing notice at least 7 working days before the hearing). */
  direction: 'forward' | 'backward'
  /** Runs again and again: 加处罚款 by the day, progress reports. */
  recurring?: boolean
  /** The period opens something instead of closing it: not before this day. */
  opens?: boolean
  extendable?: { maxAmount: number | null; unit: PeriodUnit; approver: string }
  onLapse: string
  /** A window of the party (defence, hearing, remedies): when it ends, a right has ended and nobody is late. */
  right?: boolean
}

/** The working days of one year, after the State Council's yearly notice. Other years are not guessed. */
export interface YearCalendar {
  year: number
  basis: Basis
  source: string
  confidence: Confidence
  checkedOn?: PlainDate
  textOf?: PlainDate
  holidays: { name: string; from: PlainDate; until: PlainDate }[]
  /** Saturdays and Sundays that are worked. */
  workingWeekends: PlainDate[]
}

/** All the law that is loaded: plain data, so that it can be hashed, sent and kept. */
export interface Law {
  /** First 12 hexadecimal digits of the SHA-256 over all files. */
  version: string
  periods: PeriodRule[]
  calendars: YearCalendar[]
  powers: Power[]
  statutes: Statute[]
  fields: Field[]
  circumstances: Circumstance[]
  profiles: BenchmarkProfile[]
  consistency: ConsistencyStandard[]
  thresholds: Thresholds
  seizure: SeizureRule[]
  checklists: Checklist[]
  concurrenceGroups: ConcurrenceGroup[]
  departments: Department[]
  excludedBodies: ExcludedBody[]
  /** Not law: changing them leaves the version as it is. */
  layWords: LayWord[]
  /** What was read and when; not law either. */
  sources: SourceBook
  /** Codes and names of what a place has added; none in the folder. */
  added?: readonly string[]
}

export type DayKind = 'work' | 'weekend' | 'holiday' | 'adjusted'

/** One cell of the deadline strip 期限条. `adjusted` is a weekend day worked by the State Council's notice. */
export interface DayCell {
  date: PlainDate
  kind: DayKind
  /** Name of the holiday, when there is one. */
  holiday?: string
  /** Position in the count, 1…amount; absent on days that do not count. */
  n?: number
}

export interface CountedPeriod {
  periodId: string
  name: string
  start: PlainDate
  /** The day to act by: rolled for a party, unrolled for the authority. */
  due: PlainDate
  unrolledDue: PlainDate
  amount: number
  unit: PeriodUnit
  actor: PeriodActor
  /** In Chinese: how it was counted, e.g. 自次日起算7个工作日，端午节不计入. */
  explanation: string
  basis: Basis
  confidence: Confidence
  /** Every day from start to due; omitted for periods of months and years longer than 100 days. */
  days: DayCell[]
}

export type PartyKind = 'natural' | 'legal'

export type AmountBase = 'illegalGain' | 'turnover' | 'goodsValue' | 'sales' | 'totalInvestment'

/** Circumstance codes are data (`law/benchmarks/circumstances.yaml`), e.g. `promptCorrection`. */
export type CircumstanceCode = string

export type Tier = 'none' | 'mitigated' | 'light' | 'general' | 'heavy'

export interface FineRange {
  minFen: Fen
  maxFen: Fen
  /** 可以并处 / 可以处: no fine at all is lawful, with a reason. */
  optional: boolean
}

export interface ReasoningInput {
  power: string
  actDate: PlainDate
  decisionDate: PlainDate
  partyKind: PartyKind
  /** Benchmark profile id, e.g. `three-seven` (30/70). */
  profile: string
  amountsFen: Partial<Record<AmountBase, Fen>>
  circumstances: CircumstanceCode[]
  /** Whether the aggravated stage applies, where the power has one; left out, the circumstances decide. */
  aggravated?: boolean
  /** Units for per-unit fines (件、人、月). */
  units?: number
  /**
   * The condition the statute puts before any fine (`fineWhen`, 造成文物损坏 …): established, or established not to be.
   * Left out, the circumstances decide.
   */
  fineConditionMet?: boolean
  /** Which alternative of an any-of fine applies, 1…n, where the facts do not decide it by themselves. */
  option?: number
  /** The organ means to go below the statutory minimum (减轻); lawful only on a mitigating ground and after discussion. */
  mitigate?: boolean
  history?: Partial<Record<HistoryKey, number>>
  /** Where the organ sits, for local configuration; the nation when left out. */
  region?: RegionCode
}

export interface ReasoningStep {
  /** Which rule spoke: `range`, `tier`, `band`, `mitigation`, `gate`, `concurrence`, `oldNewLaw` … */
  rule: string
  /** In Chinese, printable in a decision. */
  text: string
  basis?: Basis
  confidence?: Confidence
}

/** A condition before a result may be decided. `code` is stable: `law.collectiveDiscussion`, `law.unverified` … */
export interface ReasoningGate {
  code: string
  /** In Chinese: what must be done or recorded. */
  text: string
  basis?: Basis
}

/** One of two versions that an act may be judged by, on the facts of the case. */
export interface ComparedVersion {
  from: PlainDate
  until?: PlainDate
  penaltyBasis: Basis[]
  penaltyKinds: string[]
  /** null: no fine. */
  rangeFen: FineRange | null
}

/** Old and new law side by side, with what decided between them (行政处罚法第三十七条). */
export interface VersionComparison {
  applied: 'old' | 'new'
  old: ComparedVersion
  new: ComparedVersion
  /** In Chinese: why the one and not the other. */
  reason: string
  basis: Basis
  confidence: Confidence
}

export interface Reasoning {
  /** Only where the versions of the day of the act and of the decision differ. */
  compared?: VersionComparison
  law: { power: string; from: PlainDate; version: string }
  profile: string
  /** As it is called on screen and paper. */
  profileName: string
  rangeFen: FineRange | null
  tier: Tier
  bandFen: { min: Fen; max: Fen } | null
  suggestedFen: Fen | null
  /** Conditions that must be met before this result may be decided: collective discussion, lawful ground, confirmation of unverified data … */
  gates: ReasoningGate[]
  steps: ReasoningStep[]
}

export interface Power extends Dated {
  code: string
  fieldCode: string
  field: string
  name: string
  kind: 'penalty' | 'coercion' | 'inspection'
  violated: Basis[]
  penaltyBasis: Basis[]
  /** 警告 罚款 没收违法所得 没收非法财物 责令停业整顿 吊销许可证 … as printed. */
  penaltyKinds: string[]
  fine: FineShape | null
  orderToCorrect: boolean
  suspension?: { months: [number, number]; when: string }
  revokeWhen?: string
  permit?: string
  subjects: PartyKind[]
  competentBody: CompetentBody
  /** English one-line gloss, for readers of code and integrators. */
  gloss: string
  /** Condition before any fine: 情节严重, 拒不改正, 造成严重后果. */
  fineWhen?: string
  /** Where the fine stands, when another statute gives it. */
  fineElsewhere?: string
  /** What may be done while the condition of the first stage is not met (责令改正、警告). */
  withoutFineCondition?: string
  /** Fine on the persons responsible, beside the one on the organisation. */
  personFine?: { minFen: Fen; maxFen: Fen; who?: string }
  /** On whom or when the fine falls, where it does not fall on the party as such. */
  fineSubject?: string
  /** Bar from the trade or activity. */
  ban?: string
  /** Element of the offence that must be proven besides the act (同时损害公共利益). */
  condition?: string
  /** Condition of the whole penalty (拒不改正). */
  when?: string
  /** Goods that may be confiscated or destroyed. */
  seize?: string
  recover?: string
  /** Coercive measure the same article gives. */
  coercive?: string
  checks?: PowerChecks
}

/** How an item was compared with the statute's text. */
export interface PowerChecks {
  penaltyArticleTextRead: boolean
  /** null: nothing to compare. */
  amountsMatchText: boolean | null
  violatedArticle: 'text-read' | 'inferred' | 'not-checked'
  verifiedBy?: 'full-text' | 'secondary-quote' | 'human'
}

/** The nine shapes of a fine (range, tiered, multiple, bySubject, staged, perUnit, anyOf, percent, none = null). */
export type FineShape =
  | { type: 'range'; minFen: Fen; maxFen: Fen; optional: boolean }
  | {
      type: 'tiered'
      base: AmountBase
      thresholdFen: Fen
      thresholdInclusive: boolean
      above: { minMultiple: number; maxMultiple: number; optional: boolean }
      below: { minFen: Fen; maxFen: Fen; optional: boolean }
    }
  | { type: 'multiple'; base: AmountBase; minMultiple: number; maxMultiple: number; optional: boolean }
  | { type: 'bySubject'; legal: FineShape | null; natural: FineShape | null }
  | { type: 'staged'; base: FineShape; aggravated: FineShape; aggravatedWhen: string; baseWhen?: string }
  | { type: 'perUnit'; unit: string; minFen: Fen; maxFen: Fen; optional: boolean }
  | { type: 'anyOf'; options: FineOption[] }
  | { type: 'percent'; base: AmountBase; minPercent: number; maxPercent: number; optional: boolean }

/** One alternative of an any-of fine. `base` and `present` let the engine choose by the amount found. */
export interface FineOption {
  when: string
  base?: AmountBase
  present?: boolean
  fine: FineShape
}

export interface HearingThreshold extends Dated {
  region: RegionCode
  partyKind: PartyKind
  /** A fine of this much or more opens the right to a hearing. */
  fineFen: Fen
  /** Confiscation (gains and goods together) of this much or more does too. */
  confiscationFen: Fen
}
