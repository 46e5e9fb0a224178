import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { LawDataError } from './data-error.ts'
import { loadLaw } from './load.ts'

const real = resolve(import.meta.dirname, '../../law')
let copy: string
beforeAll(() => {
  copy = mkdtempSync(join(tmpdir(), 'law-'))
  const kept = new Set([...namedElsewhere(), ...WITH_CONDITIONS, 'CF-TOUR-010'])
  cpSync(real, copy, {
    recursive: true,
    filter: path => !/\/powers\/.*\.yaml$/.test(path) || path.includes('/ENT/') || kept.has(codeOf(path)),
  })
  // its words are those of all items, of which only some are here
  writeFileSync(join(copy, 'lay-words.yaml'), LAY_WORDS)
})
afterAll(() => rmSync(copy, { recursive: true }))

const LAY_WORDS = `words:
  - { lay: [KTV, 歌厅], means: [歌舞娱乐场所], reason: 唱歌的营业场所 }
  - { lay: [小孩], means: [未成年人], reason: 不满十八周岁 }
`

/** Items whose conditions the circumstances prove. */
const WITH_CONDITIONS = ['CF-RELIC-001', 'CF-CPR-001', 'CF-CPR-012']
const codeOf = (path: string): string => basename(path).split('.')[0] ?? ''

