import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { CountedPeriod, FreshnessReport, Power, PrintableReasoning } from '#law-engine'
import { LawDataError, loadLaw } from '#law-engine/load'
import { lawCommand, type Surroundings } from './law-command.ts'

const law = loadLaw(resolve(import.meta.dirname, '../law'))
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
const around = (input = ''): Surroundings => ({ law: () => law, input: async () => input, today: '2025-06-20' })

async function answer<T>(args: string[], input?: string | object): Promise<T> {
  const { exitCode, output } = await lawCommand(args, around(typeof input === 'object' ? JSON.stringify(input) : input))
  expect(exitCode).toBe(0)
  return output as T
}

async function refused(args: string[], input?: string | object) {
  const { exitCode, output } = await lawCommand(args, around(typeof input === 'object' ? JSON.stringify(input) : input))
  expect(exitCode).toBe(1)
  expect(output).toMatchObject({ message: expect.stringMatching(/。$/), next: expect.stringMatching(/。$/) })
  return output as { code: string; field?: string; facts?: Record<string, unknown> }
}

describe('reason', () => {
  it('answers with spans of min and max', async () => {
    expect(await answer<PrintableReasoning>(['reason'], WALK_THROUGH)).toMatchObject({
      law: { power: 'CF-ENT-015', from: '2021-06-01', version: law.version },
      profile: 'three-seven',
      rangeFen: { min: 0, max: 5_000_000, optional: true },
      tier: 'general',
      bandFen: { min: 1_500_000, max: 3_500_000 },
      suggestedFen: 2_500_000,
      gates: [],
    })
    expect((await answer<PrintableReasoning>(['reason'], { ...WALK_THROUGH, power: 'CF-ENT-008' })).rangeFen).toBeNull()
  })
  it('takes amounts and circumstances left out as none', async () => {
    const { amountsFen: _a, circumstances: _c, history: _h, ...rest } = WALK_THROUGH
    expect((await answer<PrintableReasoning>(['reason'], rest)).tier).toBe('general')
  })
  it.each<[string, string | object, string, string | undefined]>([
    ['a missing fact', { ...WALK_THROUGH, power: 'CF-NET-001' }, 'law.factsMissing', '/amountsFen/turnover'],
    ['a negative amount', { ...WALK_THROUGH, amountsFen: { sales: -1 } }, 'law.amountInvalid', '/amountsFen/sales'],
    ['a misspelt fact', { ...WALK_THROUGH, circumstance: [] }, 'law.inputInvalid', '/circumstance'],
    ['an item not in force', { ...WALK_THROUGH, actDate: '2021-05-31' }, 'law.powerNotInForce', undefined],
    ['no profile', { ...WALK_THROUGH, profile: undefined }, 'law.inputInvalid', '/profile'],
    ['what is no JSON', '{', 'law.inputInvalid', undefined],
    ['a list', '[]', 'law.inputInvalid', ''],
    ['null', 'null', 'law.inputInvalid', ''],
    ['nothing', '', 'law.inputInvalid', undefined],
  ])('refuses %s', async (_name, input, code, field) => {
    const refusal = await refused(['reason'], input)
    expect([refusal.code, refusal.field]).toEqual([code, field])
  })
})

describe('due', () => {
  it('counts from each day', async () => {
    const counted = await answer<CountedPeriod[]>(['due', 'D-PEN-04', '2025-05-26', '2026-02-12'])
    expect(counted.map(p => p.due)).toEqual(['2025-06-05', '2026-02-28'])
    expect(counted[0]?.days.filter(d => d.n !== undefined)).toHaveLength(7)
  })
  it.each<[string[], string]>([
    [['D-XXX-01', '2025-05-26'], 'law.periodUnknown'],
    [['D-PEN-03', '2025-05-26'], 'law.periodNotConfigured'],
    [['D-COE-02', '2025-05-26'], 'law.periodInHours'],
    [['D-PEN-04', '2025-02-30'], 'law.inputInvalid'],
    [['D-PEN-04', '2027-01-04'], 'law.calendarMissing'],
    [['D-PEN-04'], 'law.usage'],
    [[], 'law.usage'],
  ])('refuses %j with %s', async (args, code) => expect((await refused(['due', ...args])).code).toBe(code))
})

describe('powers', () => {
  it('lists what is in force on a day', async () => {
    const relics = await answer<Power[]>(['powers', '--field', 'RELIC', '--on', '2024-06-01', '--kind', 'penalty'])
    expect(relics.find(p => p.code === 'CF-RELIC-004')?.from).toBe('2017-11-05')
    expect(relics.every(p => p.fieldCode === 'RELIC' && p.kind === 'penalty')).toBe(true)
  })
  it('lists a field that is switched off only when it is named', async () => {
    expect((await answer<Power[]>(['powers', '--field', 'TOUR'])).length).toBeGreaterThan(20)
    const all = await answer<Power[]>(['powers'])
    expect(all.length).toBeGreaterThan(300)
    expect(all.some(p => p.fieldCode === 'TOUR')).toBe(false)
  })
  it.each<[string[], string]>([
    [['--field', 'XXX'], 'law.fieldUnknown'],
    [['--field'], 'law.usage'],
    [['--on', 'today'], 'law.inputInvalid'],
    [['--kind', 'fine'], 'law.usage'],
    [['--colour', 'red'], 'law.usage'],
    [['ENT'], 'law.usage'],
  ])('refuses %j with %s', async (args, code) => expect((await refused(['powers', ...args])).code).toBe(code))
})

describe('report', () => {
  it('is a text by field for a person', async () => {
    const { exitCode, text } = await lawCommand(['report', '--on', '2026-11-28'], around())
    expect(exitCode).toBe(0)
    expect(text).toMatch(/^法律数据：\d+个值，未核实\d+个，/)
    expect(text).toMatch(/\n娱乐场所（\d+）\n/)
    expect(text).toMatch(/未核实 {2}powers\/ENT\/CF-ENT-022\.yaml › CF-ENT-022 .*凭记忆.*核对：没有对照过文本/)
    expect(text).toMatch(/\n各领域通用（\d+）\n/)
  })
  it('is JSON for a program', async () => {
    const report = await answer<FreshnessReport>(['report', '--json', '--on', '2027-12-01'])
    expect(report).toMatchObject({ on: '2027-12-01', months: 12, counts: { fresh: expect.any(Number) } })
    expect(report.values).toContainEqual(
      expect.objectContaining({ id: 'CF-ENT-001', state: 'overdue', file: 'powers/ENT/CF-ENT-001.yaml' }),
    )
    expect((await lawCommand(['report', '--json'], around())).text).toBeUndefined()
  })
  it.each<[string[], string]>([
    [['--on', 'today'], 'law.inputInvalid'],
    [['--field', 'ENT'], 'law.usage'],
    [['ENT'], 'law.usage'],
  ])('refuses %j with %s', async (args, code) => expect((await refused(['report', ...args])).code).toBe(code))
})

it.each([[[]], [['toString']], [['help']]])('refuses the command %j', async args => {
  expect((await refused(args)).code).toBe('law.usage')
})

it('says what is wrong with the law data', async () => {
  const fault = { file: 'periods.yaml', key: '/', problem: '缺少文件', remedy: '请补上该文件' }
  const broken = () => {
    throw new LawDataError([fault])
  }
  const { exitCode, output } = await lawCommand(['powers'], { ...around(), law: broken })
  expect([exitCode, output]).toMatchObject([1, { code: 'law.dataBroken', facts: { faults: [fault] } }])
})
