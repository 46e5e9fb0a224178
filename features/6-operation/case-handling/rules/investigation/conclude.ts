import { birthFromCitizenId, formatDayZh, refuse } from '#kernel'
import { capacityRule, concurrence, legalRange } from '#law-engine'
import type { Finding } from '../../acts.ts'
import type { ConcludeInvestigation } from '../../bodies/investigation.ts'
import type { CaseContext } from '../context.ts'
import { findingOf, handlerGate } from '../gates.ts'
import { checkItems } from '../items.ts'
import type { Rules } from '../rule.ts'
import type { CaseState } from '../state.ts'
import { factsFor } from '../treatment/facts.ts'
import { checkWritten } from '../written.ts'
import { checkTransferDecided, criminalCheck, criminalNotes } from './criminal.ts'
import { gapGates } from './gaps.ts'

export const concludingRules: Rules<'concludeInvestigation'> = {
  concludeInvestigation: {
    gates: (state, context) => [handlerGate(state, context), ...gapGates(state)],
    decide: (body, state, context) => {
      checkAllWritten(body)
      checkItems(body.powerCodes, state, context)
      checkAge(body.circumstances, findingOf(state), context)
      checkFactsComplete(body, state, context)
      const check = criminalCheck(body, state, context)
      checkTransferDecided(body, check)
      const criminal = criminalNotes(check)
      const data = { ...body, ...(criminal.length > 0 && { criminal }), concludedBy: context.by.id }
      return [{ type: 'investigationConcluded', data }]
    },
  },
}

function checkAllWritten(body: ConcludeInvestigation): void {
  checkWritten(body.facts, '查明的违法事实', '/facts', '行政处罚法第四十条')
  checkWritten(body.crimeReason, '是否涉嫌犯罪的判断及理由', '/crimeReason', '行政处罚法第二十七条第一款')
  if (body.notTransferReason !== undefined)
    checkWritten(body.notTransferReason, '仍不移送的理由', '/notTransferReason', '行政处罚法第二十七条第一款')
  checkWritten(body.opinion, '处理意见', '/opinion', '行政处罚法第四十条')
}

/**
 * The age of a party follows from its citizen number and is weighed without being named; a circumstance of age that the
 * number contradicts is refused (行政处罚法第三十条).
 */
function checkAge(circumstances: readonly string[], { party, conductUntil: on }: Finding, { law }: CaseContext): void {
  const birth = party.citizenId && birthFromCitizenId(party.citizenId)
  if (!birth) return
  const none = capacityRule(law, 'noPenalty', { birth, on })
  const mitigated = none ? undefined : capacityRule(law, 'mitigatedPenalty', { birth, on })
  const holds = { underFourteen: none, fourteenToEighteen: mitigated }
  const wrong = Object.entries(holds).find(([code, rule]) => rule === undefined && circumstances.includes(code))
  if (!wrong) return
  const name = law.circumstances.find(c => c.code === wrong[0])?.name ?? wrong[0]
  refuse({
    code: 'caseHandling.ageCircumstance',
    kind: 'invalid',
    message: `${party.name}的证件号码显示出生于${formatDayZh(birth)}，不属于“${name}”。`,
    article: '行政处罚法第三十条',
    next: '请核对当事人的出生日期，去掉该情节。',
    field: '/circumstances',
  })
}

const FACT_NAMES: Record<string, [name: string, field: string]> = {
  'amountsFen.illegalGain': ['违法所得', '/amountsFen/illegalGain'],
  'amountsFen.turnover': ['违法经营额', '/amountsFen/turnover'],
  'amountsFen.goodsValue': ['货值金额', '/amountsFen/goodsValue'],
  'amountsFen.sales': ['销售额', '/amountsFen/sales'],
  'amountsFen.totalInvestment': ['投资总额', '/amountsFen/totalInvestment'],
  units: ['件数（人数、月数）', '/units'],
  option: ['适用第几种罚款情形', '/option'],
}

/** Every fact on which a fine or a confiscation under the chosen items depends has been found. */
function checkFactsComplete(body: ConcludeInvestigation, state: CaseState, context: CaseContext): void {
  const concluded: CaseState = { ...state, conclusion: { ...body, concludedBy: context.by.id } }
  const facts = factsFor(concluded, context, { profile: context.settings.profile, mitigate: false })
  for (const { code, name, power, missing } of concurrence(context.law, body.powerCodes, facts).items) {
    const gains = power.penaltyKinds.includes('没收违法所得') && body.amountsFen.illegalGain === undefined
    const lacking = [...new Set([...(gains ? ['amountsFen.illegalGain'] : []), ...missing])]
    if (lacking.length === 0) continue
    const options = legalRange(power, facts).gates.find(g => g.code === 'law.optionUndecided')
    const known = lacking.map(fact => FACT_NAMES[fact] ?? ([fact, '/amountsFen'] as const))
    const names = known.map(([title]) => title).join('、')
    refuse({
      code: 'caseHandling.factsMissing',
      kind: 'notAllowed',
      message: `“${name}”的处罚取决于还没有查明的事实：${names}。`,
      article: `${power.basis.law}${power.basis.article}`,
      next: options ? `${options.text}。` : `请查明并填写${names}；没有的填0。`,
      field: known[0]?.[1] ?? '/amountsFen',
      facts: { power: code, missing: lacking },
    })
  }
}
