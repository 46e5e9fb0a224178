import type { Fen, PlainDate, RegionCode } from '#kernel'
import type { Basis, Confidence, Department, PeriodActor, PeriodUnit, Reasoning } from '#law-engine'
import type * as Deciding from './bodies/deciding.ts'
import type * as Handing from './bodies/handover.ts'
import type * as Investigation from './bodies/investigation.ts'
import type * as Opening from './bodies/opening.ts'
import type * as Performance from './bodies/performance.ts'
import type * as Reporting from './bodies/reporter.ts'

export type { SourceKind } from './bodies/opening.ts'

export interface Party {
  subjectId: string
  /** Decides thresholds: a sole trader 个体工商户 counts as natural person where a rule says 公民. */
  kind: 'legal' | 'natural'
  subjectKind: 'organisation' | 'soleTrader' | 'person'
  name: string
  address: string
  uscc?: string
  /** Masked in every view; whole only on documents. */
  citizenId?: string
  representative?: string
  phone?: string
}

/** An officer as the case knows him: the certificate is the one he acted under. */
export interface Handler {
  id: string
  name: string
  certificateNumber: string
}

export interface Finding {
  region: RegionCode
  organId: string
  organName: string
  fieldCode: string
  source: { kind: Opening.SourceKind; receivedOn: PlainDate; reference?: string }
  party: Party
  place: string
  /** First and last day of the conduct; the limitation runs from the last where it continued. */
  conductFrom: PlainDate
  conductUntil: PlainDate
  summary: string
  harmToLifeOrFinance: boolean
  /** What the party is said to be, where that takes it out of the scope of enforcement. */
  institution?: Opening.Institution
  /** A reporter is known to the desk that received the tip; nobody else sees more than this. */
  reporterKept: boolean
  /** The organ whose desk owes the reporter an answer; absent where none was asked for. */
  replyOrganId?: string
  /** Why another case over the same days is about another act. */
  notDuplicateBecause?: string
}

/** A running deadline of a case. The days of its strip are counted again from the law when it is shown. */
export interface Clock {
  /** Unique in the case: the period's id, with the thing it runs for where there may be several. */
  key: string
  periodId: string
  name: string
  start: PlainDate
  due: PlainDate
  unrolledDue: PlainDate
  amount: number
  unit: PeriodUnit
  actor: PeriodActor
  explanation: string
  basis: Basis
  confidence: Confidence
  /** False for the party's remedies: they run on after the case is closed. */
  blocksClosing: boolean
}

/** A figure from which on it may be a crime, reached or nearly so, in words; kept with the conclusion. */
export interface CriminalNote {
  /** P-THR-01 … */
  id: string
  crime: string
  basis: string
  reached: boolean
  compared: string[]
  /** What has still to be found out. */
  open: string[]
}

/** A document as frozen: enough to find its bytes and to prove them. */
export interface DocumentRef {
  id: string
  form: string
  title: string
  number?: string
  /** The form's version it was typeset with. */
  version: PlainDate
  date: PlainDate
  sha256: string
  pages: number
  volume: 'main' | 'side'
  order: number
  servedOnParty: boolean
  /** Printed on it, so that a reader can look it up. */
  paperCode: string
}

/** `assist`: another's case that we help with · `transfer`: another's case · `crime`: a suspected crime of ours. */
export type HandoverKind = 'assist' | 'transfer' | 'crime'

/** What every act may bring with it besides its facts. */
export interface Effects {
  opens?: Clock[]
  /** Keys of clocks that stop. */
  closes?: string[]
  documents?: DocumentRef[]
}

/** Bodies name officers by id; acts keep the people with their certificates. */
type WithTeam<B> = Omit<B, 'officers'> & { team: Handler[] }
export interface ServiceDone extends Omit<Deciding.ServePriorNotice['service'], 'officers'> {
  team: Handler[]
}

/** Like cases and the place of an amount among them, as it stood when it was proposed. Figures of cases, never sums. */
export interface Comparison {
  /** Fen, or thousandths of the legal range where the ranges of the cases differ. */
  measure: 'amount' | 'place'
  /** Where the cases were decided: the province, or everywhere because the province has too few. */
  area: 'province' | 'nation'
  /** Whether only cases of the same tier, and against the same kind of party, are compared. */
  sameTier: boolean
  sameParty: boolean
  /** First and last year of the decisions. */
  years: { from: number; to: number }
  /** What is compared, in Chinese. */
  scope: string
  cases: number
  /** Of the same item in the same area, without any fine: they are no part of the figures. */
  withoutFine: number
  p10: number
  p25: number
  median: number
  p75: number
  p90: number
  /** Beyond these an amount may be out of line. */
  lower: number
  upper: number
  value: number
  /** Percent of the cases that lie lower, and higher. */
  below: number
  above: number
  /** Whether there were enough cases of the same tier to say anything. */
  judged: boolean
  outlier: 'high' | 'low' | null
  /** The place of the amount in a sentence. */
  sentence: string
}

/** The proposed or decided treatment, with the reasoning frozen as it was shown. */
export interface Treatment {
  outcome: Deciding.Outcome
  power?: string
  warning: boolean
  /** 0: no fine. */
  fineFen: Fen
  confiscationFen: Fen
  otherPenalties: Deciding.OtherPenalty[]
  reasons: string
  mitigate: boolean
  complex: boolean
  profile: string
  reasoning: Reasoning | null
  /** Absent where no fine is proposed or nothing like it has been decided. */
  comparison?: Comparison
  /** Why an amount that is out of line is right all the same. */
  outlierReason?: string
}

