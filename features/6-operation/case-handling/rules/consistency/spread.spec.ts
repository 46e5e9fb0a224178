import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { inOrder, percentile, spreadOf, standing } from './spread.ts'

const each = (...values: number[]) => inOrder(values.map(value => ({ value, cases: 1 })))

describe('a percentile', () => {
  it('lies between two neighbours in proportion', () => {
    expect(percentile(each(10, 20, 30, 40, 50), 50)).toBe(30)
    expect(percentile(each(10, 20, 30, 40), 50)).toBe(25)
    expect(percentile(each(0, 100), 5)).toBe(5)
  })
  it('of one case is its value', () => {
    expect(spreadOf(each(7))).toEqual({ p10: 7, p25: 7, median: 7, p75: 7, p90: 7 })
  })
  it('does not care whether cases stand one by one or counted together', () => {
    const together = inOrder([
      { value: 20, cases: 3 },
      { value: 10, cases: 1 },
      { value: 20, cases: 1 },
    ])
    expect(spreadOf(together)).toEqual(spreadOf(each(10, 20, 20, 20, 20)))
  })
  it('never falls as the percent rises, and stays within the values', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1_000_000), { minLength: 1, maxLength: 60 }), values => {
        const ordered = each(...values)
        const points = [0, 5, 25, 50, 75, 95, 100].map(percent => percentile(ordered, percent))
        expect(points).toEqual([...points].sort((a, b) => a - b))
        expect(points[0]).toBe(Math.min(...values))
        expect(points.at(-1)).toBe(Math.max(...values))
      }),
    )
  })
})

it('the standing of an amount claims no more than there is', () => {
  const ordered = each(1, 2, 3)
  expect(standing(ordered, 3)).toEqual({ below: 66, above: 0 })
  expect(standing(ordered, 2)).toEqual({ below: 33, above: 33 })
  expect(standing(ordered, 9)).toEqual({ below: 100, above: 0 })
})
