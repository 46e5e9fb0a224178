import type { Treatment } from '../../acts.ts'
import type { Decide } from '../../bodies/deciding.ts'
import { sourceKinds } from '../../bodies/opening.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'
import { factsFor } from '../treatment/facts.ts'
import { citeAll, citeViolated } from './citing.ts'
import type { DocumentDraft } from './draft.ts'
import { causeOf, partyValue } from './parts.ts'
import { evidenceLines, investigationText } from './story.ts'
import { remediesText } from './terms.ts'
import { concludedPowers } from './treatment.ts'

const OUTCOMES = { law: '行政处罚法', article: '第五十七条第一款' }

/** Form 43: no penalty, because the act does not deserve one or because it is not proven. */
export function noPenaltyDraft(treatment: Treatment, state: CaseState, context: CaseContext): DocumentDraft {
  const { law, today, settings } = context
  const proven = treatment.outcome === 'noPenalty'
  const found = proven && state.conclusion ? factsFor(state, context, treatment).circumstances : []
  const grounds = law.circumstances.filter(c => c.direction === 'none' && found.includes(c.code))
  const item = { ...OUTCOMES, article: `${OUTCOMES.article}${proven ? '第（二）项' : '第（三）项'}` }
  return {
    form: '43',
    date: today,
    data: () => ({
      party: partyValue(findingOf(state).party),
      cause: causeOf(state),
      investigation: investigationText(state),
      facts: state.conclusion?.facts,
      evidence: evidenceLines(state),
      ...(proven && {
        violated: `当事人的上述行为，违反了${citeViolated(law, concludedPowers(state, context))}的规定。`,
      }),
      reasons: [
        proven ? `当事人具有下列情形：${grounds.map(c => c.name).join('；')}。` : '经调查，违法事实不能成立。',
        treatment.reasons,
      ].join('\n'),
      legalBasis: `依照${citeAll(law, [...grounds.map(c => c.basis), item])}的规定，本机关决定不予行政处罚。`,
      education: proven ? educationText(state) : '本案违法事实不能成立，没有教育和改正要求。',
      remedies: remediesText(law, 'ordinary', today, settings),
    }),
  }
}

function educationText({ corrections }: CaseState): string {
  const last = corrections.at(-1)
  const corrected = last ? (last.corrected ? '当事人已经改正。' : `当事人应当改正：${last.content}`) : ''
  return `本机关依法对当事人进行教育，要求其遵守法律、法规、规章。${corrected}`
}

/** Form 18: a suspected crime goes to the judicial organs with the whole file. */
export function transferDraft(body: Partial<Decide>, state: CaseState, context: CaseContext): DocumentDraft {
  const { source, party } = findingOf(state)
  const { conclusion, preservations } = state
  const bases = [
    { law: '行政处罚法', article: '第二十七条第一款' },
    { ...OUTCOMES, article: `${OUTCOMES.article}第（四）项` },
  ]
  return {
    form: '18',
    date: context.today,
    data: () => ({
      recipientOrgan: body.transferTo,
      cause: causeOf(state),
      party: partyValue(party),
      source: [sourceKinds[source.kind], source.reference].filter(Boolean).join('，'),
      summary: conclusion?.facts,
      reason: conclusion?.crimeReason,
      legalBasis: `依照${citeAll(context.law, bases)}的规定，移送处理。`,
      attachments: ['本案案卷材料', ...evidenceLines(state)],
      items: preservations
        .filter(p => !p.disposed || p.disposed === 'transferred')
        .flatMap(p => p.items.map(i => `${i.name}${i.quantity}${i.unit}`)),
      contact: state.handlers.map(h => h.name).join('、'),
    }),
  }
}
