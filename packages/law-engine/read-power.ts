import type { LawFault } from './data-error.ts'
import { readCompetentBody } from './read-competence.ts'
import { readFine } from './read-fine.ts'
import { RecordReader } from './reader.ts'
import type { Power, PowerChecks } from './types.ts'

/** Conditions and consequences that are plain sentences of the statute. */
const TEXTS = [
  'permit',
  'revokeWhen',
  'fineWhen',
  'fineElsewhere',
  'withoutFineCondition',
  'fineSubject',
  'ban',
  'condition',
  'when',
  'seize',
  'recover',
  'coercive',
] as const

/** `powers/<field>/<code>.yaml`, or `<code>.<year>.yaml` for an earlier version: one item in one version. */
export function readPower(value: unknown, file: string, faults: LawFault[]): Power {
  const code = (value as { code?: unknown } | null)?.code
  const reader = new RecordReader(value, file, typeof code === 'string' ? code : '/', faults)
  const dated = reader.dated()
  const penaltyKinds = reader.texts('penaltyKinds')
  const power: Power = {
    code: reader.text('code'),
    fieldCode: reader.text('fieldCode'),
    field: reader.text('field'),
    name: reader.text('name'),
    gloss: reader.text('gloss'),
    kind: reader.oneOf('kind', ['penalty', 'coercion', 'inspection']),
    violated: reader.bases('violated'),
    penaltyBasis: reader.bases('penaltyBasis'),
    penaltyKinds,
    fine: reader.has('fine') ? readFine(reader.part('fine')) : null,
    orderToCorrect: reader.flag('orderToCorrect'),
    ...(reader.has('suspension') && { suspension: readSuspension(reader.part('suspension')) }),
    ...(reader.has('personFine') && { personFine: readPersonFine(reader.part('personFine')) }),
    ...Object.fromEntries(TEXTS.filter(name => reader.has(name)).map(name => [name, reader.text(name)])),
    subjects: reader.choices('subjects', ['legal', 'natural']),
    ...(reader.has('checks') && { checks: readChecks(reader.part('checks')) }),
    ...dated,
    competentBody: readCompetentBody(reader.part('competentBody'), dated.confidence, penaltyKinds),
  }
  if (power.penaltyKinds.includes('罚款') !== (power.fine !== null || power.fineElsewhere !== undefined)) {
    reader.fault('fine', '处罚种类与罚款幅度不一致', '有“罚款”的须写 fine，没有的不写')
  }
  if (!file.startsWith(`powers/${power.fieldCode}/${power.code}.`)) {
    reader.fault('code', '与文件名不一致', `请放到 powers/${power.fieldCode}/${power.code}.yaml`)
  }
  reader.end()
  return power
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

function readPersonFine(reader: RecordReader): NonNullable<Power['personFine']> {
  const fine = {
    minFen: reader.fen('minYuan'),
    maxFen: reader.fen('maxYuan'),
    ...(reader.has('who') && { who: reader.text('who') }),
  }
  if (fine.maxFen <= fine.minFen) reader.fault('maxYuan', '上限不高于下限', '请核对责任人员罚款')
  reader.end()
  return fine
}

function readChecks(reader: RecordReader): PowerChecks {
  const checks: PowerChecks = {
    penaltyArticleTextRead: reader.flag('penaltyArticleTextRead'),
    amountsMatchText: reader.has('amountsMatchText') ? reader.flag('amountsMatchText') : null,
    violatedArticle: reader.oneOf('violatedArticle', ['text-read', 'inferred', 'not-checked']),
    ...(reader.has('verifiedBy') && {
      verifiedBy: reader.oneOf('verifiedBy', ['full-text', 'secondary-quote', 'human']),
    }),
  }
  reader.end()
  return checks
}
