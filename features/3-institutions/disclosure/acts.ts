import type { Fen, PlainDate, RegionCode } from '#kernel'
import type { Basis, Confidence, PeriodActor, PeriodUnit } from '#law-engine'
import type { Confirmed, NoteChange, Texts, Withdraw, Withhold } from './bodies/publication.ts'

/** As the field CF_XDR_LB of 双公示 calls it. */
export type PartyClass = '法人及非法人组织' | '个体工商户' | '自然人'

/** A party as the public reads it. */
export interface PublicParty {
  name: string
  class: PartyClass
  uscc: string | null
  representative: string | null
}

/** All that the public reads of a decision. What does not stand in here is not published. */
export interface PublicRecord {
  number: string
  decidedOn: PlainDate
  publishedOn: PlainDate
  /** Last day of publication; null: until it is withdrawn. */
  until: PlainDate | null
  organ: { name: string; region: RegionCode; regionName: string }
  field: { code: string; name: string }
  party: PublicParty
  procedure: 'simple' | 'ordinary'
  cause: string
  facts: string
  /** The penalties in words. */
  content: string
  kinds: string[]
  fineFen: Fen
  confiscationFen: Fen
  /** Licence suspended or revoked; null where none is. */
  licence: string | null
  power: { code: string; name: string } | null
  violated: Basis[]
  penaltyBasis: Basis[]
  /** How the amount was reached, in plain words, step by step. */
  discretion: { text: string; basis: string | null }[]
  remedies: {
    text: string
    servedOn: PlainDate
    reconsiderationUntil: PlainDate
    /** Periods of the law data by which the two were counted. */
    reconsiderationPeriod: string
    /** Null where reconsideration comes first. */
    suitUntil: PlainDate | null
    suitPeriod: string | null
  }
  /** Of the decision's document, to check it by. */
  paperCode: string | null
}

/** The running deadline of a withdrawal. */
export interface WithdrawalClock {
  periodId: string
  name: string
  start: PlainDate
  due: PlainDate
  amount: number
  unit: PeriodUnit
  actor: PeriodActor
  explanation: string
  basis: Basis
  confidence: Confidence
}

interface ActData {
  /** What was looked at and how: for the file, never for the public. */
  redactionChecked: {
    texts: Texts
    confirmed: Confirmed[]
    /** How many of each kind were hidden. */
    hidden: { kind: string; count: number }[]
  }
  /** Everything in it is public: anybody may check it against the ledger. */
  published: { record: PublicRecord }
  withheld: { ground: Withhold['ground'] }
  corrected: { record: PublicRecord; reason: string; correctedOn: PlainDate }
  changeNoted: NoteChange & { clock: WithdrawalClock }
  withdrawn: Pick<Withdraw, 'ground' | 'occurredOn' | 'reason'> & {
    number: string
    withdrawnOn: PlainDate
    late: boolean
  }
}

export type PublicationActType = keyof ActData
export type PublicationActOf<T extends PublicationActType> = { type: T; data: ActData[T] }
export type PublicationAct = { [T in PublicationActType]: PublicationActOf<T> }[PublicationActType]

/** Acts whose whole content is public, so that the ledger may open them to everybody. */
export const publicActs: readonly PublicationActType[] = ['published', 'corrected', 'withdrawn']
