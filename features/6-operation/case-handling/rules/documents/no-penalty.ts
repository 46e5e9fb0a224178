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

/**
 * Form 47: a suspected crime goes to the police with the whole file, and the procuratorate is told
 * (行政执法机关移送涉嫌犯罪案件的规定第五条、第六条).
 */
export function transferDraft(body: Partial<Decide>, state: CaseState, context: CaseContext): DocumentDraft {
  const { source, party } = findingOf(state)
  const { conclusion, preservations } = state
  const bases = [
    { law: '行政处罚法', article: '第二十七条第一款' },
    { ...OUTCOMES, article: `${OUTCOMES.article}第（四）项` },
    { law: '行政执法机关移送涉嫌犯罪案件的规定', article: '第六条' },
  ]
  const crimes = (conclusion?.criminal ?? []).filter(note => note.reached)
  const figures = crimes.map(({ crime, basis, compared }) => `${compared.join('；')}（${crime}，${basis}）。`)
  const { name, address, idNumber, representative } = partyValue(party)
  return {
    form: '47',
    date: context.today,
    data: () => ({
      recipientOrgan: body.transferTo,
      cause: causeOf(state),
      suspects: [
        { name, address, ...(idNumber && { idNumber }) },
        ...(representative ? [{ name: `${representative}（${name}的法定代表人、负责人）` }] : []),
      ],
      source: [sourceKinds[source.kind], source.reference].filter(Boolean).join('，'),
      facts: conclusion?.facts,
      crime: [...figures, conclusion?.crimeReason].filter(Boolean).join('\n'),
      penalties: '本机关没有对上述行为作出行政处罚。',
      legalBasis: `依照${citeAll(context.law, bases)}的规定，移送你单位处理。`,
      approver: context.by.name,
      approvedAt: context.now,
      attachments: ['涉嫌犯罪案件情况的调查报告', '涉案物品清单', ...evidenceLines(state)],
      items: preservations
        .filter(p => !p.disposed || p.disposed === 'transferred' || p.disposed === 'toBeConfiscated')
        .flatMap(p => p.items.map(i => `${i.name}${i.quantity}${i.unit}`)),
      copyTo: `${context.organ.regionName}人民检察院`,
      contact: state.handlers.map(h => h.name).join('、'),
    }),
  }
}
