import { formatDayZh } from '#kernel'
import type { Treatment } from '../../acts.ts'
import type { CaseContext } from '../context.ts'
import { moneyDue } from '../deciding.ts'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'
import { citeAll, citeViolated } from './citing.ts'
import type { DocumentDraft, DocumentMaker, DocumentMakers } from './draft.ts'
import { noPenaltyDraft, transferDraft } from './no-penalty.ts'
import { causeOf, partyValue } from './parts.ts'
import { defenceText, evidenceLines, investigationText, noticeText } from './story.ts'
import { lateText, paymentTerm, remediesText } from './terms.ts'
import { concludedPowers, discretionLines, labelOf, penaltyRows, powerOf } from './treatment.ts'

export const decisionDocuments: DocumentMakers<'decide'> = {
  decide: (body, state, context) => {
    const { proposal } = state
    switch (proposal?.outcome) {
      case 'penalty':
        return [
          penaltyDraft(proposal, state, context),
          ...(moneyDue(state) > 0 ? [paymentDraft(proposal, state, context)] : []),
        ]
      case 'noPenalty':
      case 'dismissed':
        return [noPenaltyDraft(proposal, state, context)]
      case 'transferred':
        return [transferDraft(body, state, context)]
      default:
        return []
    }
  },
} satisfies { decide: DocumentMaker<'decide'> }

/** Form 25: everything 行政处罚法第五十九条 wants in it, with the reasoning as it was frozen. */
function penaltyDraft(treatment: Treatment, state: CaseState, context: CaseContext): DocumentDraft {
  const { law, today, settings, paymentOrder } = context
  const power = powerOf(treatment, state, context)
  const powers = concludedPowers(state, context)
  const money = moneyDue(state)
  return {
    form: '25',
    date: today,
    data: () => ({
      party: partyValue(findingOf(state).party),
      cause: causeOf(state),
      investigation: investigationText(state),
      facts: state.conclusion?.facts,
      evidence: evidenceLines(state),
      notice: noticeText(state),
      defence: defenceText(state),
      violated: `当事人的上述行为，违反了${citeViolated(law, powers)}的规定。`,
      discretion: discretionLines(treatment, law),
      penaltyBasis: power && `依照${basesOf(treatment, state, context)}的规定，决定给予当事人以下行政处罚：`,
      penalties: penaltyRows(treatment),
      ...(power?.orderToCorrect && { correction: correctionText(state) }),
      ...(money > 0 && {
        totalDue: money,
        bank: paymentOrder?.bank,
        account: paymentOrder?.account,
        paymentCode: paymentOrder?.code,
        paymentTerm: paymentTerm(law, today),
      }),
      ...(treatment.fineFen > 0 && { lateConsequence: lateText(law, today) }),
      otherPerformance: treatment.otherPenalties.map(performanceOf).join('\n'),
      remedies: remediesText(law, 'ordinary', today, settings),
      publicity: '本决定将依法向社会公示。',
    }),
  }
}

/** The item's penalty articles, and that of a counter whose consequence is among the penalties. */
function basesOf(treatment: Treatment, state: CaseState, context: CaseContext): string {
  const power = powerOf(treatment, state, context)
  const repeats = treatment.reasoning?.steps.filter(s => s.rule === 'repeat').flatMap(s => s.basis ?? []) ?? []
  return citeAll(context.law, [...(power?.penaltyBasis ?? []), ...(treatment.otherPenalties.length > 0 ? repeats : [])])
}

function correctionText({ corrections }: CaseState): string {
  const last = corrections.at(-1)
  if (!last) return '同时，责令当事人立即改正上述违法行为。'
  if (last.corrected) return `本机关已责令当事人改正：${last.content}经复查，当事人已经改正。`
  const term = last.deadline ? `，期限至${formatDayZh(last.deadline)}` : ''
  return `同时，责令当事人改正违法行为${term}：${last.content}`
}

const performanceOf = (penalty: Treatment['otherPenalties'][number]): string =>
  penalty.kind === 'goods' ? '没收的财物由本机关依法处理。' : `${labelOf(penalty)}自本决定书送达之日起执行。`

/** Form C4: what to pay, where, under which code; the money never passes through the organ's hands. */
function paymentDraft(
  treatment: Treatment,
  state: CaseState,
  { law, today, paymentOrder }: CaseContext,
): DocumentDraft {
  return {
    form: 'C4',
    date: today,
    data: numberOf => ({
      party: partyValue(findingOf(state).party),
      decisionNumber: numberOf('25'),
      items: penaltyRows(treatment)
        .filter(r => 'amount' in r)
        .map(({ kind, amount }) => ({ kind, amount })),
      total: moneyDue(state),
      bank: paymentOrder?.bank,
      account: paymentOrder?.account,
      paymentCode: paymentOrder?.code,
      paymentTerm: paymentTerm(law, today, '该决定书'),
      channels: ['持本通知到代收银行网点，报缴款识别码缴款', '通过电子支付系统，凭缴款识别码缴款'],
      ...(treatment.fineFen > 0 && { lateConsequence: lateText(law, today) }),
      notes: [
        '执法人员不收取现金。缴款后由财政部门开具票据。',
        '确有经济困难，需要延期或者分期缴纳罚款的，可以向本机关申请。',
      ],
      contact: state.handlers.map(h => h.name).join('、'),
    }),
  }
}
