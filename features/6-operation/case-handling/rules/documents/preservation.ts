import { dayOf, formatDayZh, timeOf } from '#kernel'
import { preservationOutcomes } from '../../bodies/investigation.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import { preservationClock } from '../investigation/preserve.ts'
import type { CaseState } from '../state.ts'
import type { DocumentDraft, DocumentMakers } from './draft.ts'
import { dayOfAct, instantIn, itemRows, labelIn, recordsIn, teamIn, textIn } from './given.ts'
import { causeOf, officerValues, partyValue } from './parts.ts'

type Preserving = 'preserveEvidence' | 'confirmPreservation' | 'disposePreserved'

/** 先行登记保存: approval (35, once it is signed), notice (09), list (15), and what became of it (10). */
export const preservationDocuments: DocumentMakers<Preserving> = {
  preserveEvidence: (body, state, context) => {
    const { party, place } = findingOf(state)
    const team = teamIn(body.officers, body.preservedAt, state, context)
    const preservedAt = instantIn(body.preservedAt)
    const date = dayOfAct(body.preservedAt, context)
    const shared = { date, officers: officerValues(team) }
    const items = itemRows(body.items)
    const approver = context.organ.staff.find(s => s.id === body.approverId)?.name
    const approval = approvalDraft({ ...body, team, ...(approver && { approver }) }, state, date, {
      signedOn: dayOfAct(body.approvedAt, context),
    })
    return [
      ...(body.approval === 'written' ? [approval] : []),
      {
        ...shared,
        form: '09',
        data: () => ({
          party: partyValue(party),
          cause: causeOf(state),
          reason: textIn(body.reason),
          items,
          method: textIn(body.place) && (body.place === place ? '就地保存' : '异地保存'),
          place: textIn(body.place),
          keeper: textIn(body.keeper),
          startedAt: preservedAt,
          dueDate: preservedAt && dueOf(preservedAt, context),
          obligations: '登记保存期间，任何人不得销毁、转移、更换或者使用上述物品。',
          contact: team.map(o => o.name).join('、'),
        }),
      },
      {
        ...shared,
        form: '15',
        data: numberOf => ({
          relatedDocument: '证据先行登记保存通知书',
          relatedNumber: numberOf('09'),
          party: partyValue(party),
          place,
          countedAt: preservedAt,
          items,
          keeper: textIn(body.keeper),
          copies: '二',
        }),
      },
    ]
  },

  /** What was approved by phone is signed now. */
  confirmPreservation: (body, state, context) => {
    const preservation = state.preservations.find(p => p.preservationId === body.preservationId)
    if (!preservation) return []
    return [
      approvalDraft({ ...preservation, approver: context.by.name }, state, context.today, { signedOn: context.today }),
    ]
  },

  disposePreserved: (body, state, context) => {
    const preservation = state.preservations.find(p => p.preservationId === body.preservationId)
    const team = teamIn(body.officers, body.disposedAt, state, context)
    const given = body.outcome === 'returned' || body.outcome === 'copied' || body.outcome === 'released'
    return [
      {
        form: '10',
        date: dayOfAct(body.disposedAt, context),
        officers: officerValues(team),
        data: () => ({
          party: partyValue(findingOf(state).party),
          cause: causeOf(state),
          noticeNumber: preservation && (preservation.noticeNumber ?? '（未编号）'),
          registeredOn: preservation && dayOf(preservation.preservedAt),
          outcomes: preservation?.items.map(item => ({
            name: `${item.name}${item.specification ? `（${item.specification}）` : ''}`,
            quantity: `${item.quantity}${item.unit}`,
            outcome: labelIn(preservationOutcomes, body.outcome),
          })),
          reason: textIn(body.note),
          ...(given && { returnedAt: instantIn(body.disposedAt) }),
          contact: team.map(o => o.name).join('、'),
        }),
      },
    ]
  },
}

const dueOf = (preservedAt: string, { law }: CaseContext) => preservationClock(law, '', { preservedAt, items: [] }).due

interface Approval {
  items?: unknown
  place?: unknown
  keeper?: unknown
  reason?: unknown
  approval?: unknown
  approvedAt?: unknown
  preservedAt?: unknown
  approver?: string
  team: { id: string; name: string; certificateNumber: string }[]
}

/** Form 35. An approval by phone says when and by whom it was given, besides the signature that came later. */
function approvalDraft(
  { approver, team, ...given }: Approval,
  state: CaseState,
  date: string,
  { signedOn }: { signedOn: string },
): DocumentDraft {
  const approvedAt = instantIn(given.approvedAt)
  const preservedAt = instantIn(given.preservedAt)
  const phone = given.approval === 'phone'
  return {
    form: '35',
    date,
    data: () => ({
      cause: causeOf(state),
      party: partyValue(findingOf(state).party),
      items: itemRows(recordsIn(given.items)),
      place: textIn(given.place),
      keeper: textIn(given.keeper),
      reason: textIn(given.reason),
      urgent: phone,
      ...(phone &&
        approvedAt && {
          oralApproval: `${formatDayZh(dayOf(approvedAt))}${timeOf(approvedAt)}，执法人员电话报告${approver ?? '负责人'}，${approver ?? '负责人'}同意先行登记保存，随后补签。`,
        }),
      handlers: officerValues(team),
      handlerOpinion: '建议先行登记保存。',
      handlerDate: preservedAt ? dayOf(preservedAt) : date,
      leaderOpinion: phone ? '同意，补签。' : '同意。',
      leaderSigner: approver,
      leaderDate: signedOn,
    }),
  }
}
