import type { PlainDate } from '#kernel'
import type {
  CaseAct,
  CaseActOf,
  Clock,
  DocumentRef,
  Finding,
  Handler,
  HandoverKind,
  PaymentOrder,
  Treatment,
} from '../acts.ts'
import type { EvidenceKind } from '../bodies/investigation.ts'
import { afterDeciding } from './evolve/deciding.ts'
import { afterHandover } from './evolve/handover.ts'
import { afterInvestigating } from './evolve/investigating.ts'
import { afterOpening } from './evolve/opening.ts'
import { afterPerforming } from './evolve/performing.ts'
import { afterPaperAdded } from './evolve/review.ts'
import type { Stage } from './stage.ts'

type DataOf<T extends CaseAct['type']> = CaseActOf<T>['data']

export interface EvidenceItem {
  evidenceId: string
  kind: EvidenceKind
  title: string
  proves: string
  source: string
  collectedAt: string
  place: string
  collectors: string[]
  file?: string
  pages?: number
}

export interface Preservation extends DataOf<'evidencePreserved'> {
  /** Number of the notice 证据先行登记保存通知书. */
  noticeNumber?: string
  confirmed: boolean
  disposed?: DataOf<'preservedDisposed'>['outcome']
}

export interface Correction {
  correctionId: string
  content: string
  orderedAt: string
  deadline?: PlainDate
  corrected: boolean
  /** Last day somebody looked, whatever he found. */
  recheckedOn?: PlainDate
}

/** An inquiry as the overlap rule and the list of evidence need it. */
export interface Interview {
  inquiryId: string
  person: string
  role: DataOf<'inquiryRecorded'>['role']
  from: string
  until: string
  place: string
  team: Handler[]
  proves: string
  minor: boolean
  guardian?: string
}

/** What has been handed to another authority, or is to be. */
export interface Handover {
  kind: HandoverKind
  recipientOrgan: string
  /** As proposed; a suspected crime is proposed and decided on the main road. */
  proposal?: DataOf<'handoverProposed'>
  approvedOn?: PlainDate
  /** Of the letter. */
  number?: string
  dispatched?: DataOf<'handoverDispatched'>
  answers: DataOf<'handoverAnswered'>[]
}

/** What the acts of a case amount to. Everything in it can be derived again from the acts. */
export interface CaseState {
  stage: Stage
  version: number
  procedure: 'open' | 'simple' | 'ordinary'
  finding?: Finding
  handlers: Handler[]
  /** Everybody who has handled the case or acted in it as an officer: none of them reviews it. */
  everHandled: string[]
  recused: string[]
  cause?: string
  filingFacts?: string
  powerCodes: string[]
  filingRequestedBy?: string
  filedOn?: PlainDate
  /** Number of the filing approval 立案; the case is known by it. */
  caseNumber?: string
  handlingUntil?: PlainDate
  inspections: DataOf<'inspectionRecorded'>[]
  /** Absent in files from before there were any. */
  remoteInspections?: DataOf<'remoteInspectionRecorded'>[]
  handover?: Handover
  /** Absent in files from before there were any. */
  reporterAnswers?: DataOf<'reporterAnswered'>[]
  evidence: EvidenceItem[]
  preservations: Preservation[]
  corrections: Correction[]
  inquiries: Interview[]
  conclusion?: DataOf<'investigationConcluded'>
  proposal?: Treatment
  proposedBy?: string
  proposalApprovedOn?: PlainDate
  noticeDue?: boolean
  notice?: {
    servedOn: PlainDate
    service: DataOf<'priorNoticeServed'>['service']
    hearingOffered: boolean
    number?: string
    /** Last day to be heard, and to ask for a hearing. */
    defenceUntil?: PlainDate
    hearingUntil?: PlainDate
  }
  /** What the party has spoken against before it was sent back, and the facts it rested on. */
  defended?: { treatment: Treatment; facts: string }
  defences: (DataOf<'defenceReceived'> & { assessed: boolean })[]
  assessment?: DataOf<'defenceAssessed'>
  waived?: { defence: boolean; hearing: boolean; at: string }
  hearing?: {
    requestedAt: string
    scheduled?: DataOf<'hearingScheduled'>
    held?: DataOf<'hearingHeld'>
    ended?: DataOf<'hearingEnded'>
    assessed?: boolean
  }
  /** Only a passed review of the file as it stands. */
  legalReview?: { reviewerId: string; reviewerName: string; fileState: string; suggestion: string; on: PlainDate }
  discussion?: DataOf<'collectivelyDiscussed'>
  decision?: {
    treatment: Treatment
    number: string
    decidedOn: PlainDate
    decidedBy: string
    payment?: PaymentOrder
    transferTo?: string
  }
  /** Facts of an on-the-spot decision. */
  onTheSpot?: DataOf<'decidedOnTheSpot'>
  servedOn?: PlainDate
  decisionService?: DataOf<'decisionServed'>['service']
  payments: DataOf<'paymentRecorded'>[]
  cash?: DataOf<'collectedOnTheSpot'> & { inOrgan?: string; inBank?: string }
  filedWithOrganAt?: string
  publication?: { on: PlainDate; text: string } | { withheld: string }
  closing?: DataOf<'closingRequested'>
  closedOn?: PlainDate
  archive?: DataOf<'caseArchived'>
  clocks: (Clock & { closed: boolean })[]
  documents: DocumentRef[]
}

export const newCase: CaseState = {
  stage: 'none',
  version: 0,
  procedure: 'open',
  handlers: [],
  everHandled: [],
  recused: [],
  powerCodes: [],
  inspections: [],
  evidence: [],
  preservations: [],
  corrections: [],
  inquiries: [],
  defences: [],
  payments: [],
  clocks: [],
  documents: [],
}

/** One act further. */
export function evolve(state: CaseState, act: CaseAct): CaseState {
  const next =
    afterOpening(state, act) ??
    afterHandover(state, act) ??
    afterInvestigating(state, act) ??
    afterDeciding(state, act) ??
    afterPerforming(state, act)
  return withEffects(afterPaperAdded(next ?? state, act), act)
}

/** Clocks that open and stop, and documents, come with any act; the act itself need not know. */
function withEffects(state: CaseState, { data: { opens = [], closes = [], documents = [] } }: CaseAct): CaseState {
  const reopened = new Set(opens.map(clock => clock.key))
  const clocks = state.clocks
    .filter(clock => !reopened.has(clock.key))
    .map(clock => (closes.includes(clock.key) ? { ...clock, closed: true } : clock))
  return {
    ...state,
    version: state.version + 1,
    clocks: [...clocks, ...opens.map(clock => ({ ...clock, closed: false }))],
    documents: [...state.documents, ...documents],
  }
}
