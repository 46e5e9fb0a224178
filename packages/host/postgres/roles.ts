import { type ClientBase, escapeIdentifier, escapeLiteral } from 'pg'

/** The role the server works as: it reads and writes rows, owns nothing and passes no row security by. */
export const APP_ROLE = 'wenheng_app'

/** Creates the application's role or, when a password is given for an existing one, sets it. */
export async function ensureAppRole(client: ClientBase, password: string): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [APP_ROLE])
  const verb = rowCount ? 'alter' : 'create'
  await client.query(
    `${verb} role ${APP_ROLE} login noinherit nocreatedb nocreaterole password ${escapeLiteral(password)}`,
  )
}

/**
 * Rights inside the database the client, as its owner, is connected to. New tables are readable and writable for the
 * application; a migration that makes an append-only table takes update and delete away again.
 */
export async function grantAppRights(client: ClientBase): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select current_database() as name')
  const database = escapeIdentifier(rows[0]!.name)
  await client.query(`
    revoke connect, temporary on database ${database} from public;
    grant connect on database ${database} to ${APP_ROLE};
    revoke create on schema public from public;
    grant usage on schema public to ${APP_ROLE};
    alter default privileges in schema public grant select, insert, update, delete on tables to ${APP_ROLE};
    alter default privileges in schema public grant usage, select on sequences to ${APP_ROLE};
  `)
}
