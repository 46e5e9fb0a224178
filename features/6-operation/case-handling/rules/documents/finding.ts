import { formatDayZh } from '#kernel'
import { sourceKinds } from '../../bodies/opening.ts'
import { findingOf } from '../gates.ts'
import type { DocumentMakers } from './draft.ts'
import { dayIn, labelIn, sentenceIn, textIn } from './given.ts'
import { causeOf, partyValue } from './parts.ts'

/** As form 29 calls the sources; what it has no box for is 其他, with its own name in the text. */
const BOXES: Record<keyof typeof sourceKinds, string> = {
  inspection: '监督检查',
  tip: '举报投诉',
  transfer: '部门移送',
  superior: '上级交办',
  media: '其他',
  other: '其他',
}

export const findingDocuments: DocumentMakers<'registerFinding' | 'decideRecusal'> = {
  /** Form 29. Whoever reported stays with the desk and is not printed. */
  registerFinding: (body, _state, { now, today, by, party }) => {
    const kind = labelIn(sourceKinds, body.sourceKind)
    const reference = textIn(body.reference)
    const received = dayIn(body.receivedOn)
    const notes = [
      kind && `线索来源：${kind}${received ? `，于${formatDayZh(received)}收到` : ''}。`,
      reference && `来源文号（举报编号）：${reference}。`,
      body.reporter && '举报人信息由受理人员另行保管。',
      textIn(body.notDuplicateBecause) && `与已有案件不重复：${body.notDuplicateBecause}`,
    ]
    return [
      {
        form: '29',
        date: today,
        data: () => ({
          source: labelIn(BOXES, body.sourceKind),
          receivedAt: now,
          party: party && partyValue(party),
          place: textIn(body.place),
          content: textIn(body.summary),
          verification: notes.filter(Boolean).join('\n'),
          handlers: [{ name: by.name }],
          handlerOpinion: '建议指派执法人员核查。',
          handlerDate: today,
        }),
      },
    ]
  },

  /** Form 32, for who was asked to withdraw, whatever was decided. */
  decideRecusal: (body, state, { today }) => {
    const { party } = findingOf(state)
    const officer = state.handlers.find(h => h.id === body.officerId)
    return [
      {
        form: '32',
        date: today,
        data: () => ({
          party: partyValue(party),
          cause: causeOf(state),
          ...(body.askedBy === 'party' && { applicant: { name: party.name } }),
          selfRequested: body.askedBy === 'officer',
          appliedOn: today,
          ...(officer && { subject: { name: officer.name, position: '执法人员' } }),
          reason: sentenceIn(body.reason),
          ...(typeof body.granted === 'boolean' && {
            outcome: body.granted ? '予以回避' : '驳回申请',
            explanation: body.granted
              ? '经审查，上述情形可能影响公正执法，理由成立。'
              : '经审查，上述情形不属于应当回避的情形，理由不成立。',
          }),
        }),
      },
    ]
  },
}
