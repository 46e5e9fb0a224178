import { type Fen, formatYuan, type PlainDate, type RegionCode, refuse, regionContains } from '#kernel'
import type { BandedTier, BandShape, BenchmarkProfile } from './data-types.ts'
import { isInForce } from './in-force.ts'
import { share } from './share.ts'
import { TIER_NAMES } from './tier.ts'
import type { FineRange, Law, ReasoningStep } from './types.ts'

/**
 * The version of a benchmark profile in force on a day, fit for the region where one is given.
 * @throws Refusal `law.profileUnknown`, `law.profileNotInForce`, `law.profileOfOtherRegion`.
 */
export function getProfile(law: Law, id: string, on: PlainDate, region?: RegionCode): BenchmarkProfile {
  const versions = law.profiles.filter(p => p.id === id)
  const found = versions.find(p => isInForce(p, on))
  if (found && region !== undefined && !regionContains(found.region, region)) {
    refuse({
      code: 'law.profileOfOtherRegion',
      kind: 'invalid',
      message: `裁量基准“${found.name}”只适用于区划 ${found.region}，不适用于 ${region}。`,
      next: '请选择本地已公布的裁量基准。',
      field: '/profile',
    })
  }
  return (
    found ??
    refuse({
      code: versions.length === 0 ? 'law.profileUnknown' : 'law.profileNotInForce',
      kind: 'invalid',
      message: versions.length === 0 ? `没有裁量基准 ${id}。` : `裁量基准 ${id} 在${on}尚未施行或者已经失效。`,
      next: `请从已公布的基准中选择：${[...new Set(law.profiles.map(p => `${p.id}（${p.name}）`))].join('、')}。`,
      field: '/profile',
    })
  )
}

export interface BandResult {
  /** Null where the benchmark gives the tier only a centre. */
  band: { min: Fen; max: Fen } | null
  suggested: Fen
  step: ReasoningStep
}

/** The tiers of a benchmark whose band holds an amount of the range; a centre holds only itself. */
export function tiersOf(profile: BenchmarkProfile, shape: BandShape, range: FineRange, amount: Fen): BandedTier[] {
  return (['light', 'general', 'heavy'] as const).filter(tier => {
    const { band, suggested } = bandOf(profile, shape, tier, range)
    return band ? amount >= band.min && amount <= band.max : amount === suggested
  })
}

/** The part of the statutory range a benchmark gives to a tier, and its middle. Bounds belong to both neighbours. */
export function bandOf(profile: BenchmarkProfile, shape: BandShape, tier: BandedTier, range: FineRange): BandResult {
  const rule = profile.bands[shape][tier]
  const at = (percent: number): Fen => range.minFen + share(range.maxFen - range.minFen, percent)
  const say = (text: string): ReasoningStep => ({
    rule: 'band',
    text: `${profile.name}：${TIER_NAMES[tier]}${text}`,
    basis: profile.basis,
    confidence: profile.confidence,
  })
  if ('centre' in rule) {
    const suggested = at(rule.centre)
    return { band: null, suggested, step: say(`没有明文区间，在中间值${formatYuan(suggested)}元附近`) }
  }
  const band = { min: at(rule.from), max: at(rule.to) }
  const suggested = band.min + Math.floor((band.max - band.min) / 2)
  const text = `在法定幅度的${rule.from}%至${rule.to}%，即${formatYuan(band.min)}元至${formatYuan(band.max)}元，建议${formatYuan(suggested)}元`
  return { band, suggested, step: say(text) }
}
