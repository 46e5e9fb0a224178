import { describe, expect, it } from 'vitest'
import { remaining, type StripPeriod, stripCells, stripSentence } from './strip-cells.ts'

/** Five working days from 29 May 2025, across the Dragon Boat Festival and a worked weekend that is made up. */
const period: StripPeriod = {
  name: '听证申请期',
  start: '2025-05-29',
  due: '2025-06-07',
  amount: 5,
  unit: 'working-day',
  explanation: '自次日起算5个工作日',
  basis: { law: '行政处罚法', article: '第六十四条' },
  confidence: 'verified',
  days: [
    { date: '2025-05-29', kind: 'work' },
    { date: '2025-05-30', kind: 'work', n: 1 },
    { date: '2025-05-31', kind: 'holiday', holiday: '端午节' },
    { date: '2025-06-01', kind: 'holiday', holiday: '端午节' },
    { date: '2025-06-02', kind: 'holiday', holiday: '端午节' },
    { date: '2025-06-03', kind: 'work', n: 2 },
    { date: '2025-06-04', kind: 'work', n: 3 },
    { date: '2025-06-05', kind: 'work', n: 4 },
    { date: '2025-06-06', kind: 'weekend' },
    { date: '2025-06-07', kind: 'adjusted', n: 5 },
  ],
}

describe('the cells of a strip', () => {
  const cells = stripCells(period, '2025-06-03')
  const labelOf = (date: string) => cells.find(cell => cell.date === date)?.label

  it('are one for every day', () => expect(cells.map(cell => cell.date)).toEqual(period.days.map(day => day.date)))
  it('say why a day does not count', () => {
    expect(labelOf('2025-05-29')).toBe('2025年5月29日（周四）起算日，当日不计')
    expect(labelOf('2025-05-31')).toBe('2025年5月31日（周六）端午节，不计入')
    expect(labelOf('2025-06-06')).toBe('2025年6月6日（周五）休息日，不计入')
  })
  it('say which day of the count it is', () => {
    expect(labelOf('2025-06-03')).toBe('2025年6月3日（周二）第2个工作日，今天')
    expect(labelOf('2025-06-07')).toBe('2025年6月7日（周六）调休上班，第5个工作日，届满日')
  })
  it('mark past, today and due', () => {
    expect(cells.filter(cell => cell.isPast)).toHaveLength(5)
    expect(cells.filter(cell => cell.isToday).map(cell => cell.date)).toEqual(['2025-06-03'])
    expect(cells.filter(cell => cell.isDue).map(cell => cell.date)).toEqual(['2025-06-07'])
  })
})

describe('what is left', () => {
  it.each([
    ['2025-05-29', 'running', '还剩5个工作日'],
    ['2025-05-31', 'running', '还剩4个工作日'],
    ['2025-06-06', 'running', '还剩1个工作日'],
    ['2025-06-07', 'lastDay', '今天届满'],
    ['2025-06-09', 'over', '已逾期2天'],
  ])('on %s is %s: %s', (today, state, text) => expect(remaining(period, today)).toEqual({ state, text }))

  it('of a right of the party has ended, and is nobody’s delay', () =>
    expect(remaining({ ...period, right: true }, '2025-06-09')).toEqual({ state: 'ended', text: '已届满' }))

  it('is in days where the law counts days, or no day is drawn', () => {
    expect(remaining({ ...period, unit: 'calendar-day' }, '2025-06-01').text).toBe('还剩6天')
    expect(remaining({ ...period, days: [] }, '2025-06-01').text).toBe('还剩6天')
  })
  it('is said in one sentence', () =>
    expect(stripSentence(period, '2025-06-07')).toBe('听证申请期：2025年5月29日起，2025年6月7日届满，今天届满。'))
})
