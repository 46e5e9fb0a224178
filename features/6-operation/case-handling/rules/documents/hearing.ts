import { formatDayZh } from '#kernel'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'
import type { DocumentMakers } from './draft.ts'
import { causeOf, officerValues, partyValue } from './parts.ts'
import { dayIn, receiptDraft } from './service.ts'
import { endings } from './story.ts'
import { treatmentText } from './treatment.ts'

type Hearing = 'requestHearing' | 'scheduleHearing' | 'holdHearing' | 'endHearing'

const numberOn = (state: CaseState, form: string): string | undefined =>
  state.documents.filter(d => d.form === form).at(-1)?.number

export const hearingDocuments: DocumentMakers<Hearing> = {
  requestHearing: (body, state, context) => {
    const { party } = findingOf(state)
    return [
      {
        form: '40',
        date: dayIn(body.requestedAt) ?? context.today,
        data: () => ({
          cause: causeOf(state),
          party: partyValue(party),
          noticeNumber: numberOn(state, '39') ?? state.notice?.number,
          noticeServedOn: state.notice?.servedOn,
          dueDate: state.notice?.hearingUntil,
          ...(body.by && { applicant: { name: body.by } }),
          submittedOn: dayIn(body.requestedAt),
          method: body.form === 'oral' ? '口头' : body.form && '书面',
          request: body.reason ?? '要求举行听证。',
          inTime: true,
          handlers: [context.by.name],
          handlerOpinion: '在规定期限内提出，建议组织听证。',
          handlerDate: context.today,
        }),
      },
    ]
  },

  scheduleHearing: (body, state, context) => {
    const { party } = findingOf(state)
    const nameOf = (id: string | undefined) => context.organ.staff.find(s => s.id === id)?.name
    const on = dayIn(body.service?.servedAt) ?? context.today
    const chair = nameOf(body.chairId)
    const you = party.kind === 'legal' ? '你单位' : '你'
    return [
      {
        form: '22',
        date: on,
        data: () => ({
          party: partyValue(party),
          cause: causeOf(state),
          appliedOn: dayIn(state.hearing?.requestedAt),
          heldAt: body.heldAt,
          place: body.place,
          open: body.open ?? true,
          closedReason: body.closedReason,
          ...(chair && { chair: { name: chair } }),
          recorder: nameOf(body.recorderId),
          rights:
            `${you}可以亲自参加听证，也可以依法委托代理人参加；认为听证主持人与本案有直接利害关系的，有权申请回避；` +
            '听证时可以就案件的事实、理由、依据和裁量进行陈述、申辩和质证。\n' +
            '无正当理由拒不出席听证或者未经许可中途退出听证的，视为放弃听证权利，本机关终止听证。听证不收取费用。',
          contact: state.handlers.map(h => h.name).join('、'),
        }),
      },
      receiptDraft(numberOf => [{ name: '行政处罚听证通知书', number: numberOf('22') }], body.service, state, context),
    ]
  },

  holdHearing: (body, state, context) => {
    const { party } = findingOf(state)
    const scheduled = state.hearing?.scheduled
    const on = dayIn(body.from) ?? context.today
    const common = {
      cause: causeOf(state),
      party: partyValue(party),
      place: scheduled?.place,
      chair: scheduled?.chairName,
      recorder: scheduled?.recorderName,
    }
    return [
      {
        form: '23',
        date: on,
        officers: officerValues(state.handlers),
        data: () => ({
          ...common,
          startedAt: body.from,
          endedAt: body.until,
          open: scheduled?.open ?? true,
          investigators: officerValues(state.handlers),
          others: body.attendees,
          proceedings: turnsOf(body.record ?? ''),
          readBack: body.signature?.refusal,
        }),
      },
      {
        form: '24',
        date: on,
        data: () => ({
          ...common,
          heldAt: body.from,
          investigatorView: state.proposal && `提出当事人违法的事实、证据和处罚建议：${treatmentText(state.proposal)}`,
          partyView: '当事人的陈述、申辩和质证意见见听证笔录。',
          facts: '听证中出示的证据和质证的情况见听证笔录。',
          opinion: body.opinion,
          chairDate: context.today,
        }),
      },
    ]
  },

  endHearing: (body, state, context) => {
    const { party } = findingOf(state)
    const on = dayIn(body.at)
    const you = party.kind === 'legal' ? '你单位' : '你'
    return [
      {
        form: '41',
        date: on ?? context.today,
        data: () => ({
          party: partyValue(party),
          cause: causeOf(state),
          noticeNumber: numberOn(state, '22') ?? '（尚未发出）',
          scheduledAt: state.hearing?.scheduled?.heldAt,
          ground: body.cause && grounds[body.cause],
          reason: [on && body.cause && `${formatDayZh(on)}，${endings[body.cause]}。`, body.note]
            .filter(Boolean)
            .join(''),
          consequence: `本机关将依法继续办理本案。${you}的陈述、申辩权利不受影响。`,
          contact: state.handlers.map(h => h.name).join('、'),
        }),
      },
    ]
  },
}

const grounds = { absent: '无正当理由拒不出席', left: '未经许可中途退出', withdrawn: '撤回听证要求' } as const

/** A record written as `主持人：……` line by line becomes turns; a line without a speaker goes on with the one before. */
export function turnsOf(record: string): { speaker: string; statement: string }[] {
  const turns: { speaker: string; statement: string }[] = []
  for (const line of record.split(/\n+/).map(l => l.trim())) {
    if (line === '') continue
    const said = /^([^：:，。]{1,12})[：:]\s*(.+)$/.exec(line)
    const last = turns.at(-1)
    if (said) turns.push({ speaker: said[1]!, statement: said[2]! })
    else if (last) last.statement += line
    else turns.push({ speaker: '记录', statement: line })
  }
  return turns
}
