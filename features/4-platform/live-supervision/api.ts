import { listRegions } from '#features/4-platform/tenancy'
import {
  type CaseServices,
  type ClockFilter,
  clockPosition,
  countClocks,
  endedStages,
  findClocks,
  readClockPosition,
  stageNames,
} from '#features/6-operation/case-handling'
import { type Connection, type Duty, endpoint, type Identity, noteLook, once } from '#host'
import { addDays, type PlainDate, type RegionCode, refuse, regionContains, today } from '#kernel'
import { addWorkingDays, type Law } from '#law-engine'
import { NoteAlert } from './bodies/note-alert.ts'
import {
  AlertPage,
  AlertParams,
  AlertsQuery,
  AlertView,
  ClockCounts,
  ClockPage,
  ClocksQuery,
  CountsQuery,
  OverviewQuery,
  OverviewReply,
} from './contract.ts'
import { digitsBelow, measured, measures, partOf, readMeasures, type Tallies, tallies } from './rules.ts'
import {
  alertPosition,
  countOpenAlerts,
  type Dimension,
  findAlerts,
  getAlert,
  type MonthSums,
  noteAlert,
  readAlertPosition,
  sumMonths,
} from './store.ts'

/** Who looks over a jurisdiction: its supervisors and its leaders. */
const overseers = { anyOf: ['supervisor', 'leader'] } as const
/** Who answers for the look at an amount that is out of line. */
const supervisors = { anyOf: ['supervisor'] } as const satisfies { anyOf: readonly Duty[] }

/** Working days within which a deadline stands under “soon”. */
const SOON_DAYS = 3

