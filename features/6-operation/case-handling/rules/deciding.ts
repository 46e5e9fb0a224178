import { closedGate, formatDayZh, type Gate, isRefusal, openGate, passGates, refuse } from '#kernel'
import { countPeriod } from '#law-engine'
import { clockOf, openAmong, WINDOWS } from './clock.ts'
import type { CaseContext } from './context.ts'
import { dutyGate } from './duty.ts'
import { approverGate } from './gates.ts'
import { crimeClock } from './handover.ts'
import { heardForDecision } from './heard.ts'
import { limitationGate } from './opening.ts'
import { discussedGate, reviewedGate } from './reviewing.ts'
import type { Rules } from './rule.ts'
import type { CaseState } from './state.ts'
import { checkTreatment } from './treatment/check.ts'

const HANDLING = 'D-PEN-08'
const SERVE = 'D-PEN-09'
const PUBLISH = 'D-PUB-01'

export const decidingRules: Rules<'decide'> = {
  /** What is decided is what was proposed, told and heard: the decision adds nothing to it. */
  decide: {
    gates: (state, context) => [
      approverGate(state, context),
      dutyGate('decide', context),
      ...heardForDecision(state, context),
      reviewedGate(state, context),
      discussedGate(state, context),
      handlingGate(state, context),
      ...(state.proposal?.outcome === 'penalty' ? [limitationGate(state, context)] : []),
      ...stillLawfulGates(state, context),
      finedOnceGate(state, context),
    ],
    decide: (body, state, context) => {
      const { today, by, law, paymentOrder } = context
      const treatment = proposalOf(state)
      passGates([paymentGate(state, context)])
      const transferred = treatment.outcome === 'transferred'
      if (transferred && !body.transferTo) {
        refuse({
          code: 'caseHandling.recipientMissing',
          kind: 'invalid',
          message: '移送涉嫌犯罪案件，没有写明接收机关。',
          article: '行政处罚法第二十七条',
          next: '请填写接收移送的机关。',
          field: '/transferTo',
        })
      }
      const runs = [...(transferred ? [] : [SERVE]), ...(treatment.outcome === 'penalty' ? [PUBLISH] : [])]
      const totalFen = moneyDue(state)
      return [
        {
          type: 'decided',
          data: {
            treatment,
            decidedOn: today,
            decidedBy: by.id,
            ...(body.opinion && { opinion: body.opinion }),
            ...(paymentOrder && totalFen > 0 && { payment: { ...paymentOrder, totalFen } }),
            ...(transferred && body.transferTo && { transferTo: body.transferTo }),
            closes: openAmong(state, [HANDLING, ...WINDOWS]),
            opens: [
              ...runs.map(id => clockOf(countPeriod(law, id, today))),
              ...(transferred ? [crimeClock(context)] : []),
            ],
          },
        },
      ]
    },
  },
}

export function proposalOf({ proposal }: CaseState) {
  if (!proposal) throw new Error('a decision follows an approved proposal')
  return proposal
}

/** Fine and confiscated gains together. */
export const moneyDue = ({ proposal }: CaseState): number =>
  proposal ? proposal.fineFen + proposal.confiscationFen : 0

/** Ninety days from the filing, or what a rule of the field made of them; the last day is not rolled. */
function handlingGate({ handlingUntil }: CaseState, { today }: CaseContext): Gate {
  const gate = { code: 'caseHandling.handlingExpired', title: '办案期限', article: '行政处罚法第六十条' }
  if (!handlingUntil) return openGate(gate, '没有起算。')
  const last = formatDayZh(handlingUntil)
  return today <= handlingUntil
    ? openGate(gate, `办案期限至${last}。`)
    : closedGate(
        gate,
        `办案期限已于${last}届满。`,
        '法律、法规、规章规定可以延长的，请负责人依该规定延长办案期限；没有规定的，不能在期满后作出决定。',
        { handlingUntil },
      )
}

/**
 * The treatment as told, asked again under the law of this day: in range, same version of the item, nothing confirmed that
 * has been doubted since. Another version is another basis, and is told to the party first.
 */
function stillLawfulGates(state: CaseState, context: CaseContext): Gate[] {
  const treatment = proposalOf(state)
  try {
    const { gates, reasoning } = checkTreatment(treatment, state, context)
    return [...gates, sameBasisGate(treatment.reasoning?.law.from, reasoning?.law.from)]
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { code, message, next, article } = error.detail
    return [closedGate({ code, title: '决定时的规定', ...(article && { article }) }, message, next)]
  }
}

function sameBasisGate(told: string | undefined, now: string | undefined): Gate {
  const gate = { code: 'caseHandling.basisChanged', title: '处罚依据', article: '行政处罚法第三十七条、第四十四条' }
  if (told === now) return openGate(gate, '处罚依据与告知的一致。')
  return closedGate(gate, '处罚依据的规定在告知以后有变化。', '请退回重新提出处理意见，按应当适用的规定重新告知。')
}

/** One act is fined once (行政处罚法第二十九条), also across cases. */
export function finedOnceGate({ finding, proposal }: CaseState, { sameConduct }: CaseContext): Gate {
  const gate = { code: 'caseHandling.finedAlready', title: '同一违法行为不重复罚款', article: '行政处罚法第二十九条' }
  const fined = sameConduct.filter(c => (c.fineFen ?? 0) > 0)
  if (!proposal?.fineFen || fined.length === 0) return openGate(gate, '没有就同一违法行为罚过款。')
  const labels = fined.map(c => c.label).join('、')
  const { notDuplicateBecause } = finding ?? {}
  if (notDuplicateBecause) return openGate(gate, `与${labels}不是同一行为：${notDuplicateBecause}`)
  return closedGate(gate, `同一当事人在这些日期的行为已经罚款：${labels}。`, '请退回，不再给予罚款。', { cases: fined })
}

/** Money is paid to the treasury under a code of the finance system; without one nobody could pay. */
export function paymentGate(state: CaseState, { paymentOrder }: CaseContext): Gate {
  const gate = { code: 'caseHandling.paymentCodeMissing', title: '缴款识别码', article: '行政处罚法第六十七条' }
  if (moneyDue(state) === 0) return openGate(gate, '没有应当缴纳的款项。')
  return paymentOrder
    ? openGate(gate, '财政系统已经给出缴款识别码。')
    : closedGate(gate, '财政系统还没有给出缴款识别码。', '请稍后再试；持续没有的，请联系财务人员。')
}
