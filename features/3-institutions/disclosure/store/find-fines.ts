import type { Connection } from '#host'
import type { PlainDate } from '#kernel'
import type { PublishedFines } from '../rules/public-spread.ts'

/** Fines published today under an item, on the spot left out. Reads the public table only. */
export async function findPublishedFines(
  connection: Connection,
  power: string,
  today: PlainDate,
): Promise<PublishedFines[]> {
  const rows = await connection.named<PublishedFines & Record<string, unknown>>(
    'public-fines',
    `select region, organ_name as "organName", extract(year from decided_on)::int as year,
       (record ->> 'fineFen')::bigint as "fineFen", count(*)::int as cases
     from public_decision
     where state = 'published' and record -> 'power' ->> 'code' = $1 and (until is null or until >= $2)
       and record ->> 'procedure' = 'ordinary' and (record ->> 'fineFen')::bigint > 0
     group by 1, 2, 3, 4`,
    [power, today],
  )
  return rows.map(row => ({ ...row, fineFen: Number(row.fineFen) }))
}
