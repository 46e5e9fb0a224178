import { closedGate, formatYuan, type Gate, isRefusal, openGate } from '#kernel'
import { type Concurrence, concurrence, getPower, type Reasoning, reason } from '#law-engine'
import type { Treatment } from '../../acts.ts'
import { impositionCompetenceGate } from '../competence.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import type { CaseState } from '../state.ts'
import { amountGates } from './amount-gates.ts'
import { concludedOf, factsFor, gainsOf } from './facts.ts'
import { kindGates } from './penalty-kinds.ts'

export interface TreatmentCheck {
  gates: Gate[]
  /** As it would be printed today; null where no item is reasoned from. */
  reasoning: Reasoning | null
}

/** Whether a treatment is lawful on the established facts, on the day of the context. */
export function checkTreatment(treatment: Treatment, state: CaseState, context: CaseContext): TreatmentCheck {
  const crime = crimeGate(treatment, state)
  switch (treatment.outcome) {
    case 'penalty': {
      const { gates, reasoning } = checkPenalty(treatment, state, context)
      return { gates: [crime, ...gates], reasoning }
    }
    case 'noPenalty':
      return {
        gates: [crime, groundGate(state, context, treatment), nothingImposedGate(treatment)],
        reasoning: noPenaltyReasoning(treatment, state, context),
      }
    default:
      return { gates: [crime, nothingImposedGate(treatment)], reasoning: null }
  }
}

/** A suspected crime is handed over and nothing else; what is no suspected crime is not. */
function crimeGate({ outcome }: Treatment, state: CaseState): Gate {
  const gate = { code: 'caseHandling.crimeSuspected', title: '涉嫌犯罪的移送', article: '行政处罚法第二十七条' }
  const { crimeSuspected } = concludedOf(state)
  if (crimeSuspected === (outcome === 'transferred')) {
    return openGate(gate, crimeSuspected ? '涉嫌犯罪，移送司法机关。' : '没有涉嫌犯罪。')
  }
  return crimeSuspected
    ? closedGate(gate, '调查认定涉嫌犯罪，应当移送司法机关。', '请选择移送。')
    : closedGate(
        { ...gate, code: 'caseHandling.noCrimeSuspected' },
        '调查没有认定涉嫌犯罪，不能移送司法机关。',
        '请选择其他处理意见；确实涉嫌犯罪的，退回补充调查。',
      )
}

function checkPenalty(treatment: Treatment, state: CaseState, context: CaseContext): TreatmentCheck {
  const { law } = context
  const { powerCodes } = concludedOf(state)
  const facts = factsFor(state, context, treatment)
  const { power: code } = treatment
  if (!code || !powerCodes.includes(code)) return { gates: [powerGate(treatment, powerCodes)], reasoning: null }
  const input = { ...facts, power: code }
  const { subjectKind } = findingOf(state).party
  const { gates, check } = amountGates(law, input, { ...treatment, subjectKind })
  const items = concurrence(law, powerCodes, facts)
  const gains = gainsOf(state, context)
  const { reasoning } = check
  const power = getPower(law, code, reasoning.law.from)
  const all = [
    impositionCompetenceGate(code, treatment, state, context),
    impositionGate(treatment, reasoning),
    oneFineGate(items, treatment),
    ...gates,
    ...kindGates(treatment, power, input, context),
    confiscationGate(treatment, gains.gainFen, power.penaltyKinds.includes('没收违法所得')),
  ]
  const steps = [
    ...(powerCodes.length > 1 ? items.steps : []),
    ...reasoning.steps,
    ...(treatment.confiscationFen > 0 ? [gains.step] : []),
  ]
  return { gates: all, reasoning: { ...reasoning, steps } }
}

function powerGate({ power }: Treatment, concluded: readonly string[]): Gate {
  const gate = { code: 'caseHandling.powerNotConcluded', title: '适用的事项' }
  const said = power ? `${power} 不在调查终结认定的事项之内。` : '没有选择适用的事项。'
  return closedGate(gate, said, `请从认定的事项中选择：${concluded.join('、')}。`)
}

