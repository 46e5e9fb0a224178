import type { LawFault } from './data-error.ts'
import type { Checklist, ConcurrenceGroup, Field, SeizureRule, Statute } from './data-types.ts'
import { RecordReader } from './reader.ts'
import type { Confidence } from './types.ts'

const KINDS = ['law', 'regulation', 'rule', 'interpretation', 'document'] as const
const CONFIDENCES: readonly Confidence[] = ['verified', 'memory', 'uncertain']

/** `statutes.yaml`: every edition of every statute the folder cites. */
export function readStatutes(value: unknown, file: string, faults: LawFault[]): Statute[] {
  const reader = new RecordReader(value, file, '/', faults)
  const statutes = reader.records('statutes', r => ({
    name: r.text('name'),
    ...(r.has('fullName') && { fullName: r.text('fullName') }),
    kind: r.oneOf('kind', KINDS),
    edition: r.text('edition'),
    inForce: r.day('inForce'),
    source: r.text('source'),
    confidence: r.oneOf('confidence', CONFIDENCES),
    ...(r.has('note') && { note: r.text('note') }),
    ...r.checked(),
  }))
  reader.end()
  return statutes
}

/** `fields.yaml`: the fields of enforcement in the order of the policy; a later field stands there switched off. */
export function readFields(value: unknown, file: string, faults: LawFault[]): Field[] {
  const reader = new RecordReader(value, file, '/', faults)
  const fields = reader.records('fields', r => ({
    code: r.text('code'),
    name: r.text('name'),
    order: r.integer('order'),
    enabled: r.flag('enabled'),
    ...(r.has('note') && { note: r.text('note') }),
  }))
  reader.end()
  return fields
}

/** `seizure.yaml`: where a law allows sealing and seizure, of what, and where none does. */
export function readSeizure(value: unknown, file: string, faults: LawFault[]): SeizureRule[] {
  const reader = new RecordReader(value, file, '/', faults)
  const rules = reader.records('rules', r => ({
    ...r.dated(),
    fields: r.texts('fields'),
    measures: r.texts('measures'),
    objects: r.text('objects'),
    powers: r.texts('powers'),
  }))
  reader.end()
  return rules
}

/** `concurrence.yaml`: which items one act may fit at once. */
export function readConcurrenceGroups(value: unknown, file: string, faults: LawFault[]): ConcurrenceGroup[] {
  const reader = new RecordReader(value, file, '/', faults)
  const groups = reader.records('groups', r => ({
    ...r.dated(),
    id: r.text('id'),
    act: r.text('act'),
    powers: r.texts('powers'),
  }))
  reader.end()
  for (const { id, powers } of groups) {
    if (new Set(powers).size < 2)
      faults.push({ file, key: id, problem: '不足两个事项', remedy: '竞合至少涉及两个事项' })
  }
  return groups
}

/** `checklists/<field>.yaml`: what an inspection looks at, each line tied to the power it may lead to. */
export function readChecklist(value: unknown, file: string, faults: LawFault[]): Checklist {
  const reader = new RecordReader(value, file, '/', faults)
  const checklist = {
    ...reader.dated(),
    fieldCode: reader.text('fieldCode'),
    name: reader.text('name'),
    items: reader.records('items', r => ({
      id: r.text('id'),
      text: r.text('text'),
      ...(r.has('how') && { how: r.text('how') }),
      power: r.text('power'),
      basis: r.basis(),
      ...(r.has('confidence') && { confidence: r.oneOf('confidence', CONFIDENCES) }),
    })),
    notByInspection: reader.has('notByInspection')
      ? reader.records('notByInspection', r => ({ power: r.text('power'), reason: r.text('reason') }))
      : [],
  }
  reader.end()
  if (file !== `checklists/${checklist.fieldCode}.yaml`) {
    reader.fault('fieldCode', '与文件名不一致', `请改名为 checklists/${checklist.fieldCode}.yaml`)
  }
  return checklist
}
