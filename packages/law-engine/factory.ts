import { resolve } from 'node:path'
import { isRefusal, type RefusalDetail } from '#kernel'
import { loadLaw } from './load.ts'
import type { ReasoningInput } from './types.ts'

/** The real law, for tests. */
export const law = loadLaw(resolve(import.meta.dirname, '../../law'))

/** A venue, an act of 2025-05-23, a decision of 2025-06-20, the 30/70 profile; tests say what differs. */
export const facts = (differing: Partial<ReasoningInput> & { power: string }): ReasoningInput => ({
  actDate: '2025-05-23',
  decisionDate: '2025-06-20',
  partyKind: 'legal',
  profile: 'three-seven',
  amountsFen: {},
  circumstances: [],
  ...differing,
})

/** What a refusal said; undefined when nothing was refused. Anything else thrown is a fault. */
export function refusalOf(work: () => unknown): RefusalDetail | undefined {
  try {
    work()
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error.detail
    throw error
  }
}
