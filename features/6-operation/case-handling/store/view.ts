import { type Connection, type Identity, isPermitted, type Look, selectNoted } from '#host'
import { type Clock, type Gate, maskCitizenId, maskPhone, type RegionCode } from '#kernel'
import { daysOfPeriod, isPartyRight, type Law } from '#law-engine'
import type { CaseActType, Clock as CaseClock } from '../acts.ts'
import type { CaseView, ClockView, StepsView, StepView } from '../contract.ts'
import { type CommandName, commands } from '../rules/commands.ts'
import type { CaseContext } from '../rules/context.ts'
import { teamGates } from '../rules/gates.ts'
import { nextStepFor } from '../rules/next-step.ts'
import type { CommandRule } from '../rules/rule.ts'
import { slipTitles } from '../rules/slips.ts'
import { allowed, stageNames } from '../rules/stage.ts'
import type { CaseState } from '../rules/state.ts'
import { rules } from '../rules.ts'
import { loadContext } from './context.ts'
import { getCaseState } from './get-case-state.ts'
import { refuseUnknownCase } from './run-command.ts'
import type { CaseServices } from './services.ts'

/** A case as its page shows it, in one statement that also notes the look. @throws Refusal `caseHandling.unknown` */
export async function getCaseView(connection: Connection, law: Law, caseId: string, look: Look): Promise<CaseView> {
  const [row] = await selectNoted<{
    region: RegionCode
    state: CaseState
    slips: { id: string; seq: number; type: CaseActType; at: string; actorName: string }[]
  }>(
    connection,
    'case-view',
    `select c.region, c.state,
       (select jsonb_agg(jsonb_build_object('id', a.id, 'seq', a.seq, 'type', a.type, 'at', a.at, 'actorName', a.actor_name) order by a.seq)
        from act a where a.stream_id = c.id) as slips
     from case_file c where c.id = $1`,
    [caseId],
    look,
  )
  if (!row) refuseUnknownCase()
  const { state } = row
  return {
    id: caseId,
    region: row.region,
    version: state.version,
    stage: state.stage,
    stageName: stageNames[state.stage],
    state: masked(state),
    clocks: state.clocks.map(clock => clockView(law, caseId, clock, clock.closed)),
    slips: row.slips.map(slip => ({
      ...slip,
      title: slipTitles[slip.type].title,
      article: slipTitles[slip.type].article ?? null,
    })),
  }
}

/** With the days of its strip counted from the law. */
export const clockView = (law: Law, caseId: string, clock: CaseClock, closed: boolean): ClockView => {
  const { closed: _closed, ...facts } = clock as CaseClock & { closed?: boolean }
  const right = isPartyRight(law, clock.periodId)
  return { ...facts, caseId, closed, right, days: daysOfPeriod(law, clock) }
}

/** Numbers that identify a person are on documents, not on screens. */
function masked(state: CaseState): CaseState {
  const finding = state.finding
  if (!finding) return state
  const { citizenId, phone } = finding.party
  const party = {
    ...finding.party,
    ...(citizenId && { citizenId: maskCitizenId(citizenId) }),
    ...(phone && { phone: maskPhone(phone) }),
  }
  return { ...state, finding: { ...finding, party } }
}

/** What may be done now, by whom, and what stands against it. */
export async function getSteps(
  connection: Connection,
  services: CaseServices,
  caseId: string,
  by: Identity,
  clock: Clock,
): Promise<StepsView> {
  const { state, organId } = await getCaseState(connection, caseId)
  const context = await loadContext(connection, services, { caseId, organId, state, by }, clock)
  const offered = (allowed[state.stage] as readonly CommandName[]).filter(command => rules[command])
  const steps = offered.map((command): StepView => {
    const { title, duties } = commands[command]
    const gates = (rules[command] as CommandRule<CommandName>).gates(state, context)
    return {
      command,
      title,
      permitted: isPermitted({ anyOf: duties }, by),
      duties: [...duties],
      gates: gates.map(gateView),
    }
  })
  const next = nextStepFor(state, by)?.command ?? null
  const staff = context.organ.staff.map(s => ({
    ...s,
    duties: [...s.duties],
    obstacle: s.duties.includes('handler') ? obstacleOf(state, s, context) : null,
  }))
  return { version: state.version, steps, next, staff }
}

/** Why an officer may not act in the case today, so that nobody chooses him in vain. */
function obstacleOf(state: CaseState, officer: { id: string; name: string }, context: CaseContext): string | null {
  const alone = { ...context, settings: { ...context.settings, minimumOfficers: 1 } }
  const closed = teamGates(state, [officer], context.today, alone).find(gate => !gate.open)
  return closed?.reason ?? null
}

/** A gate as it travels: facts stay with the server. */
export const gateView = ({ code, title, open, reason, article, opensWhen }: Gate) => ({
  code,
  title,
  open,
  reason,
  opensWhen,
  ...(article && { article }),
})
