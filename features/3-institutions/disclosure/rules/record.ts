import type { CaseState } from '#features/6-operation/case-handling'
import type { PlainDate } from '#kernel'
import { type Basis, type Law, remedies } from '#law-engine'
import type { PublicRecord } from '../acts.ts'
import type { Texts } from '../bodies/publication.ts'
import { explainAmount, powerOf } from './explain.ts'
import type { Known } from './known.ts'
import { licencesOf, penaltyKinds, penaltyText } from './penalties.ts'
import { publicParty } from './public-party.ts'
import { redact, shownText } from './redact.ts'

/** A case with a decision that has reached the party: what a record is made of. */
export interface Decided {
  state: CaseState
  regionName: string
  law: Law
}

/** What people wrote of the decision, before anything is hidden. */
export function originalTexts(state: CaseState): Texts {
  const { treatment } = state.decision!
  const facts = state.onTheSpot?.facts ?? state.conclusion?.facts ?? state.finding!.summary
  const cause = (state.cause ?? facts.slice(0, 60)).replace(/^涉嫌/u, '')
  return { cause, facts, content: penaltyText(treatment) || '不予行政处罚' }
}

/** The record that the public will read, with texts that have been checked. */
export function recordOf(
  { state, regionName, law }: Decided,
  checked: { texts: Texts; known: Known; publishedOn: PlainDate; until: PlainDate | null },
): PublicRecord {
  const { finding, decision, procedure, servedOn } = state
  if (!finding || !decision || !servedOn) throw new Error('a record is made of a decision that was served')
  const { treatment, number, decidedOn } = decision
  const { texts, known, publishedOn, until } = checked
  const party = publicParty(finding.party)
  const power = powerOf(treatment, law)
  const simple = procedure === 'simple'
  const licence = licencesOf(treatment)
  const ways = remedies(law, { procedure: simple ? 'simple' : 'ordinary', servedOn })
  return {
    number,
    decidedOn,
    publishedOn,
    until,
    organ: { name: finding.organName, region: finding.region, regionName },
    field: {
      code: finding.fieldCode,
      name: law.fields.find(f => f.code === finding.fieldCode)?.name ?? finding.fieldCode,
    },
    party,
    procedure: simple ? 'simple' : 'ordinary',
    ...texts,
    kinds: penaltyKinds(treatment),
    fineFen: treatment.fineFen,
    confiscationFen: treatment.confiscationFen,
    licence: licence && shownText(redact(licence, known)),
    power: power ? { code: power.code, name: power.name } : null,
    violated: power ? power.violated.map(bare) : [],
    penaltyBasis: power ? power.penaltyBasis.map(bare) : [],
    discretion: explainAmount(treatment, power, party.class),
    remedies: {
      text: ways.text,
      servedOn,
      reconsiderationUntil: ways.reconsideration.due,
      reconsiderationPeriod: ways.reconsideration.periodId,
      suitUntil: ways.suit?.due ?? null,
      suitPeriod: ways.suit?.periodId ?? null,
    },
    paperCode: state.documents.find(d => d.number === number)?.paperCode ?? null,
  }
}

const bare = ({ law, article }: Basis): Basis => ({ law, article })
