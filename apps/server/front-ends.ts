import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply } from 'fastify'
import { problemOfError } from '#host'

/**
 * What a page of ours may load: its own program and nothing else. The component library writes style sheets into the
 * page, hence `unsafe-inline` for styles; scripts never. Pictures may be data (typeset pages) and blobs (camera).
 */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "media-src 'self' blob:",
  "font-src 'self'",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "frame-src 'self' blob:",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Where each front end that the build made is served; the desk takes every address that nobody else has. */
const FRONT_ENDS = [
  { name: 'portal', prefix: '/portal/' },
  { name: 'field', prefix: '/field/' },
  { name: 'desk', prefix: '/' },
]

/** Serves what `dist` holds of the front ends. What has not been built is not served: the API works without. */
export async function serveFrontEnds(http: FastifyInstance, dist: string): Promise<void> {
  for (const { name, prefix } of FRONT_ENDS) {
    const folder = join(dist, name)
    if (existsSync(join(folder, 'index.html'))) await serveFrontEnd(http, folder, prefix)
  }
}

async function serveFrontEnd(http: FastifyInstance, folder: string, prefix: string): Promise<void> {
  // names in assets/ carry the hash of their content; the build put compressed copies beside them
  await http.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: `${prefix}assets/`,
    decorateReply: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    index: false,
  })
  for (const name of readdirSync(folder, { withFileTypes: true })) {
    if (!name.isFile() || name.name === 'index.html') continue
    const content = readFileSync(join(folder, name.name))
    http.get(prefix + name.name, { schema: { hide: true } }, (_request, reply) => sendFile(reply, name.name, content))
  }
  const page = readFileSync(join(folder, 'index.html'))
  const sendPage = (reply: FastifyReply) =>
    reply
      .header('content-type', 'text/html; charset=utf-8')
      .header('content-security-policy', POLICY)
      .header('cache-control', 'no-cache')
      .send(page)
  if (prefix !== '/') http.get(prefix.slice(0, -1), { schema: { hide: true } }, (_request, reply) => sendPage(reply))
  // every other address is a page of the front end, which says itself when there is none
  http.get(`${prefix}*`, { schema: { hide: true } }, (request, reply) => {
    if (/^\/api(\/|$|\?)/.test(request.url)) {
      const { status, problem } = problemOfError({ statusCode: 404 })
      return reply.status(status).send(problem)
    }
    return sendPage(reply)
  })
}

const MEDIA_TYPES: Record<string, string> = {
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
  png: 'image/png',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json; charset=utf-8',
  webmanifest: 'application/manifest+json',
  txt: 'text/plain; charset=utf-8',
}

/** Files beside the page keep their names, so they are asked for anew each time. */
function sendFile(reply: FastifyReply, name: string, content: Buffer): FastifyReply {
  const type = MEDIA_TYPES[name.slice(name.lastIndexOf('.') + 1)] ?? 'application/octet-stream'
  return reply.header('content-type', type).header('cache-control', 'no-cache').send(content)
}
