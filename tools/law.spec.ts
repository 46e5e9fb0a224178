import { spawnSync } from 'node:child_process'
import { join, resolve } from 'node:path'
import { expect, it } from 'vitest'
import type { CountedPeriod, PrintableReasoning } from '#law-engine'

/** The command as the process an integrator starts: standard output is one JSON value and nothing else. */
const root = resolve(import.meta.dirname, '..')
const law = (args: string[], input: string) =>
  spawnSync(process.execPath, [join(root, 'tools/law.mjs'), ...args], { cwd: root, input, encoding: 'utf8' })

const WALK_THROUGH = {
  power: 'CF-ENT-015',
  actDate: '2025-05-23',
  decisionDate: '2025-06-20',
  partyKind: 'legal',
  profile: 'three-seven',
  amountsFen: { illegalGain: 20_000 },
  circumstances: ['promptCorrection', 'signDisplayed', 'firstInTwoYears'],
  history: {},
}

it('reasons from standard input and ends with 0', () => {
  const { status, stdout } = law(['reason'], JSON.stringify(WALK_THROUGH))
  expect(status).toBe(0)
  expect((JSON.parse(stdout) as PrintableReasoning).suggestedFen).toBe(2_500_000)
})

it('prints code and message of a refusal and ends with 1', () => {
  const { status, stdout } = law(['reason'], JSON.stringify({ ...WALK_THROUGH, power: 'CF-ENT-005', amountsFen: {} }))
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({
    code: 'law.factsMissing',
    message: '缺少决定罚款幅度的事实：违法所得。',
    field: '/amountsFen/illegalGain',
  })
})

it('runs through npm', () => {
  const { status, stdout } = spawnSync('npm', ['run', '--silent', 'law', '--', 'due', 'D-PEN-08', '2025-05-28'], {
    cwd: root,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
  expect([status, (JSON.parse(stdout) as CountedPeriod[])[0]?.due]).toEqual([0, '2025-08-26'])
})
