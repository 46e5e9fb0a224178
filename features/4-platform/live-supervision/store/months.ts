import { type CaseListener, countCaseMonths } from '#features/6-operation/case-handling'
import type { Connection } from '#host'
import { type RegionCode, regionPrefix } from '#kernel'
import { incrementsOf, type Tallies, type Tally, tallies } from '../rules.ts'

const KEYS = Object.keys(tallies) as Tally[]
const COLUMNS = KEYS.map(key => tallies[key])

/** Keeps the rollup in the transaction of each act: it is never behind, and an act that fails counts nowhere. */
export const tallyCases: CaseListener = async (connection, event) => {
  // the act that registers names the field; no later one changes it
  const fieldCode = event.after.finding?.fieldCode
  if (fieldCode === undefined) return
  for (const { month, add } of incrementsOf(event)) {
    await connection.named('case-month-add', ADD, [event.region, month, fieldCode, ...KEYS.map(key => add[key] ?? 0)])
  }
}

const ADD = `insert into case_month (region, month, field_code, ${COLUMNS.join(', ')})
  values ($1, $2, $3, ${COLUMNS.map((_, i) => `$${i + 4}`).join(', ')})
  on conflict (region, month, field_code) do update set
    ${COLUMNS.map(column => `${column} = case_month.${column} + excluded.${column}`).join(', ')}`

/**
 * Counts all acts of the jurisdiction anew and replaces the rollup: after a bulk load that went past the commands. Nothing
 * may be recorded meanwhile.
 * @returns how many rows it has now
 */
export async function rebuildMonths(connection: Connection): Promise<number> {
  await connection.query('delete from case_month')
  const months = await countCaseMonths(connection)
  await connection.named(
    'case-months-rebuild',
    `insert into case_month (region, month, field_code, ${COLUMNS.join(', ')})
     select * from unnest($1::text[], $2::text[], $3::text[], ${COLUMNS.map((_, i) => `$${i + 4}::bigint[]`).join(', ')})`,
    [
      months.map(m => m.region),
      months.map(m => m.month),
      months.map(m => m.fieldCode),
      ...KEYS.map(key => months.map(m => m[key])),
    ],
  )
  return months.length
}

export type Dimension = 'region' | 'month' | 'field'

export interface MonthSums {
  region?: RegionCode
  month?: string
  field?: string
  sums: Tallies
}

/** Sums of the rollup along the dimensions; regions as their first digits say (`2` gives provinces). */
export async function sumMonths(
  connection: Connection,
  asked: {
    by: readonly Dimension[]
    region: RegionCode
    digits: number
    field?: string
    from: string
    to: string
  },
): Promise<MonthSums[]> {
  const values: unknown[] = [asked.from, asked.to]
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions = ['month between $1 and $2']
  const prefix = regionPrefix(asked.region)
  if (prefix !== '') conditions.push(`region >= ${bind(prefix)} and region < ${bind(`${prefix}~`)}`)
  if (asked.field) conditions.push(`field_code = ${bind(asked.field)}`)
  const expression: Record<Dimension, string> = {
    region: `rpad(left(region, ${asked.digits}), 6, '0')`,
    month: 'month',
    field: 'field_code',
  }
  const groups = asked.by.map(d => `${expression[d]} as ${d}`)
  const sums = KEYS.map(key => `coalesce(sum(${tallies[key]}), 0)::bigint as "${key}"`)
  const places = asked.by.map((_, i) => i + 1).join(', ')
  const { rows } = await connection.query<Record<string, string | number>>(
    `select ${[...groups, ...sums].join(', ')} from case_month where ${conditions.join(' and ')}
     ${places === '' ? '' : `group by ${places} order by ${places}`}`,
    values,
  )
  return rows.map(row => ({
    ...Object.fromEntries(asked.by.map(d => [d, row[d]])),
    sums: Object.fromEntries(KEYS.map(key => [key, row[key]])) as Tallies,
  }))
}
