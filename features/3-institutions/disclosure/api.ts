import type { CaseServices } from '#features/6-operation/case-handling'
import { type Call, type Connection, type Duty, type Endpoint, endpoint, noClaims, noteLook, once } from '#host'
import { refuse, today } from '#kernel'
import { consistencyStandard } from '#law-engine'
import {
  ChangesPage,
  ChangesQuery,
  CheckedDocument,
  CodeParams,
  CorrectCommand,
  ExportQuery,
  JsonQuery,
  NoteChangeCommand,
  PowerCodeParams,
  PUBLICATION_READERS,
  PUBLICATION_WATCHERS,
  PublicAbout,
  PublicationPage,
  PublicationParams,
  PublicationReply,
  PublicationsQuery,
  PublicationView,
  PublicDecision,
  PublicFines,
  PublicPage,
  PublicProof,
  PublicQuery,
  PublishCommand,
  RedactionReply,
  SuggestRedaction,
  WithdrawCommand,
  WithholdCommand,
} from './contract.ts'
import { creditFields } from './rules/credit-row.ts'
import { publicSpread } from './rules/public-spread.ts'
import {
  amend,
  checkDocument,
  countPublic,
  exportCsv,
  exportJson,
  findChanges,
  findPublic,
  findPublications,
  findPublishedFines,
  getForUpdate,
  getPublic,
  getPublicationView,
  loadCase,
  provePublication,
  publish,
  readPosition,
  readPublicPosition,
  rowOf,
  suggestionFor,
  withhold,
} from './store.ts'

const readers = { anyOf: PUBLICATION_READERS } satisfies { anyOf: readonly Duty[] }
const everybodyOnCases = { anyOf: PUBLICATION_WATCHERS } satisfies { anyOf: readonly Duty[] }
const publishers = { anyOf: ['publisher'] } as const satisfies { anyOf: readonly Duty[] }
const changeNoters = { anyOf: ['publisher', 'legalReviewer', 'leader'] } as const satisfies { anyOf: readonly Duty[] }

export const endpoints = (services: CaseServices): Endpoint[] => [
  ...queue(services),
  ...commands(services),
  ...forEverybody(services),
]

