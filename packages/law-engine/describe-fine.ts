import { formatYuan } from '#kernel'
import { BASE_NAMES } from './bases.ts'
import { describeRange } from './fine-range.ts'
import type { FineShape } from './types.ts'

/** The fine of an item as a sentence, for lists and choosers; nothing here is computed with. */
export function describeFine(fine: FineShape | null): string {
  if (!fine) return '没有设定罚款'
  switch (fine.type) {
    case 'range':
      return describeRange(fine)
    case 'perUnit':
      return `${may(fine.optional)}每${fine.unit}${span(fine)}罚款`
    case 'multiple':
      return `${may(fine.optional)}${BASE_NAMES[fine.base]}${times(fine)}罚款`
    case 'percent':
      return `${may(fine.optional)}${BASE_NAMES[fine.base]}${fine.minPercent}%以上${fine.maxPercent}%以下罚款`
    case 'tiered': {
      const from = `${formatYuan(fine.thresholdFen)}元${fine.thresholdInclusive ? '以上' : ''}`
      const base = BASE_NAMES[fine.base]
      const reached = fine.thresholdInclusive ? from : `超过${from}`
      const above = `${base}${reached}的，${may(fine.above.optional)}${times(fine.above)}罚款`
      return `${above}；没有${base}或者不足的，${describeRange(fine.below)}`
    }
    case 'bySubject':
      return `对单位${describeFine(fine.legal)}；对个人${describeFine(fine.natural)}`
    case 'staged':
      return `${describeFine(fine.base)}；${fine.aggravatedWhen}的，${describeFine(fine.aggravated)}`
    case 'anyOf':
      return fine.options.map(option => `${option.when}：${describeFine(option.fine)}`).join('；')
  }
}

const may = (optional: boolean): string => (optional ? '可以并处' : '处')

const span = ({ minFen, maxFen }: { minFen: number; maxFen: number }): string =>
  minFen === 0 ? `${formatYuan(maxFen)}元以下` : `${formatYuan(minFen)}元以上${formatYuan(maxFen)}元以下`

const times = ({ minMultiple, maxMultiple }: { minMultiple: number; maxMultiple: number }): string =>
  minMultiple === 0 ? `${maxMultiple}倍以下` : `${minMultiple}倍以上${maxMultiple}倍以下`
