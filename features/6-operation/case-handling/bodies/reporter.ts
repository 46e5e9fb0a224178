import type { Static } from 'typebox'
import { Body, choice, instant, longText } from './shared.ts'

export const reporterAnswers = {
  accepted: '已经受理立案',
  notAccepted: '不予立案，或者已经移送',
  outcome: '办理结果',
} as const
export type ReporterAnswer = keyof typeof reporterAnswers

export const replyWays = {
  phone: '电话',
  message: '短信、平台消息',
  letter: '书面',
  inPerson: '当面',
  unreachable: '多次联系，没有联系上',
} as const

export const AnswerReporter = Body({
  about: choice(reporterAnswers, '答复内容'),
  answeredAt: instant('答复时间'),
  way: choice(replyWays, '答复方式'),
  said: longText('答复要点', 1000),
})
export type AnswerReporter = Static<typeof AnswerReporter>
