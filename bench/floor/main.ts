import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import Fastify from 'fastify'
import pg from 'pg'
import { createTypesetter, type RenderRequest } from '#documents'
import type { Claims } from '#host'
import type { Piece, Script, Value } from '../harness/script.ts'

interface FloorFile {
  url: string
  script: Script
  /** Put on each connection once: the floor never changes whom it works for. */
  claims: Claims
}

/** The floor: a bare Fastify, a pool, and one route that runs the statements and sends the rows. */
const { url, script, claims } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as FloorFile
const pool = new pg.Pool({ connectionString: url, max: 16, options: '-c TimeZone=Asia/Shanghai' })
const settings = { region_from: claims.regionFrom, region_to: claims.regionTo, user_id: claims.userId }
pool.on('connect', client => {
  for (const [name, value] of Object.entries(settings))
    client.query('select set_config($1, $2, false)', [`app.${name}`, value])
})
const typesetter = script.typesets ? createTypesetter({ lawDir: resolve(import.meta.dirname, '../../law') }) : undefined
const app = Fastify()

const fresh = {
  uuid: () => randomUUID(),
  hash: () => createHash('sha256').update(randomBytes(8)).digest('hex'),
  code: () =>
    randomBytes(6)
      .toString('hex')
      .toUpperCase()
      .replace(/(.{4})(?=.)/g, '$1-'),
}
const join = (pieces: Piece[], own: string[]): string => {
  let text = ''
  for (const piece of pieces) text += typeof piece === 'string' ? piece : own[piece.own]
  return text
}
function boundValue(value: Value, own: string[], results: pg.QueryResult[]): unknown {
  if (value.is === 'same') return value.value
  if (value.is === 'list') return value.items.map(item => boundValue(item, own, results))
  if (value.is === 'result') return results[value.statement]!.rows[0][value.column]
  return join(value.pieces, own)
}

async function run(id: string | undefined): Promise<unknown[]> {
  const own = script.own.map((kind, i) => (i === 0 && id !== undefined ? id : fresh[kind]()))
  for (const request of script.typesets ?? []) await typesetter!.pdf(request as RenderRequest)
  const client = await pool.connect()
  const results: pg.QueryResult[] = []
  try {
    for (const { name, text, values } of script.statements) {
      const bound = values.map(value => boundValue(value, own, results))
      results.push(await client.query(name ? { name, text, values: bound } : { text, values: bound }))
    }
    client.release()
  } catch (error) {
    client.release(error as Error)
    throw error
  }
  return results[script.answer]!.rows
}

const handler = (request: { params: unknown }) => run((request.params as { id?: string }).id)
for (const path of ['/replayed', '/replayed/:id']) {
  app.get(path, handler)
  app.post(path, handler)
}

const address = await app.listen({ host: '127.0.0.1', port: 0 })
console.log(address)