/** The publisher's queue, and the page on which he checks. */
const queue = (services: CaseServices): Endpoint[] => [
  endpoint({
    method: 'GET',
    path: '/api/publications',
    summary: '公示队列：等待公示、已公示、待撤回的处罚决定，期限最近的在前',
    tag: '公示',
    permission: everybodyOnCases,
    query: PublicationsQuery,
    reply: PublicationPage,
    async handle({ query, database, claims }) {
      const { caseId, stage, open, search, limit } = query
      const after = readPosition(query.after)
      const rows = await database.read(claims, c =>
        findPublications(c, services.law, {
          limit,
          ...(caseId && { caseId }),
          ...(open && { open }),
          ...(stage && { stage }),
          ...(search?.trim() && { search }),
          ...(after && { after }),
        }),
      )
      const last = rows.at(-1)
      return { rows, after: rows.length === limit && last ? `${last.position} ${last.id}` : null }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/publications/{id}',
    summary: '一项公示：原文、隐去的内容及理由、期限（查看会留下记录）',
    tag: '公示',
    permission: readers,
    params: PublicationParams,
    reply: PublicationView,
    handle: ({ params, database, claims, identity, clock }) =>
      database.write(claims, async c => {
        const view = await getPublicationView(c, services.law, params.id)
        await noteLook(c, {
          at: clock.now(),
          userId: identity!.userId,
          region: identity!.region,
          what: 'case',
          objectId: view.caseId,
          purpose: '核对公示内容',
        })
        return view
      }),
  }),
  endpoint({
    method: 'POST',
    path: '/api/publications/{id}/check',
    summary: '按已填写的内容核对：原文隐去哪些、还有哪些应当隐去（不作决定）',
    tag: '公示',
    permission: readers,
    params: PublicationParams,
    body: SuggestRedaction,
    reply: RedactionReply,
    handle: ({ params, body, database, claims }) =>
      database.write(claims, async c => {
        const { caseId } = await getForUpdate(c, params.id)
        return suggestionFor(await loadCase(c, services.law, caseId), body)
      }),
  }),
]

const commands = (services: CaseServices): Endpoint[] => [
  endpoint({
    method: 'POST',
    path: '/api/publications/{id}/publish',
    summary: '公示处罚决定（已核对隐去的内容）',
    tag: '公示',
    permission: publishers,
    idempotent: true,
    params: PublicationParams,
    body: PublishCommand,
    reply: PublicationReply,
    handle: call =>
      commanded(call, (c, { version, data: body }) =>
        publish(c, services, { id: call.params.id, body, version, by: call.identity! }, call.clock),
      ),
  }),
  endpoint({
    method: 'POST',
    path: '/api/publications/{id}/withhold',
    summary: '决定不予公开',
    tag: '公示',
    permission: publishers,
    idempotent: true,
    params: PublicationParams,
    body: WithholdCommand,
    reply: PublicationReply,
    handle: call =>
      commanded(call, (c, { version, data: body }) =>
        withhold(c, services, { id: call.params.id, body, version, by: call.identity! }, call.clock),
      ),
  }),
  endpoint({
    method: 'POST',
    path: '/api/publications/{id}/correct',
    summary: '更正公示内容（理由向社会公布）',
    tag: '公示',
    permission: publishers,
    idempotent: true,
    params: PublicationParams,
    body: CorrectCommand,
    reply: PublicationReply,
    handle: call =>
      commanded(call, (c, { version, data: body }) =>
        amend(
          c,
          services,
          { id: call.params.id, command: { name: 'correct', body }, version, by: call.identity! },
          call.clock,
        ),
      ),
  }),
  endpoint({
    method: 'POST',
    path: '/api/publications/{id}/note-change',
    summary: '登记决定被变更、撤销、确认违法或者无效，三个工作日内撤回',
    tag: '公示',
    permission: changeNoters,
    idempotent: true,
    params: PublicationParams,
    body: NoteChangeCommand,
    reply: PublicationReply,
    handle: call =>
      commanded(call, (c, { version, data: body }) =>
        amend(
          c,
          services,
          { id: call.params.id, command: { name: 'noteChange', body }, version, by: call.identity! },
          call.clock,
        ),
      ),
  }),
  endpoint({
    method: 'POST',
    path: '/api/publications/{id}/withdraw',
    summary: '撤回公示（理由向社会公布）',
    tag: '公示',
    permission: publishers,
    idempotent: true,
    params: PublicationParams,
    body: WithdrawCommand,
    reply: PublicationReply,
    handle: call =>
      commanded(call, (c, { version, data: body }) =>
        amend(
          c,
          services,
          { id: call.params.id, command: { name: 'withdraw', body }, version, by: call.identity! },
          call.clock,
        ),
      ),
  }),
]

/** What anybody may read. Claims are empty here: nothing but the public table and one function answer. */
const forEverybody = (services: CaseServices): Endpoint[] => [
  endpoint({
    method: 'GET',
    path: '/api/public/about',
    summary: '公示概况：地区、领域、双公示字段',
    tag: '公众',
    permission: 'public',
    reply: PublicAbout,
    handle: ({ database, clock }) =>
      database.read(noClaims, async c => ({
        ...(await countPublic(c, today(clock))),
        fields: services.law.fields.filter(f => f.enabled).map(({ code, name }) => ({ code, name })),
        today: today(clock),
        creditFields: Object.entries(creditFields).map(([code, name]) => ({ code, name })),
      })),
  }),
  endpoint({
    method: 'GET',
    path: '/api/public/decisions',
    summary: '查询公示的处罚决定（新公示的在前）',
    tag: '公众',
    permission: 'public',
    limit: { requests: 300, seconds: 60 },
    query: PublicQuery,
    reply: PublicPage,
    async handle({ query, database, clock }) {
      const { after: position, ...filter } = query
      const after = readPublicPosition(position)
      const rows = await database.read(noClaims, c =>
        findPublic(c, { ...filter, today: today(clock), ...(after && { after }) }),
      )
      const last = rows.at(-1)
      const next = rows.length === query.limit && last ? `${last.published_on} ${last.id}` : null
      return { rows: rows.map(rowOf), after: next }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/public/decisions.csv',
    summary: '公示的处罚决定，双公示字段，CSV（UTF-8 或者 GB18030，按决定日期）',
    tag: '公众',
    permission: 'public',
    limit: { requests: 20, seconds: 60 },
    query: ExportQuery,
    async handle({ query, database, clock, reply }) {
      const { encoding, bom, header, ...filter } = query
      reply
        .type(`text/csv; charset=${encoding}; header=present`)
        .header('content-disposition', `attachment; filename="decisions-${today(clock)}.csv"`)
      return exportCsv(database, { ...filter, today: today(clock) }, { encoding, bom, header })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/public/decisions.json',
    summary: '公示的处罚决定，双公示字段，JSON（按决定日期）',
    tag: '公众',
    permission: 'public',
    limit: { requests: 20, seconds: 60 },
    query: JsonQuery,
    async handle({ query, database, clock, reply }) {
      reply.type('application/json; charset=utf-8')
      return exportJson(database, { ...query, today: today(clock) })
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/public/decisions/{id}',
    summary: '一项公示的处罚决定：事实、依据、金额怎样得出、救济期限、此后的变化',
    tag: '公众',
    permission: 'public',
    limit: { requests: 300, seconds: 60 },
    params: PublicationParams,
    reply: PublicDecision,
    handle: ({ params, database, clock }) => database.read(noClaims, c => getPublic(c, params.id, today(clock))),
  }),
  endpoint({
    method: 'GET',
    path: '/api/public/decisions/{id}/proof',
    summary: '公示内容的存证证明，连同内容和盐值，任何人可以自行核验',
    tag: '公众',
    permission: 'public',
    limit: { requests: 60, seconds: 60 },
    params: PublicationParams,
    reply: PublicProof,
    handle: ({ params, database, ledger, clock }) =>
      database.read(noClaims, c => provePublication(c, ledger, params.id, today(clock))),
  }),
  endpoint({
    method: 'GET',
    path: '/api/public/powers/{code}/fines',
    summary: '一个事项已公示的罚款分布：按年、按机构（件数少的一组不公布，也不能由其余推算；不合计、不排名）',
    tag: '公众',
    permission: 'public',
    limit: { requests: 120, seconds: 60 },
    params: PowerCodeParams,
    reply: PublicFines,
    async handle({ params, database, clock }) {
      const on = today(clock)
      const { smallestGroup } = consistencyStandard(services.law, on) ?? refuseNoStandard()
      const rows = await database.read(noClaims, c => findPublishedFines(c, params.code, on))
      return { smallestGroup, ...publicSpread(rows, smallestGroup) }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/public/changes',
    summary: '公示的更正和撤回（新的在前）',
    tag: '公众',
    permission: 'public',
    limit: { requests: 300, seconds: 60 },
    query: ChangesQuery,
    reply: ChangesPage,
    handle: ({ query, database }) =>
      database.read(noClaims, c => {
        const after = readPublicPosition(query.after)
        return findChanges(c, { limit: query.limit, ...(after && { after }) })
      }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/public/documents/{paperCode}',
    summary: '核验文书：按文书上的核验码查真伪、存证位置和此后的变化，不显示文书内容',
    tag: '公众',
    permission: 'public',
    limit: { requests: 60, seconds: 60 },
    params: CodeParams,
    reply: CheckedDocument,
    handle: ({ params, database, ledger, clock }) =>
      database.read(noClaims, c =>
        checkDocument(c, { ledger, forms: services.typesetter.forms, today: today(clock) }, params.paperCode),
      ),
  }),
]

/** A command sent twice has one effect. */
const commanded = <P, Q, B>(
  call: Call<P, Q, B>,
  effect: (connection: Connection, body: B) => Promise<PublicationReply>,
): Promise<PublicationReply> => once(call, c => effect(c, call.body))

function refuseNoStandard(): never {
  refuse({
    code: 'disclosure.noStandard',
    kind: 'notFound',
    message: '没有现行的比较标准，不公布罚款的分布。',
    next: '请在公示的处罚决定中逐件查询。',
  })
}
