import { dayOf, formatDayZh } from '#kernel'
import { countPeriod, onSpotCollectionAllowed } from '#law-engine'
import type { Finding } from '../../acts.ts'
import type { DecideOnTheSpot } from '../../bodies/deciding.ts'
import type { CaseContext } from '../context.ts'
import { findingOf } from '../gates.ts'
import { TO_ORGAN } from '../on-the-spot/cash.ts'
import type { CaseState } from '../state.ts'
import { cite, citeAll, citeViolated } from './citing.ts'
import type { DocumentMakers } from './draft.ts'
import { dayOfAct, instantIn, labelIn, numberIn, powersIn, teamIn, textIn, textsIn } from './given.ts'
import { officerValues, partyValue } from './parts.ts'
import { lateText, remediesText } from './terms.ts'

export const onTheSpotDocuments: DocumentMakers<'decideOnTheSpot' | 'collectOnTheSpot'> = {
  /** Form 05, handed over at once (行政处罚法第五十二条): reconsideration comes before suit, and the document says so. */
  decideOnTheSpot: (body, state, context) => {
    const { law, settings, paymentOrder } = context
    const finding = findingOf(state)
    const on = dayOfAct(body.at, context)
    const [power] = powersIn([body.power], state, context)
    const fineFen = numberIn(body.fineFen) ?? 0
    const bases = [...(power?.penaltyBasis ?? []), { law: '行政处罚法', article: '第五十一条' }]
    return [
      {
        form: '05',
        date: on,
        officers: officerValues(teamIn(body.officers, body.at, state, context)),
        data: () => ({
          party: partyValue(finding.party),
          actTime: conductText(finding),
          actPlace: finding.place,
          facts: textIn(body.facts),
          evidence: textsIn(body.evidence),
          violated: power && `上述行为违反了${citeViolated(law, [power])}的规定。`,
          notice: noticeText(body),
          penaltyBasis: `依照${citeAll(law, bases)}的规定，当场作出如下行政处罚：`,
          penalties: [
            ...(body.warning === true ? [{ kind: '警告' }] : []),
            ...(fineFen > 0 ? [{ kind: '罚款', amount: fineFen }] : []),
          ],
          ...(power?.orderToCorrect && { correction: '同时，责令立即改正上述违法行为。' }),
          ...(fineFen > 0 && {
            payment: '到指定银行或者通过电子支付系统缴纳',
            bank: paymentOrder && `${paymentOrder.bank}（${paymentOrder.account}）`,
            paymentCode: paymentOrder?.code,
            dueDate: countPeriod(law, 'D-PEN-11', on).due,
            lateConsequence: lateText(law, on),
          }),
          remedies: remediesText(law, 'simple', on, settings),
          madeAt: instantIn(body.at),
          madePlace: textIn(body.place),
          refusal: refusalText(body),
        }),
      },
    ]
  },

  /** Form 53: what was taken, on which ground, against which receipt, and by when it is to be handed in. */
  collectOnTheSpot: (body, state, context) => {
    const team = teamIn(body.officers, body.at, state, context)
    const collectedAt = instantIn(body.at)
    return [
      {
        form: '53',
        date: dayOfAct(body.at, context),
        officers: officerValues(team),
        data: () => ({
          party: partyValue(findingOf(state).party),
          decisionNumber: state.decision?.number || '（未编号）',
          amount: numberIn(body.amountFen),
          ground: labelIn(GROUNDS, body.ground),
          groundNote: groundText(body.ground, state, context),
          requested: body.ground === 'remoteAndRequested',
          receiptNo: textIn(body.receiptNumber),
          collectedAt,
          place: state.onTheSpot?.place ?? findingOf(state).place,
          handInDue: collectedAt && countPeriod(context.law, TO_ORGAN, dayOf(collectedAt)).due,
        }),
      },
    ]
  },
}

const conductText = ({ conductFrom, conductUntil }: Finding): string =>
  conductFrom === conductUntil ? formatDayZh(conductFrom) : `${formatDayZh(conductFrom)}至${formatDayZh(conductUntil)}`

function noticeText({ noticeGiven, defence }: Partial<DecideOnTheSpot>): string | undefined {
  const said = textIn(defence)
  const told = noticeGiven
    ? '作出本决定前，执法人员已当场告知拟作出行政处罚的内容及事实、理由、依据，以及陈述、申辩的权利。'
    : ''
  return told || said ? `${told}${said ?? ''}` : undefined
}

function refusalText({ signature }: Partial<DecideOnTheSpot>): string | undefined {
  const refusal = textIn(signature?.refusal)
  return refusal && `当事人没有签收：${refusal}`
}

/** As form 53 calls the grounds. */
const GROUNDS = {
  smallFine: '百元以下罚款',
  hardToCollectLater: '事后难以执行',
  remoteAndRequested: '边远水上交通不便且当事人提出',
}

/** The rule under which the money may be taken, with its article. */
function groundText(ground: unknown, state: CaseState, { law, today }: CaseContext): string | undefined {
  if (labelIn(GROUNDS, ground) === undefined) return undefined
  const { reasons } = onSpotCollectionAllowed(law, {
    procedure: state.procedure === 'simple' ? 'simple' : 'ordinary',
    fineFen: state.decision?.treatment.fineFen ?? 0,
    hardToCollectLater: ground === 'hardToCollectLater',
    remoteAndRequested: ground === 'remoteAndRequested',
    on: today,
  })
  const reason = reasons.at(-1)
  return reason && `${reason.text}（${cite(law, reason.basis)}）。`
}
