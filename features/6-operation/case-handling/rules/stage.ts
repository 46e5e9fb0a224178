/** Where a case stands. */
export type Stage = 'none' | 'check' | 'filing' | 'investigating' | 'rejected'

export type CommandName = 'registerFinding' | 'assignHandlers' | 'requestFiling' | 'approveFiling' | 'rejectFiling'

/** What may be tried in which stage. The screen offers these and no others; the server answers 409 to the rest. */
export const allowed = {
  none: ['registerFinding'],
  check: ['assignHandlers', 'requestFiling'],
  filing: ['approveFiling', 'rejectFiling'],
  investigating: ['assignHandlers'],
  rejected: [],
} as const satisfies Record<Stage, readonly CommandName[]>

export const stageNames: Record<Stage, string> = {
  none: '未登记',
  check: '核查',
  filing: '立案审批',
  investigating: '调查取证',
  rejected: '不予立案',
}

export const isAllowed = (stage: Stage, command: CommandName): boolean =>
  (allowed[stage] as readonly CommandName[]).includes(command)
