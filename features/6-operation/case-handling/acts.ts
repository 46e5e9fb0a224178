import type { PlainDate, RegionCode } from '#kernel'

/** Where a case comes from 案件来源. */
export type SourceKind = 'inspection' | 'tip' | 'transfer' | 'superior' | 'media' | 'other'

export interface Party {
  subjectId: string
  kind: 'legal' | 'natural'
  name: string
  address: string
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
  fieldCode: string
  source: { kind: SourceKind; receivedOn: PlainDate; reference?: string }
  party: Party
  place: string
  /** First and last day of the conduct; the limitation runs from the last where it continued. */
  conductFrom: PlainDate
  conductUntil: PlainDate
  summary: string
}

export type CaseAct =
  | { type: 'findingRegistered'; data: Finding }
  | { type: 'handlersAssigned'; data: { handlers: Handler[] } }
  | { type: 'filingRequested'; data: { facts: string; powerCodes: string[]; requestedBy: string } }
  | { type: 'filingApproved'; data: { filedOn: PlainDate; approvedBy: string } }
  | { type: 'filingRejected'; data: { reason: string; rejectedBy: string } }
