import { type CompiledQuery, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely'
import { escapeLiteral, type Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg'
import { type Claims, noClaims } from './claims.ts'

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
 * connection and are set again whenever the next borrower's differ, and travel with what is asked, so a reader costs one round trip, not three.
 * @param unclaimed connections for what is asked before anybody is known, such as whose session this is: they never carry
 *   a claim, and so need none taken off
 */
export function claimedDatabase(pool: Pool, unclaimed: Pool = pool): Database {
  /** What a session carries; a new one carries nothing. */
  const carried = new WeakMap<PoolClient, string>()

  const poolFor = (claims: Claims): Pool => (keyOf(claims) === NOTHING ? unclaimed : pool)
  const carries = (client: PoolClient, claims: Claims): boolean => (carried.get(client) ?? NOTHING) === keyOf(claims)

  /**
   * A connection on which the claims are on their way: they travel ahead of whatever is asked next, without waiting for an
   * answer of their own. Whatever is answered counts only when `claimed` has come true: else it was asked in another's name.
   */
  async function borrow(claims: Claims): Promise<{ client: PoolClient; claimed: Promise<unknown> }> {
    const client = await poolFor(claims).connect()
    if (carries(client, claims)) return { client, claimed: Promise.resolve() }
    carried.set(client, UNKNOWN)
    const claimed = client.query({ name: 'claims', text: SET_CLAIMS, values: valuesOf(claims) })
    return { client, claimed }
  }

  /** Begins a transaction; claims that differ travel with the same message. */
  async function begin(client: PoolClient, claims: Claims): Promise<void> {
    if (carries(client, claims)) {
      await client.query('begin')
      return
    }
    // undone together with the transaction when that is rolled back
    carried.set(client, UNKNOWN)
    const [from, to, user] = valuesOf(claims).map(escapeLiteral)
    await client.query(`begin; ${SET_CLAIMS.replace('$1', from!).replace('$2', to!).replace('$3', user!)}`)
  }

  return {
    async read(claims, work) {
      const { client, claimed } = await borrow(claims)
      try {
        const [answer, told] = await Promise.allSettled([work(connectionOn(client, claims)), claimed])
        if (told.status === 'rejected') throw told.reason
        carried.set(client, keyOf(claims))
        if (answer.status === 'rejected') throw answer.reason
        client.release()
        return answer.value
      } catch (error) {
        client.release(brokenConnection(error))
        throw error
      }
    },
    async write(claims, work) {
      const client = await poolFor(claims).connect()
      try {
        await begin(client, claims)
        const result = await work(connectionOn(client, claims))
        await client.query('commit')
        carried.set(client, keyOf(claims))
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
    async close() {
      await pool.end()
      if (unclaimed !== pool) await unclaimed.end()
    },
  }
}

const keyOf = (claims: Claims): string => valuesOf(claims).join('|')
const valuesOf = ({ regionFrom, regionTo, userId }: Claims): string[] => [regionFrom, regionTo, userId]

const NOTHING = keyOf(noClaims)
/** Equal to no claims at all: they are set before anything is asked. */
const UNKNOWN = '?'

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
