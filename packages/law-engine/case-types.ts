import type { Fen, PlainDate } from '#kernel'
import type { Competence, CompetenceQuestion } from './competence-types.ts'
import type { CriminalCheckFacts } from './criminal-thresholds.ts'
import type { HearingFacts, ReviewFacts } from './due-steps.ts'
import type { ReasoningInput, Tier } from './types.ts'

/** One case of `law/cases`: facts and a day, and what the law makes of them. Written by jurists, checked in the tests. */
export interface LawCase {
  /** Unique over all files. */
  id: string
  title: string
  file: string
  /** Where the case comes from, when it is a public one. */
  source?: string
  facts?: ReasoningInput
  expect?: ExpectedReasoning
  refused?: ExpectedRefusal
  amounts: ExpectedAmount[]
  concurrence?: { with: string[]; first: string | null }
  due: ExpectedDue[]
  hearing: (HearingFacts & { due: boolean })[]
  legalReview: (ReviewFacts & { due: boolean })[]
  collective: (ReviewFacts & { due: boolean })[]
  criminal: ExpectedCriminal[]
  competence: ExpectedCompetence[]
}

/** Only what is written is compared; `null` means that there is none. */
export interface ExpectedReasoning {
  rangeFen?: { min: Fen; max: Fen } | null
  optional?: boolean
  tier?: Tier
  bandFen?: { min: Fen; max: Fen } | null
  suggestedFen?: Fen | null
  /** Exactly these codes, in any order. */
  gates?: string[]
  /** From which day the version applies that was applied. */
  lawFrom?: PlainDate
  /** Words that stand in the steps. */
  says?: string[]
}

export interface ExpectedRefusal {
  code: string
  field?: string
}

export interface ExpectedAmount {
  fen: Fen
  verdict: 'ok' | 'needsGates' | 'refused'
  /** Codes that must be among the gates. */
  gates: string[]
}

export interface ExpectedDue {
  period: string
  start: PlainDate
  amount?: number
  due: PlainDate
}

/** Whose case it is; what is written beside the kind is compared too. */
export interface ExpectedCompetence {
  question: CompetenceQuestion
  kind: Competence['kind']
  departments?: string[]
  penaltyKinds?: string[]
  region?: string
}

/** Exactly these numbers (P-THR-…) come out as hits, and as near when that is written. */
export interface ExpectedCriminal {
  facts: CriminalCheckFacts
  hits: string[]
  near?: string[]
}
