import { type Fen, formatYuan, type PlainDate, refuse } from '#kernel'
import { getPrinciple } from './principles.ts'
import { requireFen } from './reasoning-input.ts'
import type { Law, ReasoningStep } from './types.ts'

/**
 * The illegal gain to be confiscated: what the act brought in, less what is lawfully to be refunded or made good
 * (行政处罚法第二十八条第二款). All amounts in fen.
 * @throws Refusal `law.amountInvalid`, also when more is refunded than was received.
 */
export function confiscableGain(
  law: Law,
  { receivedFen, refundedFen, on }: { receivedFen: Fen; refundedFen: Fen; on: PlainDate },
): { gainFen: Fen; step: ReasoningStep } {
  requireFen(receivedFen, '取得的款项', '/receivedFen')
  requireFen(refundedFen, '退赔的款项', '/refundedFen')
  const { text, basis, confidence } = getPrinciple(law, 'illegalGain', on)
  if (refundedFen > receivedFen) {
    refuse({
      code: 'law.amountInvalid',
      kind: 'invalid',
      message: `退赔的款项${formatYuan(refundedFen)}元多于取得的款项${formatYuan(receivedFen)}元。`,
      article: `${basis.law}${basis.article}`,
      next: '请核对两项金额。',
      field: '/refundedFen',
    })
  }
  const gainFen = receivedFen - refundedFen
  const counted = `取得款项${formatYuan(receivedFen)}元，退赔${formatYuan(refundedFen)}元，没收违法所得${formatYuan(gainFen)}元`
  return { gainFen, step: { rule: 'illegalGain', text: `${counted}（${text}）`, basis, confidence } }
}
