import type { Fen } from '#kernel'
import type { Reasoning } from './types.ts'

/** A reasoning as integrators get it: every amount in fen, every span as `min` and `max`. */
export interface PrintableReasoning extends Omit<Reasoning, 'rangeFen'> {
  rangeFen: { min: Fen; max: Fen; optional: boolean } | null
}

export function printableReasoning(reasoning: Reasoning): PrintableReasoning {
  const { rangeFen: range } = reasoning
  return { ...reasoning, rangeFen: range && { min: range.minFen, max: range.maxFen, optional: range.optional } }
}
