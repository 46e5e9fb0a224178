import { type Connection, loadActs } from '#host'
import { isRefusal, type PlainDate } from '#kernel'
import { countPeriod, type Law } from '#law-engine'
import type { PublicationActType } from '../acts.ts'
import { changes, type SuggestRedaction, type Texts, withdrawalGrounds } from '../bodies/publication.ts'
import type { PublicationRow, PublicationView, RedactionReply } from '../contract.ts'
import { placesToLook, standingIn } from '../rules/check-texts.ts'
import { hitKinds } from '../rules/hit.ts'
import type { Known } from '../rules/known.ts'
import { publicParty } from '../rules/public-party.ts'
import { originalTexts } from '../rules/record.ts'
import { type Piece, redact, shownText } from '../rules/redact.ts'
import { publicationStages } from '../rules/stage.ts'
import type { PublicationState } from '../rules.ts'
import { type CaseOfPublication, loadCase } from './case-of.ts'
import { clockView, type StoredClock } from './clock-view.ts'
import { refuseUnknown } from './publications.ts'

type StoredRow = Omit<PublicationRow, 'stageName' | 'clock'> & {
  state: PublicationState
  clock: StoredClock | null
  case_version: number
  case_stage: string
}

/** A publication as its page shows it: the original with what would be hidden, and what stands in public. */
export async function getPublicationView(connection: Connection, law: Law, id: string): Promise<PublicationView> {
  const [row] = await connection.named<StoredRow & Record<string, unknown>>(
    'publication-view',
    `select p.id, p.case_id as "caseId", p.region, p.stage, p.decision_number as "decisionNumber", p.party_name as "partyName",
       p.cause, p.field_code as "fieldCode", p.decided_on as "decidedOn", p.served_on as "servedOn", p.due,
       p.published_on as "publishedOn", p.until, p.state, p.clock, c.version as case_version, c.stage as case_stage
     from publication p join case_file c on c.id = p.case_id where p.id = $1`,
    [id],
  )
  if (!row) refuseUnknown()
  const { state, clock, case_version: caseVersion, case_stage: caseStage, ...facts } = row
  const of = await loadCase(connection, law, row.caseId)
  const originals = originalTexts(of.decided.state)
  const { record, corrections, change, withdrawal } = state
  const texts = record
    ? { cause: record.cause, facts: record.facts, content: record.content }
    : hiddenTexts(originals, of.known)
  return {
    ...facts,
    stageName: publicationStages[state.stage],
    position: row.due ?? '',
    version: state.version,
    caseVersion,
    caseStage,
    clock: clock && clockView(law, clock),
    minorParty: of.minorParty,
    suggestion: suggestionFor(of, { texts, confirmed: state.checked?.confirmed ?? [] }),
    texts,
    publicParty: publicParty(of.decided.state.finding!.party),
    untilHints: untilHints(law, row.decidedOn),
    corrections,
    change: change
      ? {
          ground: change.ground,
          groundName: changes[change.ground],
          occurredOn: change.occurredOn,
          reference: change.reference ?? null,
        }
      : null,
    withdrawal: withdrawal ? { ...withdrawal, groundName: withdrawalGrounds[withdrawal.ground] } : null,
    acts: await actsOf(connection, id),
  }
}

function hiddenTexts(texts: Texts, known: Known): Texts {
  const hidden = (text: string) => shownText(redact(text, known))
  return { cause: hidden(texts.cause), facts: hidden(texts.facts), content: hidden(texts.content) }
}

/** What would be hidden of the original, and what still stands in the texts as they are. */
export function suggestionFor({ decided, known }: CaseOfPublication, asked: SuggestRedaction): RedactionReply {
  const { confirmed = [] } = asked
  const words = confirmed.map(({ word }) => word)
  const { cause, facts, content } = originalTexts(decided.state)
  const piecesOf = (text: string) => redact(text, known, words).map(pieceView)
  return {
    original: { cause: piecesOf(cause), facts: piecesOf(facts), content: piecesOf(content) },
    standing: standingIn({ ...asked.texts }, known, confirmed, '/texts').map(standing => ({
      ...standing,
      kindName: hitKinds[standing.kind],
    })),
    look: [cause, facts, content].flatMap(placesToLook),
  }
}

const pieceView = (piece: Piece) => ('kept' in piece ? piece : { ...piece, kindName: hitKinds[piece.kind] })

/** Shortest and longest publication by class of credit, where the rule was in force on the day of the decision. */
const UNTIL_PERIODS = ['D-CRD-02', 'D-CRD-03', 'D-CRD-04', 'D-CRD-05', 'D-CRD-06']

function untilHints(law: Law, decidedOn: PlainDate): PublicationView['untilHints'] {
  return UNTIL_PERIODS.flatMap(id => {
    try {
      const { name, due, explanation, confidence, basis } = countPeriod(law, id, decidedOn)
      return [{ name, due, explanation, confidence, basis: `${basis.law}${basis.article}` }]
    } catch (error) {
      if (isRefusal(error)) return []
      throw error
    }
  })
}

const actTitles: Record<PublicationActType, string> = {
  redactionChecked: '核对隐去内容',
  published: '向社会公示',
  withheld: '决定不予公开',
  corrected: '更正公示',
  changeNoted: '登记决定的变化',
  withdrawn: '撤回公示',
}

async function actsOf(connection: Connection, id: string): Promise<PublicationView['acts']> {
  const acts = await loadActs(connection, id)
  return acts.map(act => ({
    id: act.id,
    title: actTitles[act.type as PublicationActType],
    at: act.at,
    actorName: act.actorName,
  }))
}
