import {
  CRIMINAL_FACTS,
  CRIMINAL_MEASURES,
  type CriminalCriterion,
  type CriminalFact,
  type CriminalMeasure,
  type CriminalThreshold,
} from './criminal-types.ts'
import type { RecordReader } from './reader.ts'
import type { Confidence, PartyKind } from './types.ts'

const MEASURES = Object.keys(CRIMINAL_MEASURES) as CriminalMeasure[]
const FACTS = Object.keys(CRIMINAL_FACTS) as CriminalFact[]
const PARTIES: readonly PartyKind[] = ['legal', 'natural']
const CONFIDENCES: readonly Confidence[] = ['verified', 'memory', 'uncertain']

/** One row of `thresholds/criminal.yaml`. */
export function readCriminalThreshold(r: RecordReader): CriminalThreshold {
  const id = r.text('id')
  r.rename(id)
  return {
    id,
    crime: r.text('crime'),
    crimeBasis: r.basis('crimeBasis'),
    fields: r.texts('fields'),
    region: r.region('region'),
    ...(r.has('partyKind') && { partyKind: r.oneOf('partyKind', PARTIES) }),
    ...(r.has('profit') && { profit: r.flag('profit') }),
    ...(r.has('requires') && { requires: r.choices('requires', FACTS) }),
    ...(r.has('asks') && { asks: r.records('asks', readQuestion) }),
    entry: r.records('entry', readCriterion),
    heavier: r.records('heavier', readCriterion),
    ...(r.has('combined') && { combined: readCombined(r.part('combined')) }),
    ...(r.has('nearOf') && { nearOf: r.texts('nearOf') }),
    ...r.dated(),
  }
}

function readCriterion(r: RecordReader): CriminalCriterion {
  const confidence = r.has('confidence') && { confidence: r.oneOf('confidence', CONFIDENCES) }
  if (r.has('fact')) return { fact: r.oneOf('fact', FACTS), ...confidence }
  const measure = r.oneOf('measure', MEASURES)
  const money = CRIMINAL_MEASURES[measure].unit === '元'
  const amount = (name: string) => (money ? r.fen(name) : r.integer(name))
  const min = amount('min')
  const max = r.has('max') ? amount('max') : undefined
  if (min === 0) r.fault('min', '没有起点', '请写大于0的整数')
  if (max !== undefined && max <= min) r.fault('max', '上限不高于下限', '没有幅度的只写 min')
  return {
    measure,
    min,
    ...(max !== undefined && { max }),
    ...(r.has('when') && { when: r.oneOf('when', FACTS) }),
    ...(r.has('partyKind') && { partyKind: r.oneOf('partyKind', PARTIES) }),
    ...confidence,
  }
}

const readQuestion = (r: RecordReader) => ({
  fact: r.oneOf('fact', FACTS),
  ...(r.has('impliedIn') && { impliedIn: r.texts('impliedIn') }),
})

function readCombined(r: RecordReader): NonNullable<CriminalThreshold['combined']> {
  const combined = {
    count: r.integer('count'),
    percent: r.integer('percent'),
    ...(r.has('of') && { of: r.choices('of', MEASURES) }),
  }
  if (combined.count < 2) r.fault('count', '不足两项', '合并计算的至少两项')
  if (combined.percent < 1 || combined.percent > 100) r.fault('percent', '不在1至100之间', '请核对百分比')
  r.end()
  return combined
}
