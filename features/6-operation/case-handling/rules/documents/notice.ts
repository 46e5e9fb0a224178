import { formatDayZh } from '#kernel'
import { countPeriod } from '#law-engine'
import { DEFENCE_WINDOW, HEARING_WINDOW } from '../clock.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import { hearingRight } from '../notifying.ts'
import type { CaseState } from '../state.ts'
import { citeAll, citeViolated } from './citing.ts'
import type { DocumentDraft, DocumentMakers } from './draft.ts'
import { causeOf, partyValue } from './parts.ts'
import { dayIn, receiptDraft } from './service.ts'
import { evidenceLines } from './story.ts'
import { concludedPowers, discretionLines, penaltyRows, powerOf } from './treatment.ts'

export const noticeDocuments: DocumentMakers<'servePriorNotice'> = {
  servePriorNotice: (body, state, context) => {
    const { proposal } = state
    if (!proposal) return []
    const { party } = findingOf(state)
    const servedOn = dayIn(body.service?.servedAt) ?? context.today
    const offered = hearingRight(state, context).due
    const power = powerOf(proposal, state, context)
    const you = party.kind === 'legal' ? '你单位' : '你'
    const contact = state.handlers.map(h => h.name).join('、')
    const common = {
      party: partyValue(party),
      cause: causeOf(state),
      facts: state.conclusion?.facts,
      penalties: penaltyRows(proposal),
      contact,
    }
    const basis = power && `依照${citeAll(context.law, power.penaltyBasis)}的规定，本机关拟对${you}作出行政处罚。`
    const window = countPeriod(context.law, DEFENCE_WINDOW, servedOn)
    const notice: DocumentDraft = {
      form: '20',
      date: servedOn,
      data: () => ({
        ...common,
        evidence: evidenceLines(state),
        violated: `上述行为违反了${citeViolated(context.law, concludedPowers(state, context))}的规定。`,
        penaltyBasis: basis,
        reasons: discretionLines(proposal, context.law).join('\n'),
        rights:
          `依照${citeAll(context.law, [window.basis])}的规定，${you}有权进行陈述和申辩，可以书面提出，也可以口头提出。` +
          `期满未提出的，本机关可以依法作出决定。本机关不因${you}陈述、申辩而给予更重的处罚。`,
        defenceDueDate: window.due,
        ...(offered && {
          hearingRights: hearingRightsText(you, servedOn, state, context) + hearingTermText(servedOn, context),
        }),
      }),
    }
    const hearing: DocumentDraft = {
      form: '39',
      date: servedOn,
      data: () => ({
        ...common,
        penaltyBasis: basis,
        rights: hearingRightsText(you, servedOn, state, context),
        dueDate: countPeriod(context.law, HEARING_WINDOW, servedOn).due,
      }),
    }
    const receipt = receiptDraft(
      numberOf => [
        { name: '行政处罚事先告知书', number: numberOf('20') },
        ...(offered ? [{ name: '听证告知书', number: numberOf('39') }] : []),
      ],
      body.service,
      state,
      context,
    )
    return [notice, ...(offered ? [hearing] : []), receipt]
  },
}

/** Why there is a right to a hearing. */
function hearingRightsText(you: string, servedOn: string, state: CaseState, context: CaseContext): string {
  const { law } = context
  const grounds = hearingRight(state, context).reasons.map(r => r.text)
  const bases = [{ law: '行政处罚法', article: '第六十三条' }, countPeriod(law, HEARING_WINDOW, servedOn).basis]
  return (
    `拟作出的行政处罚属于应当告知听证权利的情形（${grounds.join('；')}）。` +
    `依照${citeAll(law, bases)}的规定，${you}有要求举行听证的权利，不承担听证的费用。`
  )
}

/** Until when to ask for it, and what silence means. */
function hearingTermText(servedOn: string, { law }: CaseContext): string {
  const { amount, due } = countPeriod(law, HEARING_WINDOW, servedOn)
  return `要求听证的，应当自收到本告知书之日起${amount}个工作日内（至${formatDayZh(due)}）提出；期满未提出的，视为放弃听证。`
}
