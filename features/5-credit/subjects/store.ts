import type { Connection } from '#host'
import { maskCitizenId, maskPhone, newId, type PlainDate, type RegionCode, refuse } from '#kernel'
import type { PermitRow, SubjectDetail, SubjectRow } from './contract.ts'
import { indexTerms, initialsOf, initialTerms, looksLikeInitials, queryTerms } from './rules/search-terms.ts'
import type { SubjectInput } from './rules.ts'

/** Records a subject. @throws Refusal `subjects.known` when the code belongs to one already recorded. */
export async function addSubject(
  connection: Connection,
  input: SubjectInput & { region: RegionCode },
  at: Date,
): Promise<string> {
  const id = newId(at)
  try {
    await connection.named('subject-add', INSERT, [
      id,
      input.region,
      input.kind,
      input.name,
      input.uscc ?? null,
      input.citizenId ?? null,
      input.legalRepresentative ?? null,
      input.address,
      input.phone ?? null,
      initialsOf(input.name),
      indexTerms(input.name),
      at,
    ])
  } catch (error) {
    if ((error as { constraint?: string }).constraint === 'subject_uscc_key') refuseKnown(input.uscc!)
    if ((error as { code?: string }).code === '42501' || (error as { code?: string }).code === '23503') refuseRegion()
    throw error
  }
  return id
}

const INSERT = `insert into subject (id, region, kind, name, uscc, citizen_id, legal_representative, address, phone, initials, terms, recorded_at)
  values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, array_to_tsvector($11::text[]), $12)`

function refuseKnown(uscc: string): never {
  refuse({
    code: 'subjects.known',
    kind: 'notAllowed',
    message: `统一社会信用代码 ${uscc} 已有主体档案。`,
    next: '请按代码查询并使用已有档案；查询不到的，属其他地区，请联系上级机构。',
    field: '/uscc',
  })
}

function refuseRegion(): never {
  refuse({
    code: 'subjects.otherRegion',
    kind: 'forbidden',
    message: '不能为本辖区以外的地区建立主体档案。',
    article: '行政处罚法第二十二条',
    next: '请核对行政区划，或者将线索移送有管辖权的机构。',
    field: '/region',
  })
}

const COLUMNS = 'id, kind, name, uscc, address, region'

/**
 * One page in the order of name. By code or permit number a search is exact; by name every hit contains the text; by
 * initials the initials contain it.
 */
export async function findSubjects(
  connection: Connection,
  query: { search?: string; after?: { name: string; id: string }; limit: number },
): Promise<SubjectRow[]> {
  const values: unknown[] = []
  const bind = (value: unknown): string => `$${values.push(value)}`
  const conditions = query.search ? [searchCondition(query.search.trim(), bind)] : []
  if (query.after) conditions.push(`(name, id) > (${bind(query.after.name)}, ${bind(query.after.id)}::uuid)`)
  const where = conditions.length > 0 ? `where ${conditions.join(' and ')}` : ''
  const { rows } = await connection.query<SubjectRow>(
    `select ${COLUMNS} from subject ${where} order by name, id limit ${bind(query.limit)}`,
    values,
  )
  return rows
}

function searchCondition(search: string, bind: (value: unknown) => string): string {
  const text = bind(search)
  const exact = `uscc = upper(${text}) or id in (select subject_id from permit where number = ${text})`
  const terms = queryTerms(search)
  if (terms.length === 0) return `(${exact})`
  const byName = `(terms @@ ${bind(tsquery(terms))}::tsquery and name ilike ${bind(likePattern(search))})`
  if (!looksLikeInitials(search)) return `(${exact} or ${byName})`
  const byInitials = `(terms @@ ${bind(tsquery(initialTerms(search)))}::tsquery and initials like ${bind(likePattern(search.toLowerCase()))})`
  return `(${exact} or ${byName} or ${byInitials})`
}

/** Terms come quoted, so that no character of theirs can be an operator. */
const tsquery = (terms: readonly string[]): string =>
  terms.map(t => `'${t.replaceAll("'", "''").replaceAll('\\', '\\\\')}'`).join(' & ')

const likePattern = (text: string): string => `%${text.replace(/[\\%_]/g, '\\$&')}%`

/** A subject with its permits. @throws Refusal `subjects.unknown`, also when it lies outside the jurisdiction. */
export async function getSubject(connection: Connection, id: string): Promise<SubjectDetail> {
  const [row] = await connection.named<
    SubjectRow & {
      citizen_id: string | null
      legal_representative: string | null
      phone: string | null
      version: number
    }
  >('subject-get', `select ${COLUMNS}, citizen_id, legal_representative, phone, version from subject where id = $1`, [
    id,
  ])
  if (!row) {
    refuse({
      code: 'subjects.unknown',
      kind: 'notFound',
      message: '没有这个主体，或者不在您的辖区内。',
      next: '请核对链接，或者按名称、代码重新查询。',
    })
  }
  const permits = await connection.named<PermitRow>(
    'permits-of-subject',
    `select kind, number, field_code as "fieldCode", valid_from as "validFrom", valid_until as "validUntil", status
     from permit where subject_id = $1 order by valid_from desc`,
    [id],
  )
  const { citizen_id, legal_representative, phone, ...shown } = row
  return {
    ...shown,
    citizenIdMasked: citizen_id && maskCitizenId(citizen_id),
    legalRepresentative: legal_representative,
    phoneMasked: phone && maskPhone(phone),
    permits,
  }
}

export async function addPermit(
  connection: Connection,
  permit: {
    subjectId: string
    region: RegionCode
    kind: string
    number: string
    fieldCode: string
    validFrom: PlainDate
    validUntil?: PlainDate
  },
): Promise<void> {
  await connection.query(
    `insert into permit (id, subject_id, region, kind, number, field_code, valid_from, valid_until) values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [
      newId(),
      permit.subjectId,
      permit.region,
      permit.kind,
      permit.number,
      permit.fieldCode,
      permit.validFrom,
      permit.validUntil ?? null,
    ],
  )
}
