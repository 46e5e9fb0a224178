import { type Fen, formatYuan, type PlainDate, refuse } from '#kernel'
import type { BandedTier, BandShape, BenchmarkProfile } from './data-types.ts'
import { isInForce } from './in-force.ts'
import { share } from './share.ts'
import { TIER_NAMES } from './tier.ts'
import type { FineRange, Law, ReasoningStep } from './types.ts'

/** @throws Refusal `law.profileUnknown`, `law.profileNotInForce`. */
export function getProfile(law: Law, id: string, on: PlainDate): BenchmarkProfile {
  const versions = law.profiles.filter(p => p.id === id)
  return (
    versions.find(p => isInForce(p, on)) ??
    refuse({
      code: versions.length === 0 ? 'law.profileUnknown' : 'law.profileNotInForce',
      kind: 'invalid',
      message: versions.length === 0 ? `没有裁量基准 ${id}。` : `裁量基准 ${id} 在${on}尚未施行或者已经失效。`,
      next: `请从已公布的基准中选择：${law.profiles.map(p => p.id).join('、')}。`,
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
