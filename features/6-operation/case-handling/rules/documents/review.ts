import { findingOf } from '../gates.ts'
import { discussionDue, reviewDue } from '../reviewing.ts'
import type { CaseState } from '../state.ts'
import type { DocumentMakers } from './draft.ts'
import { turnsOf } from './hearing.ts'
import { causeOf, officerValues, partyValue } from './parts.ts'
import { dayIn } from './service.ts'
import { comparisonLines, treatmentText } from './treatment.ts'

export const reviewDocuments: DocumentMakers<'reviewLegally' | 'discussCollectively'> = {
  reviewLegally: (body, state, context) => {
    const { reasons } = reviewDue(state, context)
    const { by, today, fileState } = context
    return [
      {
        form: '42',
        date: today,
        data: () => ({
          cause: causeOf(state),
          caseNumber: state.caseNumber,
          party: partyValue(findingOf(state).party),
          submittedBy: officerValues(state.handlers),
          submittedOn: submittedOn(state) ?? today,
          proposal: state.proposal && [treatmentText(state.proposal), ...comparisonLines(state.proposal)].join('\n'),
          mandatoryGround:
            reasons.length > 0 ? reasons.map(r => r.text).join('；') : '不属于应当审核的情形，承办机构送请审核',
          items: (body.opinions ?? []).map(o => ({ item: o.matter, finding: o.opinion })),
          conclusion: conclusionOf(body.passed, body.returnTo),
          remarks: body.suggestion,
          reviewer: by.name,
          qualification: '本机关从事行政处罚决定法制审核的人员',
          reviewedOn: today,
          fileHash: fileState,
        }),
      },
    ]
  },

  discussCollectively: (body, state, context) => {
    const { organ, today } = context
    const chair = organ.staff.find(s => s.id === body.chairId)?.name
    const why = discussionDue(state, context).reasons.map(r => r.text)
    const { conclusion, proposal, legalReview } = state
    return [
      {
        form: '19',
        date: today,
        data: () => ({
          cause: causeOf(state),
          caseNumber: state.caseNumber,
          party: partyValue(findingOf(state).party),
          startedAt: body.from,
          endedAt: body.until,
          place: body.place,
          ...(chair && { chair: { name: chair } }),
          participants: body.participants,
          recorder: body.recorder,
          reporter: state.handlers[0]?.name,
          report: [
            conclusion?.facts,
            conclusion?.opinion,
            proposal && `拟作出的处理：${treatmentText(proposal)}`,
            ...(proposal ? comparisonLines(proposal) : []),
            why.length > 0 && `集体讨论的原因：${why.join('；')}。`,
          ]
            .filter(Boolean)
            .join('\n'),
          legalReview: legalReview
            ? `${legalReview.reviewerName}审核通过。${legalReview.suggestion}`
            : '不属于应当法制审核的情形。',
          opinions: turnsOf(body.discussion ?? '').map(t => ({ speaker: t.speaker, opinion: t.statement })),
          conclusion: body.conclusion,
        }),
      },
    ]
  },
}

/** The file goes to review when the last thing the party had a right to is done. */
const submittedOn = ({ assessment, notice, hearing, proposalApprovedOn }: CaseState): string | undefined =>
  [proposalApprovedOn, notice?.servedOn, assessment?.assessedOn, dayIn(hearing?.held?.until), dayIn(hearing?.ended?.at)]
    .filter(day => day !== undefined)
    .sort()
    .at(-1)

function conclusionOf(passed: boolean | undefined, returnTo: string | undefined): string | undefined {
  if (passed === undefined) return undefined
  if (passed) return '审核通过'
  return returnTo === 'investigating' ? '退回补充调查' : '建议变更处理意见'
}