export const endpoints = ({ law }: Pick<CaseServices, 'law'>) => [
  endpoint({
    method: 'GET',
    path: '/api/clocks',
    summary: '期限总览：辖区内正在计时的期限，先到期的在前',
    tag: '监察',
    permission: overseers,
    query: ClocksQuery,
    reply: ClockPage,
    async handle({ query, database, claims, identity, clock }) {
      const on = today(clock)
      const after = readClockPosition(query.after)
      const due =
        query.state === 'overdue'
          ? { dueUntil: addDays(on, -1), dutiesOnly: true }
          : query.state === 'soon'
            ? { dueFrom: on, dueUntil: soonUntil(law, on) }
            : {}
      const rows = await database.read(claims, c =>
        findClocks(c, law, {
          ...filterOf(query, identity!),
          ...due,
          ...(after && { after }),
          limit: query.limit,
        }),
      )
      const last = rows.length === query.limit ? rows.at(-1) : undefined
      return { today: on, rows, after: last ? clockPosition(last) : null }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/clocks/counts',
    summary: '期限总览：各地区正在计时、即将到期和已逾期的件数',
    tag: '监察',
    permission: overseers,
    query: CountsQuery,
    reply: ClockCounts,
    async handle({ query, database, claims, identity, clock }) {
      const on = today(clock)
      const until = soonUntil(law, on)
      const region = query.region ?? identity!.region
      const filter = { ...filterOf(query, identity!), region, today: on, soonUntil: until }
      return database.read(claims, async c => {
        const counted = await countClocks(c, law, filter)
        const places = await placesOf(c, region)
        const rows = places.below.map(({ code, name }) => {
          const inside = counted.filter(row => partOf(region, row.region) === code)
          const sum = (key: 'running' | 'overdue' | 'soon') => inside.reduce((n, row) => n + row[key], 0)
          return { region: code, name, running: sum('running'), overdue: sum('overdue'), soon: sum('soon') }
        })
        return { today: on, soonUntil: until, region: places.itself, rows, stages }
      })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/overview',
    summary: '办案概览：按地区、月份、领域统计件数和时间（不统计罚没金额，行政处罚法第七十四条）',
    tag: '监察',
    permission: overseers,
    query: OverviewQuery,
    reply: OverviewReply,
    async handle({ query, request, database, claims, identity }) {
      const wanted = readMeasures(query.measures, otherWords(request.query as Record<string, unknown>))
      const by = readDimensions(query.by)
      const { from, to, field } = query
      if (from > to) refuseMonths()
      const region = regionInside(query.region, identity!)
      return database.read(claims, async c => {
        const asked = { region, digits: digitsBelow(region), from, to, ...(field && { field }) }
        const places = await placesOf(c, region)
        const sums = await sumMonths(c, { ...asked, by })
        const nameOf = new Map(places.below.map(place => [place.code, place.name]))
        const valuesOf = (row: Tallies) => wanted.map(measure => measured(measure, row))
        const rows = withEmptyPlaces(sums, by, places.below).map(({ region: code, month, field: of, sums: row }) => ({
          ...(code !== undefined && { region: { code, name: nameOf.get(code) ?? code } }),
          ...(month !== undefined && { month }),
          ...(of !== undefined && { field: of }),
          values: valuesOf(row),
        }))
        const total = sums.reduce((all, row) => plus(all, row.sums), NOTHING)
        return {
          region: places.itself,
          from,
          to,
          by: [...by],
          measures: wanted.map(key => ({ key, title: measures[key] })),
          rows,
          total: valuesOf(total),
        }
      })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/discretion-alerts',
    summary: '量罚提示：数额偏离同类案件的处理意见和决定，新的在前',
    tag: '监察',
    permission: overseers,
    query: AlertsQuery,
    reply: AlertPage,
    async handle({ query, database, claims, identity }) {
      const region = regionInside(query.region, identity!)
      const after = readAlertPosition(query.after)
      const state = query.state as 'open' | 'noted' | undefined
      return database.read(claims, async c => {
        const rows = await findAlerts(c, {
          region,
          limit: query.limit,
          ...(state && { state }),
          ...(after && { after }),
        })
        const last = rows.length === query.limit ? rows.at(-1) : undefined
        const { itself } = await placesOf(c, region)
        return {
          region: itself,
          open: await countOpenAlerts(c, region),
          rows,
          after: last ? alertPosition(last) : null,
        }
      })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/discretion-alerts/{id}',
    summary: '一条量罚提示：数额、同类案件的分布和写明的理由（查看会留下记录）',
    tag: '监察',
    permission: overseers,
    params: AlertParams,
    reply: AlertView,
    handle: ({ params, database, claims, identity, clock }) =>
      database.write(claims, async c => {
        const alert = await getAlert(c, params.id)
        await noteLook(c, {
          at: clock.now(),
          userId: identity!.userId,
          region: identity!.region,
          what: 'case',
          objectId: alert.caseId,
          purpose: '查看量罚提示',
        })
        return alert
      }),
  }),
  endpoint({
    method: 'POST',
    path: '/api/discretion-alerts/{id}/note',
    summary: '备注量罚提示：已经查看，写明意见',
    tag: '监察',
    permission: supervisors,
    idempotent: true,
    params: AlertParams,
    body: NoteAlert,
    reply: AlertView,
    handle: call => once(call, c => noteAlert(c, { id: call.params.id, ...call.body, by: call.identity! }, call.clock)),
  }),
]

const QUIET: readonly string[] = ['none', 'archived', ...endedStages]
const stages = Object.entries(stageNames)
  .filter(([key]) => !QUIET.includes(key))
  .map(([key, name]) => ({ key, name }))

/** Due by the end of this day is soon. @throws Refusal `law.calendarMissing` */
const soonUntil = (law: Law, on: PlainDate): PlainDate => addWorkingDays(law, on, SOON_DAYS)

function filterOf(query: CountsQuery, identity: Identity): ClockFilter {
  const { organId, fieldCode, stage, actor } = query
  return {
    region: regionInside(query.region, identity),
    ...(organId && { organId }),
    ...(fieldCode && { fieldCode }),
    ...(stage && { stage }),
    ...(actor && { actor }),
  }
}

/** The region asked for, or the asker's own. What lies outside looks like what does not exist. */
function regionInside(asked: RegionCode | undefined, { region }: Identity): RegionCode {
  if (asked === undefined || regionContains(region, asked)) return asked ?? region
  return refuse({
    code: 'supervision.regionOutside',
    kind: 'notFound',
    message: '没有这个地区，或者不在您的辖区内。',
    next: '请从辖区内的地区中选择。',
    field: '/region',
  })
}

/** The division and the parts directly below it that exist; itself among them where cases are handled at its level. */
async function placesOf(connection: Connection, region: RegionCode) {
  const known = await listRegions(connection, region)
  const itself = known.find(place => place.code === region) ?? { code: region, name: region }
  return { itself, below: known.filter(place => partOf(region, place.code) === place.code) }
}

/** By region alone every place has its row, also where nothing happened. */
function withEmptyPlaces(sums: MonthSums[], by: readonly Dimension[], places: { code: RegionCode }[]): MonthSums[] {
  if (by.length !== 1 || by[0] !== 'region') return sums
  const found = new Map(sums.map(row => [row.region, row]))
  const codes = [...new Set([...places.map(place => place.code), ...sums.map(row => row.region!)])].sort()
  return codes.map(code => found.get(code) ?? { region: code, sums: NOTHING })
}

const NOTHING = Object.fromEntries(Object.keys(tallies).map(key => [key, 0])) as Tallies
const plus = (a: Tallies, b: Tallies): Tallies =>
  Object.fromEntries(Object.entries(a).map(([key, n]) => [key, n + b[key as keyof Tallies]])) as Tallies

const KNOWN = new Set(Object.keys(OverviewQuery.properties))

/** What else the query says: a grouping, an order, parameters that do not exist. */
const otherWords = (query: Record<string, unknown>): string[] =>
  Object.entries(query).flatMap(([name, value]) =>
    KNOWN.has(name) ? (name === 'by' ? [String(value)] : []) : [name, String(value)],
  )

const DIMENSIONS: readonly Dimension[] = ['region', 'month', 'field']

function readDimensions(text: string): Dimension[] {
  const names = [...new Set(text.split(',').map(name => name.trim()))]
  const known = DIMENSIONS.filter(dimension => names.includes(dimension))
  if (known.length === names.length) return known
  return refuse({
    code: 'supervision.groupingUnknown',
    kind: 'invalid',
    message: `不能按“${text.slice(0, 40)}”分组。`,
    next: '可以按 region（地区）、month（月份）、field（领域）分组，组合时以逗号分隔。',
    field: '/by',
  })
}

function refuseMonths(): never {
  refuse({
    code: 'supervision.monthsReversed',
    kind: 'invalid',
    message: '截止月份早于起始月份。',
    next: '请核对月份。',
    field: '/to',
  })
}
