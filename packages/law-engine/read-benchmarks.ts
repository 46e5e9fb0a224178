import type { LawFault } from './data-error.ts'
import type { Band, BandedTier, BandShape, BenchmarkProfile, Circumstance } from './data-types.ts'
import { RecordReader } from './reader.ts'

const SHAPES: readonly BandShape[] = ['range', 'cap', 'multiple']
const TIERS: readonly BandedTier[] = ['light', 'general', 'heavy']

/** `benchmarks/circumstances.yaml`: what may speak for or against the party. */
export function readCircumstances(value: unknown, file: string, faults: LawFault[]): Circumstance[] {
  const reader = new RecordReader(value, file, '/', faults)
  const circumstances = reader.records('circumstances', r => ({
    ...r.dated(),
    code: r.text('code'),
    name: r.text('name'),
    direction: r.oneOf('direction', ['none', 'mitigate', 'light', 'neutral', 'heavy'] as const),
    duty: r.oneOf('duty', ['must', 'may'] as const),
    ...(r.has('proves') && { proves: r.texts('proves') }),
    ...(r.has('disproves') && { disproves: r.texts('disproves') }),
    ...(r.has('contradicts') && { contradicts: r.texts('contradicts') }),
    ...(r.has('partyKind') && { partyKind: r.oneOf('partyKind', ['legal', 'natural'] as const) }),
  }))
  reader.end()
  const codes = circumstances.map(c => c.code)
  for (const code of new Set(codes.filter((c, i) => codes.indexOf(c) !== i))) {
    reader.fault(code, '同一情节代码写了两次', '请合并，或者改代码')
  }
  return circumstances
}

/** `benchmarks/<profile>/profile.yaml`: the percent of a range that belongs to each tier. */
export function readProfile(value: unknown, file: string, faults: LawFault[]): BenchmarkProfile {
  const reader = new RecordReader(value, file, '/', faults)
  const id = reader.text('id')
  if (file !== `benchmarks/${id}/profile.yaml`)
    reader.fault('id', `与文件夹不一致`, `请放到 benchmarks/${id}/profile.yaml`)
  const bands = reader.part('bands')
  const profile = {
    ...reader.dated(),
    id,
    name: reader.text('name'),
    region: reader.region('region'),
    bands: Object.fromEntries(SHAPES.map(s => [s, readBands(bands.part(s))])) as BenchmarkProfile['bands'],
  }
  bands.end()
  reader.end()
  return profile
}

/** The three tiers must cover the whole range, each beginning where the one below ends. */
function readBands(reader: RecordReader): Record<BandedTier, Band> {
  const bands = Object.fromEntries(TIERS.map(t => [t, readBand(reader.part(t))])) as Record<BandedTier, Band>
  reader.end()
  let reached = 0
  for (const tier of TIERS) {
    const band = bands[tier]
    const [from, to] = 'centre' in band ? [band.centre, band.centre] : [band.from, band.to]
    const remedy = '从轻从0起，各档首尾相接，从重止于100'
    if (from > reached) reader.fault(tier, `${reached}%至${from}%之间有空隙`, remedy)
    if (from < reached) reader.fault(tier, `与${reached}%以下的档次重叠`, remedy)
    if (to < from) reader.fault(tier, `止于${to}%，小于起点${from}%`, remedy)
    reached = to
  }
  if (reached !== 100) reader.fault('heavy', `止于${reached}%，没有到100%`, '从重一档应当止于100')
  return bands
}

function readBand(reader: RecordReader): Band {
  const band = reader.has('centre')
    ? { centre: reader.integer('centre') }
    : { from: reader.integer('from'), to: reader.integer('to') }
  reader.end()
  return band
}
