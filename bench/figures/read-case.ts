import { compare } from '../harness/compare.ts'
import type { Figure } from '../harness/figure.ts'
import type { Wire } from '../harness/load.ts'
import { scriptOf } from '../harness/script.ts'

/** One case with its party, as the case page reads it: by handlers of several counties, each in his own. */
export const readCase: Figure = {
  name: 'read-case',
  needs: 'cases',
  async measure(settings, installation) {
    const { owner, people, statementsOf } = installation
    const lists = await Promise.all(
      people.handlers.map(async officer => {
        const { rows } = await owner.query<{ id: string }>(
          'select id from case_file where region = $1 order by md5(id::text) limit 200',
          [officer.region],
        )
        return rows.map(
          ({ id }): Wire => ({ method: 'GET', path: `/api/cases/${id}`, headers: { cookie: officer.cookie } }),
        )
      }),
    )
    const wires = lists[0]!.flatMap((_, i) => lists.flatMap(list => list[i] ?? []))
    const idOf = (wire: Wire) => wire.path.split('/').at(-1)!
    const [, one, other] = await statementsOf([wires[0]!, wires[8]!, wires[16]!])
    const script = scriptOf(one!.statements, other!.statements, [idOf(wires[8]!)])
    let n = 0
    let m = 0
    return compare(settings, installation, {
      what: 'read one case with its party',
      wanted: 0.6,
      script,
      as: people.province,
      ours: () => wires[n++ % wires.length],
      floor: () => ({ method: 'GET', path: `/replayed/${idOf(wires[m++ % wires.length]!)}` }),
      // one is asked for after the other, so what they share is compared: that both give a case with its acts
      same: (ours, floor) => {
        const { slips, state } = ours as { slips: unknown[]; state: { version: number } }
        return (
          slips.length === state.version &&
          (floor[0]!.slips as unknown[]).length === (floor[0]!.state as typeof state).version
        )
      },
    })
  },
}
