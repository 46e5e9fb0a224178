import { describe, expect, it } from 'vitest'
import type { CaseEvent } from '#features/6-operation/case-handling'
import { isRefusal } from '#kernel'
import { incrementsOf, isOfMoney, measured, measures, partOf, readMeasures, type Tallies, tallies } from './rules.ts'

const refusalOf = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    if (isRefusal(error)) return error.detail
    throw error
  }
}

describe('a question about money', () => {
  it.each([
    'fine',
    'fineFen',
    'totalFines',
    'averageFine',
    'confiscation',
    'confiscationFen',
    'amount',
    'revenue',
    'income',
    'paidFen',
    'payments',
    'target',
    'rank',
    '罚款',
    '罚款总额',
    '没收违法所得',
    '罚没收入',
    '任务',
    '排名',
    'decided,fine',
    'FINE',
  ])('%s is refused under article 74, and told what may be counted', name => {
    expect(refusalOf(() => readMeasures(name))).toMatchObject({
      code: 'supervision.fineRanking',
      kind: 'forbidden',
      article: '行政处罚法第七十四条',
      next: expect.stringContaining('作出决定'),
    })
  })

  it.each([['-fine'], ['rankBy'], ['罚款'], ['amountFen']])('in another parameter (%s) is refused too', word => {
    expect(refusalOf(() => readMeasures('opened', [word]))?.code).toBe('supervision.fineRanking')
  })

  it('has no measure of ours: each name and title is free of money', () => {
    for (const [key, title] of Object.entries(measures))
      expect([key, isOfMoney(key), isOfMoney(title)]).toEqual([key, false, false])
    for (const column of Object.values(tallies)) expect([column, isOfMoney(column)]).toEqual([column, false])
  })

  it('is told apart from a slip of the pen', () => {
    expect(refusalOf(() => readMeasures('openned'))?.code).toBe('supervision.measureUnknown')
    expect(refusalOf(() => readMeasures(' , '))?.code).toBe('supervision.measureUnknown')
    expect(refusalOf(() => readMeasures('constructor'))?.code).toBe('supervision.measureUnknown')
    expect(readMeasures('opened, decided,opened')).toEqual(['opened', 'decided'])
  })
})

describe('an event', () => {
  const clock = (key: string, due: string) => ({ key, periodId: key, due, closed: false })
  const event = (acts: object[], after: object = {}, before: object = { clocks: [] }) =>
    ({ acts, before, after: { clocks: [], ...after } }) as unknown as CaseEvent
  const act = (type: string, data: object = {}, at = '2025-06-30T16:30:00.000Z') => ({ type, data, at })

  it('counts in the month of its day in China', () => {
    expect(incrementsOf(event([act('findingRegistered')]))).toEqual([{ month: '2025-07', add: { opened: 1 } }])
  })

  it('counts a decision with its days, and as timely on the last day for handling', () => {
    const decided = (handlingUntil: string) =>
      incrementsOf(event([act('decided', { decidedOn: '2025-06-20' })], { filedOn: '2025-05-28', handlingUntil }))
    expect(decided('2025-06-20')).toEqual([
      { month: '2025-06', add: { decided: 1, decisionDays: 23, decidedOnTime: 1 } },
    ])
    expect(decided('2025-06-19')).toEqual([{ month: '2025-06', add: { decided: 1, decisionDays: 23 } }])
  })

  it('counts a decision on the spot as served with it', () => {
    expect(incrementsOf(event([act('decidedOnTheSpot', { decidedOn: '2025-06-03' })]))).toEqual([
      { month: '2025-06', add: { decided: 1, decidedSimply: 1, served: 1 } },
    ])
  })

  it('counts a publication as timely by the clock that ran before it', () => {
    const published = (due: string) =>
      incrementsOf(
        event([act('decisionPublished', { publishedOn: '2025-07-01' })], {}, { clocks: [clock('D-PUB-01', due)] }),
      )
    expect(published('2025-07-01')[0]!.add).toEqual({ published: 1, publishedOnTime: 1 })
    expect(published('2025-06-30')[0]!.add).toEqual({ published: 1 })
  })

  it('counts acts of two months apart, and nothing of the rest', () => {
    const acts = [
      act('evidenceAdded'),
      act('filingApproved', { filedOn: '2025-05-31' }),
      act('decisionServed', { servedOn: '2025-06-01' }),
    ]
    expect(incrementsOf(event(acts))).toEqual([
      { month: '2025-05', add: { filed: 1 } },
      { month: '2025-06', add: { served: 1 } },
    ])
  })
})

describe('an overview', () => {
  it('stands by the parts directly below, and by the division itself', () => {
    expect(partOf('000000', '990102')).toBe('990000')
    expect(partOf('990000', '990102')).toBe('990100')
    expect(partOf('990000', '990000')).toBe('990000')
    expect(partOf('990100', '990102')).toBe('990102')
    expect(partOf('990100', '990100')).toBe('990100')
    expect(partOf('990102', '990102')).toBe('990102')
  })

  it('has no average over nothing', () => {
    const none = Object.fromEntries(Object.keys(tallies).map(key => [key, 0])) as Tallies
    expect(measured('daysToDecide', none)).toBeNull()
    expect(measured('daysToDecide', { ...none, decided: 3, decidedSimply: 1, decisionDays: 51 })).toBe(26)
    expect(measured('decided', { ...none, decided: 3 })).toBe(3)
  })
})
