import { execFileSync, spawnSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { refuse } from '#kernel'

/** The operating-system user PostgreSQL runs as; empty when it is simply the one who started the program. */
export type Account = { uid: number; gid: number } | Record<string, never>

const OWN_ACCOUNT_NAME = 'wenheng'

/**
 * PostgreSQL refuses to run as root. Root therefore hands it to an unprivileged user: the owner of existing data, else
 * the system's `postgres`, else a user `wenheng` made for it, else `nobody` where users cannot be made.
 */
export function databaseAccount(existingCluster: string | undefined): Account {
  if (process.getuid?.() !== 0) return {}
  const owner = existingCluster === undefined ? undefined : ownerOf(existingCluster)
  const account = owner ?? lookUp('postgres') ?? lookUp(OWN_ACCOUNT_NAME) ?? create() ?? lookUp('nobody')
  return (
    account ??
    refuse({
      code: 'postgres.noAccount',
      kind: 'unavailable',
      message: 'PostgreSQL 不能以 root 身份运行，而本机没有可用的普通用户，也无法创建。',
      next: '请以普通用户运行 npm start，或先创建用户 postgres。',
    })
  )
}

/** Asks the system itself, so that access lists and mount options count too. */
export function canEnter(account: Account, folder: string): boolean {
  return spawnSync('/bin/sh', ['-c', 'cd -- "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0
}

function ownerOf(folder: string): Account | undefined {
  const { uid, gid } = statSync(folder)
  return uid === 0 ? undefined : { uid, gid }
}

function lookUp(name: string): Account | undefined {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find(entry => entry.startsWith(`${name}:`))
  const [, , uid, gid] = line?.split(':') ?? []
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : undefined
}

function create(): Account | undefined {
  try {
    execFileSync('useradd', ['--system', '--user-group', '--no-create-home', OWN_ACCOUNT_NAME], { stdio: 'ignore' })
  } catch {
    return undefined
  }
  return lookUp(OWN_ACCOUNT_NAME)
}
