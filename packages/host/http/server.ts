import rateLimit from '@fastify/rate-limit'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyInstance, type FastifyRequest, type RouteShorthandOptions } from 'fastify'
import { type Clock, isRefusal, refuse } from '#kernel'
import type { Ledger } from '#ledger/append'
import { claimsFor, type Database, noClaims } from '../database/index.ts'
import type { FileStore } from '../files/file-store.ts'
import { type Identity, isPermitted } from '../identity/index.ts'
import { mountStaticLog } from '../ledger/static-log.ts'
import { assertCleanInput } from './clean-input.ts'
import type { Endpoint } from './endpoint.ts'
import { type Problem, problemOf, problemOfError } from './problem.ts'
import { schemaCompiler } from './validation.ts'

export interface HttpOptions {
  endpoints: readonly Endpoint[]
  database: Database
  /** Left out where no endpoint touches a file. */
  files?: FileStore
  /** Left out where nothing asks for proofs; given, the log is served under `/ledger/`. */
  ledger?: Ledger
  clock: Clock
  /** Finds who asks, from the session cookie; undefined when nobody is signed in. */
  authenticate(request: FastifyRequest): Promise<Identity | undefined>
  /** Largest JSON body in bytes. */
  bodyLimit?: number
  log?: boolean
  /** Proxies in front whose `x-forwarded-for` is believed. Left out, the address of the connection counts. */
  trustedProxies?: readonly string[]
  version: string
}

/** Builds the HTTP server from endpoints: validation, permission, one error form, OpenAPI, security headers. */
export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = Fastify({
    logger: options.log ? { level: 'warn', redact: ['req.headers.cookie', 'req.headers.authorization'] } : false,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    trustProxy: options.trustedProxies ? [...options.trustedProxies] : false,
    routerOptions: { ignoreTrailingSlash: true },
  })
  app.setValidatorCompiler(schemaCompiler())
  await app.register(rateLimit, { global: false })
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: '文衡开放接口', version: options.version } },
  })
  await app.register(swaggerUi, { routePrefix: '/api/docs' })
  app.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger())

  app.addHook('onSend', async (_request, reply) => {
    reply
      .header('x-content-type-options', 'nosniff')
      .header('referrer-policy', 'no-referrer')
      .header('x-frame-options', 'DENY')
  })
  app.setNotFoundHandler((_request, reply) => send(reply, problemOfError({ statusCode: 404 })))
  app.setErrorHandler((error, request, reply) => {
    const answer = isRefusal(error) ? { ...problemOf(error.detail), unexpected: false } : problemOfError(error)
    if (answer.unexpected) request.log.error(error)
    if (answer.status === 503) reply.header('retry-after', '2')
    return send(reply, answer)
  })
  for (const endpoint of options.endpoints) {
    if (endpoint.streamedBody) await app.register(async scope => mountStreamed(scope, endpoint, options))
    else mount(app, endpoint, options)
  }
  if (options.ledger) mountStaticLog(app, options.ledger)
  return app
}

/** In a scope of its own, so that no other route takes anything but JSON. */
function mountStreamed(scope: FastifyInstance, endpoint: Endpoint, options: HttpOptions): void {
  scope.removeAllContentTypeParsers()
  scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload))
  mount(scope, endpoint, options)
}

const send = (
  reply: { status(code: number): { send(body: unknown): unknown } },
  answer: { status: number; problem: Problem },
) => reply.status(answer.status).send(answer.problem)

function mount(app: FastifyInstance, endpoint: Endpoint, options: HttpOptions): void {
  const { params, query, body, reply, streamedBody, limit } = endpoint
  const { files = notGiven('files'), ledger = notGiven('ledger') } = options
  const schema = {
    summary: endpoint.summary,
    tags: [endpoint.tag],
    ...(params && { params }),
    ...(query && { querystring: query }),
    ...(body && { body }),
    ...(streamedBody && { body: streamSchema, consumes: [...streamedBody] }),
    ...(reply && { response: { 200: reply } }),
  }
  const route: RouteShorthandOptions = {
    schema,
    ...(limit && { config: { rateLimit: { max: limit.requests, timeWindow: limit.seconds * 1000 } } }),
  }
  app.route({
    ...route,
    method: endpoint.method,
    url: endpoint.path.replace(/\{(\w+)\}/g, ':$1'),
    onRequest: async request => {
      const identity = await options.authenticate(request)
      if (!isPermitted(endpoint.permission, identity)) refuseAccess(identity)
      if (identity?.mustChangePassword && endpoint.permission !== 'public' && !endpoint.beforePasswordChange)
        refuseUntilChanged()
      identities.set(request, identity)
    },
    preHandler: async request => {
      assertCleanInput(request.params)
      assertCleanInput(request.query)
      if (!streamedBody) assertCleanInput(request.body)
    },
    handler: (request, response) => {
      const identity = identities.get(request)
      return endpoint.handle({
        params: request.params,
        query: request.query,
        body: request.body,
        identity,
        claims: identity ? claimsFor(identity) : noClaims,
        database: options.database,
        files,
        ledger,
        clock: options.clock,
        request,
        reply: response,
      })
    },
  })
}

/** Says nothing, so that a stream passes; for the documentation only. */
const streamSchema = { description: '文件内容，原样' }

/** Stands for a part that this server was built without, as endpoints that need it were not foreseen. */
function notGiven<T extends object>(option: 'files' | 'ledger'): T {
  return new Proxy({} as T, {
    get() {
      throw new Error(`createHttp was built without the option \`${option}\``)
    },
  })
}

const identities = new WeakMap<FastifyRequest, Identity | undefined>()

function refuseUntilChanged(): never {
  refuse({
    code: 'host.passwordMustChange',
    kind: 'forbidden',
    message: '口令由他人设置，或者已经到期，修改以前不能办理其他事项。',
    next: '请先修改口令。',
  })
}

function refuseAccess(identity: Identity | undefined): never {
  if (!identity) {
    refuse({
      code: 'host.signInFirst',
      kind: 'unauthenticated',
      message: '尚未登录，或者登录已经过期。',
      next: '请登录；已填写的草稿仍在本机。',
    })
  }
  refuse({
    code: 'host.notPermitted',
    kind: 'forbidden',
    message: '您的岗位没有这项权限。',
    next: '请由具有相应职责的人员办理，或者联系安全管理员核对岗位。',
  })
}
