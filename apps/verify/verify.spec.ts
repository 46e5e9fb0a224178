import { execFile } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildBundle, formatVerifierKey } from '#ledger/verify'
import { CASE, logFiles, type SampleLog, sampleLog } from '#ledger/verify/fixtures'

/** The checker as it is handed out: one file, in a folder with nothing else. */
const folder = mkdtempSync(join(tmpdir(), 'wenheng-verify-'))
const checker = join(folder, 'verify.mjs')
const root = resolve(import.meta.dirname, '../..')

let log: SampleLog
let zip: Uint8Array
let keys: string[]

interface Outcome {
  code: number
  out: string
  err: string
}

const node = (args: string[], env: NodeJS.ProcessEnv = {}, cwd = folder) =>
  new Promise<Outcome>(done => {
    const options = { cwd, env: { PATH: process.env.PATH, ...env } }
    execFile(process.execPath, args, options, (error, out, err) => done({ code: Number(error?.code ?? 0), out, err }))
  })

/** As a person calls it, with files in the folder. */
const verify = (...args: string[]) => node([checker, ...args])
const put = (name: string, bytes: Uint8Array | string) => writeFileSync(join(folder, name), bytes)
const pinned = () => keys.flatMap(key => ['--key', key])

async function putLog(name: string, entries = log.entries) {
  for (const [path, bytes] of await logFiles(log.origin, log.signers, entries)) {
    mkdirSync(dirname(join(folder, name, path)), { recursive: true })
    put(join(name, path), bytes)
  }
}

beforeAll(async () => {
  const build = ['--import', 'tsx', 'apps/verify/build.ts']
  const built = await node(build, { WENHENG_CHECKER_OUT: checker }, root)
  if (built.code !== 0) throw new Error(built.err)
  log = await sampleLog()
  keys = log.keys.map(formatVerifierKey)
  zip = await buildBundle(log.partsOf(CASE))
  put('good.zip', zip)
})
afterAll(() => rmSync(folder, { recursive: true }))

