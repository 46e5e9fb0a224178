import { type CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import type { Pool, PoolClient, QueryResult, QueryResultRow } from 'pg'
import type { Claims } from './claims.ts'

/** A connection that carries one person's claims, inside or outside a transaction. */
export interface Connection {
  query<R extends QueryResultRow = QueryResultRow>(text: string, values?: readonly unknown[]): Promise<QueryResult<R>>
  /** Runs a prepared statement: parsed once per connection. Names must be unique per text. */
  named<R extends QueryResultRow = QueryResultRow>(name: string, text: string, values: readonly unknown[]): Promise<R[]>
  /** Typed queries; `DB` lists the tables the caller knows. */
  kysely<DB>(): Kysely<DB>
  readonly claims: Claims
}

export interface Database {
  /** One or more reads. Each statement is its own transaction. */
  read<T>(claims: Claims, work: (connection: Connection) => Promise<T>): Promise<T>
  /** One transaction: commits when `work` returns, rolls back when it throws. */
  write<T>(claims: Claims, work: (connection: Connection) => Promise<T>): Promise<T>
  close(): Promise<void>
}

/**
 * Wraps a pool so that no query can run without saying on whose behalf. The claims live on the session of the pooled
 * connection and are set again whenever the next borrower's differ, so a reader costs one round trip, not three;
 * `claims.pg.spec.ts` proves that no claim outlives its request.
 */
export function claimedDatabase(pool: Pool): Database {
  const carried = new WeakMap<PoolClient, string>()

  async function borrow(claims: Claims): Promise<PoolClient> {
    const client = await pool.connect()
    const wanted = `${claims.regionFrom}|${claims.regionTo}|${claims.userId}`
    if (carried.get(client) !== wanted) {
      carried.delete(client)
      try {
        await client.query({
          name: 'claims',
          text: SET_CLAIMS,
          values: [claims.regionFrom, claims.regionTo, claims.userId],
        })
      } catch (error) {
        client.release(error as Error)
        throw error
      }
      carried.set(client, wanted)
    }
    return client
  }

  return {
    async read(claims, work) {
      const client = await borrow(claims)
      try {
        const result = await work(connectionOn(client, claims))
        client.release()
        return result
      } catch (error) {
        client.release(brokenConnection(error))
        throw error
      }
    },
    async write(claims, work) {
      const client = await borrow(claims)
      try {
        await client.query('begin')
        const result = await work(connectionOn(client, claims))
        await client.query('commit')
        client.release()
        return result
      } catch (error) {
        const broken =
          brokenConnection(error) ??
          (await client.query('rollback').then(
            () => undefined,
            e => e as Error,
          ))
        client.release(broken)
        throw error
      }
    },
    close: () => pool.end(),
  }
}

const SET_CLAIMS = `select set_config('app.region_from', $1, false), set_config('app.region_to', $2, false), set_config('app.user_id', $3, false)`

/** An error of the line rather than of the statement: the connection must not go back to the pool. */
function brokenConnection(error: unknown): Error | undefined {
  const e = error as { code?: string; message?: string }
  const lineLost = typeof e.code === 'string' && (/^(57P0|08)/.test(e.code) || /^E[A-Z]+$/.test(e.code))
  return lineLost || /Connection terminated|not queryable/.test(e.message ?? '') ? (error as Error) : undefined
}

function connectionOn(client: PoolClient, claims: Claims): Connection {
  return {
    claims,
    query: (text, values) => client.query(text, values as unknown[]),
    named: async (name, text, values) => (await client.query({ name, text, values: values as unknown[] })).rows,
    kysely: () => kyselyOn(client),
  }
}

/** A kysely that runs on the borrowed client and cannot take another. */
function kyselyOn<DB>(client: PoolClient): Kysely<DB> {
  const connection = {
    async executeQuery<R>(query: CompiledQuery) {
      const result = await client.query(query.sql, query.parameters as unknown[])
      return { rows: result.rows as R[], numAffectedRows: BigInt(result.rowCount ?? 0) }
    },
    streamQuery(): never {
      throw new Error('stream with a cursor of your own: a borrowed connection is shared')
    },
  }
  const refuseTransaction = async (): Promise<void> => {
    throw new Error('the transaction is already given by Database.write')
  }
  return new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createIntrospector: db => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
      createDriver: () => ({
        init: async () => {},
        acquireConnection: async () => connection,
        beginTransaction: refuseTransaction,
        commitTransaction: refuseTransaction,
        rollbackTransaction: refuseTransaction,
        releaseConnection: async () => {},
        destroy: async () => {},
      }),
    },
  })
}
