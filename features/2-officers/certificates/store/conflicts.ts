import { appendActs, type Connection, type Identity } from '#host'
import { type Clock, isId, isPlainDate, newId, type PlainDate, refuse, today } from '#kernel'
import type { ConflictAct } from '../acts.ts'
import type { ConflictRow } from '../contract.ts'

/** An officer declares his own relation to a party; from then on he is barred from its cases. */
export async function declareOwnConflict(
  connection: Connection,
  body: { subjectId: string; relation: string },
  by: Identity,
  clock: Clock,
): Promise<string> {
  const known = await connection.named('conflict-subject', 'select from subject where id = $1', [body.subjectId])
  if (known.length === 0) {
    refuse({
      code: 'certificates.unknownSubject',
      kind: 'notFound',
      message: '没有这个主体，或者不在您的辖区内。',
      next: '请按名称、代码重新查询。',
      field: '/subjectId',
    })
  }
  const id = newId(clock.now())
  const on = today(clock)
  const added = await connection.named(
    'conflict-add',
    `insert into conflict_declaration (id, officer_id, region, subject_id, relation, declared_on)
     values ($1, $2, $3, $4, $5, $6) on conflict (officer_id, subject_id, relation) do nothing returning 1`,
    [id, by.userId, by.region, body.subjectId, body.relation, on],
  )
  if (added.length === 0) {
    refuse({
      code: 'certificates.declaredAlready',
      kind: 'notAllowed',
      message: '您已经申报过同一关系。',
      next: '不必重复申报；关系有变化的，请写明变化后再申报。',
      field: '/relation',
    })
  }
  const act: ConflictAct = {
    type: 'conflictDeclared',
    data: { officerId: by.userId, officerName: by.name, on, ...body },
  }
  await appendActs(connection, { kind: 'conflict', id, region: by.region, version: 0 }, [act], {
    userId: by.userId,
    name: by.name,
    at: clock.now(),
  })
  return id
}

/** Declarations, the newest first. @param officerId only his */
export async function findConflicts(
  connection: Connection,
  query: { officerId?: string; after?: { on: PlainDate; id: string }; limit: number },
): Promise<ConflictRow[]> {
  return connection.named<ConflictRow & Record<string, unknown>>(
    'conflicts-find',
    `select k.id, k.officer_id as "officerId", a.name as "officerName", k.subject_id as "subjectId", s.name as "subjectName",
       k.relation, k.declared_on as "declaredOn"
     from conflict_declaration k join account a on a.id = k.officer_id left join subject s on s.id = k.subject_id
     where ($1::uuid is null or k.officer_id = $1) and ($2::date is null or (k.declared_on, k.id) < ($2, $3::uuid))
     order by k.declared_on desc, k.id desc limit $4`,
    [query.officerId ?? null, query.after?.on ?? null, query.after?.id ?? null, query.limit],
  )
}

/** The position of a page travels as `day id`. */
export function readConflictPosition(text: string | undefined): { on: PlainDate; id: string } | undefined {
  const match = /^(\d{4}-\d{2}-\d{2}) (\S{36})$/.exec(text ?? '')
  return match && isId(match[2]) && isPlainDate(match[1]) ? { on: match[1], id: match[2] } : undefined
}
