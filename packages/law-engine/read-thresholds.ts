import type { LawFault } from './data-error.ts'
import {
  CAPACITIES,
  HISTORY,
  PRINCIPLES,
  type ReviewCondition,
  type ReviewRule,
  type Thresholds,
} from './data-types.ts'
import { readCriminalThreshold } from './read-criminal.ts'
import { RecordReader } from './reader.ts'
import type { PartyKind } from './types.ts'

const PARTIES: readonly PartyKind[] = ['legal', 'natural']
const PROCEDURES = ['simple', 'ordinary'] as const
const CONDITIONS: readonly ReviewCondition[] = [
  'publicInterest',
  'hearingHeld',
  'difficult',
  'byOtherLaw',
  'complexOrGrave',
  'mitigationBelowMinimum',
  'fineReached',
]
const GROUNDS = ['suspension', 'closure', 'revocation', 'downgrade', 'tradeBan', 'otherHeavy', 'byOtherLaw'] as const

/** One reader for each list that may stand in a file of `thresholds/`. Amounts are written in yuan. */
const LISTS: { [Name in keyof Thresholds]: (reader: RecordReader) => Thresholds[Name][number] } = {
  principles: r => ({ ...r.dated(), id: r.oneOf('id', PRINCIPLES), text: r.text('text') }),
  simpleProcedure: r => ({
    ...r.dated(),
    partyKind: r.oneOf('partyKind', PARTIES),
    maxFineFen: r.fen('maxFineYuan'),
  }),
  onSpotCollection: r => ({
    ...r.dated(),
    id: r.text('id'),
    procedures: r.choices('procedures', PROCEDURES),
    ...(r.has('maxFineYuan') && { maxFineFen: r.fen('maxFineYuan') }),
    ...(r.has('when') && { when: r.oneOf('when', ['hardToCollectLater', 'remoteAndRequested'] as const) }),
    text: r.text('text'),
  }),
  hearing: r => ({
    ...r.dated(),
    region: r.region('region'),
    partyKind: r.oneOf('partyKind', PARTIES),
    fineFen: r.fen('fineYuan'),
    confiscationFen: r.fen('confiscationYuan'),
  }),
  hearingGrounds: r => ({ ...r.dated(), kind: r.oneOf('kind', GROUNDS), text: r.text('text') }),
  legalReview: readReview,
  collectiveDiscussion: readReview,
  additionalFine: r => ({
    ...r.dated(),
    percentPerDay: r.integer('percentPerDay'),
    capPercent: r.integer('capPercent'),
  }),
  fileReview: r => ({
    ...r.dated(),
    id: r.text('id'),
    text: r.text('text'),
    points: r.integer('points'),
    deductions: r.records('deductions', d => ({ id: d.text('id'), points: d.integer('points'), text: d.text('text') })),
  }),
  fileReviewGrades: r => ({ ...r.dated(), name: r.text('name'), atLeast: r.integer('atLeast') }),
  limitation: r => ({ ...r.dated(), general: r.text('general'), extended: r.text('extended') }),
  remedies: r => ({
    ...r.dated(),
    procedure: r.oneOf('procedure', PROCEDURES),
    reconsiderationFirst: r.flag('reconsiderationFirst'),
    reconsiderationPeriod: r.text('reconsiderationPeriod'),
    suitPeriod: r.text('suitPeriod'),
    suitAfterReconsiderationPeriod: r.text('suitAfterReconsiderationPeriod'),
    text: r.text('text'),
  }),
  repeatOffences: r => ({
    ...r.dated(),
    id: r.text('id'),
    fields: r.texts('fields'),
    ...(r.has('powers') && { powers: r.texts('powers') }),
    counts: r.texts('counts'),
    times: r.integer('times'),
    years: r.integer('years'),
    history: r.oneOf('history', HISTORY),
    effect: r.oneOf('effect', ['suspend', 'revoke', 'heavy'] as const),
    ...(r.has('power') && { power: r.text('power') }),
    text: r.text('text'),
  }),
  officers: r => ({ ...r.dated(), minimum: r.integer('minimum'), text: r.text('text') }),
  capacity: r => ({
    ...r.dated(),
    id: r.oneOf('id', CAPACITIES),
    underAge: r.integer('underAge'),
    text: r.text('text'),
  }),
  criminal: readCriminalThreshold,
  criminalNear: r => ({ ...r.dated(), percent: r.integer('percent') }),
}

export const emptyThresholds = (): Thresholds =>
  Object.fromEntries(Object.keys(LISTS).map(name => [name, []])) as unknown as Thresholds

/** Reads one file of `thresholds/`, which may hold several lists. */
export function readThresholds(value: unknown, file: string, faults: LawFault[]): Partial<Thresholds> {
  const reader = new RecordReader(value, file, '/', faults)
  const found = Object.entries(LISTS).flatMap(([name, read]) =>
    reader.has(name) ? [[name, reader.records<unknown>(name, read)] as const] : [],
  )
  if (found.length === 0) reader.fault('', '没有任何门槛', `请写 ${Object.keys(LISTS).join('、')} 之一`)
  reader.end()
  return Object.fromEntries(found)
}

function readReview(reader: RecordReader): ReviewRule {
  const when = reader.oneOf('when', CONDITIONS)
  if (when === 'fineReached' && !reader.has('fineYuan')) reader.fault('fineYuan', '没有数额', '请写明达到多少元')
  return {
    ...reader.dated(),
    id: reader.text('id'),
    region: reader.region('region'),
    when,
    ...(reader.has('partyKind') && { partyKind: reader.oneOf('partyKind', PARTIES) }),
    ...(reader.has('fineYuan') && { fineFen: reader.fen('fineYuan') }),
    text: reader.text('text'),
  }
}
