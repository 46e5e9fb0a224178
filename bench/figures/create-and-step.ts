import { randomUUID } from 'node:crypto'
import { addDays, type PlainDate, systemClock, today } from '#kernel'
import { compare } from '../harness/compare.ts'
import type { Figure } from '../harness/figure.ts'
import type { Installation } from '../harness/installation.ts'
import { requestsPerSecond, type Wire } from '../harness/load.ts'
import { scriptOf } from '../harness/script.ts'

/** Registering a finding: a case, its first act, its typeset form 29, clocks, ledger. */
export const create: Figure = {
  name: 'create',
  needs: 'cases',
  async measure(settings, installation) {
    const next = await findings(installation)
    const same = await findings(installation, { counties: 1, subjects: 1 })
    const [, one, other] = await installation.statementsOf([same(), same(), same()])
    return compare(settings, installation, {
      what: 'create: register a finding, its form 29 typeset',
      wanted: 0.4,
      script: scriptOf(one!.statements, other!.statements),
      as: installation.people.handlers[0]!,
      ours: next,
      floor: () => ({ method: 'POST', path: '/replayed', body: '{}' }),
      typesets: one!.statements,
    })
  },
}

/** Assigning the two handlers: a case goes on from 登记 to 核查. No document is made, so this is the step itself. */
export const step: Figure = {
  name: 'step',
  needs: 'cases',
  async measure(settings, installation) {
    // more than two quick cores step through, a third for ours: a round that runs out of cases measures nothing
    const wanted = 60 + (settings.rounds + 1) * settings.seconds * 3_000
    const ours = await registered(installation, wanted)
    const stock = ours.splice(0, Math.trunc((ours.length * 2) / 3))
    // two of one county, so that only what belongs to a case differs
    const sameCounty = ours.filter(({ wire }) => wire.headers?.cookie === ours[0]!.wire.headers?.cookie)
    const [a, b, c] = sameCounty.slice(0, 3) as [Spare, Spare, Spare]
    for (const used of [a, b, c]) ours.splice(ours.indexOf(used), 1)
    const [, one, other] = await installation.statementsOf([a.wire, b.wire, c.wire])
    return compare(settings, installation, {
      what: 'state transition: assign the handlers',
      wanted: 0.4,
      script: scriptOf(one!.statements, other!.statements, [b.id]),
      as: installation.people.province,
      ours: () => ours.pop()?.wire,
      floor: () => {
        const id = stock.pop()?.id
        return id === undefined ? undefined : { method: 'POST', path: `/replayed/${id}`, body: '{}' }
      },
    })
  },
}

interface Spare {
  id: string
  wire: Wire
}

/** Findings in each county in turn, no two of one party on one day; should an earlier run have had that day, it says why it is another act. */
async function findings(
  { owner, people }: Installation,
  only: { counties?: number; subjects?: number } = {},
): Promise<() => Wire> {
  const on = today(systemClock)
  const { rows } = await owner.query<{ region: string; id: string }>(
    'select region, id from subject where region = any($1) order by md5(id::text)',
    [people.handlers.map(officer => officer.region)],
  )
  const handlers = people.handlers.slice(0, only.counties)
  const subjects = handlers.map(({ region }) => rows.filter(row => row.region === region).slice(0, only.subjects))
  let n = 0
  // days before those of the copied cases, and different ones in each run
  const first: PlainDate = addDays(on, -900 - Math.trunc(Math.random() * 20_000))
  return () => {
    const which = n % handlers.length
    const turn = Math.trunc(n / handlers.length)
    const those = subjects[which]!
    n++
    const { cookie, organId } = handlers[which]!
    const conduct = addDays(first, -Math.trunc(turn / those.length))
    return post('/api/cases', cookie, {
      sourceKind: 'inspection',
      receivedOn: on,
      subjectId: those[turn % those.length]!.id,
      place: '知音路66号',
      fieldCode: 'NET',
      organId,
      conductFrom: conduct,
      conductUntil: conduct,
      notDuplicateBecause: '另一日的另一行为。',
      summary: '检查发现未核对、登记上网消费者的有效身份证件，以他人证件为3名消费者开机上网。',
    })
  }
}

const post = (path: string, cookie: string, body: object): Wire => ({
  method: 'POST',
  path,
  headers: { cookie, 'idempotency-key': randomUUID() },
  body: JSON.stringify(body),
})

/** Cases that wait for their handlers: one registered by command in each county, and copies of its rows. */
async function registered(installation: Installation, count: number): Promise<Spare[]> {
  const { owner, people, server } = installation
  const next = await findings(installation)
  const since = new Date()
  let left = people.handlers.length
  const some = () => (left-- > 0 ? next() : undefined)
  await requestsPerSecond({ port: server.port, connections: 1, seconds: 60, next: some })
  const copied = async (table: string, own: Record<string, string>, key: string): Promise<string> => {
    const { rows } = await owner.query<{ name: string }>(
      'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped',
      [table],
    )
    const names = rows.map(row => row.name)
    return `insert into ${table} (${names.join(', ')})
      select ${names.map(name => own[name] ?? `t.${name}`).join(', ')} from spare s join ${table} t on t.${key} = s.of`
  }
  const { rows } = await owner.query<{ id: string; region: string }>(
    `with spare as materialized (select c.id as of, c.region, gen_random_uuid() as id
         from case_file c, generate_series(1, $1::int) where c.stage = 'check' and c.opened_at >= $2),
       files as (${await copied('case_file', { id: 's.id' }, 'id')}),
       acts as (${await copied('act', { id: 'gen_random_uuid()', stream_id: 's.id' }, 'stream_id')}),
       clocks as (${await copied('case_clock', { case_id: 's.id' }, 'case_id')})
     select id, region from spare order by id`,
    [Math.ceil(count / people.handlers.length), since],
  )
  const { rows: staff } = await owner.query<{ id: string; login: string }>(
    `select id, login from account where login ~ '-handler[12]$' and region = any($1)`,
    [people.leaders.map(leader => leader.region)],
  )
  const officersOf = new Map(
    people.leaders.map(({ region }) => [region, staff.filter(s => s.login.startsWith(region)).map(s => s.id)]),
  )
  const cookieOf = new Map(people.leaders.map(({ region, cookie }) => [region, cookie]))
  return rows.map(({ id, region }) => ({
    id,
    wire: post(`/api/cases/${id}/assign-handlers`, cookieOf.get(region)!, {
      version: 1,
      data: { officers: officersOf.get(region) },
    }),
  }))
}
