import type { Fen, PlainDate, RegionCode } from '#kernel'
import type { CriminalNear, CriminalThreshold } from './criminal-types.ts'
import type { Basis, Confidence, Dated, HearingThreshold, PartyKind } from './types.ts'

/** One edition of a statute. Every basis in the folder must name one of these. */
export interface Statute {
  name: string
  fullName?: string
  kind: 'law' | 'regulation' | 'rule' | 'interpretation' | 'document'
  edition: string
  inForce: PlainDate
  source: string
  confidence: Confidence
  note?: string
  checkedOn?: PlainDate
  textOf?: PlainDate
}

/** A text that was compared: as of which day it stood, and when that was done. */
export interface ReadSource {
  source: string
  textOf?: PlainDate
  checkedOn: PlainDate
}

/** `sources.yaml`: what was read when, and after how many months it should be compared again. */
export interface SourceBook {
  recheckAfterMonths: number
  sources: ReadSource[]
}

export interface Field {
  code: string
  name: string
  order: number
  /** A later field (旅游) is kept but off. */
  enabled: boolean
  note?: string
}

export type CircumstanceDirection = 'none' | 'mitigate' | 'light' | 'neutral' | 'heavy'

/** A circumstance of an act. `must`: the law leaves no choice; `may`: the organ weighs it. */
export interface Circumstance extends Dated {
  code: string
  name: string
  direction: CircumstanceDirection
  duty: 'must' | 'may'
  /** Words of the statutes it proves (情节严重, 拒不改正): a condition that contains them is met. */
  proves?: string[]
  /** Words it disproves: corrected at once, hence not 拒不改正. */
  disproves?: string[]
  /** Circumstances that cannot be true beside it; read both ways. */
  contradicts?: string[]
  /** Only a party of this kind can be in it. */
  partyKind?: PartyKind
}

export type BandedTier = 'light' | 'general' | 'heavy'

/** Share of the range in percent, or only a centre where the benchmark gives no band. */
export type Band = { from: number; to: number } | { centre: number }

export type BandShape = 'range' | 'cap' | 'multiple'

/**
 * How like cases are compared. No article gives these figures: `origin: house` says that they are a choice, until somebody
 * whose office it is has set others.
 */
export interface ConsistencyStandard extends Dated {
  origin: 'house' | 'rule'
  /** So many cases of the same tier, before anything is called out of line. */
  minimumCases: number
  lowerPercent: number
  upperPercent: number
  /** And so far from the median: of it in yuan, in points where places in the range are compared. */
  apartPercent: number
  /** The year of the comparison and those before it, together. */
  years: number
  /** Smaller groups show no amounts, and the public does not see them at all. */
  smallestGroup: number
  /** Characters that a reason has at least. */
  reasonLength: number
}

export interface BenchmarkProfile extends Dated {
  id: string
  name: string
  region: RegionCode
  bands: Record<BandShape, Record<BandedTier, Band>>
}

export interface SeizureRule extends Dated {
  fields: string[]
  /** What the law allows: 查封, 扣押. Empty where it allows neither. */
  measures: string[]
  /** What may be sealed or seized, as the article limits it. */
  objects: string
  powers: string[]
}

/** Items that one act may fit at once. A hint: whether it is one act is found case by case. */
export interface ConcurrenceGroup extends Dated {
  id: string
  act: string
  powers: string[]
}

/** What people say for what the law says otherwise: 网吧 for 互联网上网服务营业场所. Decides nothing; a help to find. */
export interface LayWord {
  lay: string[]
  /** Words of the power list or the checklists, the nearest first. */
  means: string[]
  reason: string
}

/** One line of an inspection: what must be found in order, and under which item it is punished when it is not. */
export interface ChecklistItem {
  id: string
  text: string
  /** How to look, and what to keep as evidence. */
  how?: string
  power: string
  /** The article that demands it, one that the item cites. */
  basis: Basis
  /** How sure the line is, where that differs from its list; never surer than its item. */
  confidence?: Confidence
}

/** A penalty of the field that nobody finds by looking, and why. */
export interface ChecklistOmission {
  power: string
  reason: string
}

export interface Checklist extends Dated {
  fieldCode: string
  name: string
  items: ChecklistItem[]
  notByInspection: ChecklistOmission[]
}

