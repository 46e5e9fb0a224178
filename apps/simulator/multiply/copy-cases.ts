import type { ClientBase } from 'pg'
import { indexTerms } from '#features/5-credit/subjects'
import { COPY_ID, TEMPLATE_COUNTIES, templateOf } from './copy-people.ts'
import type { Place } from './places.ts'

/** One subject of a county is the party of so many of its copies of one case. */
const CASES_OF_A_SUBJECT = 4

/** The long parts of an act, which stand in the state of the case as well: twenty million acts have to fit on a disk. */
const LEFT_OUT = ['documents', 'opens', 'treatment', 'reasoning']

const ORIGINALS = {
  bench_file: 'case_file',
  bench_clock: 'case_clock',
  bench_act: "(select * from act where stream_kind = 'case') a",
  bench_month: 'case_month',
  bench_fine: 'fine_tally',
  bench_subject: 'subject',
} as const

/** Tables that stand only while copies are made. */
export const SCAFFOLD = ['bench_place', 'bench_staff', 'bench_case', ...Object.keys(ORIGINALS)]

const NUMBER = /^（(.+)）(.+)字〔(\d+)〕第(\d+)号$/

interface TemplateRow {
  id: string
  organ_id: string
  party_id: string
  party_name: string
  cause: string
  case_number: string | null
  decision_number: string | null
  county: string
}

/** What the copies of a case share: its words for search, and where its numbers stand in their series. */
export async function readTemplates(owner: ClientBase): Promise<number> {
  const { rows: cases } = await owner.query<TemplateRow>(
    `select c.id, c.organ_id, c.party_id, c.party_name, c.cause, c.case_number, c.decision_number, r.name as county
     from case_file c join region r on r.code = c.region where c.region = any($1)`,
    [TEMPLATE_COUNTIES],
  )
  const { rows: series } = await owner.query<{ organ_id: string; series: string; year: number; last: number }>(
    'select organ_id, series, year, last from number_series',
  )
  /** A copy's number follows those of all copies before it. */
  const numbered = (row: TemplateRow, number: string | null) => {
    const parts = number === null ? null : NUMBER.exec(number)
    if (!parts) return { head: null, n: null, span: null, words: '' }
    const [, , words, year, n] = parts
    const span = series
      .filter(s => s.organ_id === row.organ_id && s.year === Number(year) && words!.endsWith(s.series))
      .sort((a, b) => b.series.length - a.series.length)[0]?.last
    if (span === undefined) throw new Error(`${number} stands in no series`)
    return { head: `）${words}字〔${year}〕第`, n: Number(n), span, words: `${words}字 ${year} 第 号` }
  }
  const templates = cases.map(row => {
    const filed = numbered(row, row.case_number)
    const decided = numbered(row, row.decision_number)
    const core = row.party_name.replace(row.county, '')
    return { ...row, core, filed, decided, terms: indexTerms(`${core} ${row.cause} ${filed.words} ${decided.words}`) }
  })
  await owner.query(
    `create table bench_case as select u.* from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::int[], $7::text[], $8::int[], $9::int[])
       as u (id, party_id, core, filed_head, filed_n, filed_span, decided_head, decided_n, decided_span)`,
    [
      templates.map(t => t.id),
      templates.map(t => t.party_id),
      templates.map(t => t.core),
      templates.map(t => t.filed.head),
      templates.map(t => t.filed.n),
      templates.map(t => t.filed.span),
      templates.map(t => t.decided.head),
      templates.map(t => t.decided.n),
      templates.map(t => t.decided.span),
    ],
  )
  await owner.query('alter table bench_case add column terms tsvector')
  for (const t of templates)
    await owner.query('update bench_case set terms = array_to_tsvector($2::text[]) where id = $1', [t.id, t.terms])
  // the originals apart, with an index: the tables they stand in have none while they grow
  for (const [copy, of] of Object.entries(ORIGINALS)) {
    await owner.query(`create table ${copy} as select * from ${of} where region = any($1)`, [TEMPLATE_COUNTIES])
    if (copy === 'bench_act') await owner.query(`update bench_act set data = data - $1::text[]`, [LEFT_OUT])
    await owner.query(`create index on ${copy} (region)`)
  }
  await owner.query(`analyze bench_case, ${Object.keys(ORIGINALS).join(', ')}`)
  return templates.length
}

