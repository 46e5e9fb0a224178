import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Static, TObject, TSchema } from 'typebox'
import type { Clock } from '#kernel'
import type { Ledger } from '#ledger/append'
import type { Claims, Database } from '../database/index.ts'
import type { FileStore } from '../files/file-store.ts'
import type { Identity, Permission } from '../identity/index.ts'

/** What a handler gets. `identity` is undefined only on public endpoints. */
export interface Call<P, Q, B> {
  params: P
  query: Q
  body: B
  identity: Identity | undefined
  claims: Claims
  database: Database
  /** Files by content. */
  files: FileStore
  /** Proofs and bundles. */
  ledger: Ledger
  clock: Clock
  request: FastifyRequest
  reply: FastifyReply
}

interface Shape<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema> {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  /** Under `/api`, with `{name}` for parameters as OpenAPI writes them. */
  path: string
  /** One Chinese sentence for the documentation. */
  summary: string
  tag: string
  permission: Permission
  /** Open also to who must change his password first. */
  beforePasswordChange?: boolean
  params?: P
  query?: Q
  body?: B
  /**
   * Media types of a body that is no JSON and is not read beforehand: `request.body` is the stream, unlimited and
   * unchecked. For the documentation; the handler decides what it takes.
   */
  streamedBody?: readonly string[]
  /** Schema of the answer; leave out for files and streams. */
  reply?: R
  /** A POST that has one effect however often it is sent: wants the header Idempotency-Key. */
  idempotent?: boolean
  /** Requests that one address may make in so many seconds; then 429. For doors that could be tried out. */
  limit?: { requests: number; seconds: number }
}

/** One door of the API: its address, who may use it, what goes in and out, and what answers. */
export interface Endpoint extends Shape<TObject, TObject, TSchema, TSchema> {
  handle(call: Call<unknown, unknown, unknown>): Promise<unknown>
}

/** Declares an endpoint; types of params, query, body and answer follow from the schemas. */
export function endpoint<P extends TObject, Q extends TObject, B extends TSchema, R extends TSchema = TSchema>(
  shape: Shape<P, Q, B, R> & {
    handle(call: Call<Static<P>, Static<Q>, Static<B>>): Promise<R extends TSchema ? Static<R> : unknown>
  },
): Endpoint {
  return shape as unknown as Endpoint
}
