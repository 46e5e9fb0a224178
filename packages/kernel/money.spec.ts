import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { formatYuan, inCapitals, toTenThousandYuan, yuan } from './money.ts'

describe('money', () => {
  it.each([
    [0, '零元整'],
    [5, '伍分'],
    [50, '伍角'],
    [20_000, '贰佰元整'],
    [10_050, '壹佰元伍角'],
    [10_005, '壹佰元零伍分'],
    [10_055, '壹佰元伍角伍分'],
    [2_000_000, '贰万元整'],
    [1_000_500, '壹万零伍元整'],
    [100_100_000, '壹佰万壹仟元整'],
    [100_010_000, '壹佰万零壹佰元整'],
    [1_000_000_000_000, '壹佰亿元整'],
    [1_000_000_010_000, '壹佰亿零壹佰元整'],
    [120_304_050, '壹佰贰拾万叁仟零肆拾元伍角'],
  ])('%i fen is written %s', (fen, text) => expect(inCapitals(fen)).toBe(text))

  it('refuses what cannot be paid', () => {
    expect(() => inCapitals(-1)).toThrow(RangeError)
    expect(() => inCapitals(1.5)).toThrow(RangeError)
    expect(() => yuan(Number.MAX_SAFE_INTEGER)).toThrow(RangeError)
  })

  it('prints yuan and ten thousand yuan', () => {
    expect(formatYuan(2_000_000)).toBe('20,000')
    expect(formatYuan(123_456_789)).toBe('1,234,567.89')
    expect(formatYuan(-5)).toBe('-0.05')
    expect(toTenThousandYuan(2_000_000)).toBe('2.000000')
    expect(toTenThousandYuan(20_001)).toBe('0.020001')
  })

  it('reads its own capitals back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9_999_999_999_999 }), fen => {
        expect(readCapitals(inCapitals(fen))).toBe(fen)
      }),
    )
  })
})

/** An independent reader of capitals, by place values, as oracle. */
function readCapitals(text: string): number {
  const places: Record<string, number> = { 拾: 10, 佰: 100, 仟: 1000 }
  let yuan = 0
  let section = 0
  let digit = 0
  let fen = 0
  for (const c of text) {
    const value = '零壹贰叁肆伍陆柒捌玖'.indexOf(c)
    if (value >= 0) digit = value
    else if (c in places) {
      section += digit * places[c]!
      digit = 0
    } else if (c === '万' || c === '亿' || c === '元') {
      yuan += (section + digit) * { 万: 10_000, 亿: 100_000_000, 元: 1 }[c]
      section = 0
      digit = 0
    } else if (c === '角') fen += digit * 10
    else if (c === '分') fen += digit
  }
  return yuan * 100 + fen
}
