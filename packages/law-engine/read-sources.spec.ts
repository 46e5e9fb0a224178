import { describe, expect, it } from 'vitest'
import { checkPunctuation } from './check-punctuation.ts'
import type { LawFault } from './data-error.ts'
import { readSources } from './read-sources.ts'

const faultsOf = (read: (faults: LawFault[]) => unknown): string[] => {
  const faults: LawFault[] = []
  read(faults)
  return faults.map(({ key, problem }) => `${key}: ${problem}`)
}

describe('the texts that were compared', () => {
  const read = { source: '法规全文（2026-12-01）', textOf: '2026-12-01', checkedOn: '2026-12-03' }
  const faults = (change: object, months = 12) =>
    faultsOf(all => readSources({ recheckAfterMonths: months, sources: [{ ...read, ...change }] }, 'sources.yaml', all))
  it('are read without a fault', () => expect(faults({})).toEqual([]))
  it.each<[string, object, number, string]>([
    ['without a day of reading', { checkedOn: undefined }, 12, 'sources[0].checkedOn: 不是日期“undefined”'],
    ['younger than their reading', { textOf: '2026-12-04' }, 12, 'sources[0].textOf: 晚于核对日期'],
    ['with a misspelt key', { textof: '2026-12-01' }, 12, 'sources[0].textof: 多余的键'],
    ['to be read again after no time', {}, 0, 'recheckAfterMonths: 不是正数'],
  ])('%s', (_name, change, months, fault) => expect(faults(change, months)).toContain(fault))
  it('written twice', () =>
    expect(
      faultsOf(all => readSources({ recheckAfterMonths: 12, sources: [read, read] }, 'sources.yaml', all)),
    ).toEqual([`${read.source}: 同一来源写了两次`]))
})

describe('half-width marks', () => {
  const faults = (value: unknown) => faultsOf(all => checkPunctuation(value, 'a.yaml', all))
  it.each<[string, unknown, string[]]>([
    ['beside Chinese', { name: '进入(未保法)' }, ['name: 中文旁边用了半角标点“进入(未保法)”']],
    ['in an entry, by its name', [{ id: 'D-1', name: '甲,乙' }], ['[D-1].name: 中文旁边用了半角标点“甲,乙”']],
    ['in a list of texts', { proves: ['情节严重:甲'] }, ['proves[0]: 中文旁边用了半角标点“情节严重:甲”']],
    ['between figures and Latin letters stay', { note: '第3条（a, b: 1.5）', url: 'https://a.cn/b?c=1' }, []],
  ])('%s', (_name, value, found) => expect(faults(value)).toEqual(found))
})
