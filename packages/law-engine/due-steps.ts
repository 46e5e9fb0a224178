import { type Fen, formatYuan, NATION, type PlainDate, parentRegion, type RegionCode, regionContains } from '#kernel'
import type { OtherHearingGround, ReviewCondition, ReviewRule } from './data-types.ts'
import { inForceOn } from './in-force.ts'
import { requireFen } from './reasoning-input.ts'
import type { Basis, Confidence, HearingThreshold, Law, PartyKind } from './types.ts'

/** Whether a step is due, with every reason that makes it so; `checked` says what was compared and did not. */
export interface DueStep {
  due: boolean
  reasons: { text: string; basis: Basis; confidence: Confidence }[]
  checked: { text: string; basis: Basis; confidence: Confidence }[]
}

export interface HearingFacts {
  region: RegionCode
  partyKind: PartyKind
  fineFen: Fen
  /** Illegal gains and goods together. */
  confiscationFen: Fen
  suspension?: boolean
  closure?: boolean
  revocation?: boolean
  downgrade?: boolean
  tradeBan?: boolean
  otherHeavy?: boolean
  byOtherLaw?: boolean
  on: PlainDate
}

/** The nearest threshold: the region's own, else that of the division above, at last the nation's. */
export function hearingThreshold(
  law: Law,
  { region, partyKind, on }: Pick<HearingFacts, 'region' | 'partyKind' | 'on'>,
): HearingThreshold | undefined {
  const rows = inForceOn(law.thresholds.hearing, on).filter(t => t.partyKind === partyKind)
  for (let at = region; ; at = parentRegion(at)) {
    const found = rows.find(t => t.region === at)
    if (found || at === NATION) return found
  }
}

/** Whether the party must be told of its right to a hearing (行政处罚法第六十三条). An amount that equals the threshold opens it. */
export function hearingDue(law: Law, facts: HearingFacts): DueStep {
  requireFen(facts.fineFen, '罚款数额', '/fineFen')
  requireFen(facts.confiscationFen, '没收数额', '/confiscationFen')
  const grounds = inForceOn(law.thresholds.hearingGrounds, facts.on).filter(g => facts[g.kind] === true)
  const reasons = grounds.map(({ text, basis, confidence }: OtherHearingGround) => ({ text, basis, confidence }))
  const checked: DueStep['checked'] = []
  const threshold = hearingThreshold(law, facts)
  if (threshold) {
    const { basis, confidence } = threshold
    const compare = (name: string, amount: Fen, limit: Fen) => {
      if (amount === 0) return
      const reached = amount >= limit
      const text = `${name}${formatYuan(amount)}元，${reached ? '达到' : '未达到'}本地听证数额${formatYuan(limit)}元`
      ;(reached ? reasons : checked).push({ text, basis, confidence })
    }
    compare('罚款', facts.fineFen, threshold.fineFen)
    compare('没收', facts.confiscationFen, threshold.confiscationFen)
  }
  return { due: reasons.length > 0, reasons, checked }
}

export interface ReviewFacts extends Partial<Record<Exclude<ReviewCondition, 'fineReached'>, boolean>> {
  region?: RegionCode
  partyKind?: PartyKind
  fineFen?: Fen
  on: PlainDate
}

/** Whether the decision must pass legal review first (行政处罚法第五十八条 and the local list). */
export const legalReviewDue = (law: Law, facts: ReviewFacts): DueStep => review(law.thresholds.legalReview, facts)

/** Whether the heads of the organ must decide together (行政处罚法第五十七条第二款). */
export const collectiveDue = (law: Law, facts: ReviewFacts): DueStep =>
  review(law.thresholds.collectiveDiscussion, facts)

function review(rules: readonly ReviewRule[], facts: ReviewFacts): DueStep {
  const here = inForceOn(rules, facts.on).filter(
    r => regionContains(r.region, facts.region ?? NATION) && (!r.partyKind || r.partyKind === facts.partyKind),
  )
  const [due, checked] = [here.filter(r => holds(r, facts)), here.filter(r => !holds(r, facts))]
  const print = ({ text, basis, confidence }: ReviewRule) => ({ text, basis, confidence })
  return { due: due.length > 0, reasons: due.map(print), checked: checked.map(print) }
}

const holds = (rule: ReviewRule, facts: ReviewFacts): boolean =>
  rule.when === 'fineReached' ? (facts.fineFen ?? 0) >= (rule.fineFen ?? 0) : facts[rule.when] === true
