import { formatYuan } from '#kernel'
import { circumstancesOf, conditionHolds } from './circumstances.ts'
import type { Law, Power, ReasoningInput, ReasoningStep } from './types.ts'

/** What the item allows beside the fine on the party, each with its condition and whether that is established. */
export function otherPenalties(law: Law, power: Power, input: ReasoningInput): ReasoningStep[] {
  const { suspension, revokeWhen, personFine, ban, basis, confidence } = power
  const found = circumstancesOf(law, input)
  const state = (condition: string): string => {
    const holds = conditionHolds(condition, found)
    return holds === undefined ? '尚未认定' : holds ? '已认定' : '已排除'
  }
  const others = power.penaltyKinds.filter(kind => kind !== '罚款')
  const texts = [
    others.length > 0 && `其他处罚种类：${others.join('、')}`,
    suspension &&
      `停业整顿${suspension.months[0]}个月至${suspension.months[1]}个月，条件：${suspension.when}（${state(suspension.when)}）`,
    revokeWhen && `吊销许可证件，条件：${revokeWhen}（${state(revokeWhen)}）`,
    personFine &&
      `对${personFine.who ?? '直接负责的主管人员和其他直接责任人员'}处${formatYuan(personFine.minFen)}元以上${formatYuan(personFine.maxFen)}元以下罚款`,
    ban && `限制从业：${ban}`,
    power.condition && `构成要件：${power.condition}（${state(power.condition)}）`,
    power.when && `处罚前提：${power.when}（${state(power.when)}）`,
  ]
  return texts.filter(t => typeof t === 'string').map(text => ({ rule: 'otherPenalties', text, basis, confidence }))
}
