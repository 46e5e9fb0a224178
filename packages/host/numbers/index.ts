import type { Connection } from '../database/index.ts'

/**
 * The next position of an organ's series in a year, from 1, without gaps: the row stays locked until the transaction
 * ends, and what is rolled back takes its number with it. A sequence of PostgreSQL would leave gaps.
 */
export async function nextInSeries(
  connection: Connection,
  organId: string,
  series: string,
  year: number,
): Promise<number> {
  const [row] = await connection.named<{ last: number }>(
    'series-next',
    `insert into number_series (organ_id, series, year, last) values ($1, $2, $3, 1)
     on conflict (organ_id, series, year) do update set last = number_series.last + 1 returning last`,
    [organId, series, year],
  )
  return row!.last
}
