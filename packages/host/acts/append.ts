import { canonicalJson, type Json, NotCanonical, newId, type RegionCode, refuse } from '#kernel'
import { enqueue, type LedgerInput } from '#ledger/append'
import type { Connection } from '../database/index.ts'

/**
 * What happened, before it has a place in its stream. `type` in past tense, `data` the facts: plain JSON without
 * fractions (fen, seconds, millionths of a degree), because it is hashed.
 */
export interface Act {
  type: string
  data: Record<string, unknown>
}

/** An act as recorded. */
export interface RecordedAct extends Act {
  id: string
  seq: number
  /** ISO instant of recording. */
  at: string
  actorId: string | null
  actorName: string
}

export interface StreamPosition {
  kind: string
  id: string
  region: RegionCode
  /** Acts already in the stream. */
  version: number
}

/**
 * Appends acts to a stream in one statement, and puts them on their way into the ledger in another, in the same
 * transaction. Two writers of the same version: the second is refused as stale, because (stream, seq) is unique.
 * @throws Refusal `host.stale`, `host.actNotExact`
 */
export async function appendActs(
  connection: Connection,
  stream: StreamPosition,
  acts: readonly Act[],
  by: { userId: string | null; name: string; at: Date },
): Promise<RecordedAct[]> {
  const recorded = acts.map((act, i) => ({
    ...act,
    id: newId(by.at),
    seq: stream.version + i + 1,
    at: by.at.toISOString(),
    actorId: by.userId,
    actorName: by.name,
  }))
  try {
    await connection.named('acts-append', APPEND, [
      recorded.map(a => a.id),
      recorded.map(a => a.seq),
      recorded.map(a => a.type),
      recorded.map(a => exactJson(a.data)),
      stream.kind,
      stream.id,
      stream.region,
      by.at,
      by.userId,
      by.name,
    ])
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'act_stream_id_seq_key') refuseStale()
    throw error
  }
  await enqueueActs(connection, stream, recorded)
  return recorded
}

async function enqueueActs(connection: Connection, stream: StreamPosition, acts: readonly RecordedAct[]) {
  // prepared once per connection
  const tx = { query: async (text: string, values: unknown[] = []) => rowsOf(connection, text, values) }
  await enqueue(
    tx,
    acts.map(act => ledgerInputOf(stream, act)),
  )
}

const rowsOf = async (connection: Connection, text: string, values: unknown[]) => ({
  rows: await connection.named('ledger-enqueue', text, values),
})

/** What the ledger keeps of an act. Public are type, time and region; the rest is committed to, and opened by a bundle. */
const ledgerInputOf = (stream: StreamPosition, act: RecordedAct): LedgerInput => ({
  actId: act.id,
  type: `${stream.kind}.${act.type}`,
  at: new Date(act.at),
  org: stream.region,
  actor: act.actorId ?? 'system',
  object: stream.id,
  payload: {
    [stream.kind === 'case' ? 'caseId' : 'streamId']: stream.id,
    seq: act.seq,
    type: act.type,
    at: act.at,
    by: { id: act.actorId, name: act.actorName },
    data: act.data as Json,
  },
})

const APPEND = `insert into act (id, seq, type, data, stream_kind, stream_id, region, at, actor_id, actor_name)
  select a.id, a.seq, a.type, a.data, $5, $6, $7, $8, $9, $10
  from unnest($1::uuid[], $2::int[], $3::text[], $4::jsonb[]) as a (id, seq, type, data)`

/** The acts of a stream in order; empty for an unknown one and for one outside the jurisdiction. */
export async function loadActs(connection: Connection, streamId: string): Promise<RecordedAct[]> {
  const rows = await connection.named<{
    id: string
    seq: number
    type: string
    at: Date
    actor_id: string | null
    actor_name: string
    data: Record<string, unknown>
  }>('acts-load', 'select id, seq, type, at, actor_id, actor_name, data from act where stream_id = $1 order by seq', [
    streamId,
  ])
  return rows.map(r => ({
    id: r.id,
    seq: r.seq,
    type: r.type,
    at: r.at.toISOString(),
    actorId: r.actor_id,
    actorName: r.actor_name,
    data: r.data,
  }))
}

function exactJson(data: Record<string, unknown>): string {
  try {
    return canonicalJson(data)
  } catch (error) {
    if (error instanceof NotCanonical) return refuseInexact(error)
    throw error
  }
}

function refuseInexact({ pointer }: NotCanonical): never {
  refuse({
    code: 'host.actNotExact',
    kind: 'invalid',
    message: `内容无法原样记入账本：${pointer}（只能是文字、整数、是否，以及由它们组成的清单）。`,
    next: '请以整数（分、秒、百万分之一度）或者文字填写这一项。',
    field: pointer,
  })
}

export function refuseStale(): never {
  refuse({
    code: 'host.stale',
    kind: 'stale',
    message: '页面打开以后，其他人已经办理了新的步骤。',
    next: '请刷新，核对最新状态后再办理；已填写的草稿仍在。',
  })
}