interface ActData {
  findingRegistered: Finding
  handlersAssigned: { handlers: Handler[]; reason?: string }
  recusalDecided: Opening.DecideRecusal & { officerName: string; decidedBy: string }
  filingRequested: Opening.RequestFiling & { requestedBy: string }
  filingApproved: { filedOn: PlainDate; approvedBy: string; opinion?: string }
  filingRejected: { reason: string; rejectedBy: string }
  /** `ground`: why it is not ours, in the words of the day; `bases`: the articles of that. */
  handoverProposed: Handing.ProposeHandover & {
    kind: HandoverKind
    departments: Department[]
    ground: string
    bases: Basis[]
    proposedBy: string
  }
  handoverApproved: { approvedOn: PlainDate; approvedBy: string; opinion?: string }
  handoverReturned: Handing.ReturnHandover & { returnedBy: string }
  handoverDispatched: Handing.DispatchHandover
  handoverAnswered: Handing.RecordHandoverAnswer
  reporterAnswered: Reporting.AnswerReporter & { answeredBy: string }
  handlingExtended: Opening.ExtendHandling & { extendedBy: string }

  inspectionRecorded: WithTeam<Investigation.RecordInspection>
  evidenceAdded: { evidenceId: string } & Omit<Investigation.AddEvidence, 'collectors'> & { team: Handler[] }
  evidencePreserved: { preservationId: string; approverName: string } & WithTeam<Investigation.PreserveEvidence>
  preservationConfirmed: { preservationId: string; confirmedBy: string }
  /** `late`: after the day by which the outcome was due; recorded as it was. */
  preservedDisposed: WithTeam<Investigation.DisposePreserved> & { late: boolean }
  /** The ids stand beside the captures, in their order. */
  remoteInspectionRecorded: { evidenceIds: string[] } & WithTeam<Investigation.RecordRemoteInspection>
  extractionRecorded: { evidenceId: string } & WithTeam<Investigation.RecordExtraction>
  correctionOrdered: { correctionId: string } & WithTeam<Investigation.OrderCorrection>
  correctionConfirmed: WithTeam<Investigation.ConfirmCorrection>
  inquiryRecorded: { inquiryId: string; minor: boolean } & WithTeam<Investigation.RecordInquiry>
  investigationConcluded: Investigation.ConcludeInvestigation & { concludedBy: string; criminal?: CriminalNote[] }

  outcomeProposed: Treatment & { proposedBy: string }
  proposalApproved: { approvedBy: string; approvedOn: PlainDate; opinion?: string; noticeDue: boolean }
  proposalReturned: Deciding.ReturnProposal & { returnedBy: string }
  priorNoticeServed: { service: ServiceDone; hearingOffered: boolean }
  /** Late: after the window; it is heard all the same while nothing is decided. */
  defenceReceived: { defenceId: string; late: boolean } & Deciding.ReceiveDefence
  defenceWaived: Deciding.WaiveDefence
  defenceAssessed: Omit<Deciding.AssessDefence, 'outlierReason'> & {
    assessedBy: string
    assessedOn: PlainDate
    treatment: Treatment
  }
  hearingRequested: Deciding.RequestHearing
  hearingScheduled: Omit<Deciding.ScheduleHearing, 'service'> & {
    service: ServiceDone
    chairName: string
    recorderName: string
  }
  hearingHeld: Deciding.HoldHearing
  hearingEnded: Deciding.EndHearing
  legallyReviewed: Deciding.ReviewLegally & {
    reviewerId: string
    reviewerName: string
    fileState: string
    reviewedOn: PlainDate
  }
  collectivelyDiscussed: Deciding.DiscussCollectively & { chairName: string }
  decided: {
    treatment: Treatment
    decidedOn: PlainDate
    decidedBy: string
    opinion?: string
    payment?: PaymentOrder
    /** The organ a suspected crime is handed to. */
    transferTo?: string
  }
  decisionServed: { service: ServiceDone; servedOn: PlainDate }

  decidedOnTheSpot: {
    treatment: Treatment
    facts: string
    evidence: string[]
    defence: string
    at: string
    place: string
    decidedOn: PlainDate
    team: Handler[]
    signature: Deciding.DecideOnTheSpot['signature']
    payment?: PaymentOrder
  }
  collectedOnTheSpot: WithTeam<Deciding.CollectOnTheSpot>
  cashHandedIn: Deciding.HandInCash
  filedWithOrgan: Deciding.FileWithOrgan

  paymentRecorded: Performance.RecordPayment
  decisionPublished: Performance.PublishDecision & { publishedOn: PlainDate; publishedBy: string }
  publicationWithheld: Performance.WithholdPublication
  closingRequested: Performance.RequestClosing & { requestedBy: string }
  closingApproved: { closedOn: PlainDate; approvedBy: string; opinion?: string }
  closingReturned: Performance.ReturnClosing
  caseArchived: Performance.ArchiveCase & { archivedBy: string }
}

/** What the party has to pay and where: the code comes from the finance system, never from us. */
export interface PaymentOrder {
  code: string
  totalFen: Fen
  bank: string
  account: string
}

export type CaseActType = keyof ActData
export type CaseActOf<T extends CaseActType> = { type: T; data: ActData[T] & Effects }
export type CaseAct = { [T in CaseActType]: CaseActOf<T> }[CaseActType]
