import { type Static, Type } from 'typebox'
import {
  Body,
  choice,
  flag,
  id,
  instant,
  list,
  longText,
  money,
  officerIds,
  optional,
  Service,
  Signature,
  sha256,
  text,
} from './shared.ts'

/** The four outcomes of 行政处罚法第五十七条第一款. */
export const outcomes = {
  penalty: '给予行政处罚',
  noPenalty: '不予行政处罚（违法行为轻微或者依法不予处罚）',
  dismissed: '违法事实不能成立，不予行政处罚',
  transferred: '涉嫌犯罪，移送司法机关',
} as const
export type Outcome = keyof typeof outcomes

export const OtherPenalty = Type.Object(
  {
    kind: choice(
      {
        suspension: '责令停业整顿',
        revocation: '吊销许可证件',
        goods: '没收非法财物',
        closure: '责令关闭',
        ban: '限制从业',
        criticism: '通报批评',
        downgrade: '降低资质等级',
        restriction: '限制开展生产经营活动',
      },
      '种类',
    ),
    detail: text('内容', 500),
    months: optional(Type.Integer({ minimum: 1, maximum: 12, title: '月数' })),
  },
  { additionalProperties: false },
)
export type OtherPenalty = Static<typeof OtherPenalty>

export const ProposeOutcome = Body({
  outcome: choice(outcomes, '处理意见'),
  power: optional(text('适用的事项', 32, { 'x-picker': 'concludedPower' })),
  warning: optional(flag('警告')),
  fineFen: optional(money('罚款')),
  confiscationFen: optional(money('没收违法所得')),
  otherPenalties: optional(list(OtherPenalty, '其他处罚', { maxItems: 5 })),
  profile: optional(text('裁量基准', 60, { 'x-picker': 'profile' })),
  mitigate: optional(flag('减轻处罚（低于法定下限）')),
  complex: optional(flag('情节复杂或者重大违法，须集体讨论')),
  outlierReason: optional(longText('偏离同类案件的理由', 2000)),
  reasons: longText('理由', 4000),
})
export type ProposeOutcome = Static<typeof ProposeOutcome>

export const ApproveProposal = Body({ opinion: optional(text('审批意见', 1000)) })
export type ApproveProposal = Static<typeof ApproveProposal>
export const ReturnProposal = Body({
  reason: longText('退回理由', 2000),
  to: choice({ reviewing: '重新提出处理意见', investigating: '补充调查' }, '退回到'),
})
export type ReturnProposal = Static<typeof ReturnProposal>

export const ServePriorNotice = Body({ service: Service })
export type ServePriorNotice = Static<typeof ServePriorNotice>

export const ReceiveDefence = Body({
  receivedAt: instant('收到时间'),
  form: choice({ written: '书面', oral: '口头' }, '形式'),
  by: text('陈述（申辩）人', 100),
  content: longText('陈述申辩内容'),
  file: optional(sha256('书面材料')),
})
export type ReceiveDefence = Static<typeof ReceiveDefence>

export const WaiveDefence = Body({
  waivedAt: instant('表示放弃的时间'),
  by: text('表示放弃的人', 100),
  content: longText('放弃陈述申辩（听证）的明确表示', 2000),
  hearingToo: optional(flag('同时放弃听证')),
})
export type WaiveDefence = Static<typeof WaiveDefence>

export const AssessDefence = Body({
  checked: longText('复核情况', 4000),
  newFacts: flag('提出了新的事实或者证据'),
  accepted: choice({ all: '采纳', part: '部分采纳', none: '不采纳' }, '采纳情况'),
  circumstances: optional(
    list(text('裁量情节', 60, { 'x-picker': 'circumstance' }), '复核后补充认定的从轻、减轻情节', { maxItems: 10 }),
  ),
  fineFen: optional(money('复核后的罚款（只能维持或者减少）')),
  outlierReason: optional(longText('偏离同类案件的理由', 2000)),
  reasons: longText('理由', 4000),
})
export type AssessDefence = Static<typeof AssessDefence>

export const RequestHearing = Body({
  requestedAt: instant('申请时间'),
  form: choice({ written: '书面', oral: '口头' }, '形式'),
  by: text('申请人', 100),
  reason: optional(longText('申请理由', 2000)),
})
export type RequestHearing = Static<typeof RequestHearing>

