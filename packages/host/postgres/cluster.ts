import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chownSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { refuse } from '#kernel'
import { type Account, canEnter } from './account.ts'
import type { Binaries } from './binaries.ts'
import { findSecrets, keepSecrets, newSecrets, type Secrets } from './secrets.ts'

export const ADMIN_ROLE = 'postgres'

/** Where root keeps clusters whose data folder the database user cannot enter. */
const SHARED_PLACE = '/var/lib/wenheng'

/** Folder of the cluster of a data folder that was used before. */
export function existingCluster(dataDir: string): string | undefined {
  const cluster = findSecrets(dataDir)?.cluster ?? join(dataDir, 'postgres')
  return existsSync(join(cluster, 'PG_VERSION')) ? cluster : undefined
}

/**
 * The cluster of the data folder, initialised on first use: UTF-8, Chinese order by ICU, character classes by C.UTF-8
 * (with plain C, pg_trgm drops every Chinese character), page checksums, passwords by SCRAM.
 */
export async function openCluster(
  dataDir: string,
  binaries: Binaries,
  account: Account,
  onProgress: (line: string) => void,
): Promise<{ cluster: string; secrets: Secrets }> {
  const found = existingCluster(dataDir)
  const kept = findSecrets(dataDir)
  if (found) return { cluster: found, secrets: kept ?? refuseWithoutSecrets(dataDir) }

  const secrets = kept ?? newSecrets(placeFor(dataDir, account, onProgress))
  keepSecrets(dataDir, secrets)
  const cluster = secrets.cluster ?? join(dataDir, 'postgres')
  onProgress(`首次启动：正在初始化数据库（${cluster}）`)
  await initialise(cluster, secrets.adminPassword, binaries, account)
  return { cluster, secrets }
}

/** Undefined when the cluster can lie in the data folder. */
function placeFor(dataDir: string, account: Account, onProgress: (line: string) => void): string | undefined {
  if (canEnter(account, dataDir)) return undefined
  const place = join(SHARED_PLACE, randomBytes(8).toString('hex'))
  mkdirSync(SHARED_PLACE, { recursive: true, mode: 0o755 })
  if (!canEnter(account, SHARED_PLACE)) {
    refuse({
      code: 'postgres.folderClosed',
      kind: 'unavailable',
      message: `数据库用户（uid ${account.uid}）无法进入数据目录 ${dataDir}。`,
      next: '请用 WENHENG_DATA 指定一个该用户可以进入的目录，例如 WENHENG_DATA=/srv/wenheng。',
    })
  }
  onProgress(`数据库用户无法进入 ${dataDir}，数据库文件改存 ${place}（备份时请一并保存；也可用 WENHENG_DATA 另行指定）`)
  return place
}

/** Made aside and moved into place, so that an interrupted initialisation leaves nothing that looks finished. */
async function initialise(cluster: string, adminPassword: string, binaries: Binaries, account: Account): Promise<void> {
  const draft = `${cluster}.new`
  const passwordFile = `${cluster}.password`
  rmSync(draft, { recursive: true, force: true })
  mkdirSync(draft, { recursive: true, mode: 0o700 })
  writeFileSync(passwordFile, `${adminPassword}\n`, { mode: 0o600 })
  if ('uid' in account) for (const path of [draft, passwordFile]) chownSync(path, account.uid, account.gid)
  try {
    await promisify(execFile)(
      binaries.initdb,
      [
        `--pgdata=${draft}`,
        `--username=${ADMIN_ROLE}`,
        `--pwfile=${passwordFile}`,
        '--auth=scram-sha-256',
        '--encoding=UTF8',
        '--locale=C.UTF-8',
        '--locale-provider=icu',
        '--icu-locale=zh-CN',
        '--data-checksums',
      ],
      { ...account, cwd: dirname(cluster), env: postgresEnvironment() },
    )
    writeFileSync(join(draft, 'pg_hba.conf'), 'host all all 127.0.0.1/32 scram-sha-256\n')
    renameSync(draft, cluster)
  } catch (error) {
    const { stderr = '', message } = error as Error & { stderr?: string }
    refuse({
      code: 'postgres.initFailed',
      kind: 'unavailable',
      message: `数据库初始化失败：${stderr.trim() || message}`,
      next: '请检查数据目录所在磁盘的剩余空间与权限，然后重新启动。',
    })
  } finally {
    rmSync(passwordFile, { force: true })
  }
}

function refuseWithoutSecrets(dataDir: string): never {
  return refuse({
    code: 'postgres.secretsMissing',
    kind: 'unavailable',
    message: `数据库仍在 ${dataDir}，但记录其口令的 postgres.json 不见了。`,
    next: '请从备份恢复 postgres.json；确定不要原有数据时，删除整个数据目录后重新启动。',
  })
}

/** None of the caller's PG… variables and no other locale may change how the server behaves. */
export const postgresEnvironment = (): NodeJS.ProcessEnv => ({ PATH: process.env.PATH, LC_ALL: 'C.UTF-8' })
