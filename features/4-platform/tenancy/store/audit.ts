import type { Connection } from '#host'
import type { AuditQuery, AuditRow } from '../contract.ts'
import { describeAct, titleOfAct } from '../rules/describe-act.ts'

interface FoundRow extends Record<string, unknown> {
  kind: 'look' | 'signIn' | 'act'
  at: Date
  key: string
  userName: string | null
  login: string | null
  what: string
  objectId: string | null
  purpose: string | null
  data: Record<string, unknown> | null
}

/** One table of what is read, as the same columns. `key` orders rows of one instant. */
const SOURCES = {
  look: {
    key: `'look' || lpad(s.id::text, 19, '0')`,
    columns: `s.user_id, null::text as actor_name, s.what, s.object_id, s.purpose, null::jsonb as data`,
    from: `access_log s where true`,
    person: 's.user_id',
    object: 's.object_id',
  },
  signIn: {
    key: `'sign' || lpad(s.id::text, 19, '0')`,
    columns: `s.account_id as user_id, null::text as actor_name, s.outcome as what, s.account_id::text as object_id,
      s.address as purpose, null::jsonb as data`,
    from: `sign_in_log s where true`,
    person: 's.account_id',
    object: 's.account_id::text',
  },
  act: {
    key: `'act' || s.id::text`,
    columns: `s.actor_id as user_id, s.actor_name, s.stream_kind || '.' || s.type as what, s.stream_id::text as object_id,
      null::text as purpose, s.data`,
    from: `act s where s.stream_kind <> 'case' and s.stream_kind in ('administration', 'certificate', 'conflict')`,
    person: 's.actor_id',
    object: 's.stream_id::text',
  },
} as const

/** Looks, sign-ins and administrative acts of the jurisdiction, the latest first, one page. */
export async function findAudit(
  connection: Connection,
  query: Omit<AuditQuery, 'after'> & { after?: { at: Date; key: string } },
): Promise<AuditRow[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const limit = bind(query.limit)
  const after = query.after && { at: bind(query.after.at), key: bind(query.after.key) }
  const from = query.from && bind(query.from)
  const until = query.until && bind(query.until)
  const object = query.object?.trim() && bind(query.object.trim())
  const search = query.search?.trim()
  const person = search && bind(`%${search.replace(/[\\%_]/g, '\\$&')}%`)
  const branches = Object.entries(SOURCES)
    .filter(([kind]) => query.kind === undefined || query.kind === kind)
    .map(([kind, source]) => {
      const conditions = [
        after &&
          `s.at <= ${after.at}::timestamptz and (s.at, ${source.key}) < (${after.at}::timestamptz, ${after.key}::text)`,
        from && `s.at >= ${from}::date::timestamp at time zone 'Asia/Shanghai'`,
        until && `s.at < (${until}::date + 1)::timestamp at time zone 'Asia/Shanghai'`,
        object && `${source.object} = ${object}::text`,
        person &&
          `${source.person} in (select p.id from account p where p.name like ${person} or p.login like lower(${person}))`,
      ].filter(Boolean)
      return `(select '${kind}' as kind, s.at, ${source.key} as key, ${source.columns} from ${source.from}
        ${conditions.map(condition => `and ${condition}`).join(' ')} order by s.at desc, s.id desc limit ${limit})`
    })
  const { rows } = await connection.query<FoundRow>(
    `select x.kind, x.at, x.key, coalesce(a.name, x.actor_name) as "userName", a.login, x.what, x.object_id as "objectId", x.purpose, x.data
     from (${branches.join(' union all ')}) x left join account a on a.id = x.user_id
     order by x.at desc, x.key desc limit ${limit}`,
    values,
  )
  return rows.map(rowOf)
}

const rowOf = ({ data, purpose, at, what, kind, key, userName, login, objectId }: FoundRow): AuditRow => ({
  key,
  kind,
  at: at.toISOString(),
  userName,
  login,
  what: kind === 'act' ? titleOfAct(what) : what,
  objectId,
  detail: data ? describeAct(data) : (purpose ?? ''),
})

/** `instant key`. */
export function readAuditPosition(text: string | undefined): { at: Date; key: string } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}T[\d:.]+Z) (\S{1,60})$/.exec(text ?? '')
  const at = match && new Date(match[1]!)
  return at && !Number.isNaN(at.getTime()) ? { at, key: match![2]! } : undefined
}
