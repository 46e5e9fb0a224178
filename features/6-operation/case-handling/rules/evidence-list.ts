import type { EvidenceKind } from '../bodies/investigation.ts'
import type { CaseState, EvidenceItem } from './state.ts'

export type ListedEvidence = Omit<EvidenceItem, 'evidenceId' | 'file' | 'pages'> & { file?: string; pages?: number }

/** All evidence of a case in the order of its collecting: the items, and the records of inspections and inquiries. */
export function evidenceOf({ evidence, inspections, remoteInspections = [], inquiries }: CaseState): ListedEvidence[] {
  const records = inspections.map(
    (i): ListedEvidence => ({
      kind: 'siteRecord',
      title: '现场检查笔录',
      proves: '检查时现场的情况',
      source: '执法人员现场检查',
      collectedAt: i.until,
      place: i.place,
      collectors: i.team.map(o => o.name),
    }),
  )
  const remote = remoteInspections.map(
    (r): ListedEvidence => ({
      kind: 'siteRecord',
      title: `远程勘验笔录（${r.target}）`,
      proves: '勘验时网络上的情况',
      source: '执法人员远程勘验',
      collectedAt: r.until,
      place: r.place,
      collectors: r.team.map(o => o.name),
    }),
  )
  const statements = inquiries.map(
    (i): ListedEvidence => ({
      kind: statementKind(i.role),
      title: `${i.person}的询问笔录`,
      proves: i.proves,
      source: `询问${i.person}`,
      collectedAt: i.until,
      place: i.place,
      collectors: i.team.map(o => o.name),
    }),
  )
  return [...records, ...remote, ...evidence, ...statements].sort(
    (a, b) => Date.parse(a.collectedAt) - Date.parse(b.collectedAt),
  )
}

const statementKind = (role: string): EvidenceKind => (role === 'party' ? 'partyStatement' : 'testimony')
