// What must be true before anything else can run. Plain JavaScript without dependencies: this runs on a fresh clone.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const LEAST_NODE = [20, 19]

/** Ends the program with a word of advice when this Node is too old. */
export function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number)
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return
  console.error(
    `文衡需要 Node.js ${LEAST_NODE.join('.')} 以上版本，当前为 ${process.versions.node}。请先升级 Node.js。`,
  )
  process.exit(1)
}

/**
 * Installs exactly what the lock file says, when that is not what is installed.
 * @param {{ toStderr?: boolean }} options toStderr: standard output and input belong to the program that follows
 */
export function requireInstalled({ toStderr = false } = {}) {
  const lock = join(root, 'package-lock.json')
  const sum = createHash('sha256').update(readFileSync(lock)).digest('hex')
  const stamp = join(root, 'node_modules', '.wenheng-lock')
  if (isInstalled(lock, stamp, sum)) return
  const say = toStderr ? console.error : console.log
  const stdio = toStderr ? { stdio: ['ignore', 2, 2] } : {}
  say('正在安装依赖（npm ci），首次约需一分钟 …')
  const started = Date.now()
  const npm = process.env.npm_execpath
  const ci = ['ci', '--no-audit', '--no-fund']
  // npm's script runs under this Node; the bare command would need a shell on Windows
  const code = npm
    ? run(process.execPath, [npm, ...ci], stdio)
    : run('npm', ci, { shell: process.platform === 'win32', ...stdio })
  if (code !== 0) fail('依赖安装失败。请检查网络或 npm 的镜像设置（npm config get registry）后重试。')
  writeFileSync(stamp, sum)
  say(`依赖已安装（${seconds(started)}）`)
}

function isInstalled(lock, stamp, sum) {
  if (existsSync(stamp)) return readFileSync(stamp, 'utf8') === sum
  const installed = join(root, 'node_modules', '.package-lock.json')
  return existsSync(installed) && statSync(installed).mtimeMs >= statSync(lock).mtimeMs
}

/** Builds when a source differs in content from what the last build was made of. */
export function requireBuilt() {
  const stamp = join(root, 'dist', '.sources')
  const sum = sumOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sum) return
  console.log('源码有变化，正在构建 …')
  const started = Date.now()
  if (runTypeScript('tools/build.ts') !== 0) fail('构建失败，原因见上。')
  writeFileSync(stamp, sum)
  console.log(`构建完成（${seconds(started)}）`)
}

const SOURCES = [
  'apps',
  'features',
  'packages',
  'law',
  'package.json',
  'package-lock.json',
  'tools/build.ts',
  'tools/compress.ts',
]
const NOT_BUILT = /\.(spec|e2e)\.tsx?$|\.md$|\.sql$/

function sumOfSources() {
  const hash = createHash('sha256')
  const add = path => {
    const full = join(root, path)
    const entry = statSync(full, { throwIfNoEntry: false })
    if (!entry) return
    if (entry.isDirectory()) {
      for (const name of readdirSync(full).sort()) add(`${path}/${name}`)
    } else if (!NOT_BUILT.test(path)) {
      hash.update(`${path}\0${entry.size}\0`).update(readFileSync(full))
    }
  }
  SOURCES.forEach(add)
  return hash.digest('hex')
}

/** Runs a program in this terminal; returns its exit code. */
export function run(program, args, options = {}) {
  const { status, signal, error } = spawnSync(program, args, { cwd: root, stdio: 'inherit', ...options })
  if (error) console.error(error.message)
  return signal ? 130 : (status ?? 1)
}

/** Runs one of our TypeScript files as a program. */
export const runTypeScript = (file, args = [], options = {}) =>
  run(process.execPath, ['--import', 'tsx', join(root, file), ...args], options)

/** Runs a program that the build made, where there is one. */
export function runBuilt(name, args) {
  const path = join(root, 'dist', name)
  if (!existsSync(path)) fail(`没有构建出 dist/${name}。`)
  return run(process.execPath, ['--enable-source-maps', path, ...args], { cwd: process.cwd() })
}

export function fail(message) {
  console.error(message)
  process.exit(1)
}

const seconds = since => `${((Date.now() - since) / 1000).toFixed(1)} 秒`
