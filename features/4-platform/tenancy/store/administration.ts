import { appendActs, type Connection, type Identity } from '#host'
import { type Clock, newPaperCode, type RegionCode } from '#kernel'
import type { AdministrationAct } from '../acts.ts'

/** Who acts: an administrator, or the server's own console. */
export type Actor = Pick<Identity, 'name'> & { userId: string | null }

/**
 * One administrator at a time: what is checked about others (that one of them remains) holds until the end of the
 * transaction. Any number, the same in every instance.
 */
export const holdAdministration = (connection: Connection): Promise<unknown> =>
  connection.named('administration-lock', 'select pg_advisory_xact_lock(4202602)', [])

/** Records what an administrator did. The stream is the account or the organ it was done to. */
export async function recordAdministration(
  connection: Connection,
  stream: { id: string; region: RegionCode },
  act: AdministrationAct,
  by: Actor,
  clock: Clock,
): Promise<void> {
  const [row] = await connection.named<{ version: number }>(
    'administration-version',
    'select coalesce(max(seq), 0)::int as version from act where stream_id = $1',
    [stream.id],
  )
  await appendActs(connection, { kind: 'administration', ...stream, version: row!.version }, [act], {
    userId: by.userId,
    name: by.name,
    at: clock.now(),
  })
}

/** Good for reading from paper and long enough for the policy; of use until the owner's first sign-in. */
export const newTemporaryPassword = (): string => `Wh-${newPaperCode(3)}`
