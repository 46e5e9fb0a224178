import { Type } from 'typebox'
import { type Call, endpoint, type Identity, noClaims } from '#host'
import { type Clock, today } from '#kernel'
import {
  AccountDetail,
  AccountPage,
  AccountsQuery,
  Appointment,
  AuditPage,
  AuditQuery,
  ChangePassword,
  Done,
  DutiesBody,
  IdParams,
  Me,
  NewAccount,
  NewOrganBody,
  NewRegion,
  OrganChange,
  OrganDetail,
  OrgansReply,
  ReasonBody,
  RegionRow,
  SessionRow,
  SetupState,
  SignIn,
  TemporaryPassword,
} from './contract.ts'
import { type AdminCommand, whoMay } from './rules.ts'
import {
  administer,
  changeOrgan,
  changePassword,
  closeSession,
  createAccount,
  endOtherSessions,
  endSession,
  findAccounts,
  findAudit,
  findIdentity,
  findOrgans,
  getAccount,
  getOrgan,
  getSetupState,
  listRegions,
  listSessions,
  noteSignInEvent,
  originOf,
  readAuditPosition,
  readNamePosition,
  registerOrgan,
  registerRegion,
  sessionToken,
  setCookie,
  signIn,
} from './store.ts'

export { authenticator } from './store.ts'

/** 三员分立: each of the three has doors of its own, and no other passes them. */
const system = { anyOf: ['systemAdmin'] } as const
const audit = { anyOf: ['auditAdmin'] } as const
/** Both see who is there; what each may do to them differs. */
const accountKeepers = { anyOf: ['systemAdmin', 'securityAdmin'] } as const

