import { formatYuan } from '#kernel'
import { findingOf } from '../gates.ts'
import type { DocumentMakers } from './draft.ts'
import { causeOf, officerValues, partyValue } from './parts.ts'
import { dayIn } from './service.ts'

const adoptions = { all: '全部采纳', part: '部分采纳', none: '不予采纳' } as const

export const defenceDocuments: DocumentMakers<'assessDefence'> = {
  assessDefence: (body, state, context) => {
    const { proposal, notice, hearing } = state
    const unread = state.defences.filter(d => !d.assessed)
    const heard = hearing?.held && !hearing.assessed ? hearing.held : undefined
    const last = unread.at(-1)
    const before = proposal?.fineFen ?? 0
    const after = body.fineFen ?? before
    const kept = after === before ? '维持拟处罚意见' : `将罚款由${formatYuan(before)}元减少到${formatYuan(after)}元`
    return [
      {
        form: '21',
        date: context.today,
        data: () => ({
          cause: causeOf(state),
          party: partyValue(findingOf(state).party),
          noticeNumber: notice?.number,
          noticeServedOn: notice?.servedOn,
          submittedOn: dayIn(last?.receivedAt ?? heard?.from),
          method: last?.form === 'written' ? '书面' : last || heard ? '口头' : undefined,
          statement: [
            ...unread.map(d => (d.late ? `（期满后提出）${d.content}` : d.content)),
            heard && '听证中的陈述、申辩和质证见听证笔录。',
          ]
            .filter(Boolean)
            .join('\n'),
          evidence: unread.filter(d => d.file).map(() => '书面材料1份'),
          review: body.checked,
          adoption: body.accepted && adoptions[body.accepted],
          conclusion: body.reasons,
          handlers: officerValues(state.handlers),
          handlerOpinion: `建议${kept}，不加重处罚。`,
          handlerDate: context.today,
        }),
      },
    ]
  },
}
