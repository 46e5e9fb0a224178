import { dayOf, formatDayZh } from '#kernel'
import { sourceKinds } from '../../bodies/opening.ts'
import { serviceMethods } from '../../bodies/shared.ts'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'

/** How the case came up and what was done in it, as a decision tells it. */
export function investigationText(state: CaseState): string {
  const { source, party } = findingOf(state)
  const origin = [sourceKinds[source.kind], source.reference].filter(Boolean).join('，')
  const filed = state.filedOn
    ? `经初步核查，本机关于${formatDayZh(state.filedOn)}立案${state.caseNumber ? `（${state.caseNumber}）` : ''}`
    : '经初步核查'
  const handlers = state.handlers.map(h => h.name).join('、')
  const steps = [
    state.inspections.length > 0 && '现场检查',
    (state.remoteInspections?.length ?? 0) > 0 && '远程勘验',
    state.preservations.length > 0 && '证据先行登记保存',
    state.evidence.some(e => e.kind === 'electronic') && '电子数据提取',
    state.inquiries.length > 0 && '调查询问',
  ].filter(Boolean)
  const done = steps.length > 0 ? `调查中，依法进行了${steps.join('、')}。` : ''
  return (
    `${formatDayZh(source.receivedOn)}，本机关收到${party.name}${state.cause ?? '涉嫌违法'}的线索（来源：${origin}）。` +
    `${filed}，指派执法人员${handlers}调查。${done}现已调查终结。`
  )
}

/** The evidence, each with what it proves. A minor who was heard is not named in full. */
export const evidenceLines = (state: CaseState): string[] => [
  ...state.inspections.map(i => `${formatDayZh(dayOf(i.from))}的现场检查笔录1份，证明检查时的现场情况。`),
  ...(state.remoteInspections ?? []).map(
    r => `${formatDayZh(dayOf(r.from))}对${r.target}的远程勘验笔录1份，证明勘验时网络上的情况。`,
  ),
  ...state.evidence.map(e => `${e.title}${e.pages ? `（${e.pages}页）` : ''}，证明${e.proves}。`),
  ...state.inquiries.map(i => `${nameOf(i)}的询问笔录1份${i.minor ? '（监护人在场）' : ''}，证明${i.proves}。`),
]

/** A minor is not named in full. */
export const nameOf = ({ person, minor }: CaseState['inquiries'][number]): string =>
  minor ? `${person.slice(0, 1)}某` : person

/** When and how the party was told. */
export function noticeText({ notice }: CaseState): string {
  if (!notice) return ''
  const number = notice.number ? `（${notice.number}）` : ''
  const hearing = notice.hearingOffered ? '、要求听证' : ''
  return (
    `本机关于${formatDayZh(notice.servedOn)}以${serviceMethods[notice.service.method]}的方式向当事人送达《行政处罚事先告知书》${number}，` +
    `告知其拟作出的行政处罚内容及事实、理由、依据，以及依法享有的陈述、申辩${hearing}的权利。`
  )
}

/** What the party said and what became of it; that it said nothing, or gave it up, is said too. */
export function defenceText(state: CaseState): string {
  const said = state.defences.map(
    d =>
      `当事人于${formatDayZh(dayOf(d.receivedAt))}${d.form === 'written' ? '书面' : '口头'}提出陈述、申辩${d.late ? '（期满后提出，本机关仍予听取）' : ''}：${d.content}`,
  )
  const { assessment, waived, notice, hearing } = state
  const answered = assessment
    ? `经复核：${assessment.checked}其意见${acceptance[assessment.accepted]}：${assessment.reasons}本机关没有因当事人陈述、申辩而加重处罚。`
    : ''
  const silent =
    said.length > 0
      ? ''
      : waived?.defence
        ? `当事人于${formatDayZh(dayOf(waived.at))}明确表示放弃陈述、申辩${waived.hearing ? '和听证' : ''}。`
        : notice && !hearing
          ? '当事人在规定期限内没有提出陈述、申辩。'
          : ''
  return [...said, silent, hearingText(state), answered].filter(Boolean).join('\n')
}

export const acceptance = { all: '予以采纳', part: '部分采纳', none: '不予采纳' } as const

function hearingText({ hearing, notice, waived }: CaseState): string {
  if (!notice?.hearingOffered) return ''
  if (hearing?.held) {
    const { from, opinion } = hearing.held
    return `应当事人要求，本机关于${formatDayZh(dayOf(from))}举行听证。听证意见：${opinion}`
  }
  if (hearing?.ended) return `当事人要求听证后，听证因${endings[hearing.ended.cause]}终止。`
  return waived?.hearing ? '' : '当事人没有在规定期限内要求听证。'
}

export const endings = {
  absent: '当事人无正当理由拒不出席',
  left: '当事人未经许可中途退出',
  withdrawn: '当事人撤回听证要求',
} as const
