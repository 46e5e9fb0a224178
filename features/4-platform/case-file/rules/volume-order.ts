import { type CaseState, evidenceKindNames, outcomeNames, retentionNames } from '#features/6-operation/case-handling'
import { dayOf, formatYuan, type PlainDate } from '#kernel'

/** A document or item of evidence in its place in the volume. */
export interface PlannedEntry {
  title: string
  number?: string
  responsible: string
  date: PlainDate
  volume: 'main' | 'side'
  /** SHA-256 of the document's or picture's bytes; absent for evidence without a file. */
  sha256?: string
  /** Fields of form C5, for evidence. */
  evidence?: Record<string, unknown>
}

/** Where evidence stands among the forms' own places: behind the records, before receipts of property. */
const EVIDENCE_PLACE = 70

/**
 * The entries of a case in the order of the volume: result before process, by the place each form names, then by day.
 * Deliberation (review, discussion, approvals) lies in the side volume, which is not open to the party.
 */
export function bindingOrder(state: CaseState): PlannedEntry[] {
  const organ = state.finding?.organName ?? ''
  const documents = state.documents.map((d, i) => ({
    place: d.order,
    i,
    entry: {
      title: d.title,
      ...(d.number && { number: d.number }),
      responsible: organ,
      date: d.date,
      volume: d.volume,
      sha256: d.sha256,
    } satisfies PlannedEntry,
  }))
  const evidence = state.evidence.map((item, i) => ({
    place: EVIDENCE_PLACE,
    i: state.documents.length + i,
    entry: {
      title: item.title,
      responsible: item.collectors.join('、'),
      date: dayOf(item.collectedAt),
      volume: 'main' as const,
      ...(item.file && { sha256: item.file }),
      evidence: evidencePage(item, i + 1),
    } satisfies PlannedEntry,
  }))
  return [...documents, ...evidence]
    .sort(
      (a, b) => a.place - b.place || (a.entry.date < b.entry.date ? -1 : a.entry.date > b.entry.date ? 1 : a.i - b.i),
    )
    .map(({ entry }) => entry)
}

/** What the evidence page says: what it is, what it proves, where it comes from, who took it, its hash. */
function evidencePage(item: CaseState['evidence'][number], n: number): Record<string, unknown> {
  return {
    evidenceNo: String(n),
    name: item.title,
    kind: evidenceKindNames[item.kind],
    purpose: item.proves,
    source: item.source,
    collectedAt: item.collectedAt,
    place: item.place,
    collectors: item.collectors.map(name => ({ name })),
    ...(item.file && { sha256: item.file }),
    custody: [{ at: item.collectedAt, action: '取得并登记入案', by: item.collectors.join('、'), place: item.place }],
  }
}

/** Fields of the cover C1 that do not depend on the part. */
export function coverOf(state: CaseState, archivist: string | undefined): Record<string, unknown> {
  const finding = state.finding!
  const decision = state.decision
  const cause = (state.cause ?? '').replace(/^涉嫌/, '')
  return {
    title: `${finding.party.name}${cause}案`,
    party: finding.party.name,
    cause: state.cause ?? '',
    handlers: state.handlers.map(h => h.name).join('、') || '—',
    ...(state.caseNumber && { caseNumber: state.caseNumber }),
    ...(state.archive?.shelf && { fileNo: state.archive.shelf }),
    ...(decision && { decisionNumber: decision.number, outcome: resultOf(decision.treatment) }),
    ...(state.filedOn && { filedOn: state.filedOn }),
    ...(state.closedOn && { closedOn: state.closedOn }),
    ...(state.archive && {
      archivedOn: dayOf(state.archive.at),
      retention: retentionNames[state.archive.retention],
    }),
    ...(archivist && { archivist }),
  }
}

function resultOf(treatment: NonNullable<CaseState['proposal']>): string {
  if (treatment.outcome !== 'penalty') return outcomeNames[treatment.outcome]
  const parts = [
    treatment.warning && '警告',
    treatment.confiscationFen > 0 && `没收违法所得${formatYuan(treatment.confiscationFen)}元`,
    treatment.fineFen > 0 && `罚款${formatYuan(treatment.fineFen)}元`,
    ...treatment.otherPenalties.map(p => p.detail),
  ]
  return parts.filter(Boolean).join('，')
}
