import { createHash } from 'node:crypto'
import type { Connection } from '#host'

/** SHA-256 over the acts of a case in order: says which file somebody saw. */
export async function fileStateOf(connection: Connection, caseId: string): Promise<string> {
  const rows = await connection.named<{ id: string; seq: number; data: string }>(
    'case-file-state',
    'select id, seq, data::text as data from act where stream_id = $1 order by seq',
    [caseId],
  )
  const hash = createHash('sha256')
  for (const row of rows) hash.update(`${row.seq}\0${row.id}\0${row.data}\n`)
  return hash.digest('hex')
}
