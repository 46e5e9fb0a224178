/** Median of several rounds, and between what they lay. */
export interface Spread {
  median: number
  least: number
  most: number
}

/** A spread with the rounds it came from, in their order. */
export interface Measured extends Spread {
  all: number[]
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b)
  if (sorted.length === 0) throw new RangeError('no rounds')
  const middle = sorted.length >> 1
  const median = sorted.length % 2 === 1 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
  return { median, least: sorted[0]!, most: sorted.at(-1)! }
}

/**
 * Runs the works in turn, A B A B …, so that whatever else the machine does falls on all of them alike. A first round of
 * each is thrown away. A work left undefined is not measured, and must not be asked for.
 */
export async function alternate<K extends string>(
  rounds: number,
  works: Record<K, (() => Promise<number>) | undefined>,
): Promise<Record<K, Measured>> {
  const names = (Object.keys(works) as K[]).filter(name => works[name])
  const measured = Object.fromEntries(names.map(name => [name, [] as number[]])) as Record<K, number[]>
  for (let round = 0; round <= rounds; round++) {
    for (const name of names) {
      const value = await works[name]!()
      if (value === 0) throw new Error(`${name}, round ${round}: nothing was done; was there nothing left to do?`)
      if (round > 0) measured[name].push(value)
    }
  }
  return Object.fromEntries(names.map(name => [name, { ...spreadOf(measured[name]), all: measured[name] }])) as Record<
    K,
    Measured
  >
}

/** Ratios of the rounds that stood side by side: their median is steadier than the ratio of two medians. */
export const ratioOf = (ours: Measured, floor: Measured): Spread =>
  spreadOf(ours.all.map((value, i) => value / floor.all[i]!))

export const shown = ({ median, least, most }: Spread, digits = 0): string =>
  `${median.toFixed(digits)} (${least.toFixed(digits)}–${most.toFixed(digits)})`
