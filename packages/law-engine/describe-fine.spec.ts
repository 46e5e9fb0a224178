import { describe, expect, it } from 'vitest'
import { describeFine } from './index.ts'

describe('a fine as a sentence', () => {
  it('says both ends, or only the upper one where there is no lower', () => {
    expect(describeFine({ type: 'range', minFen: 1_000_000, maxFen: 3_000_000, optional: false })).toBe(
      '处10,000元以上30,000元以下罚款',
    )
    expect(describeFine({ type: 'range', minFen: 0, maxFen: 5_000_000, optional: true })).toBe(
      '可以并处50,000元以下罚款',
    )
  })
  it('says what a multiple is taken of, and what holds below the threshold', () => {
    const below = { minFen: 1_000_000, maxFen: 2_000_000, optional: false }
    const above = { minMultiple: 1, maxMultiple: 3, optional: false }
    const fine = { type: 'tiered', base: 'illegalGain', thresholdFen: 1_000_000, thresholdInclusive: true } as const
    expect(describeFine({ ...fine, above, below })).toBe(
      '违法所得10,000元以上的，处1倍以上3倍以下罚款；没有违法所得或者不足的，处10,000元以上20,000元以下罚款',
    )
  })
  it('names the graver stage and its condition', () => {
    const base = { type: 'range', minFen: 0, maxFen: 100_000, optional: true } as const
    const aggravated = { type: 'range', minFen: 100_000, maxFen: 500_000, optional: false } as const
    expect(describeFine({ type: 'staged', base, aggravated, aggravatedWhen: '情节严重' })).toBe(
      '可以并处1,000元以下罚款；情节严重的，处1,000元以上5,000元以下罚款',
    )
  })
  it('says when there is none', () => expect(describeFine(null)).toBe('没有设定罚款'))
})
