import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type PublishedFines, publicSpread, withoutDerivable } from './public-spread.ts'

const SMALLEST = 5
const row = (region: string, year: number, cases: number, fineFen = 1_000_000): PublishedFines => ({
  ...{ region, organName: `${region}大队`, year, cases, fineFen },
})

describe('what the public reads of the fines of an item', () => {
  it('is nothing while all of it is fewer than a group', () => {
    expect(publicSpread([row('990102', 2025, 4)], SMALLEST)).toEqual({
      all: null,
      years: [],
      organs: [],
      yearsHidden: false,
      organsHidden: false,
    })
  })
  it('is the middle and the middle half, by year and by organ in the order of divisions', () => {
    const spread = publicSpread(
      [row('990102', 2025, 5, 3_000_000), row('990101', 2025, 6, 1_000_000), row('990101', 2024, 7, 2_000_000)],
      SMALLEST,
    )
    expect(spread.all).toEqual({ cases: 18, p25: 1_000_000, median: 2_000_000, p75: 2_750_000 })
    expect(spread.years.map(({ year, cases }) => [year, cases])).toEqual([
      [2025, 11],
      [2024, 7],
    ])
    expect(spread.organs.map(({ region, cases }) => [region, cases])).toEqual([
      ['990101', 13],
      ['990102', 5],
    ])
    expect(spread).toMatchObject({ yearsHidden: false, organsHidden: false })
  })
  it('the outer tenths only where five cases lie in each', () => {
    expect(publicSpread([row('990101', 2025, 49)], SMALLEST).all).not.toHaveProperty('p10')
    expect(publicSpread([row('990101', 2025, 50)], SMALLEST).all).toMatchObject({ p10: 1_000_000, p90: 1_000_000 })
  })
  it('a group under five is not shown, and cannot be had by taking the others from the whole', () => {
    const spread = publicSpread([row('990101', 2025, 20), row('990102', 2025, 3), row('990103', 2025, 9)], SMALLEST)
    // hiding 990102 alone would tell its three cases: the next larger goes with it
    expect(spread.organs.map(({ region }) => region)).toEqual(['990101'])
    expect(spread.organsHidden).toBe(true)
  })
  it('two small groups that are still too few together take another along', () => {
    const spread = publicSpread(
      [row('990101', 2025, 20), row('990102', 2025, 2), row('990103', 2025, 2), row('990104', 2025, 6)],
      SMALLEST,
    )
    expect(spread.organs.map(({ region }) => region)).toEqual(['990101'])
  })
})

it('nobody can reckon a small group from what is shown', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 12 }), sizes => {
      const groups = sizes.map((cases, i) => ({ key: String(i), cases }))
      const shown = withoutDerivable(groups, SMALLEST)
      const hidden = groups.filter(group => !shown.includes(group))
      expect(shown.every(({ cases }) => cases >= SMALLEST)).toBe(true)
      if (hidden.length > 0 && shown.length > 0) {
        expect(hidden.length).toBeGreaterThan(1)
        expect(hidden.reduce((n, { cases }) => n + cases, 0)).toBeGreaterThanOrEqual(SMALLEST)
      }
      if (sizes.every(cases => cases >= SMALLEST)) expect(hidden).toEqual([])
    }),
  )
})