/** The copies of a template county's cases that one invented county gets, with their acts and clocks. */
export async function copyCounty(
  owner: ClientBase,
  copying: Copying,
  place: Place,
  index: number,
  times: number,
): Promise<void> {
  const template = templateOf(index)
  const terms = indexTerms(`${place.name} ${place.short} 店`)
  const { rows } = await owner.query<{ old: string; new: string; old_organ: string; new_organ: string }>(
    `select s.old_id as old, s.id as new, o.organ_id as old_organ, n.organ_id as new_organ
     from bench_staff s join account o on o.id = s.old_id join account n on n.id = s.id where s.region = $1`,
    [place.code],
  )
  const organ = rows[0]!.new_organ
  const named = { name: `copy-subjects`, text: SUBJECTS, values: [place.code, template, times, place.name, terms] }
  await owner.query(named)
  await owner.query({
    name: 'copy-cases',
    text: copying.cases,
    values: [place.code, template, times, place.name, place.short, terms, organ],
  })
  await owner.query({ name: 'copy-clocks', text: CLOCKS, values: [place.code, template, times, organ] })
  await owner.query({ name: 'copy-acts', text: ACTS, values: [place.code, template, times] })
  await owner.query({ name: 'copy-series', text: SERIES, values: [organ, rows[0]!.old_organ, times] })
  await owner.query({ name: 'copy-months', text: copying.months, values: [place.code, template, times] })
  await owner.query({ name: 'copy-fines', text: FINES, values: [place.code, template, times, organ] })
}

/** Functions of a session that copies. */
export async function prepareSession(owner: ClientBase): Promise<void> {
  await owner.query(COPY_ID)
  await owner.query(`create or replace function pg_temp.staff_of(old uuid, place text) returns uuid language sql stable as $$
    select coalesce((select s.id from bench_staff s where s.old_id = old and s.region = place), old) $$`)
}

const COPIES = 'cross join generate_series(0, $3::int - 1) as k (n)'
const SHOP = `b.core || '（' || $4::text || (k.n / ${CASES_OF_A_SUBJECT} + 1) || '店）'`
const PARTY = `pg_temp.copy_id(b.party_id, $1, k.n / ${CASES_OF_A_SUBJECT})`
const SHOP_TERMS = `array_to_tsvector(array[(k.n / ${CASES_OF_A_SUBJECT} + 1)::text])`

const SUBJECTS = `insert into subject (id, region, kind, name, legal_representative, address, phone, initials, terms, version, recorded_at)
  select distinct on (1) ${PARTY}, $1, s.kind, ${SHOP}, s.legal_representative, $4::text || '第' || (k.n + 1) || '街', s.phone, s.initials,
    b.terms || array_to_tsvector($5::text[]) || ${SHOP_TERMS}, 1, s.recorded_at
  from bench_case b join bench_file c on c.id = b.id join bench_subject s on s.id = b.party_id ${COPIES}
  where c.region = $2 order by 1`

const FILED = `'（' || $5::text || b.filed_head || (b.filed_n + k.n * b.filed_span) || '号'`
const DECIDED = `'（' || $5::text || b.decided_head || (b.decided_n + k.n * b.decided_span) || '号'`
const HANDLER_IDS = `array(select pg_temp.staff_of(h, $1) from unnest(c.handler_ids) with ordinality as u (h, o) order by o)`
const HANDLERS = `(select coalesce(jsonb_agg(h || jsonb_build_object('id', pg_temp.staff_of((h ->> 'id')::uuid, $1)) order by o), '[]')
  from jsonb_array_elements(c.state -> 'handlers') with ordinality as u (h, o))`
