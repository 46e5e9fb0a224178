import { yuan } from '#kernel'
import { BASE_NAMES } from './bases.ts'
import type { ExpectedAmount, ExpectedCriminal, ExpectedReasoning, LawCase } from './case-types.ts'
import { CRIMINAL_FACTS, CRIMINAL_MEASURES, type CriminalFact, type CriminalMeasure } from './criminal-types.ts'
import type { LawFault } from './data-error.ts'
import { HISTORY } from './data-types.ts'
import type { HearingFacts, ReviewFacts } from './due-steps.ts'
import { readExpectedCompetence } from './read-expected-competence.ts'
import { RecordReader } from './reader.ts'
import type { AmountBase, PartyKind, ReasoningInput, Tier } from './types.ts'

const PARTIES: readonly PartyKind[] = ['legal', 'natural']
const TIERS: readonly Tier[] = ['none', 'mitigated', 'light', 'general', 'heavy']
const VERDICTS = ['ok', 'needsGates', 'refused'] as const
const HEARING = ['suspension', 'closure', 'revocation', 'downgrade', 'tradeBan', 'otherHeavy', 'byOtherLaw'] as const
const REVIEW = [
  'publicInterest',
  'hearingHeld',
  'difficult',
  'byOtherLaw',
  'complexOrGrave',
  'mitigationBelowMinimum',
] as const
/** What a case may be asked; one of them at least. */
const QUESTIONS = [
  'expect',
  'refused',
  'amounts',
  'concurrence',
  'due',
  'hearing',
  'legalReview',
  'collective',
  'criminal',
  'competence',
]
const OF_FACTS = ['expect', 'refused', 'amounts', 'concurrence']

/** One file of `law/cases`. `defaults` are facts that every case of the file has unless it says otherwise. */
export function readCases(value: unknown, file: string, faults: LawFault[]): LawCase[] {
  const reader = new RecordReader(value, file, '/', faults)
  const defaults = reader.has('defaults') ? (reader.raw('defaults') as Record<string, unknown>) : {}
  const cases = reader.records('cases', r => readCase(r, file, defaults))
  reader.end()
  const ids = cases.map(c => c.id)
  for (const id of new Set(ids.filter((x, i) => ids.indexOf(x) !== i))) {
    faults.push({ file, key: id, problem: '两个案例用了同一编号', remedy: '请换一个编号' })
  }
  return cases
}

function readCase(r: RecordReader, file: string, defaults: Record<string, unknown>): LawCase {
  const id = r.text('id')
  r.rename(id)
  if (!QUESTIONS.some(name => r.has(name))) r.fault('', '没有写明期望的结果', `请写 ${QUESTIONS.join('、')} 之一`)
  if (OF_FACTS.some(name => r.has(name)) && !r.has('facts')) r.fault('facts', '没有事实', '请写明事项和事实')
  if (r.has('expect') && r.has('refused')) r.fault('refused', '既有结果又被拒绝', '两者只能写一个')
  return {
    id,
    title: r.text('title'),
    file,
    ...(r.has('source') && { source: r.text('source') }),
    ...(r.has('facts') && { facts: readFacts(r.part('facts', defaults)) }),
    ...(r.has('expect') && { expect: readExpected(r.part('expect')) }),
    ...(r.has('refused') && { refused: readRefused(r.part('refused')) }),
    amounts: r.has('amounts') ? r.records('amounts', readAmount) : [],
    ...(r.has('concurrence') && { concurrence: readConcurrence(r.part('concurrence')) }),
    due: r.has('due') ? r.records('due', readDue) : [],
    hearing: r.has('hearing') ? r.records('hearing', readHearing) : [],
    legalReview: r.has('legalReview') ? r.records('legalReview', readReview) : [],
    collective: r.has('collective') ? r.records('collective', readReview) : [],
    criminal: r.has('criminal') ? r.records('criminal', readCriminal) : [],
    competence: r.has('competence') ? r.records('competence', readExpectedCompetence) : [],
  }
}

function readFacts(r: RecordReader): ReasoningInput {
  const amounts = r.has('amountsYuan') ? r.part('amountsYuan') : undefined
  const history = r.has('history') ? r.part('history') : undefined
  const facts: ReasoningInput = {
    power: r.text('power'),
    actDate: r.day('actDate'),
    decisionDate: r.day('decisionDate'),
    partyKind: r.oneOf('partyKind', PARTIES),
    profile: r.text('profile'),
    amountsFen: amounts
      ? Object.fromEntries(
          (Object.keys(BASE_NAMES) as AmountBase[]).filter(b => amounts.has(b)).map(b => [b, amounts.money(b)]),
        )
      : {},
    circumstances: r.has('circumstances') ? r.texts('circumstances') : [],
    ...(r.has('aggravated') && { aggravated: r.flag('aggravated') }),
    ...(r.has('fineConditionMet') && { fineConditionMet: r.flag('fineConditionMet') }),
    ...(r.has('mitigate') && { mitigate: r.flag('mitigate') }),
    ...(r.has('units') && { units: r.integer('units') }),
    ...(r.has('option') && { option: r.integer('option') }),
    ...(history && {
      history: Object.fromEntries(HISTORY.filter(h => history.has(h)).map(h => [h, history.integer(h)])),
    }),
    ...(r.has('region') && { region: r.region('region') }),
  }
  amounts?.end()
  history?.end()
  r.end()
  return facts
}

