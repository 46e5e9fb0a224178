import { type Static, Type } from 'typebox'
import { type Duty, dutyNames } from '#host/identity'

const text = (title: string, maxLength: number, minLength = 1) => Type.String({ minLength, maxLength, title })
const longText = (title: string, maxLength: number) =>
  Type.String({ minLength: 1, maxLength, title, ...{ 'x-long': true } })
const closed = { additionalProperties: false }
const Nullable = <T extends ReturnType<typeof Type.String>>(schema: T) => Type.Union([schema, Type.Null()])
const pageQuery = {
  after: Type.Optional(Type.String({ maxLength: 400, title: '上一页最后一行' })),
  limit: Type.Integer({ minimum: 1, maximum: 100, default: 20, title: '每页行数' }),
}

const DutyValue = Type.Unsafe<Duty>(
  Type.Union(
    (Object.keys(dutyNames) as Duty[]).map(duty => Type.Literal(duty, { title: dutyNames[duty] })),
    { title: '岗位' },
  ),
)
const Duties = (title: string) => Type.Array(DutyValue, { maxItems: 12, uniqueItems: true, title })

export const SESSION_COOKIE = 'wenheng_session'

export const SignIn = Type.Object({ login: text('账号', 64), password: text('口令', 256) }, closed)

/** Who is signed in, and what day it is where the authority works: screens take today from here, not from the device. */
export const Me = Type.Object({
  userId: Type.String(),
  name: Type.String(),
  organId: Type.String(),
  organName: Type.String(),
  region: Type.String(),
  duties: Type.Array(Type.String()),
  /** Nothing else is open before the password has been changed. */
  mustChangePassword: Type.Boolean(),
  today: Type.String({ format: 'date' }),
})

export const ChangePassword = Type.Object(
  { oldPassword: text('现在的口令', 256), newPassword: text('新口令', 256) },
  closed,
)

export const SessionRow = Type.Object({
  id: Type.String(),
  startedAt: Type.String(),
  lastSeenAt: Type.String(),
  expiresAt: Type.String(),
  address: Type.String(),
  agent: Type.String(),
  /** The one that asks. */
  isThis: Type.Boolean(),
})
export type SessionRow = Static<typeof SessionRow>

/** A division inside the jurisdiction of who asks. */
export const RegionRow = Type.Object({ code: Type.String(), name: Type.String() })
export type RegionRow = Static<typeof RegionRow>

export const NewRegion = Type.Object(
  {
    code: Type.String({ pattern: '^\\d{6}$', title: '行政区划代码' }),
    name: text('名称', 40),
    fictional: Type.Optional(Type.Boolean({ title: '虚构地区（只用于演示）' })),
  },
  closed,
)

/** An organ of the asker's jurisdiction, for choosing who handles a matter. */
export const OrganRow = Type.Object({
  id: Type.String(),
  name: Type.String(),
  shortName: Type.String(),
  region: Type.String(),
  regionName: Type.String(),
})
export type OrganRow = Static<typeof OrganRow>
export const OrgansReply = Type.Object({ rows: Type.Array(OrganRow) })

const organFacts = {
  name: text('机构全称', 100),
  shortName: text('简称', 40),
  numberRegion: Type.String({ pattern: '^[\\u4e00-\\u9fa5]{1,6}$', title: '文号地区简称' }),
  numberOrgan: Type.String({ pattern: '^[\\u4e00-\\u9fa5]{1,6}$', title: '文号机构代字' }),
  address: text('地址', 200),
  phone: text('电话', 40),
  delegated: Type.Optional(Type.Boolean({ title: '受委托执法（不得采取行政强制措施）' })),
}
export const OrganChange = Type.Object(organFacts, closed)
export type OrganChange = Static<typeof OrganChange>
export const NewOrganBody = Type.Object(
  { region: Type.String({ pattern: '^\\d{6}$', title: '行政区划', ...{ 'x-picker': 'region' } }), ...organFacts },
  closed,
)
export type NewOrganBody = Static<typeof NewOrganBody>
/** Numbers may be empty: the organ of the installation itself writes no documents. */
export const OrganDetail = Type.Object({
  ...OrganRow.properties,
  numberRegion: Type.String(),
  numberOrgan: Type.String(),
  address: Type.String(),
  phone: Type.String(),
  delegated: Type.Boolean(),
})
export type OrganDetail = Static<typeof OrganDetail>