const signingIn = [
  endpoint({
    method: 'POST',
    path: '/api/sign-in',
    summary: '登录',
    tag: '账号',
    permission: 'public',
    body: SignIn,
    reply: Me,
    async handle({ body, database, clock, request, reply }) {
      const { token, expires } = await signIn(database, clock, body, originOf(request))
      setCookie(reply, token, expires)
      const found = await database.read(noClaims, c => findIdentity(c, token, clock.now()))
      return meOf(found!.identity, clock)
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/sign-out',
    summary: '退出登录',
    tag: '账号',
    permission: 'signedIn',
    beforePasswordChange: true,
    reply: Done,
    async handle({ database, request, reply, identity, clock }) {
      const token = sessionToken(request)
      if (token) {
        await database.write(noClaims, async c => {
          await closeSession(c, token)
          const account = { id: identity!.userId, region: identity!.region }
          await noteSignInEvent(c, { at: clock.now(), account, outcome: 'signedOut', address: request.ip })
        })
      }
      setCookie(reply, '', new Date(0))
      return {}
    },
  }),
]

const oneself = [
  endpoint({
    method: 'GET',
    path: '/api/me',
    summary: '当前登录人和办公日期',
    tag: '账号',
    permission: 'signedIn',
    beforePasswordChange: true,
    reply: Me,
    handle: async ({ identity, clock }) => meOf(identity!, clock),
  }),
  endpoint({
    method: 'POST',
    path: '/api/me/password',
    summary: '修改本人口令（其他会话随即结束）',
    tag: '账号',
    permission: 'signedIn',
    beforePasswordChange: true,
    body: ChangePassword,
    reply: Me,
    async handle({ body, database, claims, identity, clock, request }) {
      const by = { identity: identity!, claims, token: sessionToken(request) ?? '' }
      await changePassword(database, clock, by, body, originOf(request))
      return meOf({ ...identity!, mustChangePassword: false }, clock)
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/me/sessions',
    summary: '本人的登录会话',
    tag: '账号',
    permission: 'signedIn',
    reply: Type.Array(SessionRow),
    handle: ({ database, identity, clock, request }) =>
      database.read(noClaims, c => listSessions(c, identity!.userId, sessionToken(request) ?? '', clock.now())),
  }),
  endpoint({
    method: 'POST',
    path: '/api/me/sessions/{id}/end',
    summary: '结束本人的一个会话',
    tag: '账号',
    permission: 'signedIn',
    params: IdParams,
    reply: Done,
    async handle({ params, database, identity }) {
      await database.write(noClaims, c => endSession(c, identity!.userId, params.id))
      return {}
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/me/sessions/end-others',
    summary: '结束本人的其他会话',
    tag: '账号',
    permission: 'signedIn',
    reply: Done,
    async handle({ database, identity, request }) {
      await database.write(noClaims, c => endOtherSessions(c, identity!.userId, sessionToken(request) ?? ''))
      return {}
    },
  }),
]

const places = [
  endpoint({
    method: 'GET',
    path: '/api/regions',
    summary: '本辖区的行政区划',
    tag: '机构',
    permission: 'signedIn',
    reply: Type.Array(RegionRow),
    handle: ({ database, claims, identity }) => database.read(claims, c => listRegions(c, identity!.region)),
  }),
  endpoint({
    method: 'GET',
    path: '/api/organs',
    summary: '本辖区的机构（本机构在前）',
    tag: '机构',
    permission: 'signedIn',
    reply: OrgansReply,
    handle: async ({ database, claims, identity }) => ({
      rows: await database.read(claims, c => findOrgans(c, identity!)),
    }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/admin/setup',
    summary: '初次设置的进度',
    tag: '系统管理',
    permission: system,
    reply: SetupState,
    handle: ({ database, claims, identity }) => database.read(claims, c => getSetupState(c, identity!)),
  }),
  endpoint({
    method: 'POST',
    path: '/api/admin/regions',
    summary: '登记行政区划（上级须已登记）',
    tag: '系统管理',
    permission: system,
    body: NewRegion,
    reply: Done,
    async handle({ body, database, claims, identity, clock }) {
      const region = { ...body, fictional: body.fictional ?? false }
      await database.write(claims, c => registerRegion(c, region, identity!, clock))
      return {}
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/admin/organs',
    summary: '登记机构及其文号用字',
    tag: '系统管理',
    permission: system,
    body: NewOrganBody,
    reply: Type.Object({ id: Type.String() }),
    handle: async ({ body, database, claims, identity, clock }) => ({
      id: await database.write(claims, c => registerOrgan(c, body, identity!, clock)),
    }),
  }),
  endpoint({
    method: 'GET',
    path: '/api/admin/organs/{id}',
    summary: '机构信息',
    tag: '系统管理',
    permission: system,
    params: IdParams,
    reply: OrganDetail,
    handle: ({ params, database, claims }) => database.read(claims, c => getOrgan(c, params.id)),
  }),
  endpoint({
    method: 'POST',
    path: '/api/admin/organs/{id}',
    summary: '变更机构信息（已制作的文书不变）',
    tag: '系统管理',
    permission: system,
    params: IdParams,
    body: OrganChange,
    reply: Done,
    async handle({ params, body, database, claims, identity, clock }) {
      await database.write(claims, c => changeOrgan(c, params.id, body, identity!, clock))
      return {}
    },
  }),
]

const accounts = [
  endpoint({
    method: 'GET',
    path: '/api/admin/accounts',
    summary: '账号（查询、筛选，按姓名排列）',
    tag: '账号管理',
    permission: accountKeepers,
    query: AccountsQuery,
    reply: AccountPage,
    async handle({ query, database, claims, clock }) {
      const { after: position, ...asked } = query
      const after = readNamePosition(position)
      const rows = await database.read(claims, c => findAccounts(c, { ...asked, ...(after && { after }) }, clock))
      const last = rows.length === query.limit ? rows.at(-1) : undefined
      return { rows, after: last ? `${last.id} ${last.name}` : null }
    },
  }),
  endpoint({
    method: 'GET',
    path: '/api/admin/accounts/{id}',
    summary: '一个账号',
    tag: '账号管理',
    permission: accountKeepers,
    params: IdParams,
    reply: AccountDetail,
    handle: ({ params, database, claims, identity, clock }) =>
      database.read(claims, c => getAccount(c, params.id, identity!, clock)),
  }),
  endpoint({
    method: 'POST',
    path: '/api/admin/accounts',
    summary: '建立账号（临时口令只显示一次；岗位由安全管理员授予）',
    tag: '账号管理',
    permission: system,
    body: NewAccount,
    reply: TemporaryPassword,
    handle: ({ body, database, claims, identity, clock }) =>
      database.write(claims, c => createAccount(c, body, identity!, clock)),
  }),
  endpoint({
    method: 'POST',
    path: '/api/admin/accounts/{id}/reset-password',
    summary: '重置口令（临时口令只显示一次）',
    tag: '账号管理',
    permission: { anyOf: [whoMay.resetPassword] },
    params: IdParams,
    reply: TemporaryPassword,
    async handle({ params, database, claims, identity, clock }) {
      return database.write(claims, async c => {
        const temporaryPassword = await administer(c, { type: 'resetPassword', target: params.id }, identity!, clock)
        const { id, login } = await getAccount(c, params.id, identity!, clock)
        return { id, login, temporaryPassword: temporaryPassword! }
      })
    },
  }),
  endpoint({
    method: 'POST',
    path: '/api/admin/accounts/{id}/appoint',
    summary: '指定首任安全管理员、审计管理员',
    tag: '账号管理',
    permission: { anyOf: [whoMay.appoint] },
    params: IdParams,
    body: Appointment,
    reply: Done,
    handle: call => commanded(call, { type: 'appoint', target: call.params.id, duty: call.body.duty }),
  }),
  endpoint({
    method: 'POST',
    path: '/api/admin/accounts/{id}/duties',
    summary: '授予、收回岗位',
    tag: '账号管理',
    permission: { anyOf: [whoMay.changeDuties] },
    params: IdParams,
    body: DutiesBody,
    reply: Done,
    handle: call => commanded(call, { type: 'changeDuties', target: call.params.id, duties: call.body.duties }),
  }),
  ...(
    [
      ['lock', '锁定账号（会话随即结束）'],
      ['unlock', '解除锁定'],
      ['deactivate', '停用账号（会话随即结束）'],
      ['reactivate', '恢复账号'],
    ] as const
  ).map(([type, summary]) =>
    endpoint({
      method: 'POST',
      path: `/api/admin/accounts/{id}/${type}`,
      summary,
      tag: '账号管理',
      permission: { anyOf: [whoMay[type]] },
      params: IdParams,
      body: ReasonBody,
      reply: Done,
      handle: call => commanded(call, { type, target: call.params.id }, call.body.reason),
    }),
  ),
]

async function commanded(
  {
    database,
    claims,
    identity,
    clock,
  }: Pick<Call<unknown, unknown, unknown>, 'database' | 'claims' | 'identity' | 'clock'>,
  command: AdminCommand,
  reason?: string,
): Promise<Record<string, never>> {
  await database.write(claims, c => administer(c, command, identity!, clock, reason))
  return {}
}

const auditing = [
  endpoint({
    method: 'GET',
    path: '/api/audit/log',
    summary: '审计日志：查看、登录、管理行为（新的在前）',
    tag: '审计',
    permission: audit,
    query: AuditQuery,
    reply: AuditPage,
    async handle({ query, database, claims }) {
      const { after: position, ...asked } = query
      const after = readAuditPosition(position)
      const rows = await database.read(claims, c => findAudit(c, { ...asked, ...(after && { after }) }))
      const last = rows.length === query.limit ? rows.at(-1) : undefined
      return { rows, after: last ? `${last.at} ${last.key}` : null }
    },
  }),
]

export const endpoints = [...signingIn, ...oneself, ...places, ...accounts, ...auditing]

const meOf = (identity: Identity, clock: Clock) => ({
  ...identity,
  duties: [...identity.duties],
  mustChangePassword: identity.mustChangePassword ?? false,
  today: today(clock),
})
