import type { Confidence, Law } from './types.ts'
import { valuesOf } from './values.ts'

export interface UnverifiedValue {
  /** Which part of the law: `power`, `period`, `threshold.hearing` … */
  part: string
  id: string
  name: string
  confidence: Exclude<Confidence, 'verified'>
  source: string
  note?: string
}

/** Every value nobody has read in the text, for the report of what is still to be checked. */
export const unverified = (law: Law): UnverifiedValue[] =>
  valuesOf(law).flatMap(({ part, id, name, datum: { confidence, source, note } }) =>
    confidence === 'verified' ? [] : [{ part, id, name, confidence, source, ...(note !== undefined && { note }) }],
  )
