import { Type } from 'typebox'
import { endpoint, noteLook, once } from '#host'
import { isId, today } from '#kernel'
import { SubjectBody, SubjectDetail, SubjectPage, SubjectQuery } from './contract.ts'
import { checkSubject } from './rules.ts'
import { addSubject, findSubjects, getSubject } from './store.ts'

const lookers = {
  anyOf: [
    'registrar',
    'handler',
    'leader',
    'legalReviewer',
    'hearingOfficer',
    'archivist',
    'supervisor',
    'publisher',
    'finance',
  ],
} as const

export const endpoints = [
  endpoint({
    method: 'GET',
    path: '/api/subjects',
    summary: '查询市场主体（名称、拼音首字母、代码、许可证号）',
    tag: '主体',
    permission: lookers,
    query: SubjectQuery,
    reply: SubjectPage,
    async handle({ query, database, claims }) {
      const after = readPosition(query.after)
      const rows = await database.read(claims, c =>
        findSubjects(c, { limit: query.limit, ...(query.search && { search: query.search }), ...(after && { after }) }),
      )
      const last = rows.length === query.limit ? rows.at(-1) : undefined
      return { rows, after: last ? `${last.id} ${last.name}` : null }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/subjects/{id}',
    summary: '主体档案及其许可（查看会留下记录）',
    tag: '主体',
    permission: lookers,
    params: Type.Object({ id: Type.String({ format: 'uuid' }) }),
    reply: SubjectDetail,
    async handle({ params, database, claims, identity, clock }) {
      return database.write(claims, async c => {
        const subject = await getSubject(c, params.id)
        await noteLook(c, {
          at: clock.now(),
          userId: identity!.userId,
          region: identity!.region,
          what: 'subject',
          objectId: params.id,
          purpose: '查看主体档案',
        })
        return subject
      })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/subjects',
    summary: '建立主体档案',
    tag: '主体',
    permission: { anyOf: ['registrar', 'handler'] },
    idempotent: true,
    body: SubjectBody,
    reply: Type.Object({ id: Type.String() }),
    async handle(call) {
      const { body, clock } = call
      checkSubject(body, today(clock))
      return once(call, async c => ({ id: await addSubject(c, body, clock.now()) }))
    },
  }),
]

/** The position of a page travels as `id name`; what is not one starts from the beginning. */
function readPosition(text: string | undefined): { id: string; name: string } | undefined {
  if (!text) return undefined
  const id = text.slice(0, 36)
  return isId(id) ? { id, name: text.slice(37) } : undefined
}
