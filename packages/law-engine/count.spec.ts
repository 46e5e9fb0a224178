import { resolve } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, isRefusal, type PlainDate, weekday } from '#kernel'
import { addWorkingDays, isWorkingDay } from './calendar.ts'
import { countPeriod } from './count.ts'
import { loadLaw } from './load.ts'

const law = loadLaw(resolve(import.meta.dirname, '../../law'))
const due = (id: string, start: PlainDate, amount?: number) =>
  countPeriod(law, id, start, amount === undefined ? {} : { amount }).due

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error.detail.code
    throw error
  }
}

describe('working days', () => {
  it.each<[PlainDate, number, PlainDate]>([
    ['2026-02-12', 7, '2026-02-28'],
    ['2026-04-29', 5, '2026-05-09'],
    ['2026-09-18', 7, '2026-09-29'],
    ['2026-09-30', 3, '2026-10-10'],
    ['2026-06-18', 2, '2026-06-23'],
    ['2026-10-20', -7, '2026-10-10'],
  ])('%s and %i working days is %s', (start, amount, end) => expect(addWorkingDays(law, start, amount)).toBe(end))

  it('agree with a counter that knows only a list of rest days', () => {
    const days = Array.from({ length: 600 }, (_, i) => addDays('2025-01-01', i))
    const rest = new Set(
      days.filter(d => {
        const c = law.calendars.find(x => String(x.year) === d.slice(0, 4))!
        if (c.workingWeekends.includes(d)) return false
        return [0, 6].includes(weekday(d)) || c.holidays.some(h => h.from <= d && d <= h.until)
      }),
    )
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 90 }), (from, amount) => {
        const worked = days.slice(from + 1).filter(d => !rest.has(d))
        expect(addWorkingDays(law, days[from]!, amount)).toBe(worked[amount - 1])
        expect(isWorkingDay(law, days[from]!)).toBe(!rest.has(days[from]!))
      }),
    )
  })

  it('are never guessed for a year without a calendar', () => {
    expect(codeOf(() => addWorkingDays(law, '2026-12-30', 3))).toBe('law.calendarMissing')
  })
})

describe('periods of the walk-through', () => {
  it.each<[string, string, PlainDate, PlainDate]>([
    ['preserved evidence is decided on, the Dragon Boat holiday skipped', 'D-PEN-04', '2025-05-26', '2025-06-05'],
    ['ninety days from filing, unrolled', 'D-PEN-08', '2025-05-28', '2025-08-26'],
    ['the defence window', 'D-PEN-05', '2025-06-11', '2025-06-18'],
    ['payment, rolled from a Saturday', 'D-PEN-11', '2025-06-20', '2025-07-07'],
    ['publication', 'D-PUB-01', '2025-06-20', '2025-07-01'],
    ['reconsideration', 'D-REC-01', '2025-06-20', '2025-08-19'],
    ['suit', 'D-LIT-01', '2025-06-20', '2025-12-22'],
    ['limitation', 'D-PEN-01', '2025-05-23', '2027-05-23'],
  ])('%s', (_name, id, start, end) => expect(due(id, start)).toBe(end))
})

describe('counting', () => {
  it.each<[string, PlainDate, number, PlainDate]>([
    ['D-PEN-11', '2026-01-31', 15, '2026-02-24'],
    ['D-PEN-11', '2026-07-03', 90, '2026-10-08'],
    ['D-PEN-11', '2026-09-20', 15, '2026-10-08'],
    ['D-PEN-11', '2026-04-04', 30, '2026-05-06'],
  ])('a party’s %s from %s over %i days ends %s', (id, start, amount, end) => expect(due(id, start, amount)).toBe(end))

  it('does not roll the authority’s own last day', () => {
    expect(due('D-PEN-08', '2026-07-03')).toBe('2026-10-01')
  })

  it('counts backward from a hearing', () => {
    const notice = countPeriod(law, 'D-PEN-07', '2026-10-20')
    expect(notice.due).toBe('2026-10-10')
    expect(notice.days.find(d => d.date === '2026-10-10')).toMatchObject({ n: 7, kind: 'adjusted' })
  })

  it('keeps month ends and says when a year has no calendar', () => {
    const suit = countPeriod(law, 'D-LIT-01', '2026-08-31')
    expect(suit.due).toBe('2027-02-28')
    expect(suit.explanation).toContain('尚无2027年节假日安排')
  })

  it('draws every day of the strip once and numbers those that count', () => {
    const { days, amount } = countPeriod(law, 'D-PEN-04', '2025-05-26')
    expect(days.map(d => d.n).filter(n => n !== undefined)).toEqual(Array.from({ length: amount }, (_, i) => i + 1))
    expect(days.filter(d => d.holiday === '端午节')).toHaveLength(3)
    expect([days[0]!.date, days.at(-1)!.date]).toEqual(['2025-05-26', '2025-06-05'])
  })

  it('stops numbering where a rolled period was used up', () => {
    const pay = countPeriod(law, 'D-PEN-11', '2025-06-20')
    expect([pay.unrolledDue, pay.due]).toEqual(['2025-07-05', '2025-07-07'])
    expect(pay.days.filter(d => d.n !== undefined).at(-1)).toMatchObject({ date: '2025-07-05', n: 15 })
    expect(pay.days.at(-1)).toMatchObject({ date: '2025-07-07' })
  })

  it('refuses what has no number, is not known, or is not in force', () => {
    expect(codeOf(() => due('D-PEN-03', '2025-05-28'))).toBe('law.periodNotConfigured')
    expect(due('D-PEN-03', '2025-05-28', 15)).toBe('2025-06-19')
    expect(codeOf(() => due('D-XXX-01', '2025-05-28'))).toBe('law.periodUnknown')
    expect(codeOf(() => due('D-PEN-08', '2021-07-14'))).toBe('law.periodNotInForce')
    expect(codeOf(() => due('D-COE-02', '2025-05-28'))).toBe('law.periodInHours')
  })
})
