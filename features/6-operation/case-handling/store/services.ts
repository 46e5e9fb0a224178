import type { Typesetter } from '#documents'
import type { Connection, RecordedAct } from '#host'
import type { FileStore } from '#host/files'
import type { PlainDate, RegionCode } from '#kernel'
import type { Law } from '#law-engine'
import type { CaseAct, PaymentOrder } from '../acts.ts'
import type { CaseSettings } from '../rules/context.ts'
import type { CaseState } from '../rules/state.ts'

/** An act of a case as recorded. */
export type RecordedCaseAct = CaseAct & Omit<RecordedAct, 'type' | 'data'>

/** What just happened in a case, told to later features inside the same transaction. */
export interface CaseEvent {
  caseId: string
  region: RegionCode
  acts: readonly RecordedCaseAct[]
  before: CaseState
  after: CaseState
  at: Date
}

/** A later feature that listens: payments, publication, credit. What it throws undoes the act. */
export type CaseListener = (connection: Connection, event: CaseEvent) => Promise<void>

/** The finance system that issues payment codes; we never make one up. */
export interface Treasury {
  /** @throws Refusal when no code can be had */
  issue(
    connection: Connection,
    order: { organId: string; region: RegionCode; caseId: string; at: Date },
  ): Promise<Omit<PaymentOrder, 'totalFen'>>
}

/** What commands on cases need besides the database. */
export interface CaseServices {
  /** The law of the folder: what holds everywhere. */
  law: Law
  /** With what a place and those above it have added: items, benchmarks, readings. */
  lawIn(connection: Connection, region: RegionCode): Promise<Law>
  typesetter: Typesetter
  files: FileStore
  treasury: Treasury
  listeners: readonly CaseListener[]
  /** Where a reader looks a document up by the code printed on it, e.g. `https://host/portal/check`. */
  checkUrl: string
  /** What a division has set; names left out are those of its government and court. */
  settingsOf(region: RegionCode, law: Law, on: PlainDate): Pick<CaseSettings, 'profile'> & Partial<CaseSettings>
}
