import { dayOf, type Gate, type PlainDate, passGates, refuse } from '#kernel'
import { countPeriod, getPower, type Law, remedies, repeatRulesMet, simpleProcedureAllowed } from '#law-engine'
import type { Clock, Treatment } from '../../acts.ts'
import type { DecideOnTheSpot } from '../../bodies/deciding.ts'
import { clockOf } from '../clock.ts'
import { impositionCompetenceGate, partyGate } from '../competence.ts'
import type { CaseContext } from '../context.ts'
import { finedOnceGate, paymentGate } from '../deciding.ts'
import { dutyGate } from '../duty.ts'
import { checkTimes, findingOf } from '../gates.ts'
import { limitationGate } from '../opening.ts'
import { getOwnPower } from '../power-of-case.ts'
import type { Rules } from '../rule.ts'
import { actingTeam, checkSignature, sceneGate } from '../scene.ts'
import type { CaseState } from '../state.ts'
import { checkTreatment } from '../treatment/check.ts'
import { factsFor } from '../treatment/facts.ts'

export const FILE = 'D-PEN-17'
const PAY = 'D-PEN-11'
const PUBLISH = 'D-PUB-01'
const ORDINARY = '请转普通程序立案。'

export const decidingOnTheSpotRules: Rules<'decideOnTheSpot'> = {
  /** 简易程序 (行政处罚法第五十一条、第五十二条): told and heard first, a warning or a small fine, decided and handed over at once. */
  decideOnTheSpot: {
    gates: (state, context) => [
      sceneGate(state, context),
      dutyGate('decideOnTheSpot', context),
      limitationGate(state, context),
      partyGate(state, context),
    ],
    decide: (body, state, context) => {
      checkTimes({ from: body.at }, state, context)
      const team = actingTeam(body.officers, body.at, state, context)
      checkNoticeGiven(body)
      const decidedOn = dayOf(body.at)
      const there: CaseContext = { ...context, today: decidedOn }
      const proposed = treatmentOnTheSpot(body, there)
      const found = withFacts(state, body, there)
      getOwnPower(context.law, findingOf(state), body.power, '/power')
      passGates([impositionCompetenceGate(body.power, proposed, found, there)])
      checkSimple(proposed, found, there)
      const { gates, reasoning } = checkTreatment(proposed, found, there)
      const settled: CaseState = { ...state, proposal: proposed }
      passGates([...gates.map(orOrdinary), finedOnceGate(settled, there), paymentGate(settled, there)])
      checkSignature(body.signature, team, { witnessed: false })
      const { facts, evidence, defence, at, place, signature } = body
      const treatment: Treatment = { ...proposed, reasoning }
      const payment = context.paymentOrder &&
        treatment.fineFen > 0 && { ...context.paymentOrder, totalFen: treatment.fineFen }
      return [
        {
          type: 'decidedOnTheSpot',
          data: {
            ...{ treatment, facts, evidence, defence, at, place, decidedOn, team, signature },
            ...(payment && { payment }),
            opens: clocksOfDecision(context.law, decidedOn, treatment.fineFen > 0),
          },
        },
      ]
    },
  },
}

/** The treatment an on-the-spot decision imposes, before it is reasoned. Also for the preview, where much may be missing. */
export function treatmentOnTheSpot(body: Partial<DecideOnTheSpot>, { settings }: CaseContext): Treatment {
  return {
    outcome: 'penalty',
    ...(body.power && { power: body.power }),
    warning: body.warning ?? false,
    fineFen: body.fineFen ?? 0,
    confiscationFen: 0,
    otherPenalties: [],
    reasons: body.facts ?? '',
    mitigate: false,
    complex: false,
    profile: settings.profile,
    reasoning: null,
  }
}

/** What was found on the spot, in the form in which an investigation ends: the same checks apply to both procedures. */
function withFacts(state: CaseState, body: DecideOnTheSpot, { by }: CaseContext): CaseState {
  const { facts, power, amountsFen, circumstances } = body
  return {
    ...state,
    conclusion: {
      ...{ facts, amountsFen, circumstances, powerCodes: [power], concludedBy: by.id },
      crimeSuspected: false,
      crimeReason: '',
      opinion: '',
    },
  }
}

function checkNoticeGiven({ noticeGiven }: DecideOnTheSpot): void {
  if (noticeGiven) return
  refuse({
    code: 'caseHandling.noticeNotGiven',
    kind: 'notAllowed',
    message: '决定前没有告知拟处罚的内容、事实、理由、依据和陈述、申辩的权利。',
    article: '行政处罚法第四十四条、第四十五条',
    next: '请先当场告知并听取陈述申辩，再作决定。',
    field: '/noticeGiven',
  })
}

/** Only a warning or a fine up to the limit; gains to be confiscated and penalties a counter demands go the ordinary way. */
function checkSimple(treatment: Treatment, found: CaseState, context: CaseContext): void {
  const { law, today: on } = context
  const { party, conductUntil } = findingOf(found)
  const power = getPower(law, treatment.power ?? '', conductUntil)
  const input = { ...factsFor(found, context, treatment), power: power.code }
  const gains = power.penaltyKinds.includes('没收违法所得') && (found.conclusion?.amountsFen.illegalGain ?? 0) > 0
  const demanded = repeatRulesMet(law, power, input).some(r => r.effect !== 'heavy')
  const { allowed, reasons } = simpleProcedureAllowed(law, {
    partyKind: party.kind,
    fineFen: treatment.fineFen,
    warningOnly: treatment.fineFen === 0,
    otherKinds: gains || demanded,
    on,
  })
  if (allowed) return
  const [reason] = reasons
  refuse({
    code: 'caseHandling.overSimpleLimit',
    kind: 'notAllowed',
    message: reason ? `${reason.text}。` : `${on}没有简易程序的规定。`,
    ...(reason && { article: `${reason.basis.law}${reason.basis.article}` }),
    next: ORDINARY,
    field: '/fineFen',
  })
}

/** What cannot be settled on the spot is settled by an investigation. */
const orOrdinary = (gate: Gate): Gate =>
  gate.open ? gate : { ...gate, opensWhen: `请核对后重新决定；不能当场查清的，${ORDINARY}` }

/** Handed over on the spot, so everything runs from this day. The remedies do not hold up the closing. */
function clocksOfDecision(law: Law, decidedOn: PlainDate, fined: boolean): Clock[] {
  const { reconsideration } = remedies(law, { procedure: 'simple', servedOn: decidedOn })
  const runs = [...(fined ? [PAY] : []), FILE, PUBLISH].map(id => clockOf(countPeriod(law, id, decidedOn)))
  return [...runs, clockOf(reconsideration, { blocksClosing: false })]
}
