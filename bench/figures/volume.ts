import { randomUUID } from 'node:crypto'
import type { Figure, Row } from '../harness/figure.ts'
import type { Installation } from '../harness/installation.ts'
import { shown, spreadOf } from '../harness/rounds.ts'

const ENTRIES = 1000

/** The whole file of a case of a thousand entries as one PDF over HTTP: to the first byte and to the last. */
export const volume: Figure = {
  name: 'volume',
  needs: 'cases',
  async measure({ rounds }, installation): Promise<Row[]> {
    const id = await thickCase(installation)
    const first: number[] = []
    const whole: number[] = []
    let bytes = 0
    for (let round = 0; round < Math.min(3, rounds); round++) {
      const started = performance.now()
      const answer = await fetch(`http://127.0.0.1:${installation.server.port}/api/cases/${id}/volume`, {
        headers: { cookie: installation.people.province.cookie },
      })
      if (!answer.ok) throw new Error(`the volume: ${answer.status} ${await answer.text()}`)
      bytes = 0
      for await (const chunk of answer.body!) {
        if (bytes === 0) first.push(performance.now() - started)
        bytes += chunk.length
      }
      whole.push((performance.now() - started) / 1000)
    }
    const seconds = spreadOf(whole)
    return [
      {
        what: `volume of a case of ${ENTRIES} entries, ${(bytes / 2 ** 20).toFixed(0)} MB (first bytes after ${spreadOf(first).median.toFixed(0)} ms)`,
        ours: `${shown(seconds, 1)} s`,
        wanted: '< 15 s',
        good: seconds.median < 15,
      },
    ]
  },
}

/** An archived case made by commands, its documents listed over and over until there are a thousand. */
async function thickCase({ owner }: Installation): Promise<string> {
  const { rows: columns } = await owner.query<{ name: string }>(
    `select attname as name from pg_attribute where attrelid = 'case_file'::regclass and attnum > 0 and not attisdropped`,
  )
  const own: Record<string, string> = {
    id: '$1::uuid',
    case_number: 'null',
    decision_number: 'null',
    state: `jsonb_set(t.state, '{documents}', (select jsonb_agg(d) from
      (select d from generate_series(1, $2::int) n, jsonb_array_elements(t.state -> 'documents') d limit $2) e))`,
  }
  const names = columns.map(column => column.name)
  const id = randomUUID()
  const { rowCount } = await owner.query(
    `insert into case_file (${names.join(', ')}) select ${names.map(name => own[name] ?? `t.${name}`).join(', ')}
     from case_file t where t.region < '990200' and t.stage = 'archived' order by t.id limit 1`,
    [id, ENTRIES],
  )
  if (rowCount !== 1) throw new Error('there is no archived case to make a thick one of')
  return id
}
