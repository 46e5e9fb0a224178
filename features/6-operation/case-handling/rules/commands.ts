import type { Static, TObject } from 'typebox'
import type { Duty } from '#host/identity'
import * as deciding from '../bodies/deciding.ts'
import * as handing from '../bodies/handover.ts'
import * as investigation from '../bodies/investigation.ts'
import * as opening from '../bodies/opening.ts'
import * as performance from '../bodies/performance.ts'
import * as reporting from '../bodies/reporter.ts'

interface CommandShape {
  /** In Chinese, as on the button. */
  title: string
  /** Who may do it; which of them in this case is for the gates. */
  duties: readonly Duty[]
  body: TObject
}

/** Every command of a case: its name for people, who may give it, what it says. */
export const commands = {
  registerFinding: { title: '登记线索', duties: ['registrar', 'handler'], body: opening.RegisterFinding },
  assignHandlers: { title: '指派办案人员', duties: ['leader'], body: opening.AssignHandlers },
  decideRecusal: { title: '决定回避', duties: ['leader'], body: opening.DecideRecusal },
  requestFiling: { title: '提请立案', duties: ['handler'], body: opening.RequestFiling },
  approveFiling: { title: '批准立案', duties: ['leader'], body: opening.ApproveFiling },
  rejectFiling: { title: '不予立案', duties: ['leader'], body: opening.RejectFiling },
  proposeHandover: { title: '提请移送、协作', duties: ['handler'], body: handing.ProposeHandover },
  approveHandover: { title: '批准移送、协作', duties: ['leader'], body: handing.ApproveHandover },
  returnHandover: { title: '退回移送、协作', duties: ['leader'], body: handing.ReturnHandover },
  dispatchHandover: { title: '登记函件发出', duties: ['handler'], body: handing.DispatchHandover },
  recordHandoverAnswer: {
    title: '登记对方答复',
    duties: ['handler', 'registrar'],
    body: handing.RecordHandoverAnswer,
  },
  answerReporter: { title: '答复举报人', duties: ['registrar'], body: reporting.AnswerReporter },
  extendHandling: { title: '延长办案期限', duties: ['leader'], body: opening.ExtendHandling },

  recordInspection: { title: '现场检查', duties: ['handler'], body: investigation.RecordInspection },
  recordRemoteInspection: { title: '远程勘验', duties: ['handler'], body: investigation.RecordRemoteInspection },
  addEvidence: { title: '登记证据', duties: ['handler'], body: investigation.AddEvidence },
  preserveEvidence: { title: '先行登记保存', duties: ['handler'], body: investigation.PreserveEvidence },
  confirmPreservation: { title: '补签批准', duties: ['leader'], body: investigation.ConfirmPreservation },
  disposePreserved: { title: '处理保存物品', duties: ['handler'], body: investigation.DisposePreserved },
  recordExtraction: { title: '提取电子数据', duties: ['handler'], body: investigation.RecordExtraction },
  orderCorrection: { title: '责令改正', duties: ['handler'], body: investigation.OrderCorrection },
  confirmCorrection: { title: '复查改正情况', duties: ['handler'], body: investigation.ConfirmCorrection },
  sealOrSeize: { title: '查封、扣押', duties: ['handler'], body: investigation.SealOrSeize },
  recordInquiry: { title: '调查询问', duties: ['handler'], body: investigation.RecordInquiry },
  concludeInvestigation: { title: '调查终结', duties: ['handler'], body: investigation.ConcludeInvestigation },

  proposeOutcome: { title: '提出处理意见', duties: ['handler'], body: deciding.ProposeOutcome },
  approveProposal: { title: '同意处理意见', duties: ['leader'], body: deciding.ApproveProposal },
  returnProposal: { title: '退回处理意见', duties: ['leader'], body: deciding.ReturnProposal },
  servePriorNotice: { title: '送达事先告知书', duties: ['handler'], body: deciding.ServePriorNotice },
  receiveDefence: { title: '记录陈述申辩', duties: ['handler', 'registrar'], body: deciding.ReceiveDefence },
  waiveDefence: { title: '记录放弃陈述申辩', duties: ['handler'], body: deciding.WaiveDefence },
  assessDefence: { title: '复核陈述申辩', duties: ['handler'], body: deciding.AssessDefence },
  requestHearing: { title: '记录听证申请', duties: ['handler', 'registrar'], body: deciding.RequestHearing },
  scheduleHearing: { title: '通知听证', duties: ['leader'], body: deciding.ScheduleHearing },
  holdHearing: { title: '举行听证', duties: ['hearingOfficer'], body: deciding.HoldHearing },
  endHearing: { title: '终止听证', duties: ['hearingOfficer'], body: deciding.EndHearing },
  reviewLegally: { title: '法制审核', duties: ['legalReviewer'], body: deciding.ReviewLegally },
  discussCollectively: { title: '集体讨论', duties: ['leader'], body: deciding.DiscussCollectively },
  decide: { title: '作出决定', duties: ['leader'], body: deciding.Decide },
  serveDecision: { title: '送达决定书', duties: ['handler'], body: deciding.ServeDecision },

  decideOnTheSpot: { title: '当场处罚', duties: ['handler'], body: deciding.DecideOnTheSpot },
  collectOnTheSpot: { title: '当场收缴罚款', duties: ['handler'], body: deciding.CollectOnTheSpot },
  handInCash: { title: '上交当场收缴的罚款', duties: ['handler', 'finance'], body: deciding.HandInCash },
  fileWithOrgan: { title: '当场处罚备案', duties: ['handler'], body: deciding.FileWithOrgan },

  recordPayment: { title: '记录缴款', duties: ['finance'], body: performance.RecordPayment },
  publishDecision: { title: '公示决定', duties: ['publisher'], body: performance.PublishDecision },
  withholdPublication: { title: '不予公开', duties: ['publisher'], body: performance.WithholdPublication },
  requestClosing: { title: '提请结案', duties: ['handler'], body: performance.RequestClosing },
  approveClosing: { title: '批准结案', duties: ['leader'], body: performance.ApproveClosing },
  returnClosing: { title: '退回结案', duties: ['leader'], body: performance.ReturnClosing },
  archiveCase: { title: '归档', duties: ['archivist'], body: performance.ArchiveCase },
} as const satisfies Record<string, CommandShape>

export type CommandName = keyof typeof commands
export type BodyOf<N extends CommandName> = Static<(typeof commands)[N]['body']>
export type CaseCommand = { [N in CommandName]: { name: N; body: BodyOf<N> } }[CommandName]
