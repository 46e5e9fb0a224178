import { closedGate, type Gate, openGate } from '#kernel'
import { type Basis, type Competence, competenceOf, getPower } from '#law-engine'
import type { Finding, Treatment } from '../acts.ts'
import type { CaseContext } from './context.ts'
import { findingOf } from './gates.ts'
import type { CaseState } from './state.ts'
import { otherPenaltyNames, otherPenaltyWords } from './treatment/penalty-names.ts'

/** Code and title of what stands against us; a penalty by the wrong body is void (行政处罚法第三十八条). */
const OBSTACLES = {
  otherDepartment: { code: 'caseHandling.otherDepartment', title: '其他部门的事项' },
  assistOnly: { code: 'caseHandling.assistOnly', title: '只能配合查处的事项' },
  excludedBody: { code: 'caseHandling.excludedBody', title: '执法范围以外的机构' },
  otherPlace: { code: 'caseHandling.otherPlace', title: '违法行为发生地' },
  otherLevel: { code: 'caseHandling.otherLevel', title: '级别管辖' },
  partly: { code: 'caseHandling.notOurKind', title: '归本机关的处罚种类' },
} as const satisfies Record<Exclude<Competence['kind'], 'ours'>, Pick<Gate, 'code' | 'title'>>

const TITLE = { code: 'caseHandling.competence', title: '管辖' }

/** Whether the party is within the scope of enforcement at all; asked before anything is filed. */
export const partyGate = (state: CaseState, context: CaseContext): Gate =>
  gateOf(answerFor(undefined, findingOf(state), context))

/** Every item is ours to file, at least for one kind of penalty. */
export function itemsGate(codes: readonly string[], state: CaseState, context: CaseContext): Gate {
  const answers = answersFor(codes, findingOf(state), context)
  const obstacle = answers.find(a => a.kind !== 'ours' && a.kind !== 'partly')
  return gateOf(obstacle ?? answers.find(a => a.kind === 'partly') ?? answers[0]!)
}

/** Everything a treatment imposes under an item is ours to impose. */
export function impositionCompetenceGate(
  code: string,
  treatment: Treatment,
  state: CaseState,
  context: CaseContext,
): Gate {
  const answer = answerFor(code, findingOf(state), context)
  if (answer.kind !== 'partly') return gateOf(answer)
  const foreign = imposedOf(treatment).filter(({ words }) => !words.some(w => answer.penaltyKinds.includes(w)))
  if (foreign.length === 0) return gateOf(answer)
  const why = `${answer.text}拟作出的${foreign.map(f => f.name).join('、')}不归本机关。`
  return closedGate({ ...OBSTACLES.partly, article: articlesOf(answer.bases) }, why, answer.next)
}

/** Whose the items are, each for itself; without items, whether the party is within the scope of enforcement. */
export const answersFor = (codes: readonly string[], about: Conduct, context: CaseContext): Competence[] =>
  codes.length === 0 ? [answerFor(undefined, about, context)] : codes.map(code => answerFor(code, about, context))

/** As much of a finding as competence looks at. */
export type Conduct = Pick<Finding, 'fieldCode' | 'region' | 'institution' | 'conductFrom' | 'conductUntil'>

/** A party's permits count from the days of the conduct: what it was then decides whose case it is. */
function questionOf(about: Conduct, { today, organ, partyPermits }: CaseContext) {
  const { fieldCode, region, institution, conductFrom, conductUntil } = about
  const held = partyPermits.filter(p => p.validFrom <= conductUntil && conductFrom <= (p.validUntil ?? '9999'))
  return {
    ...{ fieldCode, on: today, place: region, organ: organ.region },
    party: { permits: held.map(p => p.kind), ...(institution && { institution }) },
  }
}

/** An item of another field that one act offends against too is judged in that field. */
function answerFor(code: string | undefined, about: Conduct, context: CaseContext): Competence {
  const question = questionOf(about, context)
  if (code === undefined) return competenceOf(context.law, question)
  const { fieldCode } = getPower(context.law, code, about.conductUntil)
  return competenceOf(context.law, { ...question, fieldCode, power: code })
}

function gateOf(answer: Competence): Gate {
  const article = articlesOf(answer.bases)
  if (answer.kind === 'ours' || answer.kind === 'partly') return openGate({ ...TITLE, article }, answer.text)
  return closedGate({ ...OBSTACLES[answer.kind], article }, answer.text, answer.next)
}

export const articlesOf = (bases: readonly Basis[]): string => bases.map(b => `${b.law}${b.article}`).join('、')

/** What a treatment imposes, in the words items use. */
function imposedOf(treatment: Treatment): { name: string; words: readonly string[] }[] {
  const { warning, fineFen, confiscationFen, otherPenalties } = treatment
  const plain: [boolean, string][] = [
    [warning, '警告'],
    [fineFen > 0, '罚款'],
    [confiscationFen > 0, '没收违法所得'],
  ]
  return [
    ...plain.filter(([imposed]) => imposed).map(([, name]) => ({ name, words: [name] })),
    ...otherPenalties.map(({ kind }) => ({ name: otherPenaltyNames[kind], words: otherPenaltyWords[kind] })),
  ]
}
