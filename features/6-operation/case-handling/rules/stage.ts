import type { CommandName } from './commands.ts'

/** Where a case stands. */
export type Stage =
  | 'none'
  | 'check'
  | 'handingOver'
  | 'sending'
  | 'awaitingAnswer'
  | 'assisted'
  | 'transferred'
  | 'filing'
  | 'investigating'
  | 'reviewing'
  | 'approving'
  | 'notifying'
  | 'awaiting'
  | 'hearing'
  | 'deciding'
  | 'serving'
  | 'effective'
  | 'closing'
  | 'closed'
  | 'archived'
  | 'rejected'

export const stageNames: Record<Stage, string> = {
  none: '未登记',
  check: '核查',
  handingOver: '移送、协作审批',
  sending: '待发出函件',
  awaitingAnswer: '待对方答复',
  assisted: '已协助',
  transferred: '已移送',
  filing: '立案审批',
  investigating: '调查取证',
  reviewing: '拟定处理意见',
  approving: '审批处理意见',
  notifying: '待送达事先告知',
  awaiting: '陈述申辩',
  hearing: '听证',
  deciding: '待决定',
  serving: '待送达决定',
  effective: '执行与公示',
  closing: '结案审批',
  closed: '待归档',
  archived: '已归档',
  rejected: '不予立案',
}

const collecting = [
  'recordInspection',
  'recordRemoteInspection',
  'addEvidence',
  'preserveEvidence',
  'confirmPreservation',
  'disposePreserved',
  'recordExtraction',
  'orderCorrection',
  'confirmCorrection',
  'sealOrSeize',
] as const satisfies readonly CommandName[]

const people = ['assignHandlers', 'decideRecusal'] as const satisfies readonly CommandName[]
/** What goes on while papers lie with somebody else. */
const meanwhile = [...people, 'confirmPreservation', 'disposePreserved', 'confirmCorrection', 'answerReporter'] as const
/** What may be left over when a finding has come to its end. */
const ended = ['confirmPreservation', 'disposePreserved', 'answerReporter'] as const satisfies readonly CommandName[]

/** A finding that never became a case of ours, and waits for nobody here. */
export const endedStages = ['rejected', 'assisted', 'transferred'] as const satisfies readonly Stage[]

/**
 * What may be tried in which stage. The screen offers these and no others; the server answers 409 to the rest. Whether
 * the law lets it pass is for the gates of each command. The first of a list is the usual next step.
 */
export const allowed = {
  none: ['registerFinding'],
  check: ['assignHandlers', 'requestFiling', ...collecting, 'decideRecusal', 'decideOnTheSpot', 'proposeHandover'],
  handingOver: ['approveHandover', 'returnHandover', ...meanwhile],
  sending: ['dispatchHandover', ...meanwhile],
  awaitingAnswer: ['recordHandoverAnswer', ...meanwhile],
  assisted: [...ended, 'recordHandoverAnswer'],
  transferred: [...ended, 'recordHandoverAnswer'],
  filing: ['approveFiling', 'rejectFiling', ...meanwhile],
  investigating: [
    'concludeInvestigation',
    'recordInquiry',
    ...collecting,
    ...people,
    'answerReporter',
    'extendHandling',
  ],
  reviewing: ['proposeOutcome', 'returnProposal', 'orderCorrection', ...meanwhile, 'extendHandling'],
  approving: ['approveProposal', 'returnProposal', ...meanwhile, 'extendHandling'],
  notifying: ['servePriorNotice', 'returnProposal', ...meanwhile, 'extendHandling'],
  awaiting: [
    'receiveDefence',
    'assessDefence',
    'waiveDefence',
    'requestHearing',
    'reviewLegally',
    'discussCollectively',
    'decide',
    'returnProposal',
    ...meanwhile,
    'extendHandling',
  ],
  hearing: ['scheduleHearing', 'holdHearing', 'endHearing', 'receiveDefence', ...meanwhile, 'extendHandling'],
  deciding: [
    'decide',
    'reviewLegally',
    'discussCollectively',
    'receiveDefence',
    'waiveDefence',
    'returnProposal',
    ...meanwhile,
    'extendHandling',
  ],
  serving: ['serveDecision', ...meanwhile],
  effective: [
    'requestClosing',
    'recordPayment',
    'publishDecision',
    'withholdPublication',
    'collectOnTheSpot',
    'handInCash',
    'fileWithOrgan',
    'dispatchHandover',
    'recordHandoverAnswer',
    ...meanwhile,
  ],
  closing: ['approveClosing', 'returnClosing', 'answerReporter'],
  closed: ['archiveCase', 'answerReporter'],
  archived: [],
  rejected: ended,
} as const satisfies Record<Stage, readonly CommandName[]>

export const isAllowed = (stage: Stage, command: CommandName): boolean =>
  (allowed[stage] as readonly CommandName[]).includes(command)
