import type { FastifyInstance, FastifyReply } from 'fastify'
import { refuse } from '#kernel'
import type { Ledger } from '#ledger/append'

/**
 * The log as static files (C2SP tlog-tiles) under `/ledger/`, and its public keys: for mirrors, witnesses and whoever
 * checks it without asking us. Tiles never change, so caches keep them; nothing of it is secret, so other sites may read it.
 */
export function mountStaticLog(app: FastifyInstance, ledger: Ledger): void {
  const schema = (summary: string) => ({ schema: { summary, tags: ['账本'] } })
  app.get('/ledger/keys.txt', schema('账本的公钥，一行一个'), async (_request, reply) => {
    open(reply).header('cache-control', 'no-cache').type('text/plain; charset=utf-8')
    return `# ${ledger.origin}\n${ledger.vkeys.map(key => `${key}\n`).join('')}`
  })
  app.get<{ Params: { '*': string } }>(
    '/ledger/*',
    schema('账本的静态文件：checkpoint、tile/…、sm3/…（c2sp.org/tlog-tiles）'),
    async (request, reply) => {
      const file = await ledger.fileAt(`/${request.params['*']}`)
      if (!file) return refuseMissing()
      open(reply)
        .header('cache-control', file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache')
        .type(file.contentType)
      return Buffer.from(file.bytes)
    },
  )
}

const open = (reply: FastifyReply) => reply.header('access-control-allow-origin', '*')

const refuseMissing = (): never =>
  refuse({
    code: 'ledger.noSuchFile',
    kind: 'notFound',
    message: '账本中没有这个文件。',
    next: '请先读取 /ledger/checkpoint，按其中的条目数计算文件名。',
  })
