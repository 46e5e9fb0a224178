import { refuse } from '#kernel'

/** What the rollup keeps: numbers of things and sums of days. Column names by identifier. */
export const tallies = {
  opened: 'opened',
  filed: 'filed',
  rejected: 'rejected',
  decided: 'decided',
  decidedSimply: 'decided_simply',
  decidedOnTime: 'decided_on_time',
  decisionDays: 'decision_days',
  served: 'served',
  published: 'published',
  publishedOnTime: 'published_on_time',
  closed: 'closed',
  archived: 'archived',
} as const
export type Tally = keyof typeof tallies
export type Tallies = Record<Tally, number>

/** What may be asked of an overview: counts and times. Nothing of money is among them, and nothing can be added by asking. */
export const measures = {
  opened: '登记线索',
  filed: '立案',
  rejected: '不予立案',
  decided: '作出决定',
  decidedSimply: '其中当场处罚',
  decidedOnTime: '期限内作出决定',
  served: '送达决定',
  published: '公示',
  publishedOnTime: '按期公示',
  closed: '结案',
  archived: '归档',
  daysToDecide: '立案到决定平均天数',
} as const
export type Measure = keyof typeof measures

/** The value of a measure; null for an average over nothing. Averages are rounded to the nearest day. */
export function measured(measure: Measure, sums: Tallies): number | null {
  if (measure !== 'daysToDecide') return sums[measure]
  const ordinary = sums.decided - sums.decidedSimply
  return ordinary === 0 ? null : Math.round(sums.decisionDays / ordinary)
}

/**
 * The measures of a query. A question about fines or confiscated money is refused for its kind, whatever it is called:
 * such figures must not become somebody's target.
 * @param asked names and values of the whole query, so that a ranking under another parameter is seen too
 * @throws Refusal `supervision.fineRanking`, `supervision.measureUnknown`
 */
export function readMeasures(text: string, asked: readonly string[] = []): Measure[] {
  const names = [...new Set(text.split(',').map(name => name.trim()))].filter(name => name !== '')
  const ofMoney = [...names.filter(name => !Object.hasOwn(measures, name)), ...asked].find(isOfMoney)
  if (ofMoney !== undefined) refuseFineRanking(ofMoney)
  const unknown = names.find(name => !Object.hasOwn(measures, name))
  if (unknown !== undefined || names.length === 0) refuseUnknown(unknown)
  return names as Measure[]
}

const MONEY =
  /fine|fen$|confisc|forfeit|amount|money|revenue|income|paid|payment|yuan|rmb|cash|surcharge|target|quota|goal|rank|score|罚款|没收|金额|款项|收入|创收|任务|指标|排名|排行|名次|目标|考核|得分/i

/** Decisions may be counted, money may not; nor may anything be ranked or set as a target. */
export const isOfMoney = (name: string): boolean => MONEY.test(name)

function refuseFineRanking(asked: string): never {
  refuse({
    code: 'supervision.fineRanking',
    kind: 'forbidden',
    message: `统计中没有“${asked.slice(0, 40)}”：罚款、没收款项不得用于考核、排名或者下达指标。`,
    article: '行政处罚法第七十四条',
    next: `请改用件数和时间：${Object.values(measures).join('、')}。`,
  })
}

function refuseUnknown(name: string | undefined): never {
  refuse({
    code: 'supervision.measureUnknown',
    kind: 'invalid',
    message: name === undefined ? '没有指明统计内容。' : `没有统计内容“${name.slice(0, 40)}”。`,
    next: `可以统计：${Object.keys(measures).join(',')}。`,
    field: '/measures',
  })
}
