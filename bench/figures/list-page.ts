import { compare } from '../harness/compare.ts'
import type { Figure, Row, Settings } from '../harness/figure.ts'
import type { Installation } from '../harness/installation.ts'
import { requestsPerSecond, type Wire } from '../harness/load.ts'
import { alternate, ratioOf, shown, spreadOf } from '../harness/rounds.ts'
import { scriptOf } from '../harness/script.ts'

const PAGE = '/api/cases?fieldCode=NET&stage=archived&limit=50'

/** A filtered and sorted page, as county officers and the administrator of the province ask for it. */
export const listPage: Figure = {
  name: 'list-page',
  needs: 'cases',
  async measure(settings, installation) {
    const { people } = installation
    const asked = (cookie: string): Wire => ({ method: 'GET', path: PAGE, headers: { cookie } })
    const counties = people.handlers.map(officer => asked(officer.cookie))
    const [, one, other] = await installation.statementsOf([counties[0]!, counties[0]!, counties[0]!])
    let n = 0
    return [
      ...(await compare(settings, installation, {
        what: 'filtered, sorted page of 50',
        wanted: 0.9,
        as: people.handlers[0]!,
        script: scriptOf(one!.statements, other!.statements),
        ours: () => counties[n++ % counties.length],
        floor: () => ({ method: 'GET', path: '/replayed' }),
        same: (ours, floor) => {
          const ids = (rows: { id?: unknown }[]) => rows.map(row => row.id).join()
          return floor.length > 0 && ids((ours as { rows: { id: string }[] }).rows) === ids(floor)
        },
      })),
      ...(await countyAgainstProvince(settings, installation, asked)),
    ]
  },
}

/** Time of a page, one request at a time: of the county officers, and of who sees the whole province. */
async function countyAgainstProvince(
  { seconds, rounds }: Settings,
  { server, people, filled }: Installation,
  asked: (cookie: string) => Wire,
): Promise<Row[]> {
  const milliseconds = (cookies: readonly string[]) => async () => {
    let n = 0
    const next = () => asked(cookies[n++ % cookies.length]!)
    return 1000 / (await requestsPerSecond({ port: server.port, connections: 1, seconds: seconds / 2, next }))
  }
  const measured = await alternate(rounds, {
    county: milliseconds(people.handlers.slice(0, 1).map(officer => officer.cookie)),
    province: milliseconds([people.province.cookie]),
  })
  const ratio = ratioOf(measured.county, measured.province)
  times.set(filled.cases, { county: measured.county.median, province: measured.province.median })
  const rows: Row[] = [
    {
      what: 'the page: county officer against administrator',
      ours: `${shown(measured.county, 2)} ms`,
      floor: `${shown(measured.province, 2)} ms`,
      ratio: shown(ratio, 2),
      wanted: '≤ 1.2',
      good: ratio.median <= 1.2,
    },
  ]
  return [...rows, ...againstSmaller(filled.cases)]
}

/** What the sizes measured before in this run took. */
const times = new Map<number, { county: number; province: number }>()

function againstSmaller(cases: number): Row[] {
  const least = Math.min(...times.keys())
  if (least === cases) return []
  return (['county', 'province'] as const).map(who => {
    const [here, there] = [times.get(cases)![who], times.get(least)![who]]
    const ratio = spreadOf([here / there])
    return {
      what: `the page of the ${who}: ${cases} cases against ${least}`,
      ours: `${here.toFixed(2)} ms`,
      floor: `${there.toFixed(2)} ms`,
      ratio: ratio.median.toFixed(2),
      wanted: '≤ 1.3',
      good: ratio.median <= 1.3,
    }
  })
}
