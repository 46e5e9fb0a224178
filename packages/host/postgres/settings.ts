import { totalmem } from 'node:os'

/** Server settings by name, as they would stand in postgresql.conf. */
export type Settings = Record<string, string>

const MB = 1024 * 1024

/**
 * Settings for one authority on one machine that PostgreSQL shares with the server: an eighth of the memory for its
 * buffers (2 GB on 24), write-ahead log roomy enough for a bulk import, every acknowledged commit on disk. Reached on
 * the loopback address only.
 */
export function embeddedSettings(memory = availableMemory()): Settings {
  const megabytes = (share: number, least: number, most: number) =>
    `${Math.round(Math.min(most, Math.max(least, (memory / MB) * share)))}MB`
  return {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '100',
    shared_buffers: megabytes(1 / 8, 128, 2048),
    effective_cache_size: megabytes(1 / 2, 512, 65_536),
    work_mem: '16MB',
    maintenance_work_mem: megabytes(1 / 64, 64, 512),
    wal_level: 'replica',
    wal_compression: 'on',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    random_page_cost: '1.1',
    jit: 'off',
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    password_encryption: 'scram-sha-256',
    timezone: 'Asia/Shanghai',
    log_timezone: 'Asia/Shanghai',
    lc_messages: 'C',
  }
}

/** What the machine or, in a container, its limit leaves us. */
function availableMemory(): number {
  const limit = process.constrainedMemory?.() ?? 0
  return limit > 0 ? Math.min(limit, totalmem()) : totalmem()
}
