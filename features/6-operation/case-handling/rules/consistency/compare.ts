import { formatYuan } from '#kernel'
import { type ConsistencyStandard, TIER_NAMES } from '#law-engine'
import type { Comparison, Treatment } from '../../acts.ts'
import { countOf, inOrder, percentile, spreadOf, standing, type Weighted } from './spread.ts'
import type { FineTally } from './tally.ts'

/** Decided cases of the items in question: of the province, and of everywhere for tiers of which the province has few. */
export interface DecidedFines {
  province: readonly FineTally[]
  nation: readonly FineTally[]
  years: { from: number; to: number }
}

/** What of a case is compared. */
export type Compared = Omit<FineTally, 'cases'>

type Level = Pick<Comparison, 'measure' | 'area' | 'sameTier' | 'sameParty'>

const level = (area: Level['area'], measure: Level['measure'], same: Partial<Level> = {}): Level => ({
  ...{ area, measure, sameTier: true, sameParty: false },
  ...same,
})

/** From the nearest to the widest: the first with enough cases is taken. Other tiers never say that an amount is wrong. */
const LEVELS: readonly Level[] = [
  level('province', 'amount', { sameParty: true }),
  level('province', 'amount'),
  level('province', 'place'),
  level('nation', 'amount'),
  level('nation', 'place'),
]
/** Shown where there are too few to judge. */
const ONLY_TO_SEE: readonly Level[] = [
  level('nation', 'amount'),
  level('nation', 'place'),
  level('province', 'place', { sameTier: false }),
]

/** What of a treatment is compared; undefined where it has no fine or no range to stand in. */
export function comparedOf(
  { power, fineFen, outcome, reasoning }: Treatment,
  partyKind: FineTally['partyKind'],
): Compared | undefined {
  if (outcome !== 'penalty' || fineFen === 0 || !power || !reasoning?.rangeFen) return undefined
  const { minFen, maxFen } = reasoning.rangeFen
  return { power, tier: reasoning.tier, partyKind, minFen, maxFen, fineFen }
}

/** The place of an amount among like cases; undefined where there are too few to show any. */
export function compare(own: Compared, fines: DecidedFines, standard: ConsistencyStandard): Comparison | undefined {
  const enough = LEVELS.find(at => countOf(valuesAt(at, own, fines)) >= standard.minimumCases)
  const at = enough ?? ONLY_TO_SEE.find(l => countOf(valuesAt(l, own, fines)) >= standard.smallestGroup)
  const value = at && measured(own, own, at.measure)
  if (!at || value === undefined) return undefined
  const ordered = inOrder(valuesAt(at, own, fines))
  const { below, above } = standing(ordered, value)
  const facts = {
    ...at,
    years: fines.years,
    cases: countOf(ordered),
    withoutFine: fines[at.area].filter(t => t.fineFen === 0 && isOfItem(t, own, at)).reduce((n, t) => n + t.cases, 0),
    ...spreadOf(ordered),
    lower: percentile(ordered, standard.lowerPercent),
    upper: percentile(ordered, standard.upperPercent),
    value,
    below,
    above,
    judged: enough !== undefined,
  }
  const outlier = enough ? outlierOf(facts, standard) : null
  const scope = scopeOf(facts, own, standard)
  return { ...facts, outlier, scope, sentence: sentenceOf({ ...facts, outlier }, own, standard) }
}

/** The values that a level compares. */
function valuesAt(at: Level, own: Compared, fines: DecidedFines): Weighted[] {
  return fines[at.area]
    .filter(t => isLike(t, own, at))
    .flatMap(t => {
      const value = measured(t, own, at.measure)
      return value === undefined ? [] : [{ value, cases: t.cases }]
    })
}

/** Whether a decided case is like this one, as far as a level looks. */
export const isLike = (t: FineTally, own: Compared, at: Pick<Comparison, 'sameTier' | 'sameParty'>): boolean =>
  t.fineFen > 0 && isOfItem(t, own, at)

const isOfItem = (t: FineTally, own: Compared, at: Pick<Comparison, 'sameTier' | 'sameParty'>): boolean =>
  t.power === own.power && (!at.sameTier || t.tier === own.tier) && (!at.sameParty || t.partyKind === own.partyKind)

const WHOLE_RANGE = 1000

