import type { Certificate, Conflict } from '#features/2-officers/certificates'
import type { Duty } from '#host/identity'
import type { Fen, PlainDate, RegionCode } from '#kernel'
import type { EarlierPenalty, Law } from '#law-engine'
import type { Party, PaymentOrder } from '../acts.ts'
import type { DecidedFines } from './consistency/compare.ts'

/** Whoever gives the command. */
export interface Actor {
  id: string
  name: string
  duties: readonly Duty[]
  organId: string
}

/** The organ that handles the case, as documents print it. */
export interface Organ {
  id: string
  name: string
  shortName: string
  region: RegionCode
  regionName: string
  /** 受委托: may not take coercive measures. */
  delegated: boolean
  address: string
  phone: string
  /** People of the organ by duty, for pickers and names. */
  staff: readonly { id: string; name: string; duties: readonly Duty[] }[]
}

/** What the organ has set where the law leaves it the choice. */
export interface CaseSettings {
  /** From the law data: how many officers an enforcement action wants. */
  minimumOfficers: number
  /** Discretion benchmark used when a proposal names none. */
  profile: string
  /** The reconsideration body and court printed in remedies. */
  reconsiderationBody: string
  court: string
  /** 边远、水上、交通不便地区: only there may officers take a fine of the ordinary procedure, when the party asks. */
  remote?: boolean
}

/** Everything a rule needs and a stream does not hold. Loaded before the rule runs, so the rule stays a function. */
export interface CaseContext {
  /** Instant of the command, ISO. */
  now: string
  today: PlainDate
  by: Actor
  organ: Organ
  law: Law
  settings: CaseSettings
  /** Of everybody named in the command and of the handlers. */
  certificates: readonly Certificate[]
  conflicts: readonly Conflict[]
  /** Inquiries of the same officers in other cases on the same day. */
  busy: readonly { officerId: string; from: string; until: string; caseLabel: string }[]
  /** Earlier decisions against the party. */
  history: readonly EarlierPenalty[]
  /** Other cases of the party over the same days of conduct, with the fine where one has been decided. */
  sameConduct: readonly { caseId: string; label: string; fineFen?: Fen }[]
  /** Fines of decided cases of the same items; empty for commands that propose none. */
  fines: DecidedFines
  /** The party of a new finding. */
  party?: Party
  /** Permits the party holds or held: they tell whether it is outside the scope of enforcement. */
  partyPermits: readonly { kind: string; validFrom: PlainDate; validUntil?: PlainDate }[]
  /** Issued by the finance system for this decision. */
  paymentOrder?: Omit<PaymentOrder, 'totalFen'>
  /** What would give a reporter away, when one is answered. */
  reporterWords?: readonly string[]
  /** SHA-256 over the acts so far: what a reviewer saw. */
  fileState: string
  /** Fresh identifiers, so that rules draw none themselves. */
  freshId(): string
}
