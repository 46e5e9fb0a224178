import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { law } from './factory.ts'
import { checkOf, freshness, freshnessLine } from './freshness.ts'
import type { Law, Power } from './types.ts'
import { unverified } from './unverified.ts'
import { valuesOf } from './values.ts'

/** The day of the report: all facts were compared in the same month. */
const on = '2026-11-28'
const report = freshness(law, on)

it('every value says in which file it stands', () => {
  const folder = resolve(import.meta.dirname, '../../law')
  for (const { file } of valuesOf(law)) expect(existsSync(resolve(folder, file ?? 'missing')), `${file}`).toBe(true)
})

it('names every unverified value, and whoever is verified says when', () => {
  expect(report.counts.unverified).toBe(unverified(law).length)
  for (const { datum } of valuesOf(law).filter(v => v.datum.confidence === 'verified'))
    expect(checkOf(law, datum).checkedOn).toMatch(/^2026-11-/)
})

it('counts each value once', () => {
  const { unverified: a, overdue: b, oldText: c, fresh: d } = report.counts
  expect(a + b + c + d).toBe(report.total)
  expect(report.values).toHaveLength(report.total - d)
  expect(report.total).toBe(valuesOf(law).length)
  expect(freshnessLine(report)).toBe(
    `法律数据：${report.total}个值，未核实${a}个，超过12个月没有复核${b}个，所读文本早于12个月${c}个`,
  )
})

describe('a value', () => {
  const base = law.powers.find(p => p.confidence === 'verified' && p.until === undefined)!
  const withPower = (change: Partial<Power>): Law => ({ ...law, powers: [{ ...base, ...change }] })
  const stateOf = (change: Partial<Power>, day = on) =>
    freshness(withPower(change), day).values.find(v => v.part === 'power')?.state ?? 'fresh'
  it.each<[string, Partial<Power>, string, string]>([
    ['known from memory', { confidence: 'memory' }, on, 'unverified'],
    ['read this year in a text of this year', { checkedOn: '2026-06-01', textOf: '2026-05-01' }, on, 'fresh'],
    ['read this year in an old text', { checkedOn: '2026-06-01', textOf: '2025-04-19' }, on, 'oldText'],
    ['read this year in a text without a day', { checkedOn: '2026-06-01' }, on, 'oldText'],
    ['read a year and a day ago', { checkedOn: '2025-11-27', textOf: '2025-11-27' }, on, 'overdue'],
    ['read a year ago', { checkedOn: '2025-11-28', textOf: '2025-11-28' }, on, 'fresh'],
    ['that nobody says was compared', { source: '不知何处' }, on, 'overdue'],
    ['of its source: that of the whole round', { source: '法律全文（2026-07-17）' }, on, 'fresh'],
    ['of its source, later', { source: '法律全文（2026-07-17）' }, '2027-11-24', 'overdue'],
    ['that has ended: history', { until: '2025-02-28', checkedOn: '2020-01-01', textOf: '2020-01-01' }, on, 'fresh'],
  ])('%s', (_name, change, day, state) => expect(stateOf(change, day)).toBe(state))
})
