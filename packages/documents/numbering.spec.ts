import { describe, expect, it } from 'vitest'
import { formatNumber, parseNumber } from './numbering.ts'

const parts = { regionShort: '衡北', organCode: '文综', formCode: '罚', year: 2025, n: 1 }

describe('document numbers', () => {
  it('are written with hexagonal brackets and no leading zero', () => {
    expect(formatNumber(parts)).toBe('（衡北）文综罚字〔2025〕第1号')
  })
  it('follow an organ’s own pattern', () => {
    expect(formatNumber({ ...parts, n: 22 }, '{region}{organ}{form}〔{year}〕{n}号')).toBe('衡北文综罚〔2025〕22号')
  })
  it.each([0, -1, 1.5, 1_000_000])('refuse %s as a number', n => {
    expect(() => formatNumber({ ...parts, n })).toThrow(RangeError)
  })
  it('are read back', () => {
    expect(parseNumber(formatNumber(parts))).toEqual({ region: '衡北', code: '文综罚', year: 2025, n: 1 })
  })
  it.each([
    ['(沪)文综罚字〔2024〕第1号', { region: '沪', code: '文综罚', year: 2024, n: 1 }],
    ['京文执办发〔2021〕7号', { code: '京文执办发', year: 2021, n: 7 }],
    ['市场【2019】1号', { code: '市场', year: 2019, n: 1 }],
    ['（衡北）文综罚字 〔２０２５〕 第 12 号', { region: '衡北', code: '文综罚', year: 2025, n: 12 }],
  ])('are read leniently: %s', (text, parsed) => {
    expect(parseNumber(text)).toEqual(parsed)
  })
  it.each(['', '罚1号', '文综罚字〔25〕第1号', '文综罚字〔2025〕第号', 'ABC〔2025〕1号'])(
    'are not seen in %s',
    text => {
      expect(parseNumber(text)).toBeUndefined()
    },
  )
})
