import type { RegionCode } from '#kernel'
import type { Tier } from '#law-engine'
import type { CaseState } from '../state.ts'

/** Decided cases that are alike in everything that is compared, counted together. Nobody's case can be told from it. */
export interface FineTally {
  power: string
  tier: Tier
  partyKind: 'legal' | 'natural'
  /** The legal range on the facts of the case. */
  minFen: number
  maxFen: number
  /** 0: a penalty without a fine. */
  fineFen: number
  cases: number
}

/** The same by who decided and when. */
export interface GroupTally extends FineTally {
  region: RegionCode
  organId: string
  organName: string
  year: number
}

/**
 * What a decision adds to the count: penalties of the ordinary procedure whose range was reasoned. On the spot only small
 * amounts may be fined; they would pull the others down.
 */
export function tallyOf({ decision, finding, procedure }: CaseState): Omit<FineTally, 'cases'> | undefined {
  if (!decision || !finding || procedure === 'simple') return undefined
  const { outcome, power, reasoning, fineFen } = decision.treatment
  if (outcome !== 'penalty' || !power || !reasoning?.rangeFen || reasoning.tier === 'none') return undefined
  const { minFen, maxFen } = reasoning.rangeFen
  return { power, tier: reasoning.tier, partyKind: finding.party.kind, minFen, maxFen, fineFen }
}
