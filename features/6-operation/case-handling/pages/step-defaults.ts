import type { PlainDate } from '#kernel'
import type { CaseLawView, StepsView } from '../contract.ts'
import type { BodyOf, CommandName } from '../rules/commands.ts'
import { endedStages } from '../rules/stage.ts'
import type { CaseState } from '../rules/state.ts'

/** What a form may begin with: known from the case, or usual. Everything can be changed, nothing is sent unseen. */
export interface Known {
  state: CaseState
  staff: StepsView['staff']
  law: CaseLawView | undefined
  today: PlainDate
  /** An instant of China, minutes kept. */
  now: string
  /** Items that whoever opened the form had in hand. */
  powers?: readonly string[]
}

/** What is not known may be said so; it is no default then. */
type Deep<T> = {
  [K in keyof T]?: (T[K] extends unknown[] ? T[K] : T[K] extends object ? Deep<T[K]> : T[K]) | undefined
}
type Defaults = { [N in CommandName]?: (known: Known) => Deep<BodyOf<N>> }

/** The beginning of a command's form; empty where nothing is known. */
export const defaultsFor = (command: CommandName, known: Known): Record<string, unknown> =>
  withoutUndefined((defaults[command] as ((known: Known) => object) | undefined)?.(known) ?? {})

/** A case begins with its finding. */
const findingOf = (state: CaseState) => state.finding!

const team = ({ state }: Known) => state.handlers.map(handler => handler.id)
const place = ({ state }: Known) => findingOf(state).place
const partyName = ({ state }: Known) => findingOf(state).party.name
/** Who speaks for the party: its representative, or the person himself. */
const spokesman = ({ state }: Known) => findingOf(state).party.representative ?? findingOf(state).party.name
const only = <T>(things: readonly T[]): T | undefined => (things.length === 1 ? things[0] : undefined)
const onlyOf = (duty: string, { staff, state }: Known) =>
  only(staff.filter(person => person.duties.includes(duty) && !state.everHandled.includes(person.id)))?.id

const service = (known: Known) => ({
  method: 'direct' as const,
  servedAt: known.now,
  place: place(known),
  recipient: spokesman(known),
  officers: team(known),
})

