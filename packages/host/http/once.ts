import { refuse } from '#kernel'
import type { Connection } from '../database/index.ts'
import type { Call } from './endpoint.ts'
import { findEarlierAnswer, keepAnswer, readKey } from './idempotency.ts'

/**
 * Does the work of a request once, in one transaction, however often it is sent: a repetition gets the first answer, the
 * same key with another body is refused. Wants a key from the sender.
 * @throws Refusal `host.keyMissing`, `host.keyMalformed`, `host.keyReused`, and of the work
 */
export function once<P, Q, B, R>(
  { request, body, identity, database, claims, clock }: Call<P, Q, B>,
  work: (connection: Connection) => Promise<R>,
): Promise<R> {
  const key = readKey(request.headers['idempotency-key']) ?? refuseMissing()
  const asked = { userId: identity!.userId, key, body: { path: request.url, body } }
  return database.write(claims, async connection => {
    const earlier = await findEarlierAnswer(connection, asked, clock)
    if (earlier) return earlier.reply as R
    const reply = await work(connection)
    await keepAnswer(connection, asked, reply)
    return reply
  })
}

function refuseMissing(): never {
  refuse({
    code: 'host.keyMissing',
    kind: 'invalid',
    message: '请求没有 Idempotency-Key。',
    next: '请为每次提交生成一个新的键，并在重发时沿用；同一个键只有一次效果。',
  })
}
