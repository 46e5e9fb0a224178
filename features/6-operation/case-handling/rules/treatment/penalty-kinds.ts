import { closedGate, type Gate, openGate } from '#kernel'
import {
  circumstancesOf,
  conditionHolds,
  getPower,
  type Law,
  type Power,
  type ReasoningInput,
  type RepeatRule,
  repeatRulesMet,
  withEstablishedFacts,
} from '#law-engine'
import type { Treatment } from '../../acts.ts'
import type { OtherPenalty } from '../../bodies/deciding.ts'
import type { CaseContext } from '../context.ts'
import { type OtherPenaltyKind as Kind, otherPenaltyNames, otherPenaltyWords } from './penalty-names.ts'

const gives = (power: Power, kind: Kind) =>
  power.penaltyKinds.some(k => otherPenaltyWords[kind].includes(k)) || (kind === 'ban' && power.ban !== undefined)

/** Kinds an article keeps for grave circumstances when it says so, or when its fine has a graver stage. */
const conditionOf = (power: Power, kind: Kind): string | undefined => {
  const staged = power.fine?.type === 'staged' ? power.fine.aggravatedWhen : undefined
  if (kind === 'suspension') return power.suspension?.when ?? staged
  if (kind === 'revocation') return power.revokeWhen ?? staged
  if (kind === 'ban') return power.ban ?? staged
  return undefined
}

/** Penalties other than a fine are of the kinds the item gives, in the length and under the condition it names. */
export function kindGates(treatment: Treatment, power: Power, input: ReasoningInput, context: CaseContext): Gate[] {
  const repeats = repeatRulesMet(context.law, power, input)
  return [
    warningGate(treatment, power),
    ...treatment.otherPenalties.map(penalty => kindGate(penalty, power, input, repeats, context)),
    ...repeats.map(rule => repeatGate(rule, treatment, input)).filter(gate => gate !== undefined),
  ]
}

const articleOf = ({ basis }: Power) => `${basis.law}${basis.article}`

function warningGate({ warning }: Treatment, power: Power): Gate {
  const gate = { code: 'caseHandling.penaltyKind', title: '处罚种类', article: articleOf(power) }
  if (!warning || power.penaltyKinds.includes('警告')) return openGate(gate, '处罚种类符合事项的规定。')
  return closedGate(gate, '该事项没有规定警告。', `请只选择该事项规定的种类：${power.penaltyKinds.join('、')}。`)
}

function kindGate(
  { kind, months }: OtherPenalty,
  power: Power,
  input: ReasoningInput,
  repeats: readonly RepeatRule[],
  { law }: CaseContext,
): Gate {
  const gate = { code: 'caseHandling.penaltyKind', title: otherPenaltyNames[kind], article: articleOf(power) }
  const demanded = repeats.find(r => demandOf(r) === kind)
  const source = demanded?.power ? getPower(law, demanded.power, input.decisionDate) : power
  if (!gives(source, kind)) {
    const next = `请只选择该事项规定的种类：${power.penaltyKinds.join('、')}。`
    return closedGate(gate, `该事项没有规定${otherPenaltyNames[kind]}。`, next)
  }
  const condition = conditionOf(power, kind)
  if (!demanded && condition && isGrave(condition) && !established(law, condition, power, input)) {
    const grave = { ...gate, code: 'caseHandling.penaltyKindCondition' }
    return closedGate(grave, `${otherPenaltyNames[kind]}以“${condition}”为条件，调查没有认定。`, '请退回补充调查认定。')
  }
  const [least, most] = source.suspension?.months ?? []
  if (kind !== 'suspension' || least === undefined || most === undefined) return openGate(gate, '符合事项的规定。')
  if (months !== undefined && months >= least && months <= most) return openGate(gate, `${months}个月，在规定期间内。`)
  const length = { ...gate, code: 'caseHandling.suspensionLength' }
  const said = months === undefined ? '没有写明停业整顿的月数' : `停业整顿${months}个月不在规定期间内`
  return closedGate(length, `${said}。`, `请填写${least}个月至${most}个月。`)
}

/** 情节严重 and the like are found by the investigation; 有本条所列行为 is no further condition. */
const isGrave = (condition: string): boolean => /情节严重|拒不改正/.test(condition)

function established(law: Law, condition: string, power: Power, input: ReasoningInput): boolean {
  const { aggravated } = withEstablishedFacts(law, power, input)
  return aggravated ?? conditionHolds(condition, circumstancesOf(law, input)) ?? false
}

const demandOf = (rule: RepeatRule): Kind | undefined =>
  rule.effect === 'suspend' ? 'suspension' : rule.effect === 'revoke' ? 'revocation' : undefined

/** A counter that is reached leaves no choice: what it demands must be among the penalties. */
function repeatGate(rule: RepeatRule, { otherPenalties }: Treatment, { history }: ReasoningInput): Gate | undefined {
  const kind = demandOf(rule)
  if (!kind) return undefined
  const code = rule.effect === 'suspend' ? 'law.repeatSuspension' : 'law.repeatRevocation'
  const gate = { code, title: '累计违法', article: `${rule.basis.law}${rule.basis.article}` }
  const counted = history?.[rule.history] ?? 0
  if (otherPenalties.some(p => p.kind === kind)) return openGate(gate, rule.text)
  const why = `${rule.years}年内已有${counted}次，${rule.text}。`
  return closedGate(gate, why, `请在其他处罚中加上${otherPenaltyNames[kind]}。`, { counted })
}