const STATE = `c.rest || jsonb_strip_nulls(jsonb_build_object(
    'caseNumber', ${FILED},
    'decision', c.decision || jsonb_build_object('number', ${DECIDED}),
    'handlers', c.handlers,
    'finding', c.finding || jsonb_build_object('organId', $7::text,
      'party', c.party || jsonb_build_object('subjectId', ${PARTY}, 'name', ${SHOP}))))`

/** The state taken apart once for all copies: each look into it would unpack the whole of it again. */
const PARTS = `c.state - '{caseNumber,decision,handlers,finding}'::text[] as rest, c.state -> 'decision' as decision,
  c.state -> 'finding' as finding, c.state -> 'finding' -> 'party' as party`

const CASE_COLUMNS: Record<string, string> = {
  id: 'pg_temp.copy_id(c.id, $1, k.n)',
  region: '$1',
  organ_id: '$7::uuid',
  party_id: PARTY,
  party_name: SHOP,
  handler_ids: 'c.new_handler_ids',
  case_number: FILED,
  decision_number: DECIDED,
  terms: `b.terms || array_to_tsvector($6::text[]) || ${SHOP_TERMS}`,
  state: STATE,
}

const MONTH_COLUMNS: Record<string, string> = { region: '$1', month: 'm.month', field_code: 'm.field_code' }

/** Statements that copy every column as it is but for those named above: new columns need nothing here. */
export interface Copying {
  cases: string
  months: string
}

export async function readColumns(owner: ClientBase): Promise<Copying> {
  const columnsOf = async (table: string): Promise<string[]> => {
    const { rows } = await owner.query<{ name: string }>(
      'select attname as name from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum',
      [table],
    )
    return rows.map(row => row.name)
  }
  const cases = await columnsOf('case_file')
  const months = await columnsOf('case_month')
  return {
    cases: `with template as materialized (
        select c.*, b.id as of, ${PARTS}, ${HANDLER_IDS} as new_handler_ids, ${HANDLERS} as handlers
        from bench_case b join bench_file c on c.id = b.id where c.region = $2)
      insert into case_file (${cases.join(', ')})
      select ${cases.map(name => CASE_COLUMNS[name] ?? `c.${name}`).join(', ')}
      from template c join bench_case b on b.id = c.of ${COPIES}`,
    months: `insert into case_month (${months.join(', ')})
      select ${months.map(name => MONTH_COLUMNS[name] ?? `m.${name} * $3::int`).join(', ')} from bench_month m where m.region = $2`,
  }
}

const CLOCKS = `insert into case_clock (case_id, key, region, organ_id, period_id, name, actor, start, due, blocks_closing, closed_on, clock)
  select pg_temp.copy_id(c.case_id, $1, k.n), c.key, $1, $4::uuid, c.period_id, c.name, c.actor, c.start, c.due, c.blocks_closing, c.closed_on, c.clock
  from bench_clock c ${COPIES} where c.region = $2`

// what an act says stays in the words of its template
const ACTS = `insert into act (id, stream_kind, stream_id, seq, region, type, at, actor_id, actor_name, data)
  select pg_temp.copy_id(a.id, $1, k.n), a.stream_kind, pg_temp.copy_id(a.stream_id, $1, k.n), a.seq, $1, a.type, a.at, a.actor_id, a.actor_name, a.data
  from bench_act a ${COPIES} where a.region = $2`

const FINES = `insert into fine_tally (power_code, region, organ_id, year, tier, party_kind, min_fen, max_fen, fine_fen, cases)
  select f.power_code, $1, $4::uuid, f.year, f.tier, f.party_kind, f.min_fen, f.max_fen, f.fine_fen, sum(f.cases) * $3::int
  from bench_fine f where f.region = $2 group by 1, 4, 5, 6, 7, 8, 9`

const SERIES = `insert into number_series (organ_id, series, year, last)
  select $1::uuid, series, year, last * $3::int from number_series where organ_id = $2`
