import { formatYuan, NATION, type PlainDate, parentRegion, type RegionCode } from '#kernel'
import { checkCriminalCheckFacts } from './criminal-input.ts'
import {
  CRIMINAL_FACTS,
  CRIMINAL_MEASURES,
  type CriminalCriterion,
  type CriminalFact,
  type CriminalMeasure,
  type CriminalThreshold,
} from './criminal-types.ts'
import { inForceOn } from './in-force.ts'
import type { Basis, Confidence, Law, PartyKind } from './types.ts'

export interface CriminalCheckFacts {
  /** The day whose law is asked: that of the act, or today for what is entered now. */
  on: PlainDate
  partyKind: PartyKind
  /** Only the crimes of this field; all when left out. */
  fieldCode?: string
  region?: RegionCode
  forProfit?: boolean
  /** Money in fen, everything else in its unit. What is not given is not compared. */
  measures: Partial<Record<CriminalMeasure, number>>
  /** Established (true) or excluded (false); what is left out is unknown. */
  facts?: Partial<Record<CriminalFact, boolean>>
}

/** `reached`: at or above the figure. `provinceDecides`: between the figures a province may choose. `near`: close to it. */
export type CriminalLevel = 'reached' | 'provinceDecides' | 'near' | 'below'

export interface ComparedCriterion {
  /** 违法所得35,000元，达到起点30,000元 */
  text: string
  level: CriminalLevel
  confidence: Confidence
}

export interface CriminalFinding {
  id: string
  crime: string
  crimeBasis: Basis
  basis: Basis
  confidence: Confidence
  /** A figure of the heavier step is reached too. */
  heavier: boolean
  /** Every criterion that could be compared, with what came out. */
  compared: ComparedCriterion[]
  /** What has to be found out before it is a hit. */
  open: string[]
  note?: string
}

export interface CriminalCheck {
  /** Figures reached: whether to transfer has to be decided, with reasons (行政处罚法第二十七条). Never a verdict. */
  hits: CriminalFinding[]
  /** Close to a figure, or reached if something still unknown is so. */
  near: CriminalFinding[]
  /** Compared and below. */
  below: CriminalFinding[]
  /** Crimes of the field for which the law gives no figure. */
  withoutFigures: CriminalFinding[]
}

/**
 * Compares the facts found so far with the figures from which on a case may be a crime. It warns; it decides nothing.
 * @throws Refusal `law.criminalFactsInvalid`, naming the field.
 */
export function criminalThresholdsMet(law: Law, facts: CriminalCheckFacts): CriminalCheck {
  checkCriminalCheckFacts(facts)
  const near = inForceOn(law.thresholds.criminalNear, facts.on)[0]?.percent ?? 100
  const rows = rowsFor(law, facts)
  const found = rows.map(row => judge(row, facts, near))
  const withNear = found.map(f => (f.row.nearOf ? judgeNearOf(f, found, facts) : f))
  const of = (level: Judged['level']) => withNear.filter(f => f.level === level).map(f => f.finding)
  return { hits: of('hit'), near: of('near'), below: of('below'), withoutFigures: of('withoutFigures') }
}

/** One row per number: the region's own, else that of the division above. */
function rowsFor(law: Law, facts: CriminalCheckFacts): CriminalThreshold[] {
  const rows = inForceOn(law.thresholds.criminal, facts.on).filter(
    row =>
      (facts.fieldCode === undefined || row.fields.includes(facts.fieldCode)) &&
      (row.partyKind === undefined || row.partyKind === facts.partyKind) &&
      (row.profit === undefined || facts.forProfit === undefined || row.profit === facts.forProfit) &&
      (row.requires ?? []).every(fact => facts.facts?.[fact] === true),
  )
  return [...new Set(rows.map(row => row.id))].flatMap(id => {
    for (let at = facts.region ?? NATION; ; at = parentRegion(at)) {
      const own = rows.filter(row => row.id === id && row.region === at)
      if (own.length > 0 || at === NATION) return own
    }
  })
}

interface Judged {
  row: CriminalThreshold
  level: 'hit' | 'near' | 'below' | 'withoutFigures' | 'notAsked'
  /** Close to a figure, and none reached. */
  close: boolean
  finding: CriminalFinding
}

function judge(row: CriminalThreshold, facts: CriminalCheckFacts, nearPercent: number): Judged {
  const open = unknownOf(row, facts)
  const denied = (row.asks ?? []).some(({ fact }) => facts.facts?.[fact] === false)
  const entries = row.entry.map(c => compare(row, c, facts, nearPercent, '起点')).filter(c => c !== undefined)
  const together = combined(row, facts)
  const heavier = row.heavier.map(c => compare(row, c, facts, nearPercent, '更重一档'))
  const compared = [...entries, ...(together ? [together] : [])]
  const levels = new Set(compared.map(c => c.level))
  const reached = levels.has('reached') || levels.has('provinceDecides')
  const close = reached || levels.has('near')
  const asked = [...open, ...compared.flatMap(c => c.open ?? [])]
  const unsure = reached && (open.length > 0 || compared.every(c => !isReached(c) || c.open !== undefined))
  const level = levelOf(row, { denied, reached, close, unsure, compared: compared.length })
  const serious = heavier.some(c => c !== undefined && isReached(c))
  return { row, level, close: close && !reached && !denied, finding: finding(row, compared, asked, serious) }
}

