import {
  COMPETENCE_KINDS,
  COMPETENCE_LEVELS,
  type CompetentBody,
  type Department,
  type ExcludedBody,
} from './competence-types.ts'
import type { LawFault } from './data-error.ts'
import { RecordReader } from './reader.ts'
import type { Confidence } from './types.ts'

const CONFIDENCES: readonly Confidence[] = ['verified', 'memory', 'uncertain']

/** `competentBody` of an item. `itemConfidence` and `penaltyKinds` are those of the item it stands in. */
export function readCompetentBody(
  reader: RecordReader,
  itemConfidence: Confidence,
  penaltyKinds: readonly string[],
): CompetentBody {
  const body: CompetentBody = {
    kind: reader.oneOf('kind', COMPETENCE_KINDS),
    departments: reader.has('departments') ? reader.texts('departments') : [],
    ours: reader.has('ours') ? reader.texts('ours') : [],
    level: reader.oneOf('level', COMPETENCE_LEVELS),
    ...(reader.has('levelText') && { levelText: reader.text('levelText') }),
    text: reader.text('text'),
    confidence: reader.has('confidence') ? reader.oneOf('confidence', CONFIDENCES) : itemConfidence,
    ...(reader.has('note') && { note: reader.text('note') }),
  }
  const { kind, departments, ours } = body
  if (kind === 'ours' && departments.length > 0)
    reader.fault('departments', '既是本机关的事项又写了其他部门', '请删去，或者把 kind 改为 shared、other-department')
  if (kind !== 'ours' && departments.length === 0)
    reader.fault('departments', '没有写明是哪个部门', '请从 departments.yaml 中选择')
  if (ours.length > 0 && kind !== 'other-department')
    reader.fault('ours', '只有其他部门的事项才写归本机关的处罚种类', '请删去 ours，或者核对 kind')
  for (const [i, own] of ours.entries()) {
    if (!penaltyKinds.includes(own)) reader.fault(`ours[${i}]`, `本项没有“${own}”`, '请从 penaltyKinds 中选择')
  }
  if (ours.length > 0 && penaltyKinds.every(k => ours.includes(k)))
    reader.fault('ours', '全部处罚种类都归本机关', '请把 kind 改为 ours')
  reader.end()
  return body
}

/** `departments.yaml`: the departments that items name besides the enforcement brigade. */
export function readDepartments(value: unknown, file: string, faults: LawFault[]): Department[] {
  const reader = new RecordReader(value, file, '/', faults)
  const departments = reader.records('departments', r => ({ id: r.text('id'), name: r.text('name') }))
  reader.end()
  refuseRepeated(departments, file, faults)
  return departments
}

/** `excluded-bodies.yaml`: parties outside the scope of comprehensive enforcement. */
export function readExcludedBodies(value: unknown, file: string, faults: LawFault[]): ExcludedBody[] {
  const reader = new RecordReader(value, file, '/', faults)
  const bodies = reader.records('bodies', r => ({
    ...r.dated(),
    id: r.text('id'),
    name: r.text('name'),
    permits: r.texts('permits'),
    fields: r.texts('fields'),
    department: r.text('department'),
    scopeBasis: r.basis('scopeBasis'),
  }))
  reader.end()
  return bodies
}

function refuseRepeated(items: readonly { id: string }[], file: string, faults: LawFault[]): void {
  const ids = items.map(item => item.id)
  for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i)))
    faults.push({ file, key: id, problem: '编号用了两次', remedy: '请删去其中一个' })
}
