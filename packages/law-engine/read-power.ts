import type { LawFault } from './data-error.ts'
import { readFine } from './read-fine.ts'
import { RecordReader } from './reader.ts'
import type { Basis, Power } from './types.ts'

export function readPower(value: unknown, file: string, faults: LawFault[]): Power {
  const code = (value as { code?: unknown } | null)?.code
  const reader = new RecordReader(value, file, typeof code === 'string' ? code : '/', faults)
  const permit = reader.optionalText('permit')
  const revokeWhen = reader.optionalText('revokeWhen')
  const power: Power = {
    code: reader.text('code'),
    fieldCode: reader.text('fieldCode'),
    field: reader.text('field'),
    name: reader.text('name'),
    gloss: reader.text('gloss'),
    kind: reader.oneOf('kind', ['penalty', 'coercion', 'inspection']),
    violated: readBases(reader, 'violated', file, faults),
    penaltyBasis: readBases(reader, 'penaltyBasis', file, faults),
    penaltyKinds: reader.texts('penaltyKinds'),
    fine: reader.has('fine') ? readFine(reader.part('fine')) : null,
    orderToCorrect: reader.flag('orderToCorrect'),
    ...(reader.has('suspension') && { suspension: readSuspension(reader.part('suspension')) }),
    ...(revokeWhen && { revokeWhen }),
    ...(permit && { permit }),
    subjects: reader.texts('subjects').map(s => (s === 'natural' ? 'natural' : 'legal')),
    competentBody: reader.text('competentBody'),
    level: reader.text('level'),
    ...reader.dated(),
  }
  if (power.penaltyKinds.includes('罚款') !== (power.fine !== null)) {
    reader.fault('fine', '处罚种类与罚款幅度不一致', '有“罚款”的须写 fine，没有的不写')
  }
  reader.end()
  return power
}

function readBases(reader: RecordReader, name: string, file: string, faults: LawFault[]): Basis[] {
  const bases = reader.list(name).map((item, i) => {
    const part = new RecordReader(item, file, `${name}[${i}]`, faults)
    const basis = { law: part.text('law'), article: part.text('article') }
    part.end()
    return basis
  })
  if (bases.length === 0) reader.fault(name, '没有依据', '每项权力须写明条款')
  return bases
}

function readSuspension(reader: RecordReader): NonNullable<Power['suspension']> {
  const suspension = {
    months: [reader.integer('minMonths'), reader.integer('maxMonths')] as [number, number],
    when: reader.text('when'),
  }
  if (suspension.months[1] < suspension.months[0]) reader.fault('maxMonths', '少于下限', '请核对停业月数')
  reader.end()
  return suspension
}
