import type { ClientBase } from 'pg'
import type { CityPlan } from './places.ts'

/** The counties of the demonstration that the invented ones are copies of, in turn. */
export const TEMPLATE_COUNTIES = ['990101', '990102', '990103'] as const

/**
 * For this session: ids of copies, the same for the same original, place and number; they begin with the time of the
 * original as every id does.
 */
export const COPY_ID = `create or replace function pg_temp.copy_id(of uuid, place text, n int) returns uuid language sql immutable as $$
  select overlay(overlay(overlay(md5(of::text || place || n) placing replace(substr(of::text, 1, 13), '-', '') from 1)
    placing '7' from 13) placing '8' from 17)::uuid $$`

/** Divisions, organs, accounts, duties and certificates of the invented cities and counties. */
export async function copyPeople(owner: ClientBase, cities: readonly CityPlan[]): Promise<void> {
  const copies = cities.flatMap((city, c) => [
    { ...city, template: '990100' },
    ...city.counties.map((county, n) => ({ ...county, template: templateOf(c * 24 + n) })),
  ])
  await owner.query(COPY_ID)
  await owner.query(
    `create table bench_place as select * from unnest($1::text[], $2::text[], $3::text[], $4::text[]) as p (code, name, short, template)`,
    [copies.map(p => p.code), copies.map(p => p.name), copies.map(p => p.short), copies.map(p => p.template)],
  )
  for (const statement of PEOPLE) await owner.query(statement)
}

export const templateOf = (n: number): string => TEMPLATE_COUNTIES[n % TEMPLATE_COUNTIES.length]!

const PEOPLE = [
  `insert into region (code, name, valid_from, fictional)
   select p.code, p.name, r.valid_from, true from bench_place p join region r on r.code = p.template`,
  `insert into organ (id, region, name, short_name, number_region, number_organ, delegated, address, phone)
   select pg_temp.copy_id(o.id, p.code, 0), p.code, p.name || '文化市场综合执法大队', p.short, p.short, o.number_organ, o.delegated, '', ''
   from bench_place p join organ o on o.region = p.template`,
  `create table bench_staff as
   select a.id as old_id, pg_temp.copy_id(a.id, p.code, 0) as id, p.code as region from bench_place p join account a on a.region = p.template`,
  'create unique index on bench_staff (region, old_id)',
  'analyze bench_staff',
  `insert into account (id, organ_id, region, login, name, password_hash)
   select s.id, pg_temp.copy_id(a.organ_id, s.region, 0), s.region, s.region || substr(a.login, 7), a.name, a.password_hash
   from bench_staff s join account a on a.id = s.old_id`,
  `insert into account_duty (account_id, duty) select s.id, d.duty from bench_staff s join account_duty d on d.account_id = s.old_id`,
  `insert into certificate (id, officer_id, region, number, field_codes, valid_from, valid_until, status)
   select pg_temp.copy_id(c.id, s.region, 0), s.id, s.region, s.region || substr(c.number, 7), c.field_codes, c.valid_from, c.valid_until, c.status
   from bench_staff s join certificate c on c.officer_id = s.old_id`,
]
