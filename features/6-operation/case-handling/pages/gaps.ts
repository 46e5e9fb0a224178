import type { CaseState } from '../rules/state.ts'

/** A step the law wants in a case and that is not there yet, though what calls for it is. */
export interface Gap {
  title: string
  article?: string
  detail: string
}

/** What the acts of a case have left open. */
export function gapsOf(state: CaseState): Gap[] {
  return [...openPreservations(state), ...openCorrections(state), ...unreadDefences(state), ...afterDecision(state)]
}

const openPreservations = ({ preservations }: CaseState): Gap[] => [
  ...(preservations.some(p => !p.confirmed)
    ? [
        {
          title: '补签保存审批',
          article: '行政处罚法第五十六条',
          detail: '先行登记保存经电话批准，负责人尚未补签。',
        },
      ]
    : []),
  ...(preservations.some(p => !p.disposed)
    ? [{ title: '处理保存物品', article: '行政处罚法第五十六条', detail: '先行登记保存的物品尚未作出处理决定。' }]
    : []),
]

const openCorrections = ({ corrections }: CaseState): Gap[] =>
  corrections.some(correction => !correction.corrected)
    ? [{ title: '复查改正情况', article: '行政处罚法第二十八条', detail: '已责令改正，尚未复查确认。' }]
    : []

const unreadDefences = ({ defences }: CaseState): Gap[] =>
  defences.some(defence => !defence.assessed)
    ? [{ title: '复核陈述申辩', article: '行政处罚法第四十五条', detail: '收到的陈述申辩尚未复核。' }]
    : []

function afterDecision({ decision, onTheSpot, servedOn, publication, filedWithOrganAt, cash }: CaseState): Gap[] {
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
  if (decision && !publication) {
    gaps.push({ title: '公示决定', article: '行政处罚法第四十八条', detail: '决定尚未公示，也没有不予公开的决定。' })
  }
  return gaps
}
