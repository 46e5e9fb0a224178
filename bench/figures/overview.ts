import type { Figure } from '../harness/figure.ts'
import { requestsPerSecond, type Wire } from '../harness/load.ts'
import { alternate, ratioOf, shown } from '../harness/rounds.ts'

const FROM = '2025-07'
const TO = '2026-12'
const PATH = `/api/overview?by=region,month&from=${FROM}&to=${TO}&measures=opened,decided`

/** The same two counts from the cases themselves; the jurisdiction is the whole province. */
const GROUP_BY = `select region, month, sum(opened)::int as opened, sum(decided)::int as decided from (
    select rpad(left(region, 4), 6, '0') as region, to_char(opened_on, 'YYYY-MM') as month, count(*) as opened, 0 as decided
    from case_file group by 1, 2
    union all
    select rpad(left(region, 4), 6, '0'), to_char(decided_on, 'YYYY-MM'), 0, count(*)
    from case_file where decided_on is not null group by 1, 2
  ) e where month between $1 and $2 group by 1, 2 order by 1, 2`

interface Reply {
  rows: { region: { code: string }; month: string; values: number[] }[]
}

/** Overview of a province by city and month: from the rollup, against a GROUP BY over the cases. */
export const overview: Figure = {
  name: 'overview',
  needs: 'cases',
  async measure({ rounds, seconds }, installation) {
    const { people, server, owner, filled } = installation
    const wire: Wire = { method: 'GET', path: PATH, headers: { cookie: people.province.cookie } }
    const [asked] = await installation.statementsOf([wire])
    assertSame(asked!.body as Reply, (await owner.query(GROUP_BY, [FROM, TO])).rows)
    const values = [FROM, TO].map(value => ({ is: 'same', value }) as const)
    const floor = await installation.startFloor(
      {
        statements: [{ name: 'group-by', text: GROUP_BY, values }],
        own: [],
        answer: 0,
      },
      people.province,
      'app',
    )
    try {
      const perSecond = (port: number, asked: Wire) => () =>
        requestsPerSecond({ port, connections: 1, seconds, next: () => asked })
      const measured = await alternate(rounds, {
        ours: perSecond(server.port, wire),
        floor: perSecond(floor.port, { method: 'GET', path: '/replayed' }),
      })
      const ratio = ratioOf(measured.ours, measured.floor)
      const isLarge = filled.cases >= 1_000_000
      return [
        {
          what: 'overview by region and month against GROUP BY',
          ours: `${shown(measured.ours)} /s`,
          floor: `${shown(measured.floor, 1)} /s`,
          ratio: shown(ratio, 1),
          wanted: '≥ 25 at 1,000,000',
          ...(isLarge && { good: ratio.median >= 25 }),
        },
      ]
    } finally {
      await floor.stop()
    }
  },
}

/** Both must give the same numbers, or comparing their times says nothing. */
function assertSame(ours: Reply, floor: Record<string, unknown>[]): void {
  const told = ours.rows
    .filter(row => row.values.some(n => n > 0))
    .map(({ region, month, values }) => [region.code, month, ...values].join(' '))
  const counted = floor.map(row => [row.region, row.month, row.opened, row.decided].join(' '))
  const differing = told.filter(line => !counted.includes(line))
  if (told.length !== counted.length || differing.length > 0)
    throw new Error(`the overview differs from a GROUP BY: ${differing.slice(0, 3).join('; ')}`)
}
