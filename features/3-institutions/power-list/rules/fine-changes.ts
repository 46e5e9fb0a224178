import { formatYuan } from '#kernel'
import { BASE_NAMES, describeRange, type FineShape, type PartyKind } from '#law-engine'

/** What a change of the law means to the party: `changed` where it says neither. */
export type Direction = 'heavier' | 'lighter' | 'mixed' | 'changed'

export interface Point {
  direction: Direction
  /** In Chinese: 罚款上限由500,000元提高到5,000,000元 */
  text: string
}

/** One span that a fine may take, told apart by what it counts and when. */
interface Span {
  /** Spans of two versions with one key are the same span. */
  key: string
  /** When it applies, for an added or removed one: 情节严重. */
  when: string
  name: string
  least: number
  most: number
  optional: boolean
  write(n: number): string
  whole: string
  /** A graver stage that an article keeps for grave circumstances. */
  isGraver: boolean
}

/** From where on multiples count instead of an amount. */
interface Threshold {
  key: string
  fen: number
  base: string
}

interface Parts {
  spans: Span[]
  thresholds: Threshold[]
}

const yuanText = (fen: number): string => `${formatYuan(fen)}元`

/** What became heavier or lighter between two fines, party by party where they part. */
export function fineChanges(older: FineShape | null, newer: FineShape | null, parties: readonly PartyKind[]): Point[] {
  const told = parties.map(party => pointsFor(partsOf(older, party), partsOf(newer, party)))
  const [first = []] = told
  const same = told.every(points => textOf(points) === textOf(first))
  if (same) return first
  return parties.flatMap((party, i) => {
    const points = told[i]!
    const of = PARTIES[party]
    return points.length === 0
      ? [{ direction: 'changed' as const, text: `${of}罚款幅度不变` }]
      : points.map(({ direction, text }) => ({ direction, text: `${of}${text}` }))
  })
}

const PARTIES: Record<PartyKind, string> = { legal: '对单位：', natural: '对个人：' }
const textOf = (points: readonly Point[]): string => points.map(point => point.text).join('\n')

function pointsFor(older: Parts, newer: Parts): Point[] {
  if (older.spans.length === 0 && newer.spans.length === 0) return []
  if (older.spans.length === 0) return [{ direction: 'heavier', text: '增设罚款' }]
  if (newer.spans.length === 0) return [{ direction: 'lighter', text: '不再设罚款' }]
  return [
    ...newer.spans.flatMap(span => {
      const before = older.spans.find(old => old.key === span.key)
      return before ? changesOf(before, span) : [appeared(span)]
    }),
    ...older.spans.filter(old => !newer.spans.some(span => span.key === old.key)).map(disappeared),
    ...newer.thresholds.flatMap(threshold => {
      const before = older.thresholds.find(old => old.key === threshold.key)
      if (!before || before.fen === threshold.fen) return []
      const text = `${threshold.base}按倍数计罚的起点由${yuanText(before.fen)}改为${yuanText(threshold.fen)}`
      return [{ direction: 'changed' as const, text }]
    }),
  ]
}

function changesOf(before: Span, now: Span): Point[] {
  const at = now.when ? `${now.when}的，` : ''
  const bounds = [
    ['下限', before.least, now.least],
    ['上限', before.most, now.most],
  ] as const
  const moved = bounds.flatMap(([bound, a, b]): Point[] => {
    if (a === b) return []
    const verb = b > a ? '提高到' : '降低到'
    const text = `${at}${now.name}${bound}由${before.write(a)}${verb}${now.write(b)}`
    return [{ direction: b > a ? 'heavier' : 'lighter', text }]
  })
  if (before.optional === now.optional) return moved
  const text = `${at}${now.name}由${before.optional ? '“可以并处”' : '应当并处'}改为${now.optional ? '“可以并处”' : '应当并处'}`
  return [...moved, { direction: now.optional ? 'lighter' : 'heavier', text }]
}

const appeared = ({ isGraver, when, whole }: Span): Point => ({
  direction: isGraver ? 'heavier' : 'changed',
  text: `增加${when ? `“${when}”的罚款：` : ''}${whole}`,
})

const disappeared = ({ isGraver, when, whole }: Span): Point => ({
  direction: isGraver ? 'lighter' : 'changed',
  text: `不再有${when ? `“${when}”的罚款：` : ''}${whole}`,
})

/** Takes a fine apart as it falls on one kind of party. */
function partsOf(fine: FineShape | null, party: PartyKind, stage = { key: '', when: '', isGraver: false }): Parts {
  const none: Parts = { spans: [], thresholds: [] }
  if (!fine) return none
  const { key: under, when, isGraver } = stage
  const span = (key: string, of: Omit<Span, 'key' | 'when' | 'isGraver'>): Span => ({
    key: `${under}${key}`,
    ...{ when, isGraver },
    ...of,
  })
  const money = (name: string, range: { minFen: number; maxFen: number; optional: boolean }): Span =>
    span(`amount ${name}`, {
      name,
      ...{ least: range.minFen, most: range.maxFen, optional: range.optional },
      write: yuanText,
      whole: `${name === '罚款' ? '' : name}${describeRange(range)}`,
    })
  const shares = (unit: '倍' | '%', base: string, least: number, most: number, optional: boolean): Span =>
    span(`${unit} ${base}`, {
      name: `${base}的${unit === '倍' ? '倍数' : '百分比'}`,
      ...{ least, most, optional },
      write: n => `${n}${unit}`,
      whole: `${optional ? '可以并处' : '处'}${base}${least}${unit}以上${most}${unit}以下罚款`,
    })
  switch (fine.type) {
    case 'range':
      return { ...none, spans: [money('罚款', fine)] }
    case 'perUnit':
      return { ...none, spans: [money(`每${fine.unit}`, fine)] }
    case 'multiple': {
      const { base, minMultiple, maxMultiple, optional } = fine
      return { ...none, spans: [shares('倍', BASE_NAMES[base], minMultiple, maxMultiple, optional)] }
    }
    case 'percent':
      return {
        ...none,
        spans: [shares('%', BASE_NAMES[fine.base], fine.minPercent, fine.maxPercent, fine.optional)],
      }
    case 'tiered': {
      const base = BASE_NAMES[fine.base]
      const { minMultiple, maxMultiple, optional } = fine.above
      return {
        spans: [shares('倍', base, minMultiple, maxMultiple, optional), money(`不足起点的罚款`, fine.below)],
        thresholds: [{ key: `${under}${base}`, fen: fine.thresholdFen, base }],
      }
    }
    case 'bySubject':
      return partsOf(fine[party], party, stage)
    case 'staged':
      return joined([
        partsOf(fine.base, party, stage),
        partsOf(fine.aggravated, party, { key: `${under}graver `, when: fine.aggravatedWhen, isGraver: true }),
      ])
    case 'anyOf':
      return joined(
        fine.options.map(option =>
          partsOf(option.fine, party, { key: `${under}${option.when} `, when: option.when, isGraver }),
        ),
      )
  }
}

const joined = (parts: readonly Parts[]): Parts => ({
  spans: parts.flatMap(part => part.spans),
  thresholds: parts.flatMap(part => part.thresholds),
})
