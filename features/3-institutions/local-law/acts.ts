import type { PlainDate, RegionCode } from '#kernel'
import type { Confirmation } from '#law-engine'
import type { NewItem, NewProfile } from './bodies/local-rule.ts'

/** Which texts a place adds: its reading of an item, an item of its own, a benchmark of its own. */
export type RuleContent =
  | { kind: 'confirmation'; confirmation: Confirmation; note?: string }
  | { kind: 'item'; code: string; item: NewItem }
  | { kind: 'profile'; id: string; profile: NewProfile }

export type RuleKind = RuleContent['kind']

/** What happens to one local rule, from its draft to its end. */
export interface LocalRuleActs {
  itemConfirmed: { content: Extract<RuleContent, { kind: 'confirmation' }>; region: RegionCode }
  ruleDrafted: { content: Exclude<RuleContent, { kind: 'confirmation' }>; region: RegionCode; byId: string }
  ruleAdopted: { on: PlainDate; byId: string }
  ruleReturned: { reason: string }
  ruleEnded: { until: PlainDate; reason: string }
  /** The reading was wrong: from now on the item counts as unread again. What was decided under it stays. */
  readingWithdrawn: { on: PlainDate; reason: string; byId: string }
}
export type LocalRuleAct = { [T in keyof LocalRuleActs]: { type: T; data: LocalRuleActs[T] } }[keyof LocalRuleActs]
