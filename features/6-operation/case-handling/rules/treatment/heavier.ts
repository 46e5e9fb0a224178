import { formatYuan } from '#kernel'
import type { Treatment } from '../../acts.ts'
import { otherPenaltyNames } from './penalty-names.ts'

/** In what a treatment is heavier than another, in Chinese; empty when it is not. */
export function heavierIn(next: Treatment, before: Treatment): string[] {
  const more: string[] = []
  if (next.outcome === 'penalty' && before.outcome !== 'penalty') more.push('由不予处罚改为处罚')
  if (next.fineFen > before.fineFen) {
    more.push(`罚款由${formatYuan(before.fineFen)}元增加到${formatYuan(next.fineFen)}元`)
  }
  if (next.confiscationFen > before.confiscationFen) more.push('没收的数额增加')
  if (next.warning && !before.warning) more.push('增加警告')
  for (const { kind, months } of next.otherPenalties) {
    const earlier = before.otherPenalties.find(p => p.kind === kind)
    if (!earlier) more.push(`增加${otherPenaltyNames[kind]}`)
    else if ((months ?? 0) > (earlier.months ?? 0)) more.push(`${otherPenaltyNames[kind]}的期间延长`)
  }
  return more
}