/** The items that other files of the law name; the rest only costs time here. */
const namedElsewhere = (): string[] =>
  readdirSync(real, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml') && !/^(powers|cases|documents)/.test(name))
    .flatMap(name => readFileSync(join(real, name), 'utf8').match(/\b[A-Z]{2}-[A-Z]+-\d{3}\b/g) ?? [])

function faults(): string[] {
  try {
    loadLaw(copy)
    return []
  } catch (error) {
    if (error instanceof LawDataError) return error.faults.map(f => `${f.file} ${f.key}: ${f.problem}`)
    throw error
  }
}

/** The faults of one mistake in one file. */
function faultsWith(file: string, change: (text: string) => string): string[] {
  const path = join(copy, file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  try {
    return faults()
  } finally {
    writeFileSync(path, before)
  }
}

it('the copy without a mistake has no fault', () => expect(faults()).toEqual([]))

describe('a mistake', () => {
  it.each<[string, string, (text: string) => string, string]>([
    ['a key written twice', 'calendars/2025.yaml', t => `${t}year: 2025\n`, '同一个键写了两次'],
    [
      'a deadline of the authority called a right',
      'periods.yaml',
      t => t.replace('actor: authority\n', 'actor: authority\n  right: true\n'),
      'D-PEN-01: 机关的期限不能标为当事人的权利',
    ],
    ['a misspelt key', 'periods.yaml', t => t.replace('startEvent', 'startEvnt'), 'D-PEN-01.startEvnt: 多余的键'],
    [
      'an unknown confidence',
      'periods.yaml',
      t => t.replace('confidence: verified', 'confidence: sure'),
      'D-PEN-01.confidence: 不认识“sure”',
    ],
    [
      'a missing article',
      'periods.yaml',
      t => t.replace(', article: "第三十六条"', ''),
      'D-PEN-01.basis.article: 缺少文字',
    ],
    ['a day that is none', 'periods.yaml', t => t.replace('2021-07-15', '2021-07-32'), 'D-PEN-01.from: 不是日期'],
    [
      'a fraction of a day',
      'periods.yaml',
      t => t.replace('amount: 2', 'amount: 2.5'),
      'D-PEN-01.amount: 不是非负整数',
    ],
    [
      'two versions at once',
      'periods.yaml',
      t => t.replace('id: D-PEN-02', 'id: D-PEN-01'),
      'D-PEN-01: 同一期限有两个版本同时有效',
    ],
    ['a worked day that is no weekend', 'calendars/2025.yaml', t => t.replace('2025-01-26', '2025-01-27'), '不是周末'],
    [
      'a holiday of another year',
      'calendars/2025.yaml',
      t => t.replace('until: 2025-10-08', 'until: 2026-10-08'),
      '不在2025年内',
    ],
    ['broken indentation', 'periods.yaml', t => t.replace('  name', ' name'), '无法读取'],
    [
      'a range upside down',
      'powers/ENT/CF-ENT-015.yaml',
      t => t.replace('maxYuan: 50000\n', 'maxYuan: 0\n'),
      '上限不高于下限',
    ],
    [
      'a fine without amounts',
      'powers/ENT/CF-ENT-008.yaml',
      t => t.replace('[警告', '[警告, 罚款'),
      '处罚种类与罚款幅度不一致',
    ],
    [
      'a circumstance that proves what no item asks',
      'benchmarks/circumstances.yaml',
      t => t.replace('    proves: [拒不改正]', '    proves: [拒绝改正]'),
      'refusedCorrection: 没有任何事项以“拒绝改正”为条件',
    ],
    [
      'a contradiction with nobody',
      'benchmarks/circumstances.yaml',
      t => t.replace('contradicts: [evidenceTampered]', 'contradicts: [evidenceTamperd]'),
      'cooperated: 没有情节 evidenceTamperd',
    ],
    [
      'a benchmark with a gap',
      'benchmarks/three-seven/profile.yaml',
      t => t.replace('general: { from: 30', 'general: { from: 35'),
      '30%至35%之间有空隙',
    ],
    [
      'a benchmark with an overlap',
      'benchmarks/jiangxi/profile.yaml',
      t => t.replace('heavy: { from: 60', 'heavy: { from: 55'),
      '与60%以下的档次重叠',
    ],
    [
      'a benchmark that does not reach the top',
      'benchmarks/national/profile.yaml',
      t => t.replace('heavy: { from: 60, to: 100 }', 'heavy: { from: 60, to: 90 }'),
      '没有到100%',
    ],
    [
      'a statute nobody knows',
      'powers/ENT/CF-ENT-008.yaml',
      t => t.replaceAll('娱乐场所管理条例', '娱乐场管理条例'),
      '没有名为“娱乐场管理条例”的法律',
    ],
    [
      'a repeat rule for an item that is none',
      'thresholds/repeat-offences.yaml',
      t => t.replace('power: CF-ENT-013', 'power: CF-ENT-913'),
      '没有事项 CF-ENT-913',
    ],
    [
      'two hearing thresholds for one place',
      'thresholds/hearing.yaml',
      t => t.replace("region: '990000'", "region: '000000'"),
      '两个版本同时有效',
    ],
    ...(
      [
        [
          'an unknown measure',
          t => t.replace('measure: newspapers', 'measure: newspaper'),
          'P-THR-03.entry[2].measure: 不认识“newspaper”',
        ],
        [
          'a range upside down',
          t => t.replace('min: 50000, max: 100000', 'min: 50000, max: 40000'),
          'P-THR-03.entry[0].max: 上限不高于下限',
        ],
        ['a figure of nothing', t => t.replace('min: 50000, max: 100000', 'min: 0'), 'P-THR-03.entry[0].min: 没有起点'],
        [
          'a heavier step below the first',
          t => t.replace('min: 150000, max: 300000', 'min: 15000'),
          'P-THR-03: 更重一档低于起点',
        ],
        ['a row that is none', t => t.replace('nearOf: [P-THR-03', 'nearOf: [P-THR-33'), 'P-THR-05: 没有 P-THR-33'],
        ['a field that is none', t => t.replace('fields: [NET]', 'fields: [NETT]'), 'P-THR-07: 没有领域 NETT'],
        [
          'two versions at once',
          t => t.replace('    until: 2025-04-25\n', ''),
          'P-THR-01 000000: 自2011-01-10和自2025-04-26施行的两个版本同时有效',
        ],
        [
          'a province alone',
          t => t.replace("fields: [NET]\n    region: '000000'", "fields: [NET]\n    region: '990000'"),
          'P-THR-07: 没有同编号的全国标准',
        ],
        [
          'one half alone',
          t => t.replace('combined: { count: 2, percent: 50 }', 'combined: { count: 1, percent: 50 }'),
          'P-THR-10.combined.count: 不足两项',
        ],
      ] as [string, (text: string) => string, string][]
    ).map(
      ([name, change, fault]) =>
        [`criminal figures with ${name}`, 'thresholds/criminal.yaml', change, fault] as [
          string,
          string,
          (text: string) => string,
          string,
        ],
    ),
    ...(
      [
        ['without a power', t => t.replace('    power: CF-ENT-009\n', ''), 'items[12].power: 缺少文字'],
        [
          'without an article',
          t => t.replace('article: 第二十八条 }', 'article: "" }'),
          'items[12].basis.article: 缺少文字',
        ],
        ['of an item that is none', t => t.replace('CF-ENT-009', 'CF-ENT-909'), 'ENT-13: 没有事项 CF-ENT-909'],
        ['of an inspection', t => t.replace('CF-ENT-009', 'JC-ENT-029'), 'ENT-13: JC-ENT-029 不是处罚事项'],
        [
          'under an article its item does not cite',
          t => t.replace('第二十八条', '第二十九条'),
          'ENT-13: CF-ENT-009 没有引用',
        ],
        [
          'of an item not yet in force',
          t => t.replace('from: 2022-05-13', 'from: 2020-11-28'),
          'ENT-13: CF-ENT-009 在清单有效期内没有一直施行',
        ],
        [
          'of a field switched off',
          t => t.replace('power: CF-ENT-009', 'power: CF-TOUR-010'),
          'ENT-13: CF-TOUR-010 所在的领域没有启用',
        ],
        ['with the number of another', t => t.replace('id: ENT-13', 'id: ENT-12'), 'ENT-12: 两行用了同一编号'],
        [
          'surer than its item',
          t => t.replace('article: 第二十四条 }\n    confidence: memory', 'article: 第二十四条 }'),
          'ENT-21: 比 CF-ENT-021 更确定',
        ],
        [
          'sure in a way nobody knows',
          t => t.replace('    confidence: memory', '    confidence: quite'),
          'confidence: 不认识“quite”',
        ],
        [
          'that is missing for a penalty',
          t => t.replace(/ {2}- id: ENT-13\n( {4}.*\n)+/, ''),
          'CF-ENT-009: 没有检查要点',
        ],
        [
          'beside a note that nobody looks',
          t => t.replace('power: CF-ENT-013,', 'power: CF-ENT-009,'),
          'notByInspection: CF-ENT-009 已有检查要点',
        ],
        [
          'replaced by a note about no penalty',
          t => t.replace('power: CF-ENT-013,', 'power: JC-ENT-029,'),
          'notByInspection: JC-ENT-029 不是处罚事项',
        ],
        [
          'replaced by a note without a reason',
          t => t.replace(/reason: "二年内三次[^"]*"/, 'reason: ""'),
          'notByInspection[0].reason: 缺少文字',
        ],
      ] as [string, (text: string) => string, string][]
    ).map(
      ([name, change, fault]) =>
        [`a checklist line ${name}`, 'checklists/ENT.yaml', change, fault] as [
          string,
          string,
          (text: string) => string,
          string,
        ],
    ),
    ...(
      [
        ['of a kind nobody knows', t => t.replace('kind: other-department', 'kind: police'), 'kind: 不认识“police”'],
        ['of a level nobody knows', t => t.replace('level: county', 'level: street'), 'level: 不认识“street”'],
        [
          'that is no department',
          t => t.replace('[public-security]', '[public-securety]'),
          'CF-ENT-023.competentBody.departments: 没有部门 public-securety',
        ],
        [
          'of another department without its name',
          t => t.replace('  departments: [public-security]\n', ''),
          'CF-ENT-023.competentBody.departments: 没有写明是哪个部门',
        ],
        [
          'that is ours and has other departments',
          t => t.replace('kind: other-department', 'kind: ours'),
          'CF-ENT-023.competentBody.departments: 既是本机关的事项又写了其他部门',
        ],
        [
          'that shares and keeps kinds for itself',
          t => t.replace('kind: other-department', 'kind: shared'),
          'CF-ENT-023.competentBody.ours: 只有其他部门的事项才写归本机关的处罚种类',
        ],
        [
          'that keeps a kind the item lacks',
          t => t.replace('ours: [吊销许可证]', 'ours: [警告]'),
          'CF-ENT-023.competentBody.ours[0]: 本项没有“警告”',
        ],
        [
          'that keeps every kind',
          t => t.replace('ours: [吊销许可证]', 'ours: [没收违法所得, 没收非法财物, 责令停业整顿, 吊销许可证, 罚款]'),
          'CF-ENT-023.competentBody.ours: 全部处罚种类都归本机关',
        ],
        ['left out', t => t.replace(/competentBody:\n( {2}.*\n)+/, ''), 'CF-ENT-023.competentBody: 不是一组键值'],
      ] as [string, (text: string) => string, string][]
    ).map(
      ([name, change, fault]) =>
        [`a competent body ${name}`, 'powers/ENT/CF-ENT-023.yaml', change, fault] as [
          string,
          string,
          (text: string) => string,
          string,
        ],
    ),
    [
      'a department twice',
      'departments.yaml',
      t => t.replace('id: customs', 'id: public-security'),
      'public-security: 编号用了两次',
    ],
    [
      'an excluded body of no department',
      'excluded-bodies.yaml',
      t => t.replace('department: radio-television', 'department: radio'),
      'broadcaster: 没有部门 radio',
    ],
    [
      'an excluded body of no field',
      'excluded-bodies.yaml',
      t => t.replace('fields: [RTV]', 'fields: [TVR]'),
      'broadcaster: 没有领域 TVR',
    ],
    [
      'a concurrence of one',
      'concurrence.yaml',
      t => t.replace('[CF-ENT-005, CF-ENT-015]', '[CF-ENT-005]'),
      'minorsInSongAndDance: 不足两个事项',
    ],
    [
      'a concurrence with nobody',
      'concurrence.yaml',
      t => t.replace('[CF-ENT-005, CF-ENT-015]', '[CF-ENT-005, CF-ENT-915]'),
      'minorsInSongAndDance: 没有事项 CF-ENT-915',
    ],
    ...(
      [
        ['that leads nowhere', t => t.replace('[未成年人]', '[未成年的人]'), '小孩: 没有任何事项写有“未成年的人”'],
        ['said twice', t => t.replace('[小孩]', '[小孩, 歌厅]'), '歌厅: 这个说法写了两次'],
        ['without a reason', t => t.replace(', reason: 不满十八周岁', ''), 'words[1].reason: 缺少文字'],
        ['without a meaning', t => t.replace('[未成年人]', '[]'), 'words[1].means: 一个词也没有'],
        ['that is empty', t => t.replace('[小孩]', '[小孩, ""]'), 'words[1].lay: 有空的词'],
        ['with a misspelt key', t => t.replace('means: [未', 'mean: [未'), 'words[1].mean: 多余的键'],
      ] as [string, (text: string) => string, string][]
    ).map(
      ([name, change, fault]) =>
        [`a lay word ${name}`, 'lay-words.yaml', change, fault] as [string, string, (text: string) => string, string],
    ),
    [
      'half-width brackets beside Chinese',
      'powers/ENT/CF-ENT-015.yaml',
      t => t.replace('（未保法）', '(未保法)'),
      'name: 中文旁边用了半角标点“',
    ],
    [
      'a value called read without a day',
      'powers/ENT/CF-ENT-008.yaml',
      t => t.replace('source: "法规全文（2025-04-19）"', 'source: "法规全文"'),
      'CF-ENT-008: 标为已核实，却没有核对日期（来源“法规全文”）',
    ],
    ['a power twice', 'powers/ENT/CF-ENT-008.yaml', t => t.replace('CF-ENT-008', 'CF-ENT-009'), '同时有效'],
  ])('%s is named with its place', (_name, file, change, fault) => {
    const faults = faultsWith(file, change)
    expect(faults.some(f => f.startsWith(file.split('/')[0]!) && f.includes(fault))).toBe(true)
  })
})
