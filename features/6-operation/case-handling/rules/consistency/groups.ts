import type { RegionCode } from '#kernel'
import type { ConsistencyStandard } from '#law-engine'
import type { Comparison } from '../../acts.ts'
import { type Compared, isLike, measured } from './compare.ts'
import { countOf, inOrder, type Spread, spreadOf, type Weighted } from './spread.ts'
import type { GroupTally } from './tally.ts'

export interface FineGroup {
  cases: number
  /** Null for a group so small that its figures would be those of single cases. */
  spread: Spread | null
}
export interface YearGroup extends FineGroup {
  year: number
}
export interface OrganGroup extends YearGroup {
  region: RegionCode
  organName: string
}

/**
 * Like cases by year, and by organ and year. Organs stand in the order of their divisions, and nothing is added up:
 * who fines more is nobody's rank (行政处罚法第七十四条).
 */
export function groupsOf(
  tallies: readonly GroupTally[],
  own: Compared,
  comparison: Pick<Comparison, 'measure' | 'sameTier' | 'sameParty'>,
  { smallestGroup }: ConsistencyStandard,
): { years: YearGroup[]; organs: OrganGroup[] } {
  const years = new Map<number, Weighted[]>()
  const organs = new Map<string, { of: GroupTally; values: Weighted[] }>()
  for (const t of tallies) {
    const value = isLike(t, own, comparison) ? measured(t, own, comparison.measure) : undefined
    if (value === undefined) continue
    const weighted = { value, cases: t.cases }
    years.set(t.year, [...(years.get(t.year) ?? []), weighted])
    const key = `${t.region} ${t.organId} ${9999 - t.year}`
    organs.set(key, { of: t, values: [...(organs.get(key)?.values ?? []), weighted] })
  }
  const groupOf = (values: readonly Weighted[]): FineGroup => ({
    cases: countOf(values),
    spread: countOf(values) < smallestGroup ? null : spreadOf(inOrder(values)),
  })
  return {
    years: [...years].sort(([a], [b]) => b - a).map(([year, values]) => ({ year, ...groupOf(values) })),
    organs: [...organs]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([, { of, values }]) => ({
        region: of.region,
        organName: of.organName,
        year: of.year,
        ...groupOf(values),
      })),
  }
}
