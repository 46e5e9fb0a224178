import { recusalGate } from '#features/2-officers/certificates'
import { closedGate, formatDayZh, type Gate, openGate, passGates } from '#kernel'
import { collectiveDue, type DueStep, legalReviewDue } from '#law-engine'
import { openAmong, WINDOWS } from './clock.ts'
import type { CaseContext } from './context.ts'
import { dutyGate } from './duty.ts'
import { approverGate, checkTimes, findingOf } from './gates.ts'
import { heardForReview } from './heard.ts'
import type { Rules } from './rule.ts'
import type { CaseState } from './state.ts'

export const reviewingRules: Rules<'reviewLegally' | 'discussCollectively'> = {
  /** Somebody charged with it, who has never handled the case, reads the whole file as it stands; its hash is kept. */
  reviewLegally: {
    gates: (state, context) => [
      dutyGate('reviewLegally', context),
      reviewerGate(state, context),
      recusalGate(context.conflicts, [context.by], findingOf(state).party.subjectId),
      ...heardForReview(state, context),
    ],
    decide: (body, state, context) => [
      {
        type: 'legallyReviewed',
        data: {
          ...body,
          reviewerId: context.by.id,
          reviewerName: context.by.name,
          fileState: context.fileState,
          reviewedOn: context.today,
          ...(!body.passed && { closes: openAmong(state, WINDOWS) }),
        },
      },
    ],
  },

  discussCollectively: {
    gates: (state, context) => [
      approverGate(state, context),
      dutyGate('discussCollectively', context),
      ...heardForReview(state, context),
      reviewedGate(state, context),
    ],
    decide: (body, state, context) => {
      checkTimes({ from: body.from, until: body.until }, state, context)
      const chair = context.organ.staff.find(s => s.id === body.chairId)
      passGates([chairGate(chair)])
      return [
        {
          type: 'collectivelyDiscussed',
          data: {
            ...body,
            chairName: chair?.name ?? '',
            ...(!body.agreed && { closes: openAmong(state, WINDOWS) }),
          },
        },
      ]
    },
  },
}

function reviewerGate({ everHandled, finding }: CaseState, { by }: CaseContext): Gate {
  const gate = { code: 'caseHandling.reviewerHandled', title: '审核人没有办理本案', article: '行政处罚法第五十八条' }
  if (everHandled.includes(by.id)) {
    return closedGate(gate, `${by.name}办理过本案，不能审核本案。`, '请由没有办理过本案的法制审核人员审核。')
  }
  if (finding && finding.organId !== by.organId) {
    const other = { ...gate, code: 'caseHandling.otherOrgan', title: '由承办机构审核' }
    return closedGate(other, '本案由其他机构承办。', `请由${finding.organName}的法制审核人员审核。`)
  }
  return openGate(gate, by.name)
}

function chairGate(chair: CaseContext['organ']['staff'][number] | undefined): Gate {
  const gate = { code: 'caseHandling.chairNotLeader', title: '集体讨论的主持人', article: '行政处罚法第五十七条第二款' }
  return chair?.duties.includes('leader')
    ? openGate(gate, chair.name)
    : closedGate(gate, '集体讨论应当由机关负责人主持。', '请从本机构负责人中选择主持人。')
}

/** Whether the decision must be reviewed first, and why (行政处罚法第五十八条 and the local list). */
export function reviewDue(state: CaseState, { law, today }: CaseContext): DueStep {
  const { proposal, conclusion, hearing } = state
  if (proposal?.outcome !== 'penalty') return { due: false, reasons: [], checked: [] }
  const { region, party } = findingOf(state)
  return legalReviewDue(law, {
    region,
    partyKind: party.kind,
    fineFen: proposal.fineFen,
    publicInterest: conclusion?.publicInterest ?? false,
    // which version of the law is lighter in kinds of penalty is a jurist's question
    difficult:
      (conclusion?.difficult ?? false) ||
      conclusion?.notTransferReason !== undefined ||
      proposal.reasoning?.gates.some(g => g.code === 'law.versionKindsDiffer') === true,
    hearingHeld: hearing?.held !== undefined || hearing?.ended?.cause === 'left',
    on: today,
  })
}

/** Whether the heads must discuss it together, and why (行政处罚法第五十七条第二款; below the minimum). */
export function discussionDue(state: CaseState, { law, today }: CaseContext): DueStep {
  const { proposal } = state
  if (proposal?.outcome !== 'penalty') return { due: false, reasons: [], checked: [] }
  const { region, party } = findingOf(state)
  return collectiveDue(law, {
    region,
    partyKind: party.kind,
    fineFen: proposal.fineFen,
    complexOrGrave: proposal.complex || state.conclusion?.notTransferReason !== undefined,
    mitigationBelowMinimum: proposal.mitigate,
    on: today,
  })
}

const reasonsOf = (step: DueStep): string => step.reasons.map(r => r.text).join('；')
const articleOf = (step: DueStep, otherwise: string): string => {
  const [first] = step.reasons
  return first ? `${first.basis.law}${first.basis.article}` : otherwise
}

export function reviewedGate(state: CaseState, context: CaseContext): Gate {
  const due = reviewDue(state, context)
  const gate = {
    code: 'caseHandling.legalReviewMissing',
    title: '法制审核',
    article: articleOf(due, '行政处罚法第五十八条'),
  }
  if (state.legalReview) {
    return openGate(gate, `${state.legalReview.reviewerName}于${formatDayZh(state.legalReview.on)}审核通过。`)
  }
  if (!due.due) return openGate(gate, '不属于应当法制审核的情形。')
  return closedGate(gate, `应当法制审核（${reasonsOf(due)}），现有案卷还没有通过审核。`, '请送法制审核人员审核。')
}

export function discussedGate(state: CaseState, context: CaseContext): Gate {
  const due = discussionDue(state, context)
  const gate = {
    code: 'caseHandling.discussionMissing',
    title: '集体讨论',
    article: articleOf(due, '行政处罚法第五十七条第二款'),
  }
  if (state.discussion) return openGate(gate, '已经集体讨论，同意拟作出的处理。')
  if (!due.due) return openGate(gate, '不属于应当集体讨论的情形。')
  return closedGate(gate, `应当由负责人集体讨论决定（${reasonsOf(due)}）。`, '请先集体讨论并制作笔录。')
}
