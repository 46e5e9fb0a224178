import { levelOf, type RegionCode, type RegionLevel } from '#kernel'

/** How many digits name the divisions one level below: the provinces of the nation, the cities of a province … */
const DIGITS_BELOW: Record<RegionLevel, number> = { nation: 2, province: 4, city: 6, county: 6 }

export const digitsBelow = (region: RegionCode): number => DIGITS_BELOW[levelOf(region)]

/** The row of an overview of `region` in which a division counts: the part of it directly below, or itself. */
export const partOf = (region: RegionCode, inner: RegionCode): RegionCode =>
  inner.slice(0, digitsBelow(region)).padEnd(6, '0')
