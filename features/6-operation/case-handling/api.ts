import { Type } from 'typebox'
import { type Duty, type Endpoint, endpoint, noteLook, once } from '#host'
import { passGates, today } from '#kernel'
import {
  CaseCompetenceQuery,
  CaseLawView,
  CasePage,
  CaseParams,
  CasesQuery,
  CaseView,
  CommandBody,
  CommandReply,
  CompetenceView,
  CriminalCheckBody,
  CriminalCheckReply,
  DistributionReply,
  DocumentPages,
  FieldsReply,
  FindingCompetenceQuery,
  PreviewBody,
  PreviewReply,
  ProposalReasoning,
  ReasonProposalBody,
  ReporterView,
  SimilarReply,
  StepsView,
  slugOf,
  WorkReply,
} from './contract.ts'
import { type CaseCommand, type CommandName, commands } from './rules/commands.ts'
import { apartGate } from './rules/reporter.ts'
import {
  type CaseServices,
  checkCriminal,
  findCases,
  findDistribution,
  findSimilar,
  findWork,
  getCaseLaw,
  getCaseState,
  getCaseView,
  getDocument,
  getDocumentPages,
  getReporter,
  getSteps,
  positionOf,
  previewCommand,
  readPosition,
  reasonProposal,
  registerFinding,
  runCommand,
  showCaseCompetence,
  showFindingCompetence,
} from './store.ts'

const officials = {
  anyOf: [
    'registrar',
    'handler',
    'leader',
    'legalReviewer',
    'hearingOfficer',
    'finance',
    'publisher',
    'archivist',
    'supervisor',
  ],
} as const satisfies { anyOf: readonly Duty[] }

/** The doors of case handling: reading, and one address for every command. */
export const endpoints = (services: CaseServices): Endpoint[] => [
  ...reading(services),
  registering(services),
  ...(Object.keys(commands) as CommandName[])
    .filter(name => name !== 'registerFinding')
    .map(name => commanding(services, name)),
]

