import type { Fen, PlainDate, RegionCode } from '#kernel'

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
  extendable?: { maxAmount: number | null; unit: PeriodUnit; approver: string }
  onLapse: string
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
  /** 情节严重 or 拒不改正 established: opens the aggravated stage where the power has one. */
  aggravated?: boolean
  /** Units for per-unit fines (件、人、月). */
  units?: number
  history?: { penaltiesInTwoYears?: number; suspensionsInTwoYears?: number }
}

export interface ReasoningStep {
  /** Which rule spoke: `range`, `tier`, `band`, `mitigation`, `gate`, `concurrence`, `oldNewLaw` … */
  rule: string
  /** In Chinese, printable in a decision. */
  text: string
  basis?: Basis
  confidence?: Confidence
}

export interface Reasoning {
  law: { power: string; from: PlainDate; version: string }
  profile: string
  rangeFen: FineRange | null
  tier: Tier
  bandFen: { min: Fen; max: Fen } | null
  suggestedFen: Fen | null
  /** Conditions that must be met before this result may be decided: collective discussion, lawful ground, confirmation of unverified data … */
  gates: { code: string; text: string; basis?: Basis }[]
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
  competentBody: string
  level: string
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
  | { type: 'staged'; base: FineShape; aggravated: FineShape; aggravatedWhen: string }
  | { type: 'perUnit'; unit: string; minFen: Fen; maxFen: Fen; optional: boolean }
  | { type: 'anyOf'; options: { when: string; fine: FineShape }[] }
  | { type: 'percent'; base: AmountBase; minPercent: number; maxPercent: number; optional: boolean }

export interface HearingThreshold extends Dated {
  region: RegionCode
  partyKind: PartyKind
  /** A fine of this much or more opens the right to a hearing. */
  fineFen: Fen
  /** Confiscation (gains and goods together) of this much or more does too. */
  confiscationFen: Fen
}
