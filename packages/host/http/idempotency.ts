import { createHash } from 'node:crypto'
import { type Clock, canonicalJson, refuse } from '#kernel'
import type { Connection } from '../database/index.ts'

/**
 * One effect per key: the first request with a key writes its answer in the same transaction as its effect; a repetition
 * gets that answer; the same key with another body is refused. Two at the same moment: the second waits on the row.
 * @returns the stored answer of an earlier request, or undefined when this one is the first.
 */
export async function findEarlierAnswer(
  connection: Connection,
  request: { userId: string; key: string; body: unknown },
  clock: Clock,
): Promise<{ reply: unknown } | undefined> {
  const hash = hashOf(request.body)
  const inserted = await connection.named(
    'idempotency-claim',
    'insert into idempotency (user_id, key, request_hash, at) values ($1, $2, $3, $4) on conflict do nothing returning 1',
    [request.userId, request.key, hash, clock.now()],
  )
  if (inserted.length > 0) return undefined
  const [row] = await connection.named<{ request_hash: string; reply: unknown }>(
    'idempotency-find',
    'select request_hash, reply from idempotency where user_id = $1 and key = $2',
    [request.userId, request.key],
  )
  if (row?.request_hash !== hash) {
    refuse({
      code: 'host.keyReused',
      kind: 'notAllowed',
      message: '同一个幂等键已经用于内容不同的请求。',
      next: '请为新的请求换一个 Idempotency-Key。',
    })
  }
  return { reply: row.reply }
}

export async function keepAnswer(
  connection: Connection,
  request: { userId: string; key: string },
  reply: unknown,
): Promise<void> {
  await connection.named(
    'idempotency-keep',
    'update idempotency set status = 200, reply = $3 where user_id = $1 and key = $2',
    [request.userId, request.key, JSON.stringify(reply)],
  )
}

const hashOf = (body: unknown): string =>
  createHash('sha256')
    .update(canonicalJson(body ?? null))
    .digest('hex')

/** Keys come from clients: short, printable, theirs. */
export function readKey(header: string | string[] | undefined): string | undefined {
  if (header === undefined) return undefined
  if (typeof header === 'string' && /^[\x21-\x7e]{8,128}$/.test(header)) return header
  return refuse({
    code: 'host.keyMalformed',
    kind: 'invalid',
    message: 'Idempotency-Key 的格式不对。',
    next: '请使用 8 至 128 个可见的英文字符，例如 UUID。',
  })
}
