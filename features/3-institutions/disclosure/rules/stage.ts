/** Where the publication of a decision stands. */
export type PublicationStage = 'waiting' | 'published' | 'withheld' | 'withdrawing' | 'withdrawn'

export const publicationStages: Record<PublicationStage, string> = {
  waiting: '待公示',
  published: '已公示',
  withheld: '不予公开',
  withdrawing: '待撤回',
  withdrawn: '已撤回',
}

export type PublicationCommandName = 'checkRedaction' | 'publish' | 'withhold' | 'correct' | 'noteChange' | 'withdraw'

/** What may be tried in which stage; the page offers these and no others. */
export const allowed = {
  waiting: ['checkRedaction', 'publish', 'withhold'],
  published: ['correct', 'noteChange', 'withdraw'],
  withheld: [],
  withdrawing: ['withdraw'],
  withdrawn: [],
} as const satisfies Record<PublicationStage, readonly PublicationCommandName[]>

export const isAllowed = (stage: PublicationStage, name: PublicationCommandName): boolean =>
  (allowed[stage] as readonly PublicationCommandName[]).includes(name)
