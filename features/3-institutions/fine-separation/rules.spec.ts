import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  afterPayment,
  apartGate,
  type Match,
  matchPayment,
  type Owed,
  openConfiscation,
  openFine,
  openTotal,
  overdueDays,
  type Surroundings,
  stateOf,
} from './rules.ts'

/** CASE-08: fine 20,000, confiscation 200. */
const owed: Owed = { fineFen: 2_000_000, confiscationFen: 20_000, paidFineFen: 0, paidConfiscationFen: 0 }
const order = { ...owed, state: 'issued' as const }
const payment = (amountFen: number) => ({
  code: '9901022500000000018A',
  amountFen,
  paidOn: '2025-06-27',
  receiptNumber: 'R1',
  bankReference: 'B1',
})
const match = (amountFen: number, around: Surroundings = { order }): Match =>
  matchPayment(payment(amountFen), around, '2025-06-27')

describe('a row of a statement', () => {
  it.each([2_020_000, 2_000_000, 20_000])('of %i fen is matched: the whole, the fine, the confiscation', fen =>
    expect(match(fen)).toEqual({ outcome: 'matched', reason: '' }),
  )

  it('of another amount is not, and says what is open', () => {
    expect(match(1_000_000)).toEqual({
      outcome: 'amountDiffers',
      reason: '本行10,000元，应缴余额为罚款20,000元、没收违法所得200元。',
    })
    expect(match(2_020_001).outcome).toBe('amountDiffers')
  })

  it('of a second payment of the same part is not', () => {
    const after = { ...afterPayment(owed, 20_000), state: 'partly' as const }
    expect(match(20_000, { order: after }).outcome).toBe('amountDiffers')
    expect(match(2_000_000, { order: after }).outcome).toBe('matched')
  })

  it('is no second payment once everything is paid', () => {
    const after = { ...afterPayment(owed, 2_020_000), state: 'paid' as const }
    expect(match(2_020_000, { order: after })).toMatchObject({
      outcome: 'amountDiffers',
      reason: expect.stringContaining('重复缴款'),
    })
  })

  it('with an unknown code waits for a person', () => expect(match(20_000, {}).outcome).toBe('unknownCode'))

  it('of a void order, or of a day to come, is not recorded', () => {
    expect(match(20_000, { order: { ...order, state: 'void' } }).outcome).toBe('refused')
    expect(matchPayment(payment(20_000), { order }, '2025-06-26').outcome).toBe('refused')
  })

  it('that is recorded already has no second effect; with another amount a person looks at it', () => {
    expect(match(20_000, { order, recorded: { amountFen: 20_000 } }).outcome).toBe('seen')
    expect(match(20_000, { order, recorded: { amountFen: 2_000_000 } }).outcome).toBe('amountDiffers')
  })

  it('that waits already is not put before a person twice', () => {
    expect(match(20_000, { earlier: { fileName: '0627.csv', n: 4 } })).toEqual({
      outcome: 'seen',
      reason: '与“0627.csv”第4行相同。',
    })
  })
})

describe('an order', () => {
  it('is issued, partly paid, paid', () => {
    const fine = afterPayment(owed, 2_000_000)
    expect([stateOf(owed), stateOf(fine), stateOf(afterPayment(fine, 20_000))]).toEqual(['issued', 'partly', 'paid'])
    expect([openFine(fine), openConfiscation(fine)]).toEqual([0, 20_000])
  })

  it('gives the fine what is neither part, because only the fine grows', () => {
    const some = afterPayment(owed, 500_000)
    expect([openFine(some), openConfiscation(some)]).toEqual([1_500_000, 20_000])
    expect(openConfiscation(afterPayment(owed, 2_010_000))).toBe(10_000)
  })

  it('never takes more than is open from one part, whatever comes in which order', () => {
    const amounts = fc.array(fc.integer({ min: 1, max: 3_000_000 }), { maxLength: 6 })
    fc.assert(
      fc.property(amounts, list => {
        let at = owed
        for (const amount of list) {
          if (amount > openTotal(at)) continue
          const before = openTotal(at)
          at = afterPayment(at, amount)
          expect(openTotal(at)).toBe(before - amount)
          expect(Math.min(openFine(at), openConfiscation(at))).toBeGreaterThanOrEqual(0)
        }
      }),
    )
  })

  it('is overdue from the day after the last, until it is settled', () => {
    const due = { dueOn: '2025-07-07', settledOn: null }
    expect(overdueDays(due, '2025-07-07')).toBe(0)
    expect(overdueDays(due, '2025-07-08')).toBe(1)
    expect(overdueDays({ ...due, settledOn: '2025-07-10' }, '2025-09-01')).toBe(3)
    expect(overdueDays({ dueOn: null, settledOn: null }, '2025-09-01')).toBe(0)
  })
})

describe('the payment desk', () => {
  it('is closed to whoever decides or handles, also when he is charged with finance', () => {
    expect(apartGate(['finance']).open).toBe(true)
    expect(apartGate(['finance', 'archivist']).open).toBe(true)
    for (const duty of ['handler', 'leader', 'legalReviewer', 'hearingOfficer'])
      expect(apartGate(['finance', duty])).toMatchObject({ code: 'payments.notSeparated', open: false })
  })
})
