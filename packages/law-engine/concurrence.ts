import type { PlainDate } from '#kernel'
import { applicableVersion } from './applicable-version.ts'
import { withEstablishedFacts } from './circumstances.ts'
import type { ConcurrenceGroup } from './data-types.ts'
import { describeRange, legalRange } from './fine-range.ts'
import { inForceOn, isInForce } from './in-force.ts'
import { getPrinciple } from './principles.ts'
import { checkReasoningInput } from './reasoning-input.ts'
import type { FineRange, Law, Power, ReasoningInput, ReasoningStep } from './types.ts'

export interface ConcurrentItem {
  code: string
  name: string
  power: Power
  rangeFen: FineRange | null
  /** Facts that would decide its range. */
  missing: string[]
}

export interface Concurrence {
  /**
   * The item whose fine is higher: the only one under which a fine may be imposed. Null when none carries a fine, and
   * while facts are missing that could make another item the higher one.
   */
  first: string | null
  /** All items, the highest fine first. */
  items: ConcurrentItem[]
  /** Facts without which the items cannot be compared. */
  missing: string[]
  steps: ReasoningStep[]
}

/**
 * One act that fits several items: one fine, under the norm with the higher amount (行政处罚法第二十九条). Higher means the
 * highest statutory fine, then the lowest, then the rank of the statute.
 * @throws Refusal of the first item that does not exist or was not in force.
 */
export function concurrence(law: Law, codes: readonly string[], given: Omit<ReasoningInput, 'power'>): Concurrence {
  const items = [...new Set(codes)].map((code): ConcurrentItem => {
    const input = { ...given, power: code }
    checkReasoningInput(input)
    const version = applicableVersion(law, input)
    const { power } = version
    const { range, missing } = legalRange(power, withEstablishedFacts(law, power, input))
    return { code, name: power.name, power, rangeFen: range, missing: [...new Set([...version.missing, ...missing])] }
  })
  items.sort((a, b) => compare(law, b, a))
  const missing = [...new Set(items.flatMap(i => i.missing))]
  const steps = items.map(({ name, power, rangeFen, missing }): ReasoningStep => {
    const amount = missing.length > 0 ? '罚款数额待事实查明' : rangeFen ? describeRange(rangeFen) : '没有罚款'
    return { rule: 'concurrence', text: `${name}：${amount}`, basis: power.basis, confidence: power.confidence }
  })
  const top = items.find(i => i.rangeFen !== null)
  if (missing.length > 0 && items.length > 1) return { first: null, items, missing, steps }
  if (!top) return { first: null, items, missing, steps }
  const { text, basis, confidence } = getPrinciple(law, 'oneFine', given.decisionDate)
  const chosen = `${text}。${items.length > 1 ? `适用“${top.name}”` : '只有一项符合'}`
  return {
    first: top.code,
    items,
    missing,
    steps: [...steps, { rule: 'concurrence', text: chosen, basis, confidence }],
  }
}

/**
 * Which other items an act that fits this one may fit as well (娱乐场所管理条例 48 beside 未成年人保护法 123), each group with
 * its items in force that day. A hint for the officer, who decides whether it is one act.
 */
export const concurrentItems = (law: Law, code: string, on: PlainDate): (ConcurrenceGroup & { items: Power[] })[] =>
  inForceOn(law.concurrenceGroups, on)
    .filter(group => group.powers.includes(code))
    .map(group => ({
      ...group,
      items: law.powers.filter(p => group.powers.includes(p.code) && isInForce(p, on)),
    }))
    .filter(group => group.items.length > 1)

function compare(law: Law, a: ConcurrentItem, b: ConcurrentItem): number {
  const max = (i: ConcurrentItem) => i.rangeFen?.maxFen ?? -1
  const min = (i: ConcurrentItem) => i.rangeFen?.minFen ?? -1
  return max(a) - max(b) || min(a) - min(b) || rank(law, a.power) - rank(law, b.power)
}

const RANKS = { document: 0, rule: 1, interpretation: 2, regulation: 3, law: 4 } as const

const rank = (law: Law, power: Power): number =>
  RANKS[law.statutes.find(s => s.name === power.basis.law)?.kind ?? 'document']
