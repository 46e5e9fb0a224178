import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import Fastify from 'fastify'
import pg from 'pg'
import type { Piece, Script, Value } from '../harness/script.ts'

/** The floor: a bare Fastify and a pool, and for each script a route that runs its statements and sends the rows. */
const { url, scripts } = JSON.parse(readFileSync(process.argv[2]!, 'utf8')) as {
  url: string
  scripts: Record<string, Script>
}
const pool = new pg.Pool({ connectionString: url, max: 16, options: '-c TimeZone=Asia/Shanghai' })
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

async function run(script: Script, id: string | undefined): Promise<unknown[]> {
  const own = script.own.map((kind, i) => (i === 0 && id !== undefined ? id : fresh[kind]()))
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

for (const [name, script] of Object.entries(scripts)) {
  const handler = async (request: { params: unknown }) => run(script, (request.params as { id?: string }).id)
  app.get(`/${name}/:id`, handler)
  app.post(`/${name}/:id`, handler)
  app.get(`/${name}`, handler)
  app.post(`/${name}`, handler)
}

const address = await app.listen({ host: '127.0.0.1', port: 0 })
console.log(address)
