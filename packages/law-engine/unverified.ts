import type { CriminalThreshold } from './criminal-types.ts'
import type { Checklist } from './data-types.ts'
import type { Confidence, Dated, Law, Power } from './types.ts'

export interface UnverifiedValue {
  /** Which part of the law: `power`, `period`, `threshold.hearing` … */
  part: string
  id: string
  name: string
  confidence: Exclude<Confidence, 'verified'>
  source: string
  note?: string
}

/** Every value nobody has read in the text, for the report of what is still to be checked. */
export function unverified(law: Law): UnverifiedValue[] {
  const values: { part: string; id: string; name: string; datum: Omit<Dated, 'from' | 'until' | 'basis'> }[] = [
    ...law.statutes.map(s => ({ part: 'statute', id: `${s.name} ${s.edition}`, name: s.name, datum: s })),
    ...law.periods.map(p => ({ part: 'period', id: p.id, name: p.name, datum: p })),
    ...law.calendars.map(c => ({ part: 'calendar', id: String(c.year), name: `${c.year}年日历`, datum: c })),
    ...law.powers.map(p => ({ part: 'power', id: p.code, name: p.name, datum: p })),
    ...law.powers.flatMap(bodyOf),
    ...law.excludedBodies.map(b => ({ part: 'excludedBody', id: b.id, name: b.name, datum: b })),
    ...law.circumstances.map(c => ({ part: 'circumstance', id: c.code, name: c.name, datum: c })),
    ...law.profiles.map(p => ({ part: 'profile', id: p.id, name: p.name, datum: p })),
    ...law.seizure.map(s => ({ part: 'seizure', id: s.fields.join(','), name: s.objects, datum: s })),
    ...law.concurrenceGroups.map(g => ({ part: 'concurrence', id: g.id, name: g.act, datum: g })),
    ...law.checklists.map(c => ({ part: 'checklist', id: c.fieldCode, name: c.name, datum: c })),
    ...law.checklists.flatMap(linesOf),
    ...(Object.entries(law.thresholds) as [string, Dated[]][]).flatMap(([list, data]) =>
      data.map((datum, i) => ({
        part: `threshold.${list}`,
        id: (datum as { id?: string }).id ?? `${list}[${i}]`,
        name: datum.basis.law,
        datum,
      })),
    ),
    ...law.thresholds.criminal.flatMap(figuresOf),
  ]
  return values.flatMap(({ part, id, name, datum: { confidence, source, note } }) =>
    confidence === 'verified' ? [] : [{ part, id, name, confidence, source, ...(note !== undefined && { note }) }],
  )
}

/** Competent bodies less sure than the item they stand in. */
const bodyOf = ({ code, name, confidence, source, competentBody: body }: Power) =>
  body.confidence === confidence
    ? []
    : [
        {
          part: 'power.competentBody',
          id: code,
          name,
          datum: { confidence: body.confidence, source, ...(body.note !== undefined && { note: body.note }) },
        },
      ]

/** Lines less sure than the list they stand in. */
const linesOf = ({ confidence, source, items }: Checklist) =>
  items.flatMap(line =>
    line.confidence && line.confidence !== confidence
      ? [{ part: 'checklist.line', id: line.id, name: line.text, datum: { confidence: line.confidence, source } }]
      : [],
  )

/** Figures less sure than the row they stand in. */
const figuresOf = (row: CriminalThreshold) =>
  [...row.entry, ...row.heavier].flatMap(figure =>
    figure.confidence && figure.confidence !== row.confidence
      ? [
          {
            part: 'threshold.criminal.figure',
            id: `${row.id} ${'measure' in figure ? figure.measure : figure.fact}`,
            name: row.crime,
            datum: { confidence: figure.confidence, source: row.source },
          },
        ]
      : [],
  )
