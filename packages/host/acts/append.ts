import { newId, type RegionCode, refuse } from '#kernel'
import type { Connection } from '../database/index.ts'

/** What happened, before it has a place in its stream. `type` in past tense, `data` the facts. */
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
 * Appends acts to a stream in one statement. Two writers of the same version: the second is refused as stale, because
 * (stream, seq) is unique.
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
      recorded.map(a => JSON.stringify(a.data)),
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
  return recorded
}

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

export function refuseStale(): never {
  refuse({
    code: 'host.stale',
    kind: 'stale',
    message: '页面打开以后，其他人已经办理了新的步骤。',
    next: '请刷新，核对最新状态后再办理；已填写的草稿仍在。',
  })
}
