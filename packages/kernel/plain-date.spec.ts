import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  addDays,
  addMonths,
  addYears,
  ageOn,
  dayOf,
  daysBetween,
  formatDayZh,
  instantAt,
  isPlainDate,
  plainDate,
  timeOf,
  weekday,
} from './plain-date.ts'

describe('days', () => {
  it('accepts calendar days only', () => {
    expect(['2025-02-28', '2024-02-29', '2200-12-31'].every(isPlainDate)).toBe(true)
    expect(
      ['2025-02-29', '2025-13-01', '2025-1-1', '1899-12-31', '2201-01-01', '', 20250101, null].some(isPlainDate),
    ).toBe(false)
    expect(() => plainDate('2025-02-30')).toThrow('2025-02-30')
  })

  it('takes the civil day and time of China, whatever the zone of the machine', () => {
    expect(dayOf('2025-05-26T16:30:00Z')).toBe('2025-05-27')
    expect(dayOf('2025-05-26T15:59:59Z')).toBe('2025-05-26')
    expect(timeOf('2025-05-26T12:40:00Z')).toBe('20:40')
    expect(instantAt('2025-05-26', '20:40').toISOString()).toBe('2025-05-26T12:40:00.000Z')
  })

  it('ends month periods on the corresponding day or the last of the month', () => {
    expect(addMonths('2026-08-31', 6)).toBe('2027-02-28')
    expect(addMonths('2025-11-30', 3)).toBe('2026-02-28')
    expect(addMonths('2025-01-15', -1)).toBe('2024-12-15')
    expect(addYears('2024-02-29', 2)).toBe('2026-02-28')
  })

  it('counts and steps consistently over any days', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 100_000 }), fc.integer({ min: -20_000, max: 20_000 }), (start, step) => {
        const day = addDays('1930-01-01', start % 60_000)
        expect(daysBetween(day, addDays(day, step))).toBe(step)
        expect(weekday(addDays(day, 7))).toBe(weekday(day))
      }),
    )
  })

  it('knows age and prints dates', () => {
    expect(ageOn('2007-05-24', '2025-05-23')).toBe(17)
    expect(ageOn('2007-05-23', '2025-05-23')).toBe(18)
    expect(formatDayZh('2025-06-20')).toBe('2025年6月20日')
  })
})
