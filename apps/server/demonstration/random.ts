/** Numbers that look random and are the same at every start, so that everybody's demonstration city is the same one. */
export interface Dice {
  /** Whole number from 0 to below `n`. */
  below(n: number): number
  pick<T>(list: readonly T[]): T
  /** True in so many of a hundred throws. */
  chance(percent: number): boolean
}

export function diceOf(seed: number): Dice {
  let state = seed >>> 0
  // mulberry32: small, even enough for a stage set
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const below = (n: number): number => Math.floor(next() * n)
  return { below, pick: list => list[below(list.length)]!, chance: percent => below(100) < percent }
}
