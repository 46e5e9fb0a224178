import type { Connection } from '#host'
import { newId, type PlainDate, type RegionCode } from '#kernel'
import type { Break, Certificate, CertificateStatus, Conflict, Officer } from './rules.ts'

export * from './store/conflicts.ts'
export * from './store/keeping.ts'

/** Handlers of an organ, by name. */
export async function listOfficers(connection: Connection, organId: string): Promise<Officer[]> {
  return connection.named<{ id: string; name: string }>(
    'officers-of-organ',
    `select a.id, a.name from account a join account_duty d on d.account_id = a.id and d.duty = 'handler'
     where a.organ_id = $1 and a.active order by a.name`,
    [organId],
  )
}

export async function loadCertificates(connection: Connection, officerIds: readonly string[]): Promise<Certificate[]> {
  const rows = await connection.named<{
    number: string
    officer_id: string
    region: RegionCode
    field_codes: string[]
    valid_from: PlainDate
    valid_until: PlainDate
    status: CertificateStatus
    status_from: PlainDate | null
    breaks: Break[]
  }>(
    'certificates-of-officers',
    'select * from certificate where officer_id = any($1::uuid[]) order by valid_until desc',
    [officerIds],
  )
  return rows.map(r => ({
    number: r.number,
    officerId: r.officer_id,
    region: r.region,
    fieldCodes: r.field_codes,
    validFrom: r.valid_from,
    validUntil: r.valid_until,
    status: r.status,
    ...(r.status_from && { statusFrom: r.status_from }),
    breaks: r.breaks,
  }))
}

export async function loadConflicts(connection: Connection, subjectId: string): Promise<Conflict[]> {
  return connection.named<{ officerId: string; subjectId: string; relation: string }>(
    'conflicts-of-subject',
    'select officer_id as "officerId", subject_id as "subjectId", relation from conflict_declaration where subject_id = $1',
    [subjectId],
  )
}

export async function addCertificate(connection: Connection, certificate: Certificate): Promise<void> {
  await connection.query(
    `insert into certificate (id, officer_id, region, number, field_codes, valid_from, valid_until, status, status_from)
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [
      newId(),
      certificate.officerId,
      certificate.region,
      certificate.number,
      [...certificate.fieldCodes],
      certificate.validFrom,
      certificate.validUntil,
      certificate.status,
      certificate.statusFrom ?? null,
    ],
  )
}

export async function declareConflict(
  connection: Connection,
  conflict: Conflict & { region: RegionCode; on: PlainDate },
): Promise<void> {
  await connection.query(
    `insert into conflict_declaration (id, officer_id, region, subject_id, relation, declared_on) values ($1, $2, $3, $4, $5, $6)`,
    [newId(), conflict.officerId, conflict.region, conflict.subjectId, conflict.relation, conflict.on],
  )
}