const defaults: Defaults = {
  assignHandlers: known => ({ officers: team(known) }),
  requestFiling: known => ({
    facts: known.state.inspections.at(-1)?.findings ?? findingOf(known.state).summary,
    powerCodes: known.state.powerCodes,
  }),
  recordInspection: known => ({
    place: place(known),
    until: known.now,
    officers: team(known),
    recorderId: team(known).at(-1),
  }),
  addEvidence: known => ({ collectedAt: known.now, place: place(known), collectors: team(known) }),
  preserveEvidence: known => ({
    preservedAt: known.now,
    place: place(known),
    officers: team(known),
    approverId: onlyOf('leader', known),
    approvedAt: known.now,
  }),
  confirmPreservation: ({ state }) => ({
    preservationId: only(state.preservations.filter(p => !p.confirmed))?.preservationId,
  }),
  disposePreserved: known => ({
    preservationId: only(known.state.preservations.filter(p => !p.disposed))?.preservationId,
    disposedAt: known.now,
    officers: team(known),
  }),
  proposeHandover: known => ({
    powerCodes: [...(known.powers ?? [])],
    facts: known.state.inspections.at(-1)?.findings ?? findingOf(known.state).summary,
    attachments: known.state.evidence.map(item => `${item.title}${item.pages ? `（${item.pages}页）` : ''}`),
  }),
  dispatchHandover: known => ({ sentAt: known.now, way: 'handed' as const }),
  recordHandoverAnswer: ({ today, state }) => ({
    answeredOn: today,
    result: state.handover && state.handover.answers.length > 0 ? ('finished' as const) : ('accepted' as const),
  }),
  answerReporter: ({ now, state }) => ({
    answeredAt: now,
    about: endedStages.some(stage => stage === state.stage)
      ? ('notAccepted' as const)
      : state.reporterAnswers?.some(answer => answer.about === 'accepted')
        ? ('outcome' as const)
        : ('accepted' as const),
    said:
      state.caseNumber && !state.reporterAnswers?.length
        ? `您反映的问题，我单位已经立案，案号${state.caseNumber}，正在依法调查。`
        : undefined,
  }),
  recordRemoteInspection: known => ({
    until: known.now,
    actualTime: known.now,
    officers: team(known),
    recorderId: team(known).at(-1),
  }),
  recordExtraction: known => ({
    place: place(known),
    until: known.now,
    actualTime: known.now,
    officers: team(known),
    holder: spokesman(known),
  }),
  orderCorrection: known => ({
    at: known.now,
    officers: team(known),
    powerCode: known.state.conclusion?.powerCodes[0] ?? known.state.powerCodes[0],
  }),
  confirmCorrection: known => ({
    correctionId: only(known.state.corrections.filter(c => !c.corrected))?.correctionId,
    checkedAt: known.now,
    officers: team(known),
  }),
  recordInquiry: known => ({ until: known.now, officers: team(known) }),
  concludeInvestigation: ({ state }) => ({ facts: state.filingFacts, powerCodes: state.powerCodes, circumstances: [] }),
  proposeOutcome: ({ state: { conclusion } }) => ({
    outcome: conclusion?.crimeSuspected ? ('transferred' as const) : ('penalty' as const),
    power: conclusion?.crimeSuspected ? undefined : only(conclusion?.powerCodes ?? []),
    complex: conclusion?.difficult,
  }),
  servePriorNotice: known => ({ service: service(known) }),
  receiveDefence: known => ({ receivedAt: known.now, form: 'written' as const, by: partyName(known) }),
  waiveDefence: known => ({ waivedAt: known.now, by: spokesman(known) }),
  assessDefence: ({ state }) => ({ fineFen: state.proposal?.fineFen }),
  requestHearing: known => ({ requestedAt: known.now, by: partyName(known) }),
  scheduleHearing: known => ({ chairId: onlyOf('hearingOfficer', known), service: service(known) }),
  holdHearing: known => ({
    from: known.state.hearing?.scheduled?.heldAt,
    until: known.now,
    attendees: [
      ...known.state.handlers.map(handler => `${handler.name}（案件调查人员）`),
      `${spokesman(known)}（当事人）`,
    ],
  }),
  endHearing: known => ({ at: known.now }),
  reviewLegally: () => ({ opinions: REVIEWED.map(matter => ({ matter, opinion: '' })) }),
  discussCollectively: known => ({ until: known.now, chairId: onlyOf('leader', known) }),
  serveDecision: known => ({ service: service(known) }),
  decideOnTheSpot: known => ({ at: known.now, place: place(known), officers: team(known), circumstances: [] }),
  collectOnTheSpot: known => ({
    at: known.now,
    amountFen: known.state.decision?.treatment.fineFen,
    officers: team(known),
  }),
  handInCash: known => ({ at: known.now, step: known.state.cash?.inOrgan ? ('bank' as const) : ('organ' as const) }),
  fileWithOrgan: known => ({ at: known.now }),
  recordPayment: ({ state, today }) => ({
    code: state.decision?.payment?.code,
    amountFen: (state.decision?.payment?.totalFen ?? 0) - state.payments.reduce((sum, paid) => sum + paid.amountFen, 0),
    paidOn: today,
  }),
  archiveCase: known => ({ at: known.now }),
}

/** What a legal review looks at (行政处罚法第五十八条; 法制审核意见书). */
const REVIEWED = ['执法主体和管辖', '事实和证据', '定性和适用法律', '程序', '裁量和处理意见', '是否涉嫌犯罪']

/** A default that is not known is no default. */
function withoutUndefined(values: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => [key, isPlainObject(value) ? withoutUndefined(value) : value]),
  )
}

const isPlainObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
