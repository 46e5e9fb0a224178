import { dayOf, formatDayZh } from '#kernel'
import type { ConcludeInvestigation } from '../../bodies/investigation.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'
import { citeAll, citeViolated } from './citing.ts'
import type { DocumentMakers } from './draft.ts'
import { powersIn, textIn, textsIn } from './given.ts'
import { causeOf, officerValues, partyValue } from './parts.ts'
import { evidenceLines, nameOf } from './story.ts'

export const conclusionDocuments: DocumentMakers<'concludeInvestigation'> = {
  /** Form 17: the report of the investigation; who heads the unit and the organ signs it on paper or with the proposal. */
  concludeInvestigation: (body, state, context) => {
    const powers = powersIn(textsIn(body.powerCodes), state, context)
    return [
      {
        form: '17',
        date: context.today,
        data: () => ({
          cause: causeOf(state),
          caseNumber: state.caseNumber ?? '（未编号）',
          filedOn: state.filedOn,
          party: partyValue(findingOf(state).party),
          process: processText(state),
          facts: textIn(body.facts),
          evidence: evidenceLines(state),
          ...(powers.length > 0 && {
            violated: `违反了${citeViolated(context.law, powers)}的规定。`,
            penaltyBasis: `${citeAll(
              context.law,
              powers.flatMap(p => p.penaltyBasis),
            )}。`,
          }),
          discretion: discretionOf(body, context),
          criminalCheck: crimeText(body),
          proposal: textIn(body.opinion),
          handlers: officerValues(state.handlers),
          handlerOpinion: '本案已经调查终结，建议按照上述意见处理。',
          handlerDate: context.today,
        }),
      },
    ]
  },
}

/** What was done, day by day. */
function processText(state: CaseState): string {
  const steps = [
    ...state.inspections.map(i => ({ at: i.from, text: `对${i.place}进行现场检查` })),
    ...(state.remoteInspections ?? []).map(r => ({ at: r.from, text: `对${r.target}进行远程勘验` })),
    ...state.preservations.map(p => ({
      at: p.preservedAt,
      text: `先行登记保存${p.items.map(i => i.name).join('、')}`,
    })),
    ...state.evidence.map(e => ({
      at: e.collectedAt,
      text: e.kind === 'electronic' ? `提取电子数据“${e.title}”` : `取得“${e.title}”`,
    })),
    ...state.corrections.map(c => ({ at: c.orderedAt, text: '责令改正' })),
    ...state.inquiries.map(i => ({ at: i.from, text: `询问${nameOf(i)}${i.minor ? '（监护人在场）' : ''}` })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at))
  const days = [...new Set(steps.map(s => dayOf(s.at)))]
  return days
    .map(day => {
      const done = steps.filter(s => dayOf(s.at) === day).map(s => s.text)
      return `${formatDayZh(day)}，${done.join('，')}。`
    })
    .join('\n')
}

function discretionOf(body: Partial<ConcludeInvestigation>, { law }: CaseContext): string[] {
  const codes = textsIn(body.circumstances)
  const names = codes.map(code => law.circumstances.find(c => c.code === code)?.name ?? code)
  return [...names.map(name => `${name}。`), ...(body.aggravated === true ? ['已认定情节严重或者拒不改正。'] : [])]
}

function crimeText(body: Partial<ConcludeInvestigation>): string | undefined {
  if (typeof body.crimeSuspected !== 'boolean') return textIn(body.crimeReason)
  const answer = body.crimeSuspected ? '涉嫌犯罪，应当移送司法机关。' : '没有发现涉嫌犯罪、应当移送的情形。'
  return [answer, textIn(body.crimeReason), textIn(body.notTransferReason)].filter(Boolean).join('')
}
