import type { Law } from './types.ts'

/** Ids of the windows that the law opens for the party: defence, hearing, reconsideration, suit. */
export const partyRights = (law: Pick<Law, 'periods'>): string[] => [
  ...new Set(law.periods.filter(period => period.right).map(period => period.id)),
]

/** Whether the end of this period ends a right of the party, and is nobody's delay. */
export const isPartyRight = (law: Pick<Law, 'periods'>, periodId: string): boolean =>
  law.periods.some(period => period.right === true && period.id === periodId)
