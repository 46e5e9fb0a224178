import { type Fen, formatYuan, type PlainDate, refuse } from '#kernel'
import type { OnSpotCollectionRule } from './data-types.ts'
import { inForceOn } from './in-force.ts'
import { requireFen } from './reasoning-input.ts'
import { share } from './share.ts'
import type { Basis, Confidence, Law, PartyKind } from './types.ts'

export interface Permission {
  allowed: boolean
  reasons: { text: string; basis: Basis; confidence: Confidence }[]
}

/** Whether a penalty may be decided on the spot: a warning, or a fine up to the limit, and nothing else (行政处罚法第五十一条). */
export function simpleProcedureAllowed(
  law: Law,
  facts: { partyKind: PartyKind; fineFen: Fen; warningOnly?: boolean; otherKinds?: boolean; on: PlainDate },
): Permission {
  requireFen(facts.fineFen, '罚款数额', '/fineFen')
  const limit = inForceOn(law.thresholds.simpleProcedure, facts.on).find(l => l.partyKind === facts.partyKind)
  if (!limit) refuseNoRule(facts.on, '简易程序')
  const { basis, confidence, maxFineFen } = limit
  const say = (allowed: boolean, text: string): Permission => ({ allowed, reasons: [{ text, basis, confidence }] })
  const who = facts.partyKind === 'legal' ? '法人或者其他组织' : '公民'
  if (facts.otherKinds) return say(false, '除警告和小额罚款外还有其他处罚种类，适用普通程序')
  if (facts.warningOnly) return say(true, '只给予警告，可以当场作出决定')
  return facts.fineFen <= maxFineFen
    ? say(true, `对${who}罚款不超过${formatYuan(maxFineFen)}元，可以当场作出决定`)
    : say(false, `对${who}罚款超过${formatYuan(maxFineFen)}元，适用普通程序`)
}

/** Whether officers may take the money themselves (行政处罚法第六十八条、第六十九条). */
export function onSpotCollectionAllowed(
  law: Law,
  facts: {
    procedure: 'simple' | 'ordinary'
    fineFen: Fen
    hardToCollectLater?: boolean
    /** A remote, water or poorly connected place, and the party itself asked to pay there. */
    remoteAndRequested?: boolean
    on: PlainDate
  },
): Permission {
  requireFen(facts.fineFen, '罚款数额', '/fineFen')
  const rules = inForceOn(law.thresholds.onSpotCollection, facts.on)
  const fits = (rule: OnSpotCollectionRule) =>
    rule.procedures.includes(facts.procedure) &&
    (rule.maxFineFen === undefined || facts.fineFen <= rule.maxFineFen) &&
    (rule.when === undefined || facts[rule.when] === true)
  const print = ({ text, basis, confidence }: OnSpotCollectionRule) => ({ text, basis, confidence })
  const found = rules.filter(fits)
  return { allowed: found.length > 0, reasons: (found.length > 0 ? found : rules).map(print) }
}

export interface AdditionalFine {
  amountFen: Fen
  capFen: Fen
  /** First overdue day on which the cap is reached. */
  capReachedOnDay: number
  basis: Basis
}

/**
 * The additional fine 加处罚款 after so many overdue days (days of reconsideration and suit already left out). Never more
 * than the principal. Rounded to the nearest fen.
 */
export function additionalFine(law: Law, principalFen: Fen, overdueDays: number, on?: PlainDate): AdditionalFine {
  requireFen(principalFen, '罚款数额', '/principalFen')
  if (!Number.isSafeInteger(overdueDays) || overdueDays < 0) {
    refuse({
      code: 'law.amountInvalid',
      kind: 'invalid',
      message: '逾期天数应当是非负整数。',
      next: '请填写逾期的天数，没有逾期的写0。',
      field: '/overdueDays',
    })
  }
  const rules = law.thresholds.additionalFine
  const rule = (on === undefined ? rules : inForceOn(rules, on)).at(-1)
  if (!rule) refuseNoRule(on, '加处罚款')
  const capFen = share(principalFen, rule.capPercent)
  const capReachedOnDay = Math.ceil(rule.capPercent / rule.percentPerDay)
  const amountFen =
    overdueDays >= capReachedOnDay ? capFen : Math.min(capFen, share(principalFen, rule.percentPerDay * overdueDays))
  return { amountFen, capFen, capReachedOnDay, basis: rule.basis }
}

function refuseNoRule(on: PlainDate | undefined, what: string): never {
  refuse({
    code: 'law.ruleNotInForce',
    kind: 'invalid',
    message: `${on ?? '该日'}没有关于${what}的规定。`,
    next: '请核对日期；法库只收录2021年修订的行政处罚法。',
  })
}
