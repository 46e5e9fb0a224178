import { type Static, Type } from 'typebox'
import { Body, choice, day, instant, longText, money, optional, text } from './shared.ts'

/** A payment seen in the bank's file; entered by the payment desk, never by a handler. */
export const RecordPayment = Body({
  code: text('缴款识别码', 40),
  amountFen: money('金额'),
  paidOn: day('缴款日期'),
  receiptNumber: text('电子票据号码', 60),
  bankReference: text('银行流水号', 80),
})
export type RecordPayment = Static<typeof RecordPayment>

/** The publisher has looked at the redacted text; what is not known to be publishable stays hidden. */
export const PublishDecision = Body({
  redactionChecked: Type.Boolean({ title: '已核对隐去内容' }),
  until: optional(day('公示截止日')),
  publicText: longText('公示的违法事实（已隐去个人信息）', 8000),
})
export type PublishDecision = Static<typeof PublishDecision>

export const WithholdPublication = Body({
  ground: choice(
    { secret: '涉及国家秘密', privacy: '涉及个人隐私', minor: '涉及未成年人', other: '依法不予公开的其他情形' },
    '不予公开的理由',
  ),
  explanation: longText('说明', 1000),
})
export type WithholdPublication = Static<typeof WithholdPublication>

export const RequestClosing = Body({
  performance: longText('执行情况', 4000),
  opinion: longText('结案理由', 2000),
})
export type RequestClosing = Static<typeof RequestClosing>

export const ApproveClosing = Body({ opinion: optional(text('审批意见', 500)) })
export type ApproveClosing = Static<typeof ApproveClosing>
export const ReturnClosing = Body({ reason: longText('退回理由', 1000) })
export type ReturnClosing = Static<typeof ReturnClosing>

export const retentions = { permanent: '永久', thirtyYears: '30年' } as const

export const ArchiveCase = Body({
  at: instant('归档时间'),
  retention: choice(retentions, '保管期限'),
  shelf: optional(text('档案号', 60)),
  remarks: optional(longText('备考说明', 1000)),
})
export type ArchiveCase = Static<typeof ArchiveCase>
