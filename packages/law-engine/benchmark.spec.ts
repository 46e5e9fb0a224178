import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { bandOf, getProfile, tiersOf } from './benchmark.ts'
import type { BandShape } from './data-types.ts'
import { law, refusalOf } from './factory.ts'

const on = '2025-06-20'
const ids = ['national', 'three-seven', 'jiangxi']
const shapes: BandShape[] = ['range', 'cap', 'multiple']
const range = (minFen: number, maxFen: number) => ({ minFen, maxFen, optional: false })

describe('the bands of every profile and shape', () => {
  const anyRange = fc
    .tuple(fc.integer({ min: 0, max: 10_000_000_000 }), fc.integer({ min: 0, max: 10_000_000_000 }))
    .map(([a, b]) => range(Math.min(a, b), Math.max(a, b)))
  it('cover the range from end to end and meet at their bounds', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ids), fc.constantFrom(...shapes), anyRange, (id, shape, found) => {
        const profile = getProfile(law, id, on)
        const [light, general, heavy] = (['light', 'general', 'heavy'] as const).map(t =>
          bandOf(profile, shape, t, found),
        )
        expect(light?.band?.min).toBe(found.minFen)
        expect(heavy?.band?.max).toBe(found.maxFen)
        const centre = general?.band ?? { min: general?.suggested, max: general?.suggested }
        expect([light?.band?.max, heavy?.band?.min]).toEqual([centre.min, centre.max])
        for (const tier of [light, general, heavy]) {
          expect(Number.isSafeInteger(tier?.suggested)).toBe(true)
          if (!tier?.band) continue
          expect(tier.suggested).toBeGreaterThanOrEqual(tier.band.min)
          expect(tier.suggested).toBeLessThanOrEqual(tier.band.max)
        }
      }),
    )
  })
})

describe('the tiers of an amount', () => {
  const tiers = (amount: number, id = 'three-seven', shape: BandShape = 'cap') =>
    tiersOf(getProfile(law, id, on), shape, range(0, 100), amount)
  it('are both at a bound, one in between', () => {
    expect(tiers(29)).toEqual(['light'])
    expect(tiers(30)).toEqual(['light', 'general'])
    expect(tiers(70)).toEqual(['general', 'heavy'])
    expect(tiers(71)).toEqual(['heavy'])
  })
  it('are all three at a centre', () => {
    expect(tiers(50, 'national', 'range')).toEqual(['light', 'general', 'heavy'])
    expect(tiers(51, 'national', 'range')).toEqual(['heavy'])
  })
})

describe('a profile', () => {
  it('says which there are when asked for one that is not', () => {
    expect(refusalOf(() => getProfile(law, 'x', on))).toMatchObject({
      code: 'law.profileUnknown',
      field: '/profile',
      next: expect.stringContaining('three-seven'),
    })
  })
  it('of a province serves its cities and counties only', () => {
    expect(getProfile(law, 'jiangxi', on, '360102').id).toBe('jiangxi')
    expect(getProfile(law, 'jiangxi', on).id).toBe('jiangxi')
    expect(refusalOf(() => getProfile(law, 'jiangxi', on, '430100'))?.code).toBe('law.profileOfOtherRegion')
    expect(getProfile(law, 'national', on, '430100').id).toBe('national')
  })
})

it('a step says percent and yuan', () => {
  const { step } = bandOf(getProfile(law, 'jiangxi', on), 'cap', 'light', range(0, 5_000_000))
  expect(step.text).toBe('江西（20/60）：从轻处罚在法定幅度的0%至20%，即0元至10,000元，建议5,000元')
  expect(step.confidence).toBe('memory')
})