/** A penalty imposes something, and nothing where the law forbids any penalty. */
function impositionGate(treatment: Treatment, { tier }: Reasoning): Gate {
  const { warning, fineFen, confiscationFen, otherPenalties } = treatment
  const gate = { code: 'caseHandling.penaltyEmpty', title: '处罚内容', article: '行政处罚法第九条' }
  if (tier === 'none') {
    const none = { ...gate, code: 'caseHandling.noPenaltyDue', article: '行政处罚法第三十条、第三十三条' }
    return closedGate(none, '具有依法不予行政处罚的情形，不得给予行政处罚。', '请选择不予行政处罚。')
  }
  const imposed = warning || fineFen > 0 || confiscationFen > 0 || otherPenalties.length > 0
  return imposed
    ? openGate(gate, '已写明。')
    : closedGate(gate, '给予行政处罚而没有选择任何处罚。', '请选择处罚种类，或者选择不予行政处罚。')
}

/** One act, one fine, under the norm with the higher amount (行政处罚法第二十九条). */
function oneFineGate({ first, items }: Concurrence, { power, fineFen }: Treatment): Gate {
  const gate = { code: 'caseHandling.notTheHigherFine', title: '一事一罚款', article: '行政处罚法第二十九条' }
  if (fineFen === 0) return openGate(gate, '没有罚款。')
  const unclear = items.filter(i => i.missing.length > 0)
  if (unclear.length > 0) {
    const lacking = { ...gate, code: 'caseHandling.fineFactsMissing' }
    const names = unclear.map(i => `“${i.name}”`).join('、')
    return closedGate(lacking, `${names}的罚款数额缺少事实，不能比较高低。`, '请退回补充调查，查明数额。')
  }
  const top = items.find(i => i.code === first)
  if (!top || top.code === power) return openGate(gate, '适用罚款数额高的规定。')
  const why = `同一个违法行为应当按照罚款数额高的规定处罚，即“${top.name}”（${top.code}）。`
  return closedGate(gate, why, `请适用 ${top.code}。`, { first })
}

/** Gains are taken whole, after refunds, and nothing beyond them (行政处罚法第二十八条第二款). */
function confiscationGate({ confiscationFen }: Treatment, gains: number, itemConfiscates: boolean): Gate {
  const gate = {
    code: 'caseHandling.confiscationNotGains',
    title: '没收违法所得',
    article: '行政处罚法第二十八条第二款',
  }
  if (confiscationFen === gains || (confiscationFen === 0 && !itemConfiscates))
    return openGate(gate, '与查明的违法所得一致。')
  const why = '没收的数额与查明的违法所得（扣除依法退赔的部分）不一致。'
  return closedGate(gate, why, `请填写${formatYuan(gains)}元。`, { gainsFen: gains })
}

function nothingImposedGate({ warning, fineFen, confiscationFen, otherPenalties }: Treatment): Gate {
  const gate = { code: 'caseHandling.penaltyWithoutDecision', title: '没有处罚内容', article: '行政处罚法第五十七条' }
  const imposed = warning || fineFen > 0 || confiscationFen > 0 || otherPenalties.length > 0
  return imposed
    ? closedGate(gate, '不给予行政处罚，却填写了处罚内容。', '请删去处罚内容，或者选择给予行政处罚。')
    : openGate(gate, '没有处罚内容。')
}

/** No penalty only on a ground that was found: the act minor, corrected, without harm or fault; or the age. */
function groundGate(state: CaseState, context: CaseContext, treatment: Treatment): Gate {
  const gate = { code: 'caseHandling.noPenaltyGround', title: '不予处罚的情形', article: '行政处罚法第三十三条' }
  const { circumstances } = factsFor(state, context, treatment)
  const grounds = context.law.circumstances.filter(c => c.direction === 'none' && circumstances.includes(c.code))
  if (grounds.length > 0) return openGate(gate, grounds.map(c => c.name).join('、'))
  return closedGate(gate, '调查没有认定不予行政处罚的情形。', '请选择其他处理意见；确有该情形的，退回补充调查认定。')
}

/** What the item would have given, printed as far as it can be told: amounts nobody established do not stand in the way. */
function noPenaltyReasoning(treatment: Treatment, state: CaseState, context: CaseContext): Reasoning | null {
  if (!treatment.power) return null
  try {
    return reason(context.law, { ...factsFor(state, context, treatment), power: treatment.power })
  } catch (error) {
    if (isRefusal(error) && error.detail.code === 'law.factsMissing') return null
    throw error
  }
}
