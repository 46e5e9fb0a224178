import { appendActs, type Connection, refuseStale } from '#host'
import { dayOf } from '#kernel'
import type { PublicationActType } from '../acts.ts'
import { publicActs } from '../acts.ts'
import { type PublicationCommand, type PublicationState, publication } from '../rules.ts'
import type { CaseOfPublication } from './case-of.ts'
import { type StoredPublication, saveState } from './publications.ts'
import { showToPublic } from './show.ts'

/** Whoever carries a command through, and when. */
export interface Doer {
  userId: string | null
  name: string
  at: Date
}

/**
 * Decides, appends, projects – in the caller's transaction. An act that is public to its last word is signed by the organ,
 * not by the person: the account's id stays in it, his name does not.
 */
export async function carryOut(
  connection: Connection,
  stored: StoredPublication,
  command: PublicationCommand,
  of: CaseOfPublication,
  by: Doer,
  version?: number,
): Promise<PublicationState> {
  const { id, region, state } = stored
  if (version !== undefined && version !== state.version) refuseStale()
  const { law } = of.decided
  const acts = publication.decide(command, state, { today: dayOf(by.at), law, ...of })
  const organ = of.decided.state.finding!.organName
  let after = state
  for (const act of acts) {
    const signer = isPublic(act.type) ? { ...by, name: organ } : by
    const position = { kind: 'publication', id, region, version: after.version }
    const [recorded] = await appendActs(connection, position, [act as { type: string; data: never }], signer)
    after = publication.evolve(after, act)
    await showToPublic(connection, { id, region, organ }, act, after, recorded!.id)
  }
  await saveState(connection, id, after)
  return after
}

const isPublic = (type: PublicationActType): boolean => publicActs.includes(type)
