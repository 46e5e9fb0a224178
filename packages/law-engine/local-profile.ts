import { NATION, type PlainDate, type RegionCode, regionContains, regionPrefix } from '#kernel'
import type { BenchmarkProfile } from './data-types.ts'
import { isInForce } from './in-force.ts'
import type { Law } from './types.ts'

/** The benchmark that a place has for itself on a day: the nearest division's, of these the latest. */
export const localProfile = (law: Law, region: RegionCode, on: PlainDate): BenchmarkProfile | undefined =>
  law.profiles
    .filter(p => p.region !== NATION && regionContains(p.region, region) && isInForce(p, on))
    .sort((a, b) => regionPrefix(b.region).length - regionPrefix(a.region).length || (a.from < b.from ? 1 : -1))[0]
