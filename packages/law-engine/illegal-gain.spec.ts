import { describe, expect, it } from 'vitest'
import { yuan } from '#kernel'
import { law, refusalOf } from './factory.ts'
import { confiscableGain } from './illegal-gain.ts'

const gain = (receivedFen: number, refundedFen: number, on = '2025-06-20') =>
  confiscableGain(law, { receivedFen, refundedFen, on })

describe('the gain to confiscate', () => {
  it('is what came in less what is made good', () => {
    // a cinema: 28,192.09 taken, 23,357.51 paid up afterwards
    const { gainFen, step } = gain(2_819_209, 2_335_751)
    expect(gainFen).toBe(483_458)
    expect(step).toMatchObject({ basis: { law: '行政处罚法', article: '第二十八条第二款' } })
    expect(step.text).toContain('没收违法所得4,834.58元')
  })
  it('may be nothing', () => expect(gain(yuan(200), yuan(200)).gainFen).toBe(0))
  it.each<[string, number, number, string]>([
    ['more made good than came in', 1, 2, '/refundedFen'],
    ['a negative receipt', -1, 0, '/receivedFen'],
    ['a negative refund', 1, -1, '/refundedFen'],
  ])('refuses %s', (_name, received, refunded, field) => {
    expect(refusalOf(() => gain(received, refunded))).toMatchObject({ code: 'law.amountInvalid', field })
  })
  it('has no rule before the law of 2021', () => {
    expect(refusalOf(() => gain(1, 0, '2021-07-14'))?.code).toBe('law.principleNotInForce')
  })
})
