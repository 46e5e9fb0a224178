import { Type } from 'typebox'
import { endpoint, noClaims } from '#host'

/** For watchdogs and load balancers: 200 when a request could be served, 503 (by the error form) when the database is away. */
export const healthEndpoint = (version: string) =>
  endpoint({
    method: 'GET',
    path: '/api/health',
    summary: '运行状况',
    tag: '系统',
    permission: 'public',
    reply: Type.Object({ status: Type.Literal('ok'), version: Type.String() }),
    async handle({ database }) {
      await database.read(noClaims, c => c.named('health', 'select 1', []))
      return { status: 'ok' as const, version }
    },
  })
