import { formatYuan } from '#kernel'
import { getPower, type Law, type Power, TIER_NAMES } from '#law-engine'
import type { Treatment } from '../../acts.ts'
import type { OtherPenalty } from '../../bodies/deciding.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'
import { otherPenaltyNames } from '../treatment/penalty-names.ts'
import { cite } from './citing.ts'

/** The penalties as the forms list them. */
export const penaltyRows = ({
  warning,
  fineFen,
  confiscationFen,
  otherPenalties,
}: Treatment): Record<string, unknown>[] => [
  ...(warning ? [{ kind: '警告' }] : []),
  ...(confiscationFen > 0 ? [{ kind: '没收违法所得', amount: confiscationFen }] : []),
  ...otherPenalties.map(p => ({ kind: labelOf(p), ...(detailOf(p) && { detail: detailOf(p) }) })),
  ...(fineFen > 0 ? [{ kind: '罚款', amount: fineFen }] : []),
]

/** `责令停业整顿3个月` */
export const labelOf = ({ kind, months }: OtherPenalty): string =>
  `${otherPenaltyNames[kind]}${months ? `${months}个月` : ''}`

/** What the detail says beyond kind and length; empty when it only repeats them. */
function detailOf(penalty: OtherPenalty): string {
  const repeated = [labelOf(penalty), otherPenaltyNames[penalty.kind], `${penalty.months}个月`]
  const left = repeated.reduce((text, word) => text.replace(word, ''), penalty.detail)
  return left.trim() === '' || otherPenaltyNames[penalty.kind].includes(left) ? '' : penalty.detail
}

/** `警告；没收违法所得200元；罚款20,000元。` */
export function treatmentText(treatment: Treatment): string {
  if (treatment.outcome !== 'penalty') return `${outcomeText[treatment.outcome]}。`
  const { warning, fineFen, confiscationFen, otherPenalties } = treatment
  const parts = [
    warning && '警告',
    confiscationFen > 0 && `没收违法所得${formatYuan(confiscationFen)}元`,
    ...otherPenalties.map(p => labelOf(p) + (detailOf(p) && `（${detailOf(p)}）`)),
    fineFen > 0 && `罚款${formatYuan(fineFen)}元`,
  ]
  return `${parts.filter(Boolean).join('；')}。`
}

const outcomeText = {
  noPenalty: '不予行政处罚',
  dismissed: '违法事实不能成立，不予行政处罚',
  transferred: '涉嫌犯罪，移送司法机关',
} as const

/** Conditions of the reasoning that are there for whoever proposes, and say nothing to the party. */
const inward = new Set(['optional', 'otherPenalties'])

/** The reasoning as frozen, one line a step, each with its article; last what was chosen within the band, and why. */
export function discretionLines({ reasoning, reasons, fineFen }: Treatment, law: Law): string[] {
  if (!reasoning) return reasons ? [reasons] : []
  const { bandFen, tier, steps } = reasoning
  let before = ''
  const lines = steps
    .filter(s => !inward.has(s.rule))
    .map(step => {
      const source = step.basis ? cite(law, step.basis) : ''
      const cited = source && source !== before ? `（${source}）` : ''
      before = source
      const text =
        step.rule === 'band' && bandFen
          ? `按照本机关适用的裁量基准“${profileName(reasoning.profile, law)}”，${TIER_NAMES[tier]}对应罚款${formatYuan(bandFen.min)}元至${formatYuan(bandFen.max)}元`
          : step.text
      return `${text}${cited}。`
    })
  const chosen = fineFen > 0 ? `确定罚款${formatYuan(fineFen)}元` : '不并处罚款'
  return [...lines, `综合以上情节，${chosen}：${reasons}`]
}

/** Where the fine stands among like cases, and why it may; for the papers of the side volume, not for the party's. */
export function comparisonLines({ comparison, outlierReason }: Treatment): string[] {
  if (!comparison) return []
  const { sentence, scope } = comparison
  return [
    `与同类案件比较：${sentence}比较范围：${scope}。`,
    ...(outlierReason ? [`偏离同类案件的理由：${outlierReason}`] : []),
  ]
}

const profileName = (id: string, law: Law): string => law.profiles.find(p => p.id === id)?.name ?? id

/** The item a treatment rests on, in the version it was reasoned with. */
export function powerOf({ power, reasoning }: Treatment, state: CaseState, { law }: CaseContext): Power | undefined {
  return power ? getPower(law, power, reasoning?.law.from ?? findingOf(state).conductUntil) : undefined
}

/** All items the investigation found to fit, as of the conduct; the one that is applied comes first. */
export const concludedPowers = (state: CaseState, { law }: CaseContext): Power[] => {
  const applied = state.proposal?.power
  const codes = [...(state.conclusion?.powerCodes ?? [])].sort((a, b) => Number(b === applied) - Number(a === applied))
  return codes.map(code => getPower(law, code, findingOf(state).conductUntil))
}
