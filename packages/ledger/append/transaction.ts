import type { Pool, PoolClient } from 'pg'

/**
 * Runs reads in one snapshot, with the right to open commitments for as long as it lasts. The client may break while it
 * is borrowed: that error is this call's, not the end of the process.
 */
export async function readLedger<T>(pool: Pool, read: (client: PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  const listen = (error: Error) => {
    broken = error
  }
  client.on('error', listen)
  try {
    await client.query('begin isolation level repeatable read read only')
    await client.query(`select set_config('app.ledger_opening', 'read', true)`)
    const result = await read(client)
    await client.query('commit')
    return result
  } catch (error) {
    await client.query('rollback').catch(failure => {
      broken ??= failure
    })
    throw error
  } finally {
    client.release(broken)
    client.off('error', listen)
  }
}
