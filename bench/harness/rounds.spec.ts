import { describe, expect, it } from 'vitest'
import { alternate, ratioOf, spreadOf } from './rounds.ts'

describe('rounds', () => {
  it('go in turn, the first of each thrown away', async () => {
    const order: string[] = []
    const work = (name: string, values: number[]) => async () => {
      order.push(name)
      return values.shift()!
    }
    const { a, b } = await alternate(2, { a: work('a', [100, 1, 3]), b: work('b', [100, 2, 4]) })
    expect(order.join('')).toBe('ababab')
    expect([a.all, b.all]).toEqual([
      [1, 3],
      [2, 4],
    ])
    expect(ratioOf(a, b)).toEqual({ median: 0.625, least: 0.5, most: 0.75 })
  })

  it('have a median that one bad round does not move', () => {
    expect(spreadOf([5, 1, 4, 1000, 3])).toEqual({ median: 4, least: 1, most: 1000 })
    expect(() => spreadOf([])).toThrow('no rounds')
  })
})
