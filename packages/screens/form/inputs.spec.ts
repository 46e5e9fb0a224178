import { describe, expect, it } from 'vitest'
import { chinaInstant, civilOf } from './china-instant.ts'
import { parseYuan } from './parse-yuan.ts'

describe('yuan as typed', () => {
  it.each([
    ['2000', 200_000],
    ['20,000.5', 2_000_050],
    ['20，000.05', 2_000_005],
    [' 0 ', 0],
    ['1.10', 110],
    ['9007199254.74', 900_719_925_474],
  ])('%s', (text, fen) => expect(parseYuan(text)).toBe(fen))
  it.each(['', '-1', '1.234', '两千', '1e3', '.5', '1.', '99999999999999'])('%s is no amount', text =>
    expect(parseYuan(text)).toBeUndefined(),
  )
})

describe('an instant', () => {
  it('is China’s day and time, whatever the zone it was written in', () => {
    expect(civilOf('2025-05-26T02:30:00Z')).toBe('2025-05-26T10:30')
    expect(civilOf('2025-05-25T23:30:00+08:00')).toBe('2025-05-25T23:30')
    expect(civilOf('2025-05-26')).toBeDefined()
    expect(civilOf('明天')).toBeUndefined()
  })
  it('is sent with China’s offset, and comes back the same', () => {
    expect(chinaInstant('2025-05-26', '10:30')).toBe('2025-05-26T10:30:00+08:00')
    expect(civilOf(chinaInstant('2025-12-31', '23:59'))).toBe('2025-12-31T23:59')
  })
})
