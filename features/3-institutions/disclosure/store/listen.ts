import type { CaseEvent, CaseListener } from '#features/6-operation/case-handling'
import type { Connection } from '#host'
import { countPeriod, type Law } from '#law-engine'
import type { PublicationCommand } from '../rules.ts'
import { newPublication } from '../rules.ts'
import { carryOut } from './carry-out.ts'
import { loadCase } from './case-of.ts'
import { findOfCase, noteServed, queueDecision } from './publications.ts'

type RecordedAct = CaseEvent['acts'][number]

/**
 * Publication listens to cases: a penalty decided enters the queue with its deadline; the case's own commands publish and
 * withhold. Whoever gave them, the text is checked here, and what is refused here undoes the command.
 */
export function disclosureListener(law: Law): CaseListener {
  return async (connection, event) => {
    for (const act of event.acts) await listen(connection, law, event, act)
  }
}

async function listen(connection: Connection, law: Law, event: CaseEvent, act: RecordedAct): Promise<void> {
  switch (act.type) {
    case 'decided':
    case 'decidedOnTheSpot':
      return act.data.treatment.outcome === 'penalty' ? enqueue(connection, law, event, act) : undefined
    case 'decisionServed':
      await noteServed(connection, event.caseId, act.data.servedOn)
      return
    case 'decisionPublished': {
      const { publicText, until } = act.data
      return follow(connection, law, event, act, { name: 'publish', body: { publicText, ...(until && { until }) } })
    }
    case 'publicationWithheld':
      return follow(connection, law, event, act, { name: 'withhold', body: { ground: act.data.ground } })
  }
}

const PUBLISH_PERIOD = 'D-PUB-01'

async function enqueue(
  connection: Connection,
  law: Law,
  { caseId, region, after }: CaseEvent,
  act: RecordedAct & { type: 'decided' | 'decidedOnTheSpot' },
): Promise<void> {
  const finding = after.finding!
  const { decidedOn, opens = [] } = act.data
  // the case's own clock where it runs one: there is but one deadline
  const clock = opens.find(c => c.periodId === PUBLISH_PERIOD) ?? countPeriod(law, PUBLISH_PERIOD, decidedOn)
  await queueDecision(
    connection,
    {
      id: act.id,
      caseId,
      region,
      organId: finding.organId,
      decisionNumber: after.decision!.number,
      partyName: finding.party.name,
      cause: after.cause ?? finding.summary.slice(0, 60),
      fieldCode: finding.fieldCode,
      decidedOn,
      servedOn: after.servedOn ?? null,
      clock,
    },
    newPublication,
  )
}

/** Carries out what the case decided, in the name of whoever decided it. */
async function follow(
  connection: Connection,
  law: Law,
  { caseId, at }: CaseEvent,
  act: RecordedAct,
  command: PublicationCommand,
): Promise<void> {
  const stored = await findOfCase(connection, caseId)
  // a decision of before this feature listened has no row; the case alone knows of it
  if (!stored) return
  const of = await loadCase(connection, law, caseId)
  await carryOut(connection, stored, command, of, { userId: act.actorId, name: act.actorName, at })
}
