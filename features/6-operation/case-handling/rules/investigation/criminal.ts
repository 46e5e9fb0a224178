import { refuse } from '#kernel'
import {
  type CriminalCheck,
  type CriminalFact,
  type CriminalFinding,
  type CriminalMeasure,
  criminalThresholdsMet,
} from '#law-engine'
import type { CriminalNote } from '../../acts.ts'
import type { ConcludeInvestigation } from '../../bodies/investigation.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'

/** What has been found so far that thresholds count: amounts, numbers, circumstances. */
export type CriminalEvidence = Partial<Pick<ConcludeInvestigation, 'amountsFen' | 'criminalMeasures' | 'criminalFacts'>>

/** Compares what was found with the figures from which on it may be a crime. It warns; people decide. */
export function criminalCheck(found: CriminalEvidence, state: CaseState, { law }: CaseContext): CriminalCheck {
  const { party, conductUntil, fieldCode, region } = findingOf(state)
  const { illegalGain, turnover, sales } = found.amountsFen ?? {}
  const amounts = Object.entries({ illegalGain, turnover, sales }).filter(([, value]) => value !== undefined)
  const counted = (found.criminalMeasures ?? []).map(({ measure, value }) => [measure, value] as const)
  const measures = Object.fromEntries([...amounts, ...counted]) as Partial<Record<CriminalMeasure, number>>
  const facts = Object.fromEntries((found.criminalFacts ?? []).map(fact => [fact, true])) as Partial<
    Record<CriminalFact, boolean>
  >
  return criminalThresholdsMet(law, {
    ...{ on: conductUntil, partyKind: party.kind, fieldCode, region, measures, facts },
  })
}

/** What is kept of it with the conclusion. */
export const criminalNotes = ({ hits, near }: CriminalCheck): CriminalNote[] => [
  ...hits.map(hit => noteOf(hit, true)),
  ...near.map(close => noteOf(close, false)),
]

const noteOf = ({ id, crime, basis, compared, open }: CriminalFinding, reached: boolean): CriminalNote => ({
  id,
  crime,
  basis: `${basis.law}${basis.article}`,
  reached,
  compared: compared.map(c => c.text),
  open,
})

/**
 * A figure that is reached wants a decision with reasons: transfer, or not transfer because … Nobody passes it by in
 * silence (行政处罚法第二十七条第一款).
 * @throws Refusal `caseHandling.criminalThreshold`
 */
export function checkTransferDecided(body: ConcludeInvestigation, { hits }: CriminalCheck): void {
  const [first] = hits
  if (!first || body.crimeSuspected || body.notTransferReason !== undefined) return
  const figures = first.compared.filter(c => c.level === 'reached' || c.level === 'provinceDecides').map(c => c.text)
  refuse({
    code: 'caseHandling.criminalThreshold',
    kind: 'notAllowed',
    message: `${figures.join('；')}（${first.crime}，${first.basis.law}${first.basis.article}），须先决定是否移送司法机关。`,
    article: '行政处罚法第二十七条第一款',
    next: '认为涉嫌犯罪的，勾选“涉嫌犯罪，应当移送”；认为不应当移送的，写明“仍不移送的理由”，并经法制审核和集体讨论。',
    field: '/crimeSuspected',
    facts: { thresholds: hits.map(hit => hit.id) },
  })
}
