import { describe, expect, it } from 'vitest'
import { levelOf, NATION, parentRegion, regionContains, regionPrefix } from './region.ts'

describe('regions', () => {
  it('knows level, prefix and parent', () => {
    expect([NATION, '990000', '990100', '990102'].map(levelOf)).toEqual(['nation', 'province', 'city', 'county'])
    expect([NATION, '990000', '990100', '990102', '100000'].map(regionPrefix)).toEqual([
      '',
      '99',
      '9901',
      '990102',
      '10',
    ])
    expect(['990102', '990100', '990000', NATION].map(parentRegion)).toEqual(['990100', '990000', NATION, NATION])
  })
  it('contains itself and what lies inside, not its neighbours', () => {
    expect(regionContains('990100', '990102')).toBe(true)
    expect(regionContains('990102', '990102')).toBe(true)
    expect(regionContains('990102', '990103')).toBe(false)
    expect(regionContains('990102', '990100')).toBe(false)
    expect(regionContains(NATION, '110105')).toBe(true)
  })
})
