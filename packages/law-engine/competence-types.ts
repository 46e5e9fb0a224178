import type { RegionCode } from '#kernel'
import type { Basis, Confidence, Dated } from './types.ts'

/**
 * Whose item it is. `ours`: the enforcement brigade's · `shared`: ours and others' by division of duties ·
 * `other-department`: another's, apart from the kinds in `ours` · `assist`: another's, we only help.
 */
export const COMPETENCE_KINDS = ['ours', 'shared', 'other-department', 'assist'] as const
export type CompetenceKind = (typeof COMPETENCE_KINDS)[number]

/** The lowest level of government the article names. */
export const COMPETENCE_LEVELS = ['county', 'county-or-above', 'province'] as const
export type CompetenceLevel = (typeof COMPETENCE_LEVELS)[number]

/** Who may impose what the item gives, after its article. */
export interface CompetentBody {
  kind: CompetenceKind
  /** Ids of `departments.yaml`: who else (shared), or who instead. Empty for `ours`. */
  departments: string[]
  /** Penalty kinds that stay with us in another department's item: the licence we issued is ours to revoke. */
  ours: string[]
  level: CompetenceLevel
  /** The article's words, where they say more than the level. */
  levelText?: string
  /** As printed in the power list. */
  text: string
  /** That of the item, unless less is known about the body. */
  confidence: Confidence
  note?: string
}

export interface Department {
  id: string
  name: string
}

/** A kind of party outside the scope of comprehensive enforcement in some fields, and whose it is. */
export interface ExcludedBody extends Dated {
  id: string
  name: string
  /** Kinds of permit that make a party one of these. */
  permits: string[]
  fields: string[]
  department: string
  /** Where the scope of enforcement excludes it; `basis` says whose it is. */
  scopeBasis: Basis
}

/** Everything on which competence depends; identifiers and days are arguments, nothing is looked up. */
export interface CompetenceQuestion {
  /** Item code. Left out: only party, place and field are looked at. */
  power?: string
  fieldCode: string
  /** The day of the decision (today): institutions follow the law of that day, not of the act. */
  on: string
  /** Where the act took place. */
  place: RegionCode
  /** The division the organ serves. */
  organ: RegionCode
  party: {
    /** Id of an excluded body, as stated by whoever registered the finding. */
    institution?: string
    /** Kinds of the permits it held. */
    permits?: readonly string[]
  }
}

interface Told {
  /** In Chinese, printable: why. */
  text: string
  /** In Chinese: what to do now. */
  next: string
  bases: Basis[]
  confidence: Confidence
}

export type Competence =
  | { kind: 'ours'; alsoCompetent: Department[]; text: string; bases: Basis[]; confidence: Confidence }
  /** Only these kinds of penalty are ours. */
  | ({ kind: 'partly'; penaltyKinds: string[]; departments: Department[] } & Told)
  | ({ kind: 'otherPlace'; region: RegionCode } & Told)
  | ({ kind: 'otherLevel'; region: RegionCode } & Told)
  | ({ kind: 'otherDepartment'; departments: Department[] } & Told)
  | ({ kind: 'excludedBody'; body: string; departments: Department[] } & Told)
  | ({ kind: 'assistOnly'; departments: Department[] } & Told)