export const ScheduleHearing = Body({
  heldAt: instant('听证时间'),
  place: text('听证地点', 300),
  chairId: id('听证主持人', 'hearingOfficer'),
  recorderId: id('记录人', 'staff'),
  open: Type.Boolean({ title: '公开举行', default: true }),
  closedReason: optional(text('不公开的理由', 300)),
  service: Service,
})
export type ScheduleHearing = Static<typeof ScheduleHearing>

export const HoldHearing = Body({
  from: instant('开始时间'),
  until: instant('结束时间'),
  attendees: list(text('到场人', 100), '到场人', { minItems: 1, maxItems: 40 }),
  record: longText('听证过程（指控、申辩、质证、最后陈述）', 20_000),
  signature: Signature,
  opinion: longText('听证主持人意见', 4000),
})
export type HoldHearing = Static<typeof HoldHearing>

export const EndHearing = Body({
  cause: choice({ absent: '无正当理由拒不出席', left: '中途退出', withdrawn: '撤回申请' }, '终止原因'),
  at: instant('终止时间'),
  note: longText('情况', 2000),
})
export type EndHearing = Static<typeof EndHearing>

export const ReviewLegally = Body({
  passed: flag('审核通过'),
  opinions: list(
    Type.Object({ matter: text('审核事项', 60), opinion: longText('意见', 2000) }, { additionalProperties: false }),
    '审核意见',
    { minItems: 1, maxItems: 20 },
  ),
  suggestion: longText('建议', 2000),
  returnTo: optional(choice({ reviewing: '重新提出处理意见', investigating: '补充调查' }, '退回到')),
})
export type ReviewLegally = Static<typeof ReviewLegally>

export const DiscussCollectively = Body({
  from: instant('开始时间'),
  until: instant('结束时间'),
  place: text('地点', 200),
  chairId: id('主持人', 'leader'),
  participants: list(text('参加人及职务', 100), '参加人', { minItems: 2, maxItems: 30 }),
  recorder: text('记录人', 60),
  discussion: longText('讨论记录', 20_000),
  agreed: flag('同意拟作出的处理'),
  conclusion: longText('结论', 4000),
})
export type DiscussCollectively = Static<typeof DiscussCollectively>

export const Decide = Body({
  opinion: optional(text('决定意见', 1000)),
  transferTo: optional(text('接收移送的机关（仅移送时填写）', 100)),
})
export type Decide = Static<typeof Decide>

export const ServeDecision = Body({ service: Service })
export type ServeDecision = Static<typeof ServeDecision>

export const DecideOnTheSpot = Body({
  at: instant('当场决定时间'),
  place: text('地点', 300),
  officers: officerIds('执法人员'),
  power: text('适用的事项', 32, { 'x-picker': 'power' }),
  facts: longText('违法事实', 4000),
  evidence: list(text('证据', 200), '证据', { minItems: 1, maxItems: 20 }),
  warning: flag('警告'),
  fineFen: optional(money('罚款')),
  circumstances: list(text('裁量情节', 60, { 'x-picker': 'circumstance' }), '裁量情节', { maxItems: 30 }),
  amountsFen: Type.Object(
    { illegalGain: optional(money('违法所得')), turnover: optional(money('违法经营额')) },
    { additionalProperties: false, title: '查明的数额' },
  ),
  noticeGiven: flag('决定前已告知事实、理由、依据和权利'),
  defence: longText('陈述申辩情况（没有的写明没有）', 2000),
  signature: Signature,
})
export type DecideOnTheSpot = Static<typeof DecideOnTheSpot>

export const CollectOnTheSpot = Body({
  at: instant('收缴时间'),
  amountFen: money('收缴金额'),
  ground: choice(
    {
      smallFine: '依法给予小额罚款',
      hardToCollectLater: '不当场收缴事后难以执行',
      remoteAndRequested: '边远、水上、交通不便地区，当事人提出当场缴纳',
    },
    '当场收缴的情形',
  ),
  receiptNumber: text('专用票据号码', 60),
  officers: officerIds('收缴人员'),
})
export type CollectOnTheSpot = Static<typeof CollectOnTheSpot>

export const HandInCash = Body({
  step: choice({ organ: '交至本机关', bank: '缴付银行' }, '环节'),
  at: instant('交款时间'),
  voucher: text('凭证号码', 60),
})
export type HandInCash = Static<typeof HandInCash>

export const FileWithOrgan = Body({ at: instant('备案时间') })
export type FileWithOrgan = Static<typeof FileWithOrgan>
