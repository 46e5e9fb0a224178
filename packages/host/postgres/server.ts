import { join } from 'node:path'
import pg from 'pg'
import { refuse } from '#kernel'
import { type OpenDatabase, withClient } from './embedded.ts'
import { APP_ROLE, ensureAppRole, grantAppRights } from './roles.ts'
import { newPassword, readPrivateJson, writePrivateJson } from './secrets.ts'

export interface ServerOptions {
  /** DATABASE_URL: a role that may create tables, and (unless `databaseAppUrl` is given) roles. Becomes the owner. */
  databaseUrl: string
  /** DATABASE_APP_URL: for servers where an administrator made the role `wenheng_app`. */
  databaseAppUrl?: string
  /** WENHENG_DATA: keeps the password of the role `wenheng_app` this program made. */
  dataDir: string
  onProgress?: (line: string) => void
}

const LEAST_VERSION = 150_000

/**
 * Connects to somebody's PostgreSQL (15 or newer), creates the database and the application's role where they are
 * missing, and refuses what would go wrong later: an encoding other than UTF-8, a character type of C, an application
 * role with more rights than it should have.
 */
export async function openServer(options: ServerOptions): Promise<OpenDatabase> {
  await createDatabaseIfMissing(options)
  await withClient(options.databaseUrl, checkServer)
  const appUrl = options.databaseAppUrl ?? (await ownAppUrl(options))
  await withClient(options.databaseUrl, grantAppRights).catch(refuseAsNotOwner)
  await withClient(appUrl, checkAppRole)
  return { kind: 'server', ownerUrl: options.databaseUrl, appUrl, stop: async () => {} }
}

async function createDatabaseIfMissing({ databaseUrl, onProgress }: ServerOptions): Promise<void> {
  const missing = await withClient(databaseUrl, async () => false).catch(error => {
    if (error.code === '3D000') return true
    throw refuseAsUnreachable(databaseUrl, error)
  })
  if (!missing) return
  const maintenance = new URL(databaseUrl)
  const name = decodeURIComponent(maintenance.pathname.slice(1))
  maintenance.pathname = '/postgres'
  onProgress?.(`数据库 ${name} 不存在，正在创建`)
  await withClient(maintenance.href, client => createDatabase(client, name)).catch(error => {
    refuse({
      code: 'postgres.cannotCreateDatabase',
      kind: 'unavailable',
      message: `数据库 ${name} 不存在，且无法创建：${error.message}`,
      next: `请由数据库管理员执行：create database ${name} template template0 encoding UTF8 locale 'C.UTF-8'，并把它交给 DATABASE_URL 中的用户。`,
    })
  })
}

/** With the encoding and order that the embedded server has. */
export async function createDatabase(client: pg.ClientBase, name: string): Promise<void> {
  await client.query(
    `create database ${pg.escapeIdentifier(name)} template template0 encoding 'UTF8'
     locale_provider icu icu_locale 'zh-CN' locale 'C.UTF-8'`,
  )
}

async function checkServer(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ version: number; shown: string; encoding: string; ctype: string }>(
    `select current_setting('server_version_num')::int as version, current_setting('server_version') as shown,
            pg_encoding_to_char(encoding) as encoding, datctype as ctype
     from pg_database where datname = current_database()`,
  )
  const { version, shown, encoding, ctype } = rows[0]!
  if (version < LEAST_VERSION) {
    refuse({
      code: 'postgres.tooOld',
      kind: 'unavailable',
      message: `PostgreSQL 版本为 ${shown}，低于 15。`,
      next: '请升级 PostgreSQL，或去掉 DATABASE_URL 使用自带的数据库。',
    })
  }
  if (encoding !== 'UTF8' || /^(C|POSIX)$/i.test(ctype)) {
    refuse({
      code: 'postgres.wrongLocale',
      kind: 'unavailable',
      message: `数据库的编码为 ${encoding}、字符类型（LC_CTYPE）为 ${ctype}，无法正确处理汉字。`,
      next: "请新建数据库：create database … template template0 encoding UTF8 locale 'C.UTF-8'，再把 DATABASE_URL 指向它。",
    })
  }
}

/** The URL of `wenheng_app`, which is created with a password of its own at the first start. */
async function ownAppUrl({ databaseUrl, dataDir, onProgress }: ServerOptions): Promise<string> {
  const file = join(dataDir, 'database-app.json')
  const kept = readPrivateJson<{ password: string }>(file)
  const password = kept?.password ?? newPassword()
  await withClient(databaseUrl, async client => {
    const { rowCount } = await client.query('select from pg_roles where rolname = $1', [APP_ROLE])
    if (rowCount && kept) return
    // its password may be in use by other instances, so it is never changed unasked
    if (rowCount) refuseUnknownPassword(file)
    onProgress?.(`正在创建数据库用户 ${APP_ROLE}`)
    writePrivateJson(file, { password })
    await ensureAppRole(client, password).catch(refuseAsUncreatable)
  })
  return urlFor(databaseUrl, APP_ROLE, password)
}

/** The same server and database for another role. */
export function urlFor(databaseUrl: string, role: string, password: string): string {
  const url = new URL(databaseUrl)
  url.username = role
  url.password = password
  return url.href
}

async function checkAppRole(client: pg.ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string; mighty: boolean; owns: boolean }>(
    `select rolname as name, rolsuper or rolbypassrls or rolcreaterole or rolcreatedb as mighty,
            exists (select from pg_class where relowner = r.oid) as owns
     from pg_roles r where rolname = current_user`,
  )
  const { name, mighty, owns } = rows[0]!
  if (name === APP_ROLE && !mighty && !owns) return
  refuse({
    code: 'postgres.appRoleTooMighty',
    kind: 'unavailable',
    message: `应用使用的数据库用户必须是 ${APP_ROLE}，且不得是超级用户、不得绕过行级安全、不得拥有表；现为 ${name}。`,
    next: `请由数据库管理员执行：alter role ${APP_ROLE} nosuperuser nobypassrls nocreaterole nocreatedb，并核对 DATABASE_APP_URL。`,
  })
}

function refuseAsUnreachable(databaseUrl: string, error: Error): never {
  const { host } = new URL(databaseUrl)
  return refuse({
    code: 'postgres.unreachable',
    kind: 'unavailable',
    message: `无法连接数据库 ${host}：${error.message}`,
    next: '请核对 DATABASE_URL 的地址、用户和口令，并确认 PostgreSQL 已启动。',
  })
}

function refuseUnknownPassword(file: string): never {
  return refuse({
    code: 'postgres.appPasswordUnknown',
    kind: 'unavailable',
    message: `数据库用户 ${APP_ROLE} 已存在，但本机没有它的口令（${file}）。`,
    next: `请从首次启动的机器复制该文件，或设置 DATABASE_APP_URL（口令遗失时先由管理员执行 alter role ${APP_ROLE} password '…'）。`,
  })
}

function refuseAsUncreatable(error: Error): never {
  return refuse({
    code: 'postgres.cannotCreateRole',
    kind: 'unavailable',
    message: `无法创建数据库用户 ${APP_ROLE}：${error.message}`,
    next: `请由数据库管理员执行：create role ${APP_ROLE} login password '…'，再设置 DATABASE_APP_URL。`,
  })
}

function refuseAsNotOwner(error: Error): never {
  return refuse({
    code: 'postgres.notOwner',
    kind: 'unavailable',
    message: `DATABASE_URL 中的用户无权管理该数据库：${error.message}`,
    next: '请由数据库管理员执行：alter database … owner to …，或换用数据库所有者的地址。',
  })
}
