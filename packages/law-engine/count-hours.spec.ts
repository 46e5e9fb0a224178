import { describe, expect, it } from 'vitest'
import { countHours } from './count-hours.ts'
import { law, refusalOf } from './factory.ts'

describe('hours', () => {
  it('run through nights, weekends and holidays', () => {
    // urgent seizure on the eve of the Dragon Boat holiday
    const found = countHours(law, 'D-COE-02', '2025-05-30T21:30:00+08:00')
    expect([found.due, found.hours]).toEqual(['2025-05-31T13:30:00.000Z', 24])
    expect(found.explanation).toBe('自2025年5月30日21:30起计算24小时，至2025年5月31日21:30，夜间和节假日连续计算。')
    expect(found.basis.law).toBe('行政强制法')
  })
  it('take a configured number', () => {
    expect(countHours(law, 'D-COE-02', '2025-05-30T00:00:00Z', { hours: 2 }).due).toBe('2025-05-30T02:00:00.000Z')
  })
  it('are not days', () => {
    expect(refusalOf(() => countHours(law, 'D-PEN-08', '2025-05-30T00:00:00Z'))?.code).toBe('law.periodNotInHours')
    expect(refusalOf(() => countHours(law, 'D-XXX-01', '2025-05-30T00:00:00Z'))?.code).toBe('law.periodUnknown')
  })
})