function levelOf(
  row: CriminalThreshold,
  is: { denied: boolean; reached: boolean; close: boolean; unsure: boolean; compared: number },
): Judged['level'] {
  if (row.entry.length === 0) return 'withoutFigures'
  if (is.denied || is.compared === 0) return 'notAsked'
  if (is.reached) return is.unsure ? 'near' : 'hit'
  return is.close ? 'near' : 'below'
}

const isReached = ({ level }: { level: CriminalLevel }): boolean => level === 'reached' || level === 'provinceDecides'

/** Close to the figures of another row, and one of its own conditions besides. */
function judgeNearOf(own: Judged, all: readonly Judged[], facts: CriminalCheckFacts): Judged {
  const others = all.filter(f => own.row.nearOf?.includes(f.row.id) && f.close)
  const compared = [
    ...others.flatMap(f => f.finding.compared.filter(c => c.level !== 'below')),
    ...own.finding.compared,
  ]
  const base = { ...own.finding, compared, open: others.flatMap(f => unknownOf(f.row, facts)) }
  if (others.length === 0) return { ...own, level: 'notAsked' }
  if (own.level !== 'hit') return { ...own, level: 'notAsked', finding: base }
  return { ...own, level: base.open.length > 0 ? 'near' : 'hit', finding: base }
}

/** What the row asks and nobody has said. */
const unknownOf = (row: CriminalThreshold, { facts = {}, fieldCode }: CriminalCheckFacts): string[] =>
  (row.asks ?? [])
    .filter(({ fact, impliedIn }) => facts[fact] === undefined && !(fieldCode && impliedIn?.includes(fieldCode)))
    .map(({ fact }) => `是否${CRIMINAL_FACTS[fact]}`)

type Compared = ComparedCriterion & { open?: string }

function compare(
  row: CriminalThreshold,
  criterion: CriminalCriterion,
  facts: CriminalCheckFacts,
  nearPercent: number,
  what: string,
): Compared | undefined {
  const confidence = criterion.confidence ?? row.confidence
  if ('fact' in criterion) {
    if (facts.facts?.[criterion.fact] !== true) return undefined
    return { text: CRIMINAL_FACTS[criterion.fact], level: 'reached', confidence }
  }
  const { measure, min, max, when, partyKind } = criterion
  const value = facts.measures[measure]
  const known = when === undefined ? true : facts.facts?.[when]
  if (value === undefined || known === false || (partyKind !== undefined && partyKind !== facts.partyKind))
    return undefined
  const level = levelOfValue(value, min, max, nearPercent)
  if (known === undefined && level !== 'reached') return undefined
  const figure = max === undefined ? amount(measure, min) : `${amount(measure, min)}至${amount(measure, max)}`
  const condition = when === undefined ? '' : `（${CRIMINAL_FACTS[when]}）`
  const text = `${CRIMINAL_MEASURES[measure].name}${amount(measure, value)}，${SAID[level]}${what}${figure}${condition}`
  return {
    text,
    level,
    confidence,
    ...(when !== undefined && known === undefined && { open: `是否${CRIMINAL_FACTS[when]}` }),
  }
}

const SAID: Record<CriminalLevel, string> = {
  reached: '达到',
  provinceDecides: '在幅度之内，由本省标准确定是否达到',
  near: '接近',
  below: '未达到',
}

function levelOfValue(value: number, min: number, max: number | undefined, nearPercent: number): CriminalLevel {
  if (value >= (max ?? min)) return 'reached'
  if (value >= min) return 'provinceDecides'
  return value * 100 >= min * nearPercent ? 'near' : 'below'
}

/** Several measures, each at a share of its figure: 分别达到其中两项以上标准一半以上. */
function combined(row: CriminalThreshold, facts: CriminalCheckFacts): Compared | undefined {
  if (!row.combined) return undefined
  const { count, percent, of } = row.combined
  const half = row.entry.flatMap(c => {
    if (!('measure' in c) || c.when !== undefined || (of && !of.includes(c.measure))) return []
    const value = facts.measures[c.measure]
    return value !== undefined && value * 100 >= c.min * percent ? [CRIMINAL_MEASURES[c.measure].name] : []
  })
  if (half.length < count) return undefined
  const text = `${half.join('、')}分别达到起点的百分之${percent}以上`
  return { text, level: 'reached', confidence: row.confidence }
}

const amount = (measure: CriminalMeasure, value: number): string =>
  CRIMINAL_MEASURES[measure].unit === '元' ? `${formatYuan(value)}元` : `${value}${CRIMINAL_MEASURES[measure].unit}`

function finding(row: CriminalThreshold, compared: Compared[], open: string[], heavier: boolean): CriminalFinding {
  const { id, crime, crimeBasis, basis, confidence, note } = row
  return {
    ...{ id, crime, crimeBasis, basis, confidence, heavier },
    compared: compared.map(({ text, level, confidence }) => ({ text, level, confidence })),
    open: [...new Set(open)],
    ...(note !== undefined && { note }),
  }
}
