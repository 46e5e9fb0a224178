/** A value, and how many cases have it. */
export interface Weighted {
  value: number
  cases: number
}

export const countOf = (values: readonly Weighted[]): number => values.reduce((n, { cases }) => n + cases, 0)

/** Values in order, each once. */
export function inOrder(values: readonly Weighted[]): Weighted[] {
  const counts = new Map<number, number>()
  for (const { value, cases } of values) counts.set(value, (counts.get(value) ?? 0) + cases)
  return [...counts].map(([value, cases]) => ({ value, cases })).sort((a, b) => a.value - b.value)
}

/**
 * The value below which so many percent of the cases lie, between two neighbours in proportion and rounded to a whole unit.
 * @param ordered as `inOrder` gives them, at least one case
 */
export function percentile(ordered: readonly Weighted[], percent: number): number {
  const rank = ((countOf(ordered) - 1) * percent) / 100
  const lower = valueAt(ordered, Math.floor(rank))
  const upper = valueAt(ordered, Math.ceil(rank))
  return Math.round(lower + (upper - lower) * (rank - Math.floor(rank)))
}

function valueAt(ordered: readonly Weighted[], rank: number): number {
  let passed = 0
  for (const { value, cases } of ordered) {
    passed += cases
    if (rank < passed) return value
  }
  throw new Error('a percentile is asked of at least one case')
}

export interface Spread {
  p10: number
  p25: number
  median: number
  p75: number
  p90: number
}

export const spreadOf = (ordered: readonly Weighted[]): Spread => ({
  p10: percentile(ordered, 10),
  p25: percentile(ordered, 25),
  median: percentile(ordered, 50),
  p75: percentile(ordered, 75),
  p90: percentile(ordered, 90),
})

/** Percent of the cases that lie lower and higher than a value, cut off: it never claims more than there is. */
export function standing(ordered: readonly Weighted[], value: number): { below: number; above: number } {
  const all = countOf(ordered)
  const share = (some: readonly Weighted[]) => Math.floor((countOf(some) * 100) / all)
  return { below: share(ordered.filter(v => v.value < value)), above: share(ordered.filter(v => v.value > value)) }
}