function readExpected(r: RecordReader): ExpectedReasoning {
  const expected: ExpectedReasoning = {
    ...(r.has('rangeYuan') && { rangeFen: span(r, 'rangeYuan') }),
    ...(r.has('optional') && { optional: r.flag('optional') }),
    ...(r.has('tier') && { tier: r.oneOf('tier', TIERS) }),
    ...(r.has('bandYuan') && { bandFen: span(r, 'bandYuan') }),
    ...(r.has('suggestedYuan') && { suggestedFen: r.raw('suggestedYuan') === NONE ? null : r.money('suggestedYuan') }),
    ...(r.has('gates') && { gates: r.texts('gates') }),
    ...(r.has('lawFrom') && { lawFrom: r.day('lawFrom') }),
    ...(r.has('says') && { says: r.texts('says') }),
  }
  if (Object.keys(expected).length === 0) r.fault('', '没有写明期望的结果', '请写 rangeYuan、tier、bandYuan 等')
  r.end()
  return expected
}

const NONE = 'none'

/** `[10000, 30000]` in yuan, or `none`. */
function span(r: RecordReader, name: string): { min: number; max: number } | null {
  const value = r.raw(name)
  if (value === NONE) return null
  const [min, max, ...more] = Array.isArray(value) ? value : []
  const sound = typeof min === 'number' && typeof max === 'number' && more.length === 0 && 0 <= min && min <= max
  if (!sound) {
    r.fault(name, `不是幅度“${JSON.stringify(value)}”`, '请写成 [10000, 30000]；没有的写 none')
    return null
  }
  return { min: yuan(min), max: yuan(max) }
}

function readRefused(r: RecordReader) {
  const refused = { code: r.text('code'), ...(r.has('field') && { field: r.text('field') }) }
  r.end()
  return refused
}

const readAmount = (r: RecordReader): ExpectedAmount => ({
  fen: r.money('yuan'),
  verdict: r.oneOf('verdict', VERDICTS),
  gates: r.has('gates') ? r.texts('gates') : [],
})

function readConcurrence(r: RecordReader) {
  const found = { with: r.texts('with'), first: r.raw('first') === NONE ? null : r.text('first') }
  r.end()
  return found
}

const readDue = (r: RecordReader) => ({
  period: r.text('period'),
  start: r.day('start'),
  ...(r.has('amount') && { amount: r.integer('amount') }),
  due: r.day('due'),
})

const readHearing = (r: RecordReader): HearingFacts & { due: boolean } => ({
  region: r.region('region'),
  partyKind: r.oneOf('partyKind', PARTIES),
  on: r.day('on'),
  fineFen: r.has('fineYuan') ? r.money('fineYuan') : 0,
  confiscationFen: r.has('confiscationYuan') ? r.money('confiscationYuan') : 0,
  ...Object.fromEntries(HEARING.filter(kind => r.has(kind)).map(kind => [kind, r.flag(kind)])),
  due: r.requiredFlag('due'),
})

const readReview = (r: RecordReader): ReviewFacts & { due: boolean } => ({
  on: r.day('on'),
  ...(r.has('region') && { region: r.region('region') }),
  ...(r.has('partyKind') && { partyKind: r.oneOf('partyKind', PARTIES) }),
  ...(r.has('fineYuan') && { fineFen: r.money('fineYuan') }),
  ...Object.fromEntries(REVIEW.filter(kind => r.has(kind)).map(kind => [kind, r.flag(kind)])),
  due: r.requiredFlag('due'),
})

function readCriminal(r: RecordReader): ExpectedCriminal {
  const measures = r.part('measures')
  const given = (Object.keys(CRIMINAL_MEASURES) as CriminalMeasure[]).filter(name => measures.has(name))
  const value = (name: CriminalMeasure) =>
    CRIMINAL_MEASURES[name].unit === '元' ? measures.money(name) : measures.integer(name)
  const flags = r.has('facts') ? r.part('facts') : undefined
  const known = (Object.keys(CRIMINAL_FACTS) as CriminalFact[]).filter(name => flags?.has(name))
  const found: ExpectedCriminal = {
    facts: {
      on: r.day('on'),
      partyKind: r.oneOf('partyKind', PARTIES),
      ...(r.has('fieldCode') && { fieldCode: r.text('fieldCode') }),
      ...(r.has('region') && { region: r.region('region') }),
      ...(r.has('forProfit') && { forProfit: r.flag('forProfit') }),
      measures: Object.fromEntries(given.map(name => [name, value(name)])),
      ...(flags && { facts: Object.fromEntries(known.map(name => [name, flags.flag(name)])) }),
    },
    hits: r.texts('hits'),
    ...(r.has('near') && { near: r.texts('near') }),
  }
  measures.end()
  flags?.end()
  return found
}
