import type { Static } from 'typebox'
import { Body, choice, day, instant, list, longText, optional, text } from './shared.ts'

/**
 * What is not ours to punish goes to whom it belongs. Which letter it is follows from competence, not from the body:
 * 协作函 where we only assist, 案件移送单 where it is another's.
 */
export const ProposeHandover = Body({
  powerCodes: list(text('权力事项', 32, { 'x-picker': 'power' }), '涉嫌违反的事项', { minItems: 1, maxItems: 10 }),
  recipientOrgan: text('接收机关', 100),
  facts: longText('初步查明的事实'),
  requests: optional(list(text('事项', 500), '请求对方协作的事项', { maxItems: 20 })),
  answerBy: optional(day('希望答复的日期')),
  attachments: list(text('材料', 300), '随函材料', { minItems: 1, maxItems: 50 }),
  items: optional(list(text('物品', 300), '随案移送的物品', { maxItems: 50 })),
})
export type ProposeHandover = Static<typeof ProposeHandover>

export const ApproveHandover = Body({ opinion: optional(text('审批意见', 500)) })
export type ApproveHandover = Static<typeof ApproveHandover>

export const ReturnHandover = Body({ reason: longText('退回的理由', 1000) })
export type ReturnHandover = Static<typeof ReturnHandover>

export const dispatchWays = {
  handed: '直接送交',
  confidential: '机要交换',
  mail: '邮寄',
  electronic: '政务系统发送',
} as const

export const DispatchHandover = Body({
  sentAt: instant('发出（送交）时间'),
  way: choice(dispatchWays, '发出方式'),
  receivedBy: optional(text('对方签收人', 60)),
  tracking: optional(text('邮寄单号、交换编号', 60)),
})
export type DispatchHandover = Static<typeof DispatchHandover>

export const handoverAnswers = {
  accepted: '受理',
  finished: '已经办结，告知结果',
  declined: '不受理，退回',
} as const

export const RecordHandoverAnswer = Body({
  answeredOn: day('答复日期'),
  result: choice(handoverAnswers, '答复结果'),
  number: optional(text('对方文号', 100)),
  content: longText('答复内容', 4000),
})
export type RecordHandoverAnswer = Static<typeof RecordHandoverAnswer>
