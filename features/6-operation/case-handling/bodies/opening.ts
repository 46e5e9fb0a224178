import { type Static, Type } from 'typebox'
import { Body, choice, day, id, list, longText, officerIds, optional, text } from './shared.ts'

export const sourceKinds = {
  inspection: '现场检查发现',
  tip: '投诉举报',
  transfer: '其他部门移送',
  superior: '上级交办',
  media: '媒体反映',
  other: '其他',
} as const
export type SourceKind = keyof typeof sourceKinds

/** Parties whose radio and television matters are not ours; the law data says whose. */
export const institutions = {
  broadcaster: '广播电台、电视台等播出机构',
  producer: '持证的广播电视节目制作经营机构',
  transmitter: '广播电视节目传送、传输覆盖机构',
} as const
export type Institution = keyof typeof institutions

/** Kept apart from the case: only who registers tips may look, and each look is noted. */
export const Reporter = Type.Object(
  {
    name: optional(text('姓名', 60)),
    phone: optional(text('电话', 40)),
    address: optional(text('地址', 300)),
    wantsReply: Type.Boolean({ title: '要求答复', default: false }),
  },
  { additionalProperties: false, title: '举报人（保密）' },
)
export type Reporter = Static<typeof Reporter>

export const RegisterFinding = Body({
  sourceKind: choice(sourceKinds, '线索来源'),
  receivedOn: day('收到（发现）日期'),
  reference: optional(text('来源编号（举报编号、移送或者交办文号）', 100)),
  subjectId: id('当事人', 'subject'),
  institution: optional(choice(institutions, '机构类型（广播电视播出、制作、传输机构）')),
  place: text('违法行为发生地', 300),
  fieldCode: text('领域', 16, { 'x-picker': 'field' }),
  organId: optional(id('承办机构', 'organ')),
  conductFrom: day('违法行为开始日期'),
  conductUntil: day('违法行为终了日期'),
  summary: longText('线索内容', 4000),
  harmToLifeOrFinance: optional(Type.Boolean({ title: '涉及公民生命健康安全、金融安全且有危害后果', default: false })),
  notDuplicateBecause: optional(text('与已有案件不是同一行为的理由', 500)),
  reporter: optional(Reporter),
})
export type RegisterFinding = Static<typeof RegisterFinding>

export const AssignHandlers = Body({ officers: officerIds('办案人员'), reason: optional(text('变更理由', 500)) })
export type AssignHandlers = Static<typeof AssignHandlers>

export const RequestFiling = Body({
  cause: text('案由', 200),
  facts: longText('初步查明的事实'),
  powerCodes: list(text('权力事项', 32, { 'x-picker': 'power' }), '涉嫌违反的事项', { minItems: 1, maxItems: 10 }),
})
export type RequestFiling = Static<typeof RequestFiling>

export const ApproveFiling = Body({ opinion: optional(text('审批意见', 500)) })
export type ApproveFiling = Static<typeof ApproveFiling>

export const RejectFiling = Body({ reason: longText('不予立案的理由', 2000) })
export type RejectFiling = Static<typeof RejectFiling>

export const DecideRecusal = Body({
  officerId: id('办案人员', 'handler'),
  askedBy: choice({ party: '当事人申请', officer: '本人申请' }, '提出人'),
  reason: longText('回避事由', 1000),
  granted: Type.Boolean({ title: '同意回避' }),
})
export type DecideRecusal = Static<typeof DecideRecusal>

export const ExtendHandling = Body({
  until: day('延长至'),
  basis: text('延长办案期限的规定（法律、法规、规章及条文）', 200),
  reason: longText('理由', 1000),
})
export type ExtendHandling = Static<typeof ExtendHandling>
