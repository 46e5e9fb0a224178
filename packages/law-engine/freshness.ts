import { addMonths, type PlainDate } from '#kernel'
import type { Confidence, Law } from './types.ts'
import { type LawValue, valuesOf } from './values.ts'

/** What a value waits for. */
export type Freshness = 'unverified' | 'overdue' | 'oldText' | 'fresh'

export const freshnessNames: Record<Freshness, string> = {
  unverified: '未核实',
  overdue: '逾期未复核',
  oldText: '所读文本已旧',
  fresh: '已核实',
}

/** A value with how fresh it is. Dates are null where nobody compared it with a text, or nobody noted the text's day. */
export interface FreshValue {
  state: Freshness
  part: string
  id: string
  name: string
  fieldCode: string | null
  /** File below `law/` and place in it; null for what a place has added. */
  file: string | null
  key: string
  confidence: Confidence
  source: string
  checkedOn: PlainDate | null
  textOf: PlainDate | null
}

export interface FreshnessReport {
  on: PlainDate
  /** A value should be compared again after so many months. */
  months: number
  total: number
  counts: Record<Freshness, number>
  /** Everything that is not fresh, in the order of the folder. */
  values: FreshValue[]
}

/** When a value was last compared with a text, and as of which day that text stood: its own word, or that of its source. */
export function checkOf(
  law: Law,
  { checkedOn, textOf, source }: LawValue['datum'],
): Pick<FreshValue, 'checkedOn' | 'textOf'> {
  if (checkedOn) return { checkedOn, textOf: textOf ?? null }
  const read = law.sources.sources.find(s => s.source === source)
  return { checkedOn: read?.checkedOn ?? null, textOf: read?.textOf ?? null }
}

/**
 * What is to be read or read again: values nobody has verified; values last compared more than so many months ago; and
 * values compared lately, but with a text so old that an amendment may have been missed. What has ended is history and is
 * only asked for once.
 */
export function freshness(law: Law, on: PlainDate): FreshnessReport {
  const months = law.sources.recheckAfterMonths
  const since = addMonths(on, -months)
  const all = valuesOf(law).map((value): FreshValue => {
    const { part, id, name, fieldCode, file, key, datum } = value
    const { confidence, source, until } = datum
    const checked = checkOf(law, datum)
    const isHistory = until !== undefined && until < on
    return {
      state: stateOf(confidence, checked, isHistory ? '0000-00-00' : since),
      ...{ part, id, name, fieldCode, file, key, confidence, source, ...checked },
    }
  })
  const count = (state: Freshness) => all.filter(value => value.state === state).length
  return {
    ...{ on, months, total: all.length },
    counts: {
      unverified: count('unverified'),
      overdue: count('overdue'),
      oldText: count('oldText'),
      fresh: count('fresh'),
    },
    values: all.filter(value => value.state !== 'fresh'),
  }
}

function stateOf(
  confidence: Confidence,
  { checkedOn, textOf }: Pick<FreshValue, 'checkedOn' | 'textOf'>,
  since: PlainDate,
): Freshness {
  if (confidence !== 'verified') return 'unverified'
  if (!checkedOn || checkedOn < since) return 'overdue'
  // a text whose day nobody noted may be as old as any
  return (textOf ?? '0000-00-00') < since ? 'oldText' : 'fresh'
}

/** One line for the end of a check: 法律数据：714个值，未核实202 … */
export const freshnessLine = ({ total, counts, months }: FreshnessReport): string =>
  `法律数据：${total}个值，未核实${counts.unverified}个，超过${months}个月没有复核${counts.overdue}个，所读文本早于${months}个月${counts.oldText}个`
