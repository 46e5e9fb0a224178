/** How much two findings of circumstances have in common: 1 for the same, 0 for nothing shared. */
export function nearness(own: readonly string[], other: readonly string[]): number {
  const all = new Set([...own, ...other])
  return all.size === 0 ? 1 : own.filter(code => other.includes(code)).length / all.size
}

/** The nearest by circumstances; those equally near stay in the order they came, which is the latest first. */
export const nearestTo = <T extends { circumstances: readonly string[] | null }>(
  own: readonly string[],
  rows: readonly T[],
  most: number,
): T[] =>
  rows
    .map(row => ({ row, near: nearness(own, row.circumstances ?? []) }))
    .sort((a, b) => b.near - a.near)
    .slice(0, most)
    .map(({ row }) => row)