export interface SimpleProcedureLimit extends Dated {
  partyKind: PartyKind
  maxFineFen: Fen
}

export interface OnSpotCollectionRule extends Dated {
  id: string
  procedures: ('simple' | 'ordinary')[]
  maxFineFen?: Fen
  when?: 'hardToCollectLater' | 'remoteAndRequested'
  text: string
}

export type ReviewCondition =
  | 'publicInterest'
  | 'hearingHeld'
  | 'difficult'
  | 'byOtherLaw'
  | 'complexOrGrave'
  | 'mitigationBelowMinimum'
  | 'fineReached'

/** When legal review or collective discussion is due. `fineReached` needs `fineFen`. */
export interface ReviewRule extends Dated {
  id: string
  region: RegionCode
  when: ReviewCondition
  partyKind?: PartyKind
  fineFen?: Fen
  text: string
}

export interface AdditionalFineRule extends Dated {
  percentPerDay: number
  /** Cap in percent of the principal. */
  capPercent: number
}

export interface LimitationRule extends Dated {
  general: string
  extended: string
}

export interface RemedyRule extends Dated {
  procedure: 'simple' | 'ordinary'
  reconsiderationFirst: boolean
  reconsiderationPeriod: string
  suitPeriod: string
  suitAfterReconsiderationPeriod: string
  text: string
}

/** Numbers of earlier decisions against the same party. */
export const HISTORY = ['penaltiesInTwoYears', 'suspensionsInTwoYears', 'announcementsInTwoYears'] as const
export type HistoryKey = (typeof HISTORY)[number]

/** A counter over earlier decisions: so many of these kinds within so many years, then this. */
export interface RepeatRule extends Dated {
  id: string
  fields: string[]
  powers?: string[]
  counts: string[]
  times: number
  years: number
  /** Which number of `ReasoningInput.history` feeds it. */
  history: HistoryKey
  effect: 'suspend' | 'revoke' | 'heavy'
  /** The item under which the effect is decided, where it is an item of its own. */
  power?: string
  text: string
}

export interface OtherHearingGround extends Dated {
  kind: 'suspension' | 'closure' | 'revocation' | 'downgrade' | 'tradeBan' | 'otherHeavy' | 'byOtherLaw'
  text: string
}

export const PRINCIPLES = [
  'oldNewLaw',
  'oneFine',
  'benchmarks',
  'proportionality',
  'mitigation',
  'notice',
  'defence',
  'illegalGain',
  'validity',
  'territory',
  'level',
  'firstFiled',
  'assistance',
] as const
export type PrincipleId = (typeof PRINCIPLES)[number]

/** A general rule of penalty law that the reasoning cites. */
export interface Principle extends Dated {
  id: PrincipleId
  text: string
}

/** How many officers act together. */
export interface OfficersRule extends Dated {
  minimum: number
  text: string
}

export const CAPACITIES = ['minor', 'noPenalty', 'mitigatedPenalty'] as const
export type CapacityId = (typeof CAPACITIES)[number]

/** What follows from being younger than so many full years. */
export interface CapacityRule extends Dated {
  id: CapacityId
  underAge: number
  text: string
}

/** A matter of the file review with its points, and what takes points away. What each deduction looks for is the engine's caller's. */
export interface FileReviewMatter extends Dated {
  id: string
  text: string
  points: number
  deductions: { id: string; points: number; text: string }[]
}

export interface FileReviewGrade extends Dated {
  name: string
  atLeast: number
}

export interface Thresholds {
  principles: Principle[]
  simpleProcedure: SimpleProcedureLimit[]
  onSpotCollection: OnSpotCollectionRule[]
  hearing: HearingThreshold[]
  hearingGrounds: OtherHearingGround[]
  legalReview: ReviewRule[]
  collectiveDiscussion: ReviewRule[]
  additionalFine: AdditionalFineRule[]
  limitation: LimitationRule[]
  remedies: RemedyRule[]
  repeatOffences: RepeatRule[]
  officers: OfficersRule[]
  capacity: CapacityRule[]
  criminal: CriminalThreshold[]
  criminalNear: CriminalNear[]
  fileReview: FileReviewMatter[]
  fileReviewGrades: FileReviewGrade[]
}