const reading = (services: CaseServices): Endpoint[] => [
  endpoint({
    method: 'GET',
    path: '/api/work',
    summary: '工作台：等我办理的案件和期限，剩余时间最少的在前',
    tag: '办案',
    permission: officials,
    reply: WorkReply,
    handle: ({ database, claims, identity, clock }) =>
      database.read(claims, async c => ({
        today: today(clock),
        rows: await findWork(c, services.law, identity!, clock),
      })),
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases',
    summary: '案件列表（查询、筛选，新登记的在前）',
    tag: '办案',
    permission: officials,
    query: CasesQuery,
    reply: CasePage,
    async handle({ query, database, claims, identity }) {
      const { search, stage, fieldCode, region, partyId, mine, limit } = query
      const after = readPosition(query.after)
      const rows = await database.read(claims, c =>
        findCases(c, {
          limit,
          ...(search?.trim() && { search }),
          ...(stage && { stages: stage.split(',') }),
          ...(fieldCode && { fieldCode }),
          ...(region && { region }),
          ...(partyId && { partyId }),
          ...(mine && { handlerId: identity!.userId }),
          ...(after && { after }),
        }),
      )
      return { rows, after: rows.length === limit ? positionOf(rows.at(-1)!) : null }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}',
    summary: '案件：状态、时间线、期限（查看会留下记录）',
    tag: '办案',
    permission: officials,
    params: CaseParams,
    reply: CaseView,
    handle: ({ params, database, claims, identity, clock }) =>
      database.read(claims, c =>
        getCaseView(c, services.law, params.id, {
          at: clock.now(),
          userId: identity!.userId,
          region: identity!.region,
          what: 'case',
          objectId: params.id,
          purpose: '查看案件',
        }),
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/steps',
    summary: '案件当前可以办理的事项、条件和不能办理的原因',
    tag: '办案',
    permission: officials,
    params: CaseParams,
    reply: StepsView,
    handle: ({ params, database, claims, identity, clock }) =>
      database.read(claims, c => getSteps(c, services, params.id, identity!, clock)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/law',
    summary: '案件适用的法律：行为发生时本领域的事项、裁量情节、基准和强制措施',
    tag: '办案',
    permission: officials,
    params: CaseParams,
    reply: CaseLawView,
    handle: ({ params, database, claims }) => database.read(claims, c => getCaseLaw(c, services, params.id)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/competence',
    summary: '案件涉及的事项由谁处罚，不归本机关的怎样移送；只说明，不作出任何决定',
    tag: '办案',
    permission: officials,
    params: CaseParams,
    query: CaseCompetenceQuery,
    reply: CompetenceView,
    handle: ({ params, query, database, claims, identity, clock }) =>
      database.read(claims, c =>
        showCaseCompetence(
          c,
          services,
          { caseId: params.id, powers: query.powers?.split(',') ?? [], by: identity! },
          clock,
        ),
      ),
  }),
  endpoint({
    method: 'GET',
    path: '/api/case-competence',
    summary: '登记线索以前：这个领域、这个当事人由谁管辖，哪些事项不归本机关',
    tag: '办案',
    permission: officials,
    query: FindingCompetenceQuery,
    reply: CompetenceView,
    handle: ({ query, database, claims, identity, clock }) =>
      database.read(claims, c => showFindingCompetence(c, services, { ...query, by: identity! }, clock)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/similar',
    summary: '同类案件：本辖区适用同一事项的处罚，情节相近的在前，其次是新近的',
    tag: '办案',
    permission: officials,
    params: CaseParams,
    reply: SimilarReply,
    handle: ({ params, database, claims }) =>
      database.read(claims, async c => ({ rows: await findSimilar(c, services.law, params.id) })),
  }),
  endpoint({
    method: 'GET',
    path: '/api/case-fields',
    summary: '可以登记案件的领域',
    tag: '办案',
    permission: officials,
    reply: FieldsReply,
    handle: async () => ({
      rows: services.law.fields
        .filter(field => field.enabled)
        .sort((a, b) => a.order - b.order)
        .map(({ code, name }) => ({ code, name })),
    }),
  }),
  endpoint({
    method: 'POST',
    path: '/api/cases/{id}/preview',
    summary: '按已填写的内容预览将要制作的文书',
    tag: '办案',
    permission: officials,
    params: CaseParams,
    body: PreviewBody,
    reply: PreviewReply,
    handle: ({ params, body, database, claims, identity, clock }) =>
      database.read(claims, async c => ({
        documents: await previewCommand(c, services, { caseId: params.id, ...body, by: identity! }, clock),
      })),
  }),
  endpoint({
    method: 'POST',
    path: '/api/cases/{id}/reasoning',
    summary: '按已填写的处理意见裁量：幅度、档次、建议数额和不符合的条件；不作出任何决定',
    tag: '办案',
    permission: officials,
    params: CaseParams,
    body: ReasonProposalBody,
    reply: ProposalReasoning,
    handle: ({ params, body, database, claims, identity, clock }) =>
      database.read(claims, c => reasonProposal(c, services, { caseId: params.id, data: body, by: identity! }, clock)),
  }),
  endpoint({
    method: 'POST',
    path: '/api/cases/{id}/distribution',
    summary:
      '与已填写的处理意见同类的罚款：按年、按机构和年的分布（按区划代码排列，不合计、不排名；不足五件的一组不列数额）',
    tag: '办案',
    permission: officials,
    params: CaseParams,
    body: ReasonProposalBody,
    reply: DistributionReply,
    handle: ({ params, body, database, claims, identity, clock }) =>
      database.read(claims, c =>
        findDistribution(c, services, { caseId: params.id, data: body, by: identity! }, clock),
      ),
  }),
  endpoint({
    method: 'POST',
    path: '/api/cases/{id}/criminal-check',
    summary: '按已查明的数额、数量、情形对照刑事追诉标准；只提示，不作出任何决定',
    tag: '办案',
    permission: officials,
    params: CaseParams,
    body: CriminalCheckBody,
    reply: CriminalCheckReply,
    handle: ({ params, body, database, claims, identity, clock }) =>
      database.read(claims, c => checkCriminal(c, services, { caseId: params.id, found: body, by: identity! }, clock)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/documents/{documentId}',
    summary: '已制作的文书（PDF，与送达时逐字节一致）',
    tag: '办案',
    permission: officials,
    params: Type.Object({ id: Type.String({ format: 'uuid' }), documentId: Type.String({ format: 'uuid' }) }),
    async handle({ params, database, claims, reply }) {
      const document = await database.read(claims, c => getDocument(c, params.id, params.documentId))
      const bytes = await services.files.readFile(document.sha256)
      const name = encodeURIComponent(`${document.number ?? document.title}.pdf`)
      reply
        .type('application/pdf')
        .header('content-disposition', `inline; filename*=UTF-8''${name}`)
        .header('cache-control', 'private, max-age=31536000, immutable')
      return Buffer.from(bytes)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/documents/{documentId}/pages',
    summary: '已制作的文书，逐页（SVG），用于阅卷；以 PDF 为准',
    tag: '办案',
    permission: officials,
    params: Type.Object({ id: Type.String({ format: 'uuid' }), documentId: Type.String({ format: 'uuid' }) }),
    reply: DocumentPages,
    handle: ({ params, database, claims }) =>
      database.read(claims, async c => ({
        pages: await getDocumentPages(c, services, params.id, params.documentId),
      })),
  }),
  endpoint({
    method: 'GET',
    path: '/api/cases/{id}/reporter',
    summary: '举报人（只限举报受理岗位，说明用途，查看会留下记录）',
    tag: '办案',
    permission: { anyOf: ['registrar'] },
    params: CaseParams,
    query: Type.Object({ purpose: Type.String({ minLength: 2, maxLength: 200, title: '用途' }) }),
    reply: ReporterView,
    handle: ({ params, query, database, claims, identity, clock }) =>
      database.write(claims, async c => {
        const { state } = await getCaseState(c, params.id)
        passGates([apartGate(state, { id: identity!.userId, name: identity!.name })])
        const reporter = await getReporter(c, params.id)
        await noteLook(c, {
          at: clock.now(),
          userId: identity!.userId,
          region: identity!.region,
          what: 'reporter',
          objectId: params.id,
          purpose: query.purpose,
        })
        return reporter
      }),
  }),
]

const registering = (services: CaseServices): Endpoint =>
  endpoint({
    method: 'POST',
    path: '/api/cases',
    summary: '登记线索，建立案件',
    tag: '办案',
    permission: { anyOf: commands.registerFinding.duties },
    idempotent: true,
    body: commands.registerFinding.body,
    reply: CommandReply,
    handle: call =>
      once(call, c => {
        const command = { name: 'registerFinding', body: call.body } as Extract<
          CaseCommand,
          { name: 'registerFinding' }
        >
        return registerFinding(c, services, { command, by: call.identity! }, call.clock)
      }),
  })

const commanding = (services: CaseServices, name: CommandName): Endpoint =>
  endpoint({
    method: 'POST',
    path: `/api/cases/{id}/${slugOf(name)}`,
    summary: commands[name].title,
    tag: '办案',
    permission: { anyOf: commands[name].duties },
    idempotent: true,
    params: CaseParams,
    body: CommandBody(name),
    reply: CommandReply,
    handle: call =>
      once(call, c => {
        const { version, data } = call.body as { version: number; data: unknown }
        const command = { name, body: data } as CaseCommand
        const asked = { caseId: call.params.id, command, version, by: call.identity! }
        return runCommand(c, services, asked, call.clock)
      }),
  })
