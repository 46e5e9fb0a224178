import { formatYuan } from '#kernel'
import { BASE_NAMES, describeRange, type FineShape } from '#law-engine'

/** A fine as sentences, one per case the article distinguishes: `违法经营额10,000元以上的：处5倍以上10倍以下罚款`. */
export function describeFine(fine: FineShape | null): string[] {
  if (!fine) return []
  switch (fine.type) {
    case 'range':
      return [describeRange(fine)]
    case 'perUnit':
      return [`每${fine.unit}${describeRange(fine)}`]
    case 'multiple':
      return [`${may(fine.optional)}${BASE_NAMES[fine.base]}${times(fine)}罚款`]
    case 'percent':
      return [`${may(fine.optional)}${BASE_NAMES[fine.base]}${fine.minPercent}%以上${fine.maxPercent}%以下罚款`]
    case 'tiered': {
      const base = BASE_NAMES[fine.base]
      const threshold = `${formatYuan(fine.thresholdFen)}元`
      const [reached, short] = fine.thresholdInclusive ? ['以上', '不足'] : ['超过', '不超过']
      const above = fine.thresholdInclusive ? `${base}${threshold}${reached}的` : `${base}${reached}${threshold}的`
      return [
        `${above}：${may(fine.above.optional)}${base}${times(fine.above)}罚款`,
        `没有${base}或者${short}${threshold}的：${describeRange(fine.below)}`,
      ]
    }
    case 'bySubject':
      return [...under('对单位', fine.legal), ...under('对个人', fine.natural)]
    case 'staged':
      return [...under(fine.baseWhen, fine.base), ...under(fine.aggravatedWhen, fine.aggravated)]
    case 'anyOf':
      return fine.options.flatMap(option => under(option.when, option.fine))
  }
}

const may = (optional: boolean): string => (optional ? '可以并处' : '处')

function times({ minMultiple, maxMultiple }: { minMultiple: number; maxMultiple: number }): string {
  if (minMultiple === 0) return `${maxMultiple}倍以下`
  return minMultiple === maxMultiple ? `${maxMultiple}倍` : `${minMultiple}倍以上${maxMultiple}倍以下`
}

const under = (when: string | undefined, fine: FineShape | null): string[] =>
  describeFine(fine).map(sentence => (when ? `${when}：${sentence}` : sentence))
