import { closedGate, type Gate, openGate } from '#kernel'
import {
  type AmountCheck,
  type Circumstance,
  checkAmount,
  circumstancesOf,
  type Law,
  type ReasoningGate,
  type ReasoningInput,
  repeatRulesMet,
} from '#law-engine'
import type { Party, Treatment } from '../../acts.ts'

type Amount = Pick<Treatment, 'fineFen'> & Pick<Party, 'subjectKind'>

/** Whether the fine is lawful on the facts, and in which tier it lies; no fine at all is amount 0. */
export function amountGates(law: Law, input: ReasoningInput, amount: Amount): { gates: Gate[]; check: AmountCheck } {
  const check = checkAmount(law, input, amount.fineFen)
  const gates = check.gates
    .filter(g => !decidedElsewhere.has(g.code))
    .map(g => settle(g, metBy(g, { law, input, check, ...amount })))
  if (check.gates.length === 0)
    gates.push(openGate({ code: 'law.amount', title: '罚款数额' }, '在法定幅度和裁量档次以内。'))
  return { gates, check }
}

/** Asked by other gates: what a counter demands, by the kinds of penalty; the rest, before the decision. */
const decidedElsewhere = new Set([
  'law.repeatSuspension',
  'law.repeatRevocation',
  'law.collectiveDiscussion',
  'law.limitation',
  'law.versionKindsDiffer',
])

function settle(asked: ReasoningGate, met: string | undefined): Gate {
  const gate = {
    code: asked.code,
    title: '裁量',
    ...(asked.basis && { article: `${asked.basis.law}${asked.basis.article}` }),
  }
  return met === undefined
    ? closedGate(gate, `${asked.text}。`, NEXT[asked.code] ?? '请按法定幅度和裁量档次重新拟定。')
    : openGate(gate, met)
}

interface Question extends Amount {
  law: Law
  input: ReasoningInput
  check: AmountCheck
}

/** By what a condition of the reasoning is met in this case; undefined when it is not. */
function metBy({ code }: ReasoningGate, question: Question): string | undefined {
  const { law, input, fineFen, subjectKind } = question
  switch (code) {
    case 'law.noFineReason':
      return '已写明不并处罚款的理由。'
    case 'law.noPenaltyPossible':
      return '已写明给予处罚的理由。'
    case 'law.weighing':
      return '已写明如何权衡。'
    case 'law.partyUnusual':
      return subjectKind === 'soleTrader' ? '当事人是领有营业执照的个体工商户。' : undefined
    case 'law.fineSubject':
      return fineFen === 0 || input.partyKind === 'natural' ? '没有对单位罚款。' : undefined
    case 'law.fineConditionUnconfirmed':
    case 'law.noMinimum':
      return fineFen === 0 ? '没有罚款。' : undefined
    case 'law.outsideBand':
    case 'law.awayFromCentre':
      return neighbouringTier(question, circumstancesOf(law, input))
    default:
      return undefined
  }
}

/** Out of the tier's band only towards a circumstance that was found, and never below where the law wants it heavy. */
function neighbouringTier(
  { law, input, fineFen, check }: Question,
  found: readonly Circumstance[],
): string | undefined {
  const { bandFen, suggestedFen } = check.reasoning
  const lower = fineFen < (bandFen?.min ?? suggestedFen ?? 0)
  const directions = lower ? ['light', 'mitigate'] : ['heavy']
  const matching = found.filter(c => directions.includes(c.direction))
  const mustBeHeavy =
    found.some(c => c.direction === 'heavy' && c.duty === 'must') ||
    repeatRulesMet(law, getPowerOf(check, law), input).some(r => r.effect === 'heavy')
  if (matching.length === 0 || (lower && mustBeHeavy)) return undefined
  return `具有${matching.map(c => c.name).join('、')}。`
}

const getPowerOf = ({ reasoning }: AmountCheck, law: Law) =>
  law.powers.find(p => p.code === reasoning.law.power && p.from === reasoning.law.from)!

const NEXT: Record<string, string> = {
  'law.unverified': '请法制审核人员对照条文，在“地方规定”中核实该事项以后再提出。',
  'law.noFine': '请不处罚款，或者退回补充调查。',
  'law.aboveRange': '请在法定幅度以内提出；确有加重情形的，退回补充调查认定。',
  'law.belowRange': '请在法定幅度以内提出；有法定的从轻或者减轻情形的，选择减轻处罚。',
  'law.mitigationGroundMissing': '请取消减轻处罚；确有法定情形的，退回补充调查认定。',
  'law.noMinimum': '请在从轻档次以内提出，或者不处罚款。',
  'law.outsideBand': '请在该档次以内提出；有相应情节而没有认定的，退回补充调查认定。',
  'law.awayFromCentre': '请按中间值提出；有相应情节而没有认定的，退回补充调查认定。',
  'law.fineConditionUnconfirmed': '请退回补充调查，查实罚款的前提条件。',
  'law.fineSubject': '请对责任人员另案处理，对单位不处罚款。',
  'law.aggravationContradicted': '请退回补充调查，认定属于情节严重的情节。',
  'law.partyUnusual': '请退回补充调查，核实当事人的主体资格，或者适用针对该类当事人的事项。',
  'law.elementUnconfirmed': '请退回补充调查，认定该要件。',
  'law.notMitigated': '请取消减轻处罚，或者在法定下限以下提出。',
}
