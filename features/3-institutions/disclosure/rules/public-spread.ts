import { inOrder, percentile, type Weighted } from '#features/6-operation/case-handling'
import type { RegionCode } from '#kernel'

/** Published fines of one item that are alike in place, year and amount, counted together. */
export interface PublishedFines {
  region: RegionCode
  organName: string
  year: number
  fineFen: number
  cases: number
}

export interface PublicGroup {
  cases: number
  p25: number
  median: number
  p75: number
}

export interface PublicSpread {
  /** Null where all of it is fewer cases than a group has; its outer tenths only where each of them is as large as a group. */
  all: (PublicGroup & { p10?: number; p90?: number }) | null
  years: (PublicGroup & { year: number })[]
  organs: (PublicGroup & { region: RegionCode; organName: string })[]
  /** Whether something is not shown. How much it is, nobody shall reckon. */
  yearsHidden: boolean
  organsHidden: boolean
}

/**
 * The fines of an item as the public reads them: all, by year, by organ – never both at once, so that no cell can be taken
 * from its margins. A group under the smallest size is not shown; and where what is hidden could be had by taking
 * what is shown from the whole, the next larger groups are hidden with it.
 */
export function publicSpread(rows: readonly PublishedFines[], smallest: number): PublicSpread {
  const all = rows.map(({ fineFen: value, cases }) => ({ value, cases }))
  if (countOf(all) < smallest) return { all: null, years: [], organs: [], yearsHidden: false, organsHidden: false }
  const years = groupBy(rows, row => String(row.year))
  const organs = groupBy(rows, row => `${row.region} ${row.organName}`)
  const shownYears = withoutDerivable(years, smallest)
  const shownOrgans = withoutDerivable(organs, smallest)
  return {
    all: { ...figuresOf(all), ...outerTenths(all, smallest) },
    years: shownYears
      .map(({ first, values }) => ({ year: first.year, ...figuresOf(values) }))
      .sort((a, b) => b.year - a.year),
    organs: shownOrgans
      .map(({ key, first: { region, organName }, values }) => ({ key, region, organName, ...figuresOf(values) }))
      .sort((a, b) => (a.key < b.key ? -1 : 1))
      .map(({ key: _key, ...organ }) => organ),
    yearsHidden: shownYears.length < years.length,
    organsHidden: shownOrgans.length < organs.length,
  }
}

interface Group {
  key: string
  first: PublishedFines
  values: Weighted[]
  cases: number
}

const countOf = (values: readonly Weighted[]): number => values.reduce((n, { cases }) => n + cases, 0)

function groupBy(rows: readonly PublishedFines[], keyOf: (row: PublishedFines) => string): Group[] {
  const groups = new Map<string, Group>()
  for (const row of rows) {
    const key = keyOf(row)
    const group = groups.get(key) ?? { key, first: row, values: [], cases: 0 }
    group.values.push({ value: row.fineFen, cases: row.cases })
    group.cases += row.cases
    groups.set(key, group)
  }
  return [...groups.values()]
}

/**
 * The groups that may be shown. What is hidden is the whole less what is shown: it has to be more than one group, and
 * together as large as a group is at least.
 */
export function withoutDerivable<G extends { key: string; cases: number }>(
  groups: readonly G[],
  smallest: number,
): G[] {
  const bySize = [...groups].sort((a, b) => a.cases - b.cases || (a.key < b.key ? -1 : 1))
  let hidden = bySize.filter(group => group.cases < smallest).length
  if (hidden === 0) return bySize
  const casesOf = (n: number) => bySize.slice(0, n).reduce((sum, group) => sum + group.cases, 0)
  while (hidden < bySize.length && (hidden < 2 || casesOf(hidden) < smallest)) hidden++
  return bySize.slice(hidden)
}

function figuresOf(values: readonly Weighted[]): PublicGroup {
  const ordered = inOrder(values)
  return {
    cases: countOf(values),
    p25: percentile(ordered, 25),
    median: percentile(ordered, 50),
    p75: percentile(ordered, 75),
  }
}

function outerTenths(values: readonly Weighted[], smallest: number): { p10?: number; p90?: number } {
  if (countOf(values) < smallest * 10) return {}
  const ordered = inOrder(values)
  return { p10: percentile(ordered, 10), p90: percentile(ordered, 90) }
}
