import { describe, expect, it } from 'vitest'
import { facts, law } from './factory.ts'
import { reason } from './reasoning.ts'
import { countRepeats, type EarlierPenalty, historyOf } from './repeat-offences.ts'

const warned = (on: string): EarlierPenalty => ({ on, kinds: ['警告'], reference: on })
const suspended = (on: string): EarlierPenalty => ({ on, kinds: ['责令停业整顿'] })
const count = (earlier: EarlierPenalty[], on = '2025-05-23', fieldCode = 'ENT', power?: string) =>
  countRepeats(law, { fieldCode, on, earlier, ...(power && { power }) })
const ruleOf = (id: string, ...args: Parameters<typeof count>) => count(...args).find(c => c.rule.id === id)!

describe('three warnings or fines of an entertainment venue in two years', () => {
  const two = [warned('2024-03-01'), { on: '2025-02-10', kinds: ['警告', '罚款'] }]
  it('are not reached by two, but the next one would reach them', () => {
    const found = ruleOf('entertainmentSuspend', two)
    expect([found.counted.length, found.reached, found.reachedByNext]).toEqual([2, false, true])
  })
  it('are reached by three', () => {
    const found = ruleOf('entertainmentSuspend', [...two, warned('2025-04-01')])
    expect([found.counted.length, found.reached, found.reachedByNext]).toEqual([3, true, false])
  })
  it('count a decision once, however many kinds it imposes', () => {
    expect(ruleOf('entertainmentSuspend', two).counted).toEqual(two)
  })
  it('count from the same day two years before to the day of the act', () => {
    const within = ['2023-05-23', '2025-05-23']
    const outside = ['2023-05-22', '2025-05-24']
    expect(ruleOf('entertainmentSuspend', [...within, ...outside].map(warned)).counted.map(p => p.on)).toEqual(within)
  })
  it('are not suspensions', () => {
    expect(ruleOf('entertainmentSuspend', [suspended('2025-01-01')]).counted).toEqual([])
    expect(ruleOf('entertainmentRevoke', [suspended('2025-01-01'), suspended('2024-01-01')]).reached).toBe(true)
  })
  it('did not count before the rule', () => {
    expect(count([warned('2020-11-01')], '2020-11-28')).toEqual([])
  })
})

describe('rules of other fields', () => {
  it('stand by themselves', () => {
    expect(count([], '2025-05-23', 'PERF').map(c => c.rule.id)).toEqual([
      'performanceHeavy',
      'performanceAnnouncedAgain',
    ])
    expect(count([], '2025-05-23', 'FILM').map(c => c.rule.id)).toEqual(['filmHeavy'])
    expect(count([], '2025-05-23', 'NET')).toEqual([])
  })
  it('meant for some items are left out for others', () => {
    const rules = (power: string) => count([], '2025-05-23', 'PERF', power).map(c => c.rule.id)
    expect(rules('CF-PERF-004')).toEqual(['performanceHeavy'])
    expect(rules('CF-PERF-014')).toContain('performanceAnnouncedAgain')
  })
})

it('the numbers feed the reasoning', () => {
  const history = historyOf(
    count([warned('2025-01-01'), warned('2025-02-01'), warned('2025-03-01'), suspended('2025-04-01')]),
  )
  expect(history).toEqual({ penaltiesInTwoYears: 3, suspensionsInTwoYears: 1 })
  expect(reason(law, facts({ power: 'CF-ENT-015', history })).gates.map(g => g.code)).toEqual(['law.repeatSuspension'])
})