export const NewAccount = Type.Object(
  {
    organId: Type.String({ format: 'uuid', title: '机构', ...{ 'x-picker': 'organ' } }),
    login: Type.String({ pattern: '^[a-z0-9][a-z0-9._-]{1,31}$', title: '账号' }),
    name: text('姓名', 40),
    proposedDuties: Type.Optional(Duties('拟任岗位')),
  },
  closed,
)
export type NewAccount = Static<typeof NewAccount>

/** Shown once and kept nowhere but as a hash. */
export const TemporaryPassword = Type.Object({
  id: Type.String(),
  login: Type.String(),
  temporaryPassword: Type.String(),
})
export type TemporaryPassword = Static<typeof TemporaryPassword>

export const Appointment = Type.Object(
  {
    duty: Type.Union(
      [Type.Literal('securityAdmin', { title: '安全管理员' }), Type.Literal('auditAdmin', { title: '审计管理员' })],
      { title: '指定为' },
    ),
  },
  closed,
)
export const DutiesBody = Type.Object({ duties: Duties('岗位') }, closed)
export const ReasonBody = Type.Object({ reason: longText('理由', 300) }, closed)

export const AccountRow = Type.Object({
  id: Type.String(),
  login: Type.String(),
  name: Type.String(),
  organId: Type.String(),
  organName: Type.String(),
  region: Type.String(),
  duties: Type.Array(Type.String()),
  proposedDuties: Type.Array(Type.String()),
  active: Type.Boolean(),
  locked: Type.Boolean(),
  mustChange: Type.Boolean(),
  /** Until when wrong passwords keep it closed. */
  pausedUntil: Nullable(Type.String()),
})
export type AccountRow = Static<typeof AccountRow>
export const AccountsQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 60, title: '姓名或者账号' })),
    organId: Type.Optional(Type.String({ format: 'uuid', title: '机构' })),
    state: Type.Optional(
      Type.Union([Type.Literal('proposed'), Type.Literal('active'), Type.Literal('locked'), Type.Literal('closed')], {
        title: '状态',
      }),
    ),
    ...pageQuery,
  },
  closed,
)
export type AccountsQuery = Static<typeof AccountsQuery>
export const AccountPage = Type.Object({ rows: Type.Array(AccountRow), after: Nullable(Type.String()) })
export const AccountDetail = Type.Object({
  ...AccountRow.properties,
  /** What of the three the asker may name him: only the first of each. */
  mayBeAppointed: Type.Array(Type.String()),
})
export type AccountDetail = Static<typeof AccountDetail>

/** How far a new installation has come. */
export const SetupState = Type.Object({
  regions: Type.Integer(),
  organs: Type.Integer(),
  people: Type.Integer(),
  withDuties: Type.Integer(),
  securityAdmins: Type.Integer(),
  auditAdmins: Type.Integer(),
})
export type SetupState = Static<typeof SetupState>

export const AuditQuery = Type.Object(
  {
    kind: Type.Optional(
      Type.Union([Type.Literal('look'), Type.Literal('signIn'), Type.Literal('act')], { title: '类别' }),
    ),
    search: Type.Optional(Type.String({ maxLength: 60, title: '人员（姓名或者账号）' })),
    object: Type.Optional(Type.String({ maxLength: 100, title: '对象编号' })),
    from: Type.Optional(Type.String({ format: 'date', title: '自' })),
    until: Type.Optional(Type.String({ format: 'date', title: '至' })),
    ...pageQuery,
  },
  closed,
)
export type AuditQuery = Static<typeof AuditQuery>
export const AuditRow = Type.Object({
  key: Type.String(),
  kind: Type.String(),
  at: Type.String(),
  userName: Nullable(Type.String()),
  login: Nullable(Type.String()),
  what: Type.String(),
  objectId: Nullable(Type.String()),
  /** Purpose of a look, address of a sign-in, facts of an act. */
  detail: Type.String(),
})
export type AuditRow = Static<typeof AuditRow>
export const AuditPage = Type.Object({ rows: Type.Array(AuditRow), after: Nullable(Type.String()) })

export const IdParams = Type.Object({ id: Type.String({ format: 'uuid' }) })
export const Done = Type.Object({})
