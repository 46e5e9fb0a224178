import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
// by its file: the door of the testkit can only be opened inside vitest
import { findChromium } from '../packages/testkit/chromium.ts'

/** Every check and test in order, the quick ones first; the last line counts them all. */
interface Count {
  passed: number
  failed: number
  skipped: number
}

interface Stage {
  name: string
  run(): Count
}

const root = resolve(import.meta.dirname, '..')
const filter = process.argv.slice(2)
const reports = join(root, 'var', 'cache', 'tests')

const node = (args: string[]): boolean =>
  spawnSync(process.execPath, args, { cwd: root, stdio: 'inherit' }).status === 0

const modules = (path: string) => join(root, 'node_modules', path)

/** A check that passes or fails as a whole counts as one test. */
const check = (name: string, passes: () => boolean): Stage => ({
  name,
  run: () => (passes() ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 }),
})

const tests = (name: string, project: string): Stage => ({
  name,
  run() {
    const report = join(reports, `${project}.json`)
    rmSync(report, { force: true })
    const succeeded = node([
      modules('vitest/vitest.mjs'),
      'run',
      ...[
        '--project',
        project,
        '--passWithNoTests',
        '--reporter=default',
        '--reporter=json',
        `--outputFile.json=${report}`,
      ],
      ...filter,
    ])
    return countOf(report, succeeded)
  },
})

interface VitestReport {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** A file that could not be loaded, or a run that broke without naming a test, is a failure too. */
function countOf(report: string, succeeded: boolean): Count {
  let result: VitestReport
  try {
    result = JSON.parse(readFileSync(report, 'utf8'))
  } catch {
    return { passed: 0, failed: succeeded ? 0 : 1, skipped: 0 }
  }
  const brokenFiles = result.testResults.filter(
    file => file.status === 'failed' && !file.assertionResults.some(test => test.status === 'failed'),
  )
  const failed = result.numFailedTests + brokenFiles.length
  return {
    passed: result.numPassedTests,
    failed: succeeded ? failed : Math.max(1, failed),
    skipped: result.numPendingTests + result.numTodoTests,
  }
}

const stages: Stage[] = [
  check('类型', () => node([modules('typescript/bin/tsc')])),
  check('格式与规范', () => node([modules('@biomejs/biome/bin/biome'), 'check'])),
  check('架构', () => node(['--import', 'tsx', 'tools/check-architecture.ts'])),
  check('法律数据', () => node(['--import', 'tsx', 'tools/check-law.ts'])),
  tests('规则测试', 'rules'),
  check('构建', () => node(['-e', "import('./tools/prepare.mjs').then(prepare => prepare.requireBuilt())"])),
  tests('数据库测试', 'postgres'),
  tests('浏览器测试', 'browser'),
]

mkdirSync(reports, { recursive: true })
const summary: string[] = []
const total: Count = { passed: 0, failed: 0, skipped: 0 }
for (const stage of stages) {
  console.log(`\n── ${stage.name} ${'─'.repeat(60)}`)
  const started = performance.now()
  const count = stage.run()
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += count[key]
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const mark = count.failed > 0 ? '✗' : '✓'
  summary.push(`${mark} ${stage.name}  ${line(count)}  ${seconds} s`)
}

function line({ passed, failed, skipped }: Count): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

console.log(`\n${summary.join('\n')}\n`)
if (findChromium() === undefined) {
  console.log('！！未找到 Chromium：浏览器测试未运行。请安装 chromium，或用 CHROMIUM_PATH 指明其位置。')
  console.log(
    '!! No Chromium found: the tests in a real browser were NOT run. Install chromium or set CHROMIUM_PATH.\n',
  )
}
console.log(line(total))
process.exitCode = total.failed > 0 ? 1 : 0
