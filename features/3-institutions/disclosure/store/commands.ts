import { type CaseServices, runCommand } from '#features/6-operation/case-handling'
import type { Connection, Identity } from '#host'
import type { Clock } from '#kernel'
import type { Publish, Withhold } from '../bodies/publication.ts'
import type { PublicationReply } from '../contract.ts'
import type { PublicationCommand } from '../rules.ts'
import { carryOut } from './carry-out.ts'
import { loadCase } from './case-of.ts'
import { getForUpdate } from './publications.ts'

interface Asked<B> {
  id: string
  body: B
  /** Acts of the case that the person has seen. */
  version: number
  by: Identity
}

/**
 * Publishes: notes what was checked and how, then gives the case its command, to which this feature listens. One
 * transaction: what the case or the check refuses leaves nothing behind.
 */
export async function publish(
  connection: Connection,
  services: CaseServices,
  { id, body, version, by }: Asked<Publish>,
  clock: Clock,
): Promise<PublicationReply> {
  const stored = await getForUpdate(connection, id)
  const of = await loadCase(connection, services.law, stored.caseId)
  const doer = { userId: by.userId, name: by.name, at: clock.now() }
  await carryOut(connection, stored, { name: 'checkRedaction', body }, of, doer)
  const { texts, until } = body
  const command = {
    name: 'publishDecision' as const,
    body: { redactionChecked: true, publicText: texts.facts, ...(until && { until }) },
  }
  await runCommand(connection, services, { caseId: stored.caseId, command, version, by }, clock)
  return replyOf(connection, id)
}

export async function withhold(
  connection: Connection,
  services: CaseServices,
  { id, body, version, by }: Asked<Withhold>,
  clock: Clock,
): Promise<PublicationReply> {
  const { caseId } = await getForUpdate(connection, id)
  const command = { name: 'withholdPublication' as const, body }
  await runCommand(connection, services, { caseId, command, version, by }, clock)
  return replyOf(connection, id)
}

/** Correction, note of a change, withdrawal: commands of the publication itself. */
export async function amend(
  connection: Connection,
  services: CaseServices,
  asked: { id: string; command: PublicationCommand; version: number; by: Identity },
  clock: Clock,
): Promise<PublicationReply> {
  const { id, command, version, by } = asked
  const stored = await getForUpdate(connection, id)
  const of = await loadCase(connection, services.law, stored.caseId)
  await carryOut(connection, stored, command, of, { userId: by.userId, name: by.name, at: clock.now() }, version)
  return replyOf(connection, id)
}

async function replyOf(connection: Connection, id: string): Promise<PublicationReply> {
  const { state } = await getForUpdate(connection, id)
  return { id, stage: state.stage, version: state.version }
}
