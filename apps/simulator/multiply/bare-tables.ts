import type { ClientBase } from 'pg'

/**
 * Runs `work` while the tables have neither indexes nor constraints, and makes them again afterwards exactly as they
 * were: millions of rows go in several times faster, and what did not fit is refused at the end.
 */
export async function withoutIndexes<T>(
  owner: ClientBase,
  tables: readonly string[],
  work: () => Promise<T>,
  onProgress: (line: string) => void,
): Promise<T> {
  const { rows: constraints } = await owner.query<{ table: string; name: string; kind: string; definition: string }>(
    `select conrelid::regclass::text as table, quote_ident(conname) as name, contype as kind, pg_get_constraintdef(oid) as definition
     from pg_constraint where contype in ('p', 'u', 'f')
       and (conrelid = any($1::text[]::regclass[]) or (contype = 'f' and confrelid = any($1::text[]::regclass[])))
     order by contype = 'f', contype`,
    [tables],
  )
  const { rows: indexes } = await owner.query<{ name: string; definition: string }>(
    `select i.indexrelid::regclass::text as name, pg_get_indexdef(i.indexrelid) as definition
     from pg_index i where i.indrelid = any($1::text[]::regclass[])
       and not exists (select from pg_constraint c where c.conindid = i.indexrelid and c.contype in ('p', 'u'))`,
    [tables],
  )
  // foreign keys stand on primary keys: they go first and come back last
  for (const { table, name } of [...constraints].reverse())
    await owner.query(`alter table ${table} drop constraint ${name}`)
  for (const { name } of indexes) await owner.query(`drop index ${name}`)
  const result = await work()
  const isForeign = ({ kind }: { kind: string }) => kind === 'f'
  const add = ({ table, name, definition }: (typeof constraints)[number]) =>
    owner.query(`alter table ${table} add constraint ${name} ${definition}`)
  for (const constraint of constraints.filter(c => !isForeign(c))) await add(constraint)
  onProgress('主键和唯一约束已重建')
  for (const { definition } of indexes) await owner.query(definition)
  onProgress('索引已重建')
  for (const constraint of constraints.filter(isForeign)) await add(constraint)
  onProgress('外键已核对')
  return result
}
