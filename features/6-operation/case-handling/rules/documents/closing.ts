import { formatDayZh } from '#kernel'
import type { Outcome } from '../../bodies/deciding.ts'
import { preservationOutcomes } from '../../bodies/investigation.ts'
import { findingOf } from '../gates.ts'
import { owedFen } from '../performing.ts'
import type { CaseState } from '../state.ts'
import type { DocumentMakers } from './draft.ts'
import { causeOf, officerValues, partyValue } from './parts.ts'
import { penaltyRows, treatmentText } from './treatment.ts'

const outcomeNames: Record<Outcome, string> = {
  penalty: '行政处罚',
  noPenalty: '不予行政处罚',
  dismissed: '违法事实不成立',
  transferred: '移送',
}

export const closingDocuments: DocumentMakers<'approveClosing'> = {
  approveClosing: (body, state, context) => {
    const { by, today } = context
    const { decision, closing, publication, filedOn, servedOn } = state
    return [
      {
        form: '28',
        date: today,
        data: () => ({
          cause: causeOf(state),
          caseNumber: state.caseNumber ?? decision?.number,
          party: partyValue(findingOf(state).party),
          filedOn: filedOn ?? findingOf(state).source.receivedOn,
          outcome: decision && outcomeNames[decision.treatment.outcome],
          decisionNumber: decision?.number,
          decidedOn: decision?.decidedOn,
          servedOn,
          facts: courseText(state),
          decision: decision && treatmentText(decision.treatment),
          performance: performanceRows(state),
          performanceNote: closing?.performance,
          goods: goodsText(state),
          remediesUsed: '至结案时没有收到行政复议、行政诉讼的通知。',
          publicity: publicityText(publication),
          handlers: officerValues(state.handlers),
          handlerOpinion: closing?.opinion,
          handlerDate: today,
          leaderOpinion: body.opinion ?? '同意结案。',
          leaderSigner: by.name,
          leaderDate: today,
        }),
      },
    ]
  },
}

/** The road of the case in a paragraph, from the days its acts carry. */
function courseText(state: CaseState): string {
  const { finding, filedOn, notice, legalReview, decision, servedOn, conclusion } = state
  const days: [string | undefined, string][] = [
    [finding?.source.receivedOn, '收到线索'],
    [filedOn, '立案'],
    [notice?.servedOn, '送达事先告知书'],
    [legalReview?.on, '通过法制审核'],
    [decision?.decidedOn, '作出决定'],
    [servedOn, '送达决定书'],
  ]
  const road = days.flatMap(([on, what]) => (on ? [`${formatDayZh(on)}${what}`] : [])).join('，')
  return [conclusion?.facts, `${road}。`].filter(Boolean).join('\n')
}

/** What was due and what has come in. A case closes when nothing is owed, so each row is then paid in full. */
function performanceRows(state: CaseState): Record<string, unknown>[] {
  const { decision, payments, cash } = state
  if (!decision) return []
  const settled = owedFen(state) === 0
  const paidOn = payments
    .map(p => p.paidOn)
    .sort()
    .at(-1)
  const receiptNo = [...payments.map(p => p.receiptNumber), ...(cash ? [cash.receiptNumber] : [])].join('、')
  return penaltyRows(decision.treatment)
    .filter(r => 'amount' in r)
    .map(({ kind, amount }) => ({
      item: kind,
      due: amount,
      ...(settled && { paid: amount, paidOn, receiptNo }),
    }))
}

const goodsText = ({ preservations }: CaseState): string =>
  preservations
    .map(p => {
      const items = p.items.map(i => `${i.name}${i.quantity}${i.unit}`).join('、')
      return `先行登记保存的${items}：${p.disposed ? preservationOutcomes[p.disposed] : '未处理'}。`
    })
    .join('\n')

function publicityText(publication: CaseState['publication']): string {
  if (!publication) return '不属于应当公示的情形'
  return 'on' in publication ? `${formatDayZh(publication.on)}已公示` : '依法不予公开'
}
