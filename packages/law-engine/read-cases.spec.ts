import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { LawDataError } from './data-error.ts'
import { law } from './factory.ts'
import { loadCases } from './load-cases.ts'
import { runCase } from './run-case.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'law-cases-'))
  mkdirSync(join(folder, 'cases'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const write = (file: string, text: string) => writeFileSync(join(folder, 'cases', file), text)
const DEFAULTS = 'defaults: { actDate: 2025-05-23, decisionDate: 2025-06-20, partyKind: legal, profile: three-seven }\n'
const GOOD = `${DEFAULTS}
cases:
  - id: ONE
    title: 一例
    facts: { power: CF-ENT-015, amountsYuan: { illegalGain: 200 } }
    expect: { rangeYuan: [0, 50000], tier: general }
`

function faultsOf(text: string): string[] {
  write('a.yaml', text)
  try {
    loadCases(folder)
    return []
  } catch (error) {
    if (!(error instanceof LawDataError)) throw error
    for (const fault of error.faults) expect(fault.remedy).not.toBe('')
    return error.faults.map(f => `${f.file} ${f.key}: ${f.problem}`)
  }
}

describe('a mistake in a case', () => {
  it.each<[string, string, string, string]>([
    ['a misspelt key', 'tier: general', 'teir: general', 'cases/a.yaml ONE.expect.teir: 多余的键'],
    ['a tier that is none', 'tier: general', 'tier: normal', 'cases/a.yaml ONE.expect.tier: 不认识“normal”'],
    ['half a range', '[0, 50000]', '[0]', 'cases/a.yaml ONE.expect.rangeYuan: 不是幅度“[0]”'],
    ['a range upside down', '[0, 50000]', '[50000, 0]', 'ONE.expect.rangeYuan: 不是幅度'],
    [
      'an amount with three decimals',
      'illegalGain: 200',
      'illegalGain: 0.005',
      'ONE.facts.amountsYuan.illegalGain: 不是金额“0.005”',
    ],
    ['a negative amount', 'illegalGain: 200', 'illegalGain: -1', 'ONE.facts.amountsYuan.illegalGain: 不是金额'],
    ['an amount of nothing known', 'illegalGain: 200', 'gain: 200', 'ONE.facts.amountsYuan.gain: 多余的键'],
    ['no title', 'title: 一例', "title: ''", 'ONE.title: 缺少文字'],
    ['no facts', '    facts:', '    fact:', 'ONE.facts: 没有事实'],
    ['nothing expected', '    expect:', '    expected:', 'ONE: 没有写明期望的结果'],
    ['an empty expectation', '{ rangeYuan: [0, 50000], tier: general }', '{}', 'ONE.expect: 没有写明期望的结果'],
    ['a day that is none', 'actDate: 2025-05-23', 'actDate: 2025-02-30', 'ONE.facts.actDate: 不是日期'],
    ['a key twice', 'title: 一例', 'title: 一例\n    title: 又一例', '同一个键写了两次'],
    ['broken YAML', 'cases:', 'cases: [', '无法读取'],
    [
      'a result and a refusal',
      '    expect:',
      '    refused: { code: law.x }\n    expect:',
      'ONE.refused: 既有结果又被拒绝',
    ],
    [
      'a verdict that is none',
      '    expect:',
      '    amounts: [{ yuan: 1, verdict: fine }]\n    expect:',
      'ONE.amounts[0].verdict: 不认识“fine”',
    ],
    [
      'a hearing without its answer',
      '    expect:',
      "    hearing: [{ region: '990000', partyKind: legal, on: 2025-06-10 }]\n    expect:",
      'ONE.hearing[0].due: 没有写明“是否”',
    ],
    [
      'an answer about competence that is none',
      '    expect:',
      "    competence: [{ fieldCode: ENT, on: 2025-06-20, organ: '990102', answer: maybe }]\n    expect:",
      'ONE.competence[0].answer: 不认识“maybe”',
    ],
    [
      'a criminal measure that is none',
      '    expect:',
      '    criminal: [{ on: 2025-06-20, partyKind: legal, measures: { copied: 5 }, hits: [] }]\n    expect:',
      'ONE.criminal[0].measures.copied: 多余的键',
    ],
  ])('%s is named with file, key and remedy', (_name, from, to, expected) => {
    expect(GOOD).toContain(from)
    expect(faultsOf(GOOD.replace(from, to)).join('\n')).toContain(expected)
  })
  it('an id used twice is named, in one file and in two', () => {
    const [, one] = GOOD.split('cases:\n')
    expect(faultsOf(GOOD + one)).toEqual(['cases/a.yaml ONE: 两个案例用了同一编号'])
    write('b.yaml', GOOD)
    expect(faultsOf(GOOD)).toEqual(['cases/b.yaml ONE: 编号已在 cases/a.yaml 中使用'])
  })
  it('a good file has none', () => expect(faultsOf(GOOD)).toEqual([]))
})

describe('a case that does not agree', () => {
  const differencesOf = (text: string) => {
    write('a.yaml', text)
    return loadCases(folder).flatMap(one => runCase(law, one))
  }
  it.each<[string, string, string, RegExp]>([
    ['in its range', '[0, 50000]', '[0, 60000]', /法定幅度（分）：期望 .*6000000.*得到 .*5000000/],
    ['in its tier', 'tier: general', 'tier: heavy', /档次：期望 "heavy"，得到 "general"/],
    [
      'in its gates',
      'tier: general',
      'gates: [law.unverified]',
      /尚须满足的条件：期望 \["law.unverified"\]，得到 \[\]/,
    ],
    ['in what is said', 'tier: general', 'says: [没有这句话]', /推理过程：期望其中有“没有这句话”/],
    ['in its law', 'tier: general', 'lawFrom: 2024-04-26', /适用版本的施行日期/],
    ['in its suggestion', 'tier: general', 'suggestedYuan: none', /建议数额（分）：期望 null，得到 2500000/],
    ['because it is refused', 'CF-ENT-015', 'CF-ENT-915', /被拒绝：law.powerUnknown/],
    [
      'because it is not refused',
      'expect: { rangeYuan: [0, 50000], tier: general }',
      'refused: { code: law.factsMissing }',
      /应当以 law.factsMissing 拒绝，却得出了结果/,
    ],
    [
      'in an amount',
      'expect: {',
      'amounts: [{ yuan: 80000, verdict: ok }]\n    expect: {',
      /拟罚80,000元：期望 "ok"，得到 "refused"/,
    ],
    [
      'in a concurrence',
      'expect: {',
      'concurrence: { with: [CF-ENT-005], first: none }\n    expect: {',
      /竞合时适用的事项：期望 null，得到 "CF-ENT-015"/,
    ],
    [
      'in a due day',
      'expect: {',
      'due: [{ period: D-PEN-08, start: 2025-05-28, due: 2025-08-27 }]\n    expect: {',
      /D-PEN-08 自2025-05-28起的届满日：期望 "2025-08-27"，得到 "2025-08-26"/,
    ],
    [
      'in a review',
      'expect: {',
      "legalReview: [{ region: '990102', partyKind: legal, on: 2025-06-10, fineYuan: 20000, due: false }]\n    expect: {",
      /应当法制审核：期望 false，得到 true/,
    ],
    [
      'in a hearing',
      'expect: {',
      "hearing: [{ region: '990102', partyKind: legal, on: 2025-06-10, revocation: true, due: false }]\n    expect: {",
      /应当告知听证权利：期望 false，得到 true/,
    ],
    [
      'in a discussion',
      'expect: {',
      'collective: [{ on: 2025-06-10, complexOrGrave: true, due: false }]\n    expect: {',
      /应当集体讨论：期望 false，得到 true/,
    ],
    [
      'in a criminal figure',
      'expect: {',
      'criminal: [{ on: 2025-06-20, partyKind: legal, fieldCode: CPR, measures: { copies: 500 }, hits: [] }]\n    expect: {',
      /达到的刑事起点：期望 \[\]，得到 \["P-THR-01"\]/,
    ],
    [
      'in whose case it is',
      'expect: {',
      "competence: [{ power: CF-ENT-024, fieldCode: ENT, on: 2025-06-20, organ: '990102', answer: ours, departments: [] }]\n    expect: {",
      /管辖：期望 "ours"，得到 "otherDepartment"\n.*其他部门：期望 \[\]，得到 \["public-security"\]/,
    ],
    [
      'in the kinds that are ours',
      'expect: {',
      "competence: [{ power: CF-ENT-023, fieldCode: ENT, on: 2025-06-20, organ: '990102', answer: partly, penaltyKinds: [罚款] }]\n    expect: {",
      /归本机关的处罚种类：期望 \["罚款"\]，得到 \["吊销许可证"\]/,
    ],
  ])('%s says what was expected and what came out', (_name, from, to, said) => {
    expect(GOOD).toContain(from)
    expect(differencesOf(GOOD.replace(from, to)).join('\n')).toMatch(said)
  })
  it('one that agrees says nothing', () => expect(differencesOf(GOOD)).toEqual([]))
})

it('the example of the how-to is one', () => {
  const page = readFileSync(resolve(import.meta.dirname, '../../docs/how-to/add-a-law-case.md'), 'utf8')
  const example = /```yaml\n([\s\S]*?)```/.exec(page)?.[1] ?? ''
  expect(faultsOf(example)).toEqual([])
  expect(loadCases(folder).flatMap(one => runCase(law, one))).toEqual([])
})
