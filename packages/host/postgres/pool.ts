import pg from 'pg'

export interface PoolOptions {
  /** Most connections at one time. */
  max?: number
  /** Shown in `pg_stat_activity`. */
  applicationName?: string
  /** Longest time one statement may take, in milliseconds; 0 = no limit (migrations, bulk loads). */
  statementTimeoutMs?: number
  /** Told of each connection that broke while nobody was awaiting a query on it. */
  onError?: (error: Error) => void
}

const { builtins } = pg.types
const DATE_ARRAY = 1182
const INT8_ARRAY = 1016

/** int8 as a number while it is exact, else its digits as a string: nothing is rounded silently. */
const parseInt8 = (text: string): number | string => {
  const value = Number(text)
  return Number.isSafeInteger(value) ? value : text
}

/** A day stays the string `YYYY-MM-DD`: as a Date it would slip by the time zone of the process. */
const parsers: Record<number, (text: string) => unknown> = {
  [builtins.DATE]: text => text,
  [builtins.INT8]: parseInt8,
  [DATE_ARRAY]: parseArray(text => text),
  [INT8_ARRAY]: parseArray(parseInt8),
}

function parseArray(parse: (text: string) => unknown): (text: string) => unknown {
  return text =>
    text
      .slice(1, -1)
      .split(',')
      .filter(part => part !== '')
      .map(part => (part === 'NULL' ? null : parse(part)))
}

const getTypeParser = ((oid: number, format: 'text' | 'binary') =>
  (format === 'binary' ? undefined : parsers[oid]) ??
  pg.types.getTypeParser(oid, format as 'text')) as typeof pg.types.getTypeParser

/**
 * A pool whose process outlives its database: a connection that breaks while it is borrowed raises an `error` event on
 * the client, not on the pool, and an unheard one ends Node. Times of the session are Beijing times.
 */
export function createPool(url: string, options: PoolOptions = {}): pg.Pool {
  const onError = options.onError ?? (() => {})
  const pool = new pg.Pool({
    connectionString: url,
    max: options.max ?? 10,
    application_name: options.applicationName ?? 'wenheng',
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
    idle_in_transaction_session_timeout: 60_000,
    lock_timeout: 10_000,
    keepAlive: true,
    // what is asked together travels together, one answer waiting less: see ../database
    pipeline: true,
    options: '-c TimeZone=Asia/Shanghai',
    types: { getTypeParser },
  })
  pool.on('error', onError)
  pool.on('connect', client => client.on('error', onError))
  return pool
}
