import type { Connection, Identity } from '#host'
import { type Clock, today as todayOf } from '#kernel'
import { type Competence, powersInForce } from '#law-engine'
import { type Institution, institutions } from '../bodies/opening.ts'
import type { CompetenceView, FindingCompetenceQuery } from '../contract.ts'
import { answersFor, articlesOf, type Conduct } from '../rules/competence.ts'
import type { CaseContext } from '../rules/context.ts'
import { findingOf } from '../rules/gates.ts'
import { departmentsOf, groundOf } from '../rules/handover.ts'
import { newCase } from '../rules/state.ts'
import { loadContext } from './context.ts'
import { getCaseState } from './get-case-state.ts'
import type { CaseServices } from './services.ts'

/** Whose the items of a case are, by the rules that refuse its filing. @throws Refusal `caseHandling.unknown` */
export async function showCaseCompetence(
  connection: Connection,
  services: CaseServices,
  asked: { caseId: string; powers: readonly string[]; by: Identity },
  clock: Clock,
): Promise<CompetenceView> {
  const { caseId, powers, by } = asked
  const { state, organId } = await getCaseState(connection, caseId)
  const context = await loadContext(connection, services, { caseId, organId, state, by }, clock)
  return competenceView(powers, findingOf(state), context)
}

/** The same before there is a case: what is known of a finding while it is registered. */
export async function showFindingCompetence(
  connection: Connection,
  services: CaseServices,
  asked: FindingCompetenceQuery & { by: Identity },
  clock: Clock,
): Promise<CompetenceView> {
  const { fieldCode, subjectId, institution, organId, by } = asked
  const day = asked.conductUntil ?? todayOf(clock)
  const loaded = { organId: organId ?? by.organId, state: newCase, by, ...(subjectId && { partyId: subjectId }) }
  const context = await loadContext(connection, services, loaded, clock)
  const kind = Object.keys(institutions).find((one): one is Institution => one === institution)
  const about = { fieldCode, region: context.organ.region, conductFrom: day, conductUntil: day }
  return competenceView([], { ...about, ...(kind && { institution: kind }) }, context)
}

function competenceView(asked: readonly string[], about: Conduct, context: CaseContext): CompetenceView {
  const inForce = powersInForce(context.law, { on: about.conductUntil, kind: 'penalty', includeDisabled: true })
  const named = inForce.filter(p => asked.includes(p.code))
  const codes = named.map(p => p.code)
  const items = named.length > 0 ? named : inForce.filter(p => p.fieldCode === about.fieldCode)
  const all = items.map(({ code, name }) => ({ code, name, answer: answersFor([code], about, context)[0]! }))
  // nobody wants to read fifty times that an item is ours
  const told = named.length > 0 ? all : all.filter(({ answer }) => answer.kind !== 'ours')
  const party = answersFor([], about, context)[0]!
  const { ground } = named.length > 0 ? groundOf(codes, about, context) : {}
  return {
    party: party.kind === 'ours' ? null : { kind: party.kind, ...said(party), next: nextOf(party) ?? '' },
    rows: told.map(rowOf),
    letter: ground ? { kind: ground.kind, recipients: ground.departments.map(d => d.name) } : null,
  }
}

const rowOf = ({ code, name, answer }: { code: string; name: string; answer: Competence }) => ({
  code,
  name,
  kind: answer.kind,
  ...said(answer),
  next: nextOf(answer),
  departments: departmentsOf(answer).map(d => d.name),
  confidence: answer.confidence,
})

const said = (answer: Competence) => ({ text: answer.text, article: articlesOf(answer.bases) })
const nextOf = (answer: Competence): string | null => ('next' in answer ? answer.next : null)
