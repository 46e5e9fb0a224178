import { Type } from 'typebox'
import { type Connection, endpoint } from '#host'
import { today } from '#kernel'
import {
  CertificatePage,
  CertificateRow,
  CertificatesQuery,
  ConflictPage,
  ConflictsQuery,
  DeclareConflict,
  Done,
  HandlerChoice,
  IdParams,
  IdReply,
  KeepCertificate,
  NewCertificate,
  OfficerChoice,
  OfficersQuery,
} from './contract.ts'
import { certificateObstacle, type Keeping, recusalGate, validCertificate } from './rules.ts'
import {
  declareOwnConflict,
  findCertificates,
  findConflicts,
  getCertificate,
  keepCertificate,
  listHandlers,
  listOfficers,
  loadCertificates,
  loadConflicts,
  readCertificatePosition,
  readConflictPosition,
  registerCertificate,
} from './store.ts'

/** Certificates are read by who works with officers, and kept by who leads or supervises them. */
const readers = { anyOf: ['handler', 'leader', 'registrar', 'legalReviewer', 'supervisor'] } as const
const keepers = { anyOf: ['leader', 'supervisor'] } as const

const assigning = [
  endpoint({
    method: 'GET',
    path: '/api/officers',
    summary: '本机构执法人员：当日能否指派，不能的原因',
    tag: '执法人员',
    permission: { anyOf: ['handler', 'leader', 'registrar', 'supervisor'] },
    query: OfficersQuery,
    reply: Type.Array(OfficerChoice),
    async handle({ query, identity, database, claims, clock }) {
      const duty = { region: identity!.region, fieldCode: query.fieldCode, on: query.on ?? today(clock) }
      return database.read(claims, async c => {
        const officers = await listOfficers(c, identity!.organId)
        const certificates = await loadCertificates(
          c,
          officers.map(o => o.id),
        )
        const conflicts = query.subjectId ? await loadConflicts(c, query.subjectId) : []
        return officers.map((officer): OfficerChoice => {
          const recusal = recusalGate(conflicts, [officer], query.subjectId ?? '')
          const obstacle =
            certificateObstacle(certificates, officer, duty) ?? (recusal.open ? undefined : recusal.reason)
          return {
            ...officer,
            certificateNumber: validCertificate(certificates, officer.id, duty)?.number ?? null,
            available: obstacle === undefined,
            obstacle: obstacle ?? null,
          }
        })
      })
    },
  }),
]

const keeping = [
  endpoint({
    method: 'GET',
    path: '/api/certificates',
    summary: '执法证件（查询、筛选，先到期的在前）',
    tag: '执法人员',
    permission: readers,
    query: CertificatesQuery,
    reply: CertificatePage,
    async handle({ query, database, claims, clock }) {
      const { after: position, search, state, limit } = query
      const after = readCertificatePosition(position)
      const asked = { limit, ...(search && { search }), ...(state && { state }), ...(after && { after }) }
      const rows = await database.read(claims, c => findCertificates(c, asked, today(clock)))
      const last = rows.length === limit ? rows.at(-1) : undefined
      return { rows, after: last ? `${last.validUntil} ${last.id}` : null }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/certificates/{id}',
    summary: '一个执法证件',
    tag: '执法人员',
    permission: readers,
    params: IdParams,
    reply: CertificateRow,
    handle: ({ params, database, claims, clock }) =>
      database.read(claims, c => getCertificate(c, params.id, today(clock))),
  }),
  endpoint({
    method: 'GET',
    path: '/api/handlers',
    summary: '辖区内的办案人员（登记证件时选择）',
    tag: '执法人员',
    permission: keepers,
    reply: Type.Array(HandlerChoice),
    handle: ({ database, claims }) => database.read(claims, listHandlers),
  }),
  endpoint({
    method: 'POST',
    path: '/api/certificates',
    summary: '登记执法证件',
    tag: '执法人员',
    permission: keepers,
    body: NewCertificate,
    reply: IdReply,
    handle: async ({ body, database, claims, identity, clock }) => ({
      id: await database.write(claims, c => registerCertificate(c, body, identity!, clock)),
    }),
  }),
  ...(
    [
      ['suspend', '暂扣执法证件'],
      ['resume', '发还执法证件'],
      ['withdraw', '收回执法证件'],
    ] as const satisfies readonly [Keeping, string][]
  ).map(([what, summary]) =>
    endpoint({
      method: 'POST',
      path: `/api/certificates/{id}/${what}`,
      summary,
      tag: '执法人员',
      permission: keepers,
      params: IdParams,
      body: KeepCertificate,
      reply: Done,
      async handle({ params, body, database, claims, identity, clock }) {
        await database.write(claims, c => keepCertificate(c, params.id, what, body, identity!, clock))
        return {}
      },
    }),
  ),
]

const conflicts = [
  endpoint({
    method: 'GET',
    path: '/api/conflicts',
    summary: '利害关系申报（新的在前）',
    tag: '执法人员',
    permission: keepers,
    query: ConflictsQuery,
    reply: ConflictPage,
    handle: ({ query, database, claims }) => database.read(claims, c => pageOfConflicts(c, query)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/me/conflicts',
    summary: '本人申报的利害关系',
    tag: '执法人员',
    permission: { anyOf: ['handler'] },
    query: ConflictsQuery,
    reply: ConflictPage,
    handle: ({ query, database, claims, identity }) =>
      database.read(claims, c => pageOfConflicts(c, query, identity!.userId)),
  }),
  endpoint({
    method: 'POST',
    path: '/api/me/conflicts',
    summary: '申报本人与当事人的利害关系',
    tag: '执法人员',
    permission: { anyOf: ['handler'] },
    body: DeclareConflict,
    reply: IdReply,
    handle: async ({ body, database, claims, identity, clock }) => ({
      id: await database.write(claims, c => declareOwnConflict(c, body, identity!, clock)),
    }),
  }),
]

async function pageOfConflicts(connection: Connection, query: { after?: string; limit: number }, officerId?: string) {
  const after = readConflictPosition(query.after)
  const rows = await findConflicts(connection, {
    limit: query.limit,
    ...(officerId && { officerId }),
    ...(after && { after }),
  })
  const last = rows.length === query.limit ? rows.at(-1) : undefined
  return { rows, after: last ? `${last.declaredOn} ${last.id}` : null }
}

export const endpoints = [...assigning, ...keeping, ...conflicts]
