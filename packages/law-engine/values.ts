import type { CriminalThreshold } from './criminal-types.ts'
import type { Checklist, Thresholds } from './data-types.ts'
import { versionsOf } from './powers.ts'
import type { Confidence, Dated, Law, Power } from './types.ts'

/** One value of the law data, with where it stands and what is known of how it was read. */
export interface LawValue {
  /** Which part of the law: `power`, `period`, `threshold.hearing` … */
  part: string
  id: string
  name: string
  /** Code of the field it belongs to; null for what all fields share. */
  fieldCode: string | null
  /** File below `law/`; null for what a place has added. */
  file: string | null
  /** Where in the file. */
  key: string
  datum: Pick<Dated, 'source' | 'confidence' | 'note' | 'until' | 'checkedOn' | 'textOf'>
}

/** Every value that somebody must have read somewhere, part by part. */
export function valuesOf(law: Law): LawValue[] {
  const shared = { fieldCode: null }
  const added = new Set(law.added)
  const values: LawValue[] = [
    ...law.statutes.map((s, i) => ({
      ...{ ...shared, part: 'statute', id: `${s.name} ${s.edition}`, name: s.name, datum: s },
      ...{ file: 'statutes.yaml', key: `statutes[${i}]` },
    })),
    ...law.periods.map(p => ({
      ...{ ...shared, part: 'period', id: p.id, name: p.name, datum: p },
      ...{ file: 'periods.yaml', key: p.id },
    })),
    ...law.calendars.map(c => ({
      ...{ ...shared, part: 'calendar', id: String(c.year), name: `${c.year}年日历`, datum: c },
      ...{ file: `calendars/${c.year}.yaml`, key: 'source' },
    })),
    ...law.powers.flatMap(p => itemAndBody(p, fileOfPower(law, p))),
    ...law.excludedBodies.map(b => ({
      ...{ ...shared, part: 'excludedBody', id: b.id, name: b.name, datum: b },
      ...{ file: 'excluded-bodies.yaml', key: b.id },
    })),
    ...law.circumstances.map(c => ({
      ...{ ...shared, part: 'circumstance', id: c.code, name: c.name, datum: c },
      ...{ file: 'benchmarks/circumstances.yaml', key: c.code },
    })),
    ...law.profiles.map(p => ({
      ...{ ...shared, part: 'profile', id: p.id, name: p.name, datum: p },
      ...{ file: `benchmarks/${p.id}/profile.yaml`, key: p.id },
    })),
    ...law.seizure.map((s, i) => ({
      ...{
        part: 'seizure',
        id: s.fields.join(','),
        name: s.objects,
        datum: s,
        fieldCode: s.fields.length === 1 ? s.fields[0]! : null,
      },
      ...{ file: 'seizure.yaml', key: `rules[${i}]` },
    })),
    ...law.concurrenceGroups.map(g => ({
      ...{ ...shared, part: 'concurrence', id: g.id, name: g.act, datum: g },
      ...{ file: 'concurrence.yaml', key: g.id },
    })),
    ...law.checklists.flatMap(list => listAndLines(law, list)),
    ...(Object.entries(law.thresholds) as [keyof Thresholds, Dated[]][]).flatMap(([list, data]) =>
      data.map((datum, i) => ({
        ...{
          ...shared,
          part: `threshold.${list}`,
          id: (datum as { id?: string }).id ?? `${list}[${i}]`,
          name: nameOf(datum),
          datum,
        },
        ...{ file: `thresholds/${FILES[list]}.yaml`, key: `${list}[${i}]` },
      })),
    ),
    ...law.thresholds.criminal.flatMap(figuresOf),
  ]
  return values.map(value => (added.has(value.id) || added.has(value.name) ? { ...value, file: null } : value))
}

/** Which file holds which list; a test looks whether each does. */
const FILES: Record<keyof Thresholds, string> = {
  principles: 'principles',
  simpleProcedure: 'simple-procedure',
  onSpotCollection: 'on-spot-collection',
  hearing: 'hearing',
  hearingGrounds: 'hearing',
  legalReview: 'review-and-discussion',
  collectiveDiscussion: 'review-and-discussion',
  additionalFine: 'payment-and-limitation',
  limitation: 'payment-and-limitation',
  remedies: 'remedies',
  repeatOffences: 'repeat-offences',
  officers: 'officers-and-capacity',
  capacity: 'officers-and-capacity',
  criminal: 'criminal',
  criminalNear: 'criminal',
  fileReview: 'file-review',
  fileReviewGrades: 'file-review',
}

const nameOf = (datum: Dated): string => {
  const { text, crime, name } = datum as { text?: string; crime?: string; name?: string }
  return name ?? crime ?? text ?? `${datum.basis.law}${datum.basis.article}`
}

/** The latest version stands under the code, an earlier one under code and year. */
function fileOfPower(law: Law, { code, fieldCode, from }: Power): string {
  const isLatest = versionsOf(law, code).at(-1)?.from === from
  return `powers/${fieldCode}/${code}${isLatest ? '' : `.${from.slice(0, 4)}`}.yaml`
}

/** An item, and its competent body where that is less sure than the item. */
function itemAndBody(power: Power, file: string): LawValue[] {
  const { code, name, fieldCode, confidence, competentBody: body } = power
  const item = { part: 'power', id: code, name, fieldCode, file, key: code, datum: power }
  if (body.confidence === confidence) return [item]
  const { note: _ofItem, ...read } = power
  return [
    item,
    {
      ...{ ...item, part: 'power.competentBody', key: 'competentBody' },
      datum: { ...read, confidence: body.confidence, ...(body.note !== undefined && { note: body.note }) },
    },
  ]
}

/** A checklist, and its lines that are more or less sure than the list: a line was read where its item was. */
function listAndLines(law: Law, list: Checklist): LawValue[] {
  const { fieldCode, name, confidence, items } = list
  const file = `checklists/${fieldCode}.yaml`
  return [
    { part: 'checklist', id: fieldCode, name, fieldCode, file, key: 'source', datum: list },
    ...items.flatMap(line => {
      if (!line.confidence || line.confidence === confidence) return []
      const datum = partOf(versionsOf(law, line.power).at(-1) ?? list, line.confidence)
      return [{ part: 'checklist.line', id: line.id, name: line.text, fieldCode, file, key: line.id, datum }]
    }),
  ]
}

/** Figures less sure than the row they stand in. */
const figuresOf = (row: CriminalThreshold): LawValue[] =>
  [...row.entry, ...row.heavier].flatMap(figure => {
    if (!figure.confidence || figure.confidence === row.confidence) return []
    const fact = 'measure' in figure ? figure.measure : figure.fact
    return [
      {
        ...{ part: 'threshold.criminal.figure', id: `${row.id} ${fact}`, name: row.crime, fieldCode: null },
        ...{ file: 'thresholds/criminal.yaml', key: `${row.id} ${fact}`, datum: partOf(row, figure.confidence) },
      },
    ]
  })

/** A part of a datum with a confidence of its own: what is noted of the whole says nothing about it. */
function partOf(datum: Dated, confidence: Confidence): LawValue['datum'] {
  const { note: _ofWhole, ...read } = datum
  return { ...read, confidence }
}
