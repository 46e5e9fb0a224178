import { appendActs, type Connection, type Identity, refuseStale } from '#host'
import { type Clock, newId } from '#kernel'
import type { ChannelFacts, PaymentAct } from '../acts.ts'
import type { ChannelView } from '../contract.ts'

interface ChannelRow extends ChannelFacts {
  id: string
  version: number
  setBy: string
  setAt: Date
}

/** Where the payers of an organ pay; undefined until finance has set it. */
export async function findChannel(connection: Connection, organId: string): Promise<ChannelRow | undefined> {
  const [row] = await connection.named<ChannelRow & Record<string, unknown>>(
    'channel-find',
    `select id, bank, bank_address as "bankAddress", account_name as "accountName", account_number as "accountNumber", version,
       set_by_name as "setBy", set_at as "setAt" from payment_channel where organ_id = $1`,
    [organId],
  )
  return row
}

export async function getChannelView(
  connection: Connection,
  organId: string,
  demonstration: boolean,
): Promise<ChannelView> {
  const found = await findChannel(connection, organId)
  const { bank, bankAddress, accountName, accountNumber } = found ?? ({} as Partial<ChannelFacts>)
  return {
    version: found?.version ?? 0,
    channel:
      bank && bankAddress && accountName && accountNumber ? { bank, bankAddress, accountName, accountNumber } : null,
    setBy: found?.setBy ?? null,
    setAt: found?.setAt.toISOString() ?? null,
    codesLeft: await countCodesLeft(connection, organId),
    demonstration,
  }
}

export async function countCodesLeft(connection: Connection, organId: string): Promise<number> {
  const [row] = await connection.named<{ left: number }>(
    'codes-left',
    'select count(*) as left from payment_code where organ_id = $1 and case_id is null',
    [organId],
  )
  return row!.left
}

/**
 * Sets where the organ's payers pay: an act, because whoever changes an account number changes where money goes.
 * Decisions already made keep what was printed on them. @throws Refusal `host.stale`
 */
export async function setChannel(
  connection: Connection,
  asked: { version: number; facts: ChannelFacts; by: Identity },
  clock: Clock,
): Promise<void> {
  const { version, facts, by } = asked
  const found = await findChannel(connection, by.organId)
  if ((found?.version ?? 0) !== version) refuseStale()
  const id = found?.id ?? newId(clock.now())
  const act: PaymentAct = { type: 'channelSet', data: { ...facts, organId: by.organId, region: by.region } }
  await appendActs(connection, { kind: 'paymentChannel', id, region: by.region, version }, [act], {
    userId: by.userId,
    name: by.name,
    at: clock.now(),
  })
  const written = await connection.named<{ id: string }>('channel-set', SET_CHANNEL, [
    id,
    by.organId,
    by.region,
    facts.bank,
    facts.bankAddress,
    facts.accountName,
    facts.accountNumber,
    version + 1,
    by.userId,
    by.name,
    clock.now(),
  ])
  // two first settings at once: one of them found the other's row
  if (written.length === 0) refuseStale()
}

const SET_CHANNEL = `insert into payment_channel (id, organ_id, region, bank, bank_address, account_name, account_number, version,
    set_by, set_by_name, set_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
  on conflict (organ_id) do update set bank = excluded.bank, bank_address = excluded.bank_address,
    account_name = excluded.account_name, account_number = excluded.account_number, version = excluded.version,
    set_by = excluded.set_by, set_by_name = excluded.set_by_name, set_at = excluded.set_at
  where payment_channel.version = excluded.version - 1
  returning id`