test('the checker is one file that needs nothing but Node', () => {
  const text = readFileSync(checker, 'utf8')
  const imported = [...text.matchAll(/(?:from|import|require\(|import\()\s*"([^"./][^"]*)"/g)].map(found => found[1])
  expect([...new Set(imported)].sort()).toEqual(['node:fs', 'node:path', 'node:util'])
})

describe('a genuine bundle', () => {
  test('is told so, step by step', async () => {
    const { code, out, err } = await verify('good.zip', ...pinned())
    expect([code, err]).toEqual([0, ''])
    const lines = out.trimEnd().split('\n')
    expect(lines[0]).toBe('核验 good.zip')
    expect(lines.slice(1, -1).map(line => line.split('：')[0])).toEqual([
      '✓ 压缩包',
      '✓ 清单',
      '✓ 公钥',
      '✓ 清单签名',
      '✓ 文件',
      '✓ 检查点（SHA-256）',
      '✓ 检查点（国密 SM3）',
      '✓ 账本条目',
      '✓ 行为内容',
      '✓ 存证证明（SHA-256）',
      '✓ 存证证明（国密 SM3）',
      '✓ 行为顺序',
      '✓ 文书',
    ])
    expect(lines.at(-1)).toBe('结论：案卷包真实、完整，未被改动。')
  })

  test('is checked with keys from a file, and with one key alone', async () => {
    put('keys.txt', `# 文衡市\n${keys.join('\r\n')}\n`)
    expect((await verify('good.zip', '--keys', 'keys.txt')).code).toBe(0)
    const one = await verify('--key', keys[0]!, 'good.zip')
    expect(one.code).toBe(0)
    expect(one.out).toContain('– 检查点（国密 SM3）：没有给出这一公钥，未检验')
  })

  test('that nobody gave a key for is said to vouch for itself alone', async () => {
    const { code, out } = await verify('good.zip')
    expect(code).toBe(0)
    expect(out).toContain('注意：没有给出公钥')
  })

  test('is found from where the person stands, not from where npm stands', async () => {
    const { code } = await node([checker, 'good.zip', ...pinned()], { INIT_CWD: folder }, root)
    expect(code).toBe(0)
  })
})

describe('a bundle that is not', () => {
  test('one byte changed: exit 1, and the step is named', async () => {
    const changed = Uint8Array.from(zip)
    const at = Buffer.from(zip).indexOf('"fineFen":1000000')
    changed[at + '"fineFen":'.length] = '2'.charCodeAt(0)
    put('changed.zip', changed)
    const { code, out } = await verify('changed.zip', ...pinned())
    expect(code).toBe(1)
    expect(out).toContain('✗ 文件：acts/0003.json 的内容与清单不符（SHA-256）')
    expect(out).toContain('✗ 行为内容：第 0003 个行为的内容与账本中的承诺不符')
    expect(out).toMatch(/结论：案卷包不真实，或者已被改动。未通过：.*文件.*行为内容/)
  })

  test('somebody else’s keys: exit 1', async () => {
    const forged = await sampleLog(log.origin)
    put('forged.zip', await buildBundle(forged.partsOf(CASE)))
    const { code, out } = await verify('forged.zip', ...pinned())
    expect(code).toBe(1)
    expect(out).toContain('✗ 清单签名')
    const elsewhere = await sampleLog('ledger.example/elsewhere')
    put('elsewhere.zip', await buildBundle(elsewhere.partsOf(CASE)))
    expect(await verify('elsewhere.zip', ...pinned())).toMatchObject({
      code: 1,
      out: expect.stringContaining('✗ 公钥'),
    })
  })

  test('unreadable: exit 2', async () => {
    put('half.zip', zip.slice(0, zip.length / 2))
    put('other.zip', 'not a zip')
    put('empty.zip', '')
    for (const name of ['half.zip', 'other.zip', 'empty.zip']) {
      const { code, out } = await verify(name, ...pinned())
      expect([name, code]).toEqual([name, 2])
      expect(out).toContain('✗ 无法读取：')
    }
  })

  test.each([
    [['missing.zip'], '没有这个文件'],
    [['.'], '文件夹'],
    [[], '请给出要核验的案卷包'],
    [['good.zip', 'good.zip'], '一次只核验一个文件'],
    [['good.zip', '--key', 'no+key'], '公钥写得不对'],
    [['good.zip', '--keys', 'good.zip'], '公钥文件不合格式'],
    [['good.zip', '--keys', 'nothing.txt'], '没有这个文件'],
    [['good.zip', '--kez', 'x'], '看不懂的参数'],
  ])('%j cannot be checked: exit 2, with the reason', async (args, reason) => {
    const { code, err } = await verify(...args)
    expect(code).toBe(2)
    expect(err).toContain(reason)
    expect(err).not.toContain('    at ')
  })

  test('help is no failure', async () => {
    expect(await verify('--help')).toMatchObject({ code: 0, out: expect.stringContaining('退出码') })
  })
})

describe('a log', () => {
  test('in a folder is checked whole, alone or with a bundle', async () => {
    await putLog('log')
    const alone = await verify('--log', 'log', ...pinned())
    expect(alone.code).toBe(0)
    expect(alone.out).toContain('✓ 账本（国密 SM3）：由 7 条重新算出的每一块和根都与账本一致')
    expect((await verify('--log', 'log')).out).toContain('注意：没有给出公钥')
    const both = await verify('good.zip', '--log', 'log', ...pinned())
    expect([both.code, both.err]).toEqual([0, ''])
    expect(both.out).toContain('✓ 没有遗漏的行为：此后本案没有新的行为')
  })

  test('shows which act a bundle left out: exit 1', async () => {
    await putLog('log')
    const parts = log.partsOf(CASE)
    put('short.zip', await buildBundle({ ...parts, documents: [], acts: parts.acts.slice(0, 3) }))
    expect((await verify('short.zip', ...pinned())).code).toBe(0)
    const { code, out } = await verify('short.zip', '--log', 'log', ...pinned())
    expect(code).toBe(1)
    expect(out).toContain('✗ 没有遗漏的行为：案卷包遗漏了账本中本案的第 5 条')
  })

  test('that was changed: exit 1; that is not there: exit 2', async () => {
    await putLog('bad')
    put('bad/tile/0/000.p/7', new Uint8Array(7 * 32))
    const { code, out } = await verify('--log', 'bad', ...pinned())
    expect(code).toBe(1)
    expect(out).toContain('✗ 账本（SHA-256）：tile/0/000.p/7 与条目不符')
    for (const place of ['nowhere', 'http://127.0.0.1:9/ledger']) {
      expect(await verify('good.zip', '--log', place, ...pinned())).toMatchObject({ code: 2 })
    }
  })
})