/** The amount where the legal range is the same, or its place in the range; undefined where neither can be told. */
export function measured(
  t: Pick<FineTally, 'minFen' | 'maxFen' | 'fineFen'>,
  own: Pick<FineTally, 'minFen' | 'maxFen'>,
  measure: Comparison['measure'],
): number | undefined {
  const { minFen, maxFen, fineFen } = t
  if (measure === 'amount') return minFen === own.minFen && maxFen === own.maxFen ? fineFen : undefined
  return maxFen > minFen ? Math.round(((fineFen - minFen) / (maxFen - minFen)) * WHOLE_RANGE) : undefined
}

/** Beyond nearly all others, and not only by a little. */
function outlierOf(
  { measure, value, median, lower, upper }: Pick<Comparison, 'measure' | 'value' | 'median' | 'lower' | 'upper'>,
  { apartPercent }: ConsistencyStandard,
): Comparison['outlier'] {
  const apart = ((measure === 'amount' ? median : WHOLE_RANGE) * apartPercent) / 100
  if (value > upper && value - median >= apart) return 'high'
  if (value < lower && median - value >= apart) return 'low'
  return null
}

/** `18,000元`, or where in the range. */
const shown = (measure: Comparison['measure'], value: number): string =>
  measure === 'amount' ? `${formatYuan(value)}元` : `法定幅度的${Math.round(value / (WHOLE_RANGE / 100))}%处`

const PARTIES = { legal: '单位', natural: '个人（含个体工商户）' } as const

function scopeOf(
  { area, measure, sameTier, sameParty, years }: Omit<Comparison, 'outlier' | 'scope' | 'sentence'>,
  own: Compared,
  { minimumCases }: ConsistencyStandard,
): string {
  const where = area === 'province' ? '本省（区、市）' : '各地'
  const whom = sameParty ? `、当事人同为${PARTIES[own.partyKind]}` : ''
  const what = sameTier ? `同一事项、同为${TIER_NAMES[own.tier]}${whom}` : '同一事项、各个档次'
  const wider = [
    ...(sameParty ? [] : ['包括各类当事人']),
    ...(area === 'nation' ? [`本省（区、市）的不足${minimumCases}件，放宽到各地`] : []),
    ...(measure === 'place' ? ['各案的法定幅度不同，按数额在法定幅度中的位置比较'] : []),
  ]
  const note = wider.length > 0 ? `（${wider.join('；')}）` : ''
  return `${where}${years.from}年至${years.to}年${what}的罚款决定${note}`
}

type Facts = Omit<Comparison, 'scope' | 'sentence'>

function sentenceOf(facts: Facts, own: Compared, standard: ConsistencyStandard): string {
  const { measure, value, cases, p25, median, p75, outlier, lower, upper, sameTier } = facts
  const amount = `罚款${formatYuan(own.fineFen)}元`
  const said = measure === 'place' ? `${amount}（${shown(measure, value)}）` : amount
  const half = p25 === p75 ? `都是${shown(measure, p25)}` : `为${shown(measure, p25)}至${shown(measure, p75)}`
  const others = `中位数为${shown(measure, median)}，中间一半${half}`
  const parts = [`${said}，${placeIn(facts)}；${others}。`]
  if (outlier) {
    const [edge, percent, word] =
      outlier === 'high' ? [upper, standard.upperPercent, '高'] : [lower, standard.lowerPercent, '低']
    const by = measure === 'amount' ? `${standard.apartPercent}%` : `${standard.apartPercent}个百分点`
    parts.push(`数额偏${word}：${word}于第${percent}百分位（${shown(measure, edge)}），与中位数相差${by}以上。`)
  }
  if (!facts.judged) {
    const why = sameTier
      ? `同档次的同类案件只有${cases}件，不足${standard.minimumCases}件`
      : '同档次的同类案件太少，列出的是各个档次的'
    parts.push(`${why}，只供参考，不判断是否偏离。`)
  }
  return parts.join('')
}

/** `高于66件同类案件中的92%，低于其中的5%` */
function placeIn({ cases, below, above }: Pick<Comparison, 'cases' | 'below' | 'above'>): string {
  if (below === 0 && above === 0) return `与${cases}件同类案件大致相同`
  if (below === ALL) return `高于全部${cases}件同类案件`
  if (above === ALL) return `低于全部${cases}件同类案件`
  const higher = `高于${cases}件同类案件中的${below}%`
  const lower = `低于${cases}件同类案件中的${above}%`
  if (above === 0) return higher
  if (below === 0) return lower
  return below >= above ? `${higher}，低于其中的${above}%` : `${lower}，高于其中的${below}%`
}

const ALL = 100
