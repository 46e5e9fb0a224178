import { existsSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'

/** Hands out the stand-alone checker beside the log it checks, where the build has made it. */
export function serveChecker(http: FastifyInstance, dist: string): void {
  const path = join(dist, 'verify.mjs')
  if (!existsSync(path)) return
  const schema = { summary: '核验程序（单个文件，node verify.mjs 案卷包.zip --keys keys.txt）', tags: ['账本'] }
  http.get('/ledger/verify.mjs', { schema }, async (_request, reply) => {
    reply
      .header('cache-control', 'no-cache')
      .header('content-disposition', 'attachment; filename="verify.mjs"')
      .type('text/javascript; charset=utf-8')
    return readFile(path)
  })
}
