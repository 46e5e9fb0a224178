import { gaps } from '../rules/investigation/gaps.ts'
import { endedStages, type Stage } from '../rules/stage.ts'
import type { CaseState } from '../rules/state.ts'

/** A step the law wants in a case and that is not there yet, though what calls for it is. */
export interface Gap {
  title: string
  article?: string
  detail: string
}

const ENDED: readonly Stage[] = endedStages

/** What the acts of a case have left open: while it is investigated what is unproven, later what follows the decision. */
export function gapsOf(state: CaseState): Gap[] {
  if (state.stage === 'archived' || ENDED.includes(state.stage)) return []
  const isInvestigated = state.conclusion !== undefined || state.onTheSpot !== undefined
  const unproven =
    state.filedOn && !isInvestigated ? gaps(state) : gaps(state).filter(gap => BESIDES.includes(gap.code))
  return [
    ...unproven.map(({ code, title, article, text, next }) => ({
      title: ACTS[code] ?? title,
      article,
      detail: `${text}${next}`,
    })),
    ...unreadDefences(state),
    ...afterDecision(state),
  ]
}

/** A slip says what is to be done, where the requirement says what has to be. */
const ACTS: Readonly<Record<string, string>> = {
  'caseHandling.preservationOpen': '处理保存物品',
  'caseHandling.preservationUnconfirmed': '补签批准',
  'caseHandling.recordMissing': '检查或者询问',
  'caseHandling.evidenceMissing': '收集证据',
}

/** What has its own deadline, whatever the stage. */
const BESIDES = [
  'caseHandling.preservationOpen',
  'caseHandling.preservationUnconfirmed',
  'caseHandling.correctionNotChecked',
]

const unreadDefences = ({ defences }: CaseState): Gap[] =>
  defences.some(defence => !defence.assessed)
    ? [{ title: '复核陈述申辩', article: '行政处罚法第四十五条', detail: '收到的陈述申辩尚未复核。' }]
    : []

function afterDecision(state: CaseState): Gap[] {
  const { decision, onTheSpot, servedOn, publication, filedWithOrganAt, cash } = state
  if (decision?.treatment.outcome === 'transferred') return afterTransfer(state)
  const gaps: Gap[] = []
  if (decision && !servedOn && !onTheSpot) {
    gaps.push({ title: '送达决定书', article: '行政处罚法第六十一条', detail: '决定尚未送达。' })
  }
  if (onTheSpot && !filedWithOrganAt) {
    gaps.push({ title: '当场处罚备案', article: '行政处罚法第五十二条', detail: '当场处罚尚未报所属机关备案。' })
  }
  if (cash && !cash.inBank) {
    gaps.push({ title: '上交罚款', article: '行政处罚法第七十一条', detail: '当场收缴的罚款尚未缴付银行。' })
  }
  if (decision?.treatment.outcome === 'penalty' && !publication) {
    gaps.push({ title: '公示决定', article: '行政处罚法第四十八条', detail: '决定尚未公示，也没有不予公开的决定。' })
  }
  return gaps
}

/** A suspected crime is neither served nor published: it goes to the police, who answer. */
function afterTransfer({ handover }: CaseState): Gap[] {
  const article = '行政执法机关移送涉嫌犯罪案件的规定第五条'
  if (!handover?.dispatched) return [{ title: '送交移送书', article, detail: '移送书尚未送交公安机关。' }]
  if (handover.answers.length > 0) return []
  return [{ title: '公安机关答复', article: '行政执法机关移送涉嫌犯罪案件的规定第八条', detail: '尚未答复是否立案。' }]
}
