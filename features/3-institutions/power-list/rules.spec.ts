import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import type { FineShape } from '#law-engine'
import { loadLaw } from '#law-engine/load'
import { describeFine } from './rules/describe-fine.ts'
import { factsWanted } from './rules/facts-wanted.ts'
import { plainWords } from './rules/plain-words.ts'
import { calendarOf, detailOf, fieldsOn, pageOf, versionOf } from './rules/show.ts'
import { indexPowers } from './rules.ts'

const law = loadLaw(resolve(import.meta.dirname, '../../../law'))
const index = indexPowers(law)
const on = '2025-06-20'
const codes = (search: string, fieldCode?: string) =>
  index.find({ on, search, ...(fieldCode && { fieldCode }) }).map(power => power.code)

const codeOf = (work: () => unknown): string | undefined => {
  try {
    work()
    return undefined
  } catch (error) {
    return isRefusal(error) ? error.detail.code : String(error)
  }
}

describe('the search of the power list', () => {
  it.each([
    ['a part of the name', '擅自从事娱乐场所'],
    ['the code in small letters', 'cf-ent-001'],
    ['pinyin initials', 'szcsylcs'],
    ['two words', '擅自从事 第四十一条'],
  ])('finds by %s', (_how, search) => expect(codes(search)).toContain('CF-ENT-001'))

  it('wants every word', () => expect(codes('擅自从事 网络游戏')).not.toContain('CF-ENT-001'))
  it('keeps to a field', () => {
    expect(codes('', 'NET').length).toBeGreaterThan(0)
    expect(codes('', 'NET').every(code => code.includes('-NET-'))).toBe(true)
  })
  it('finds nothing before the statute', () => expect(index.find({ on: '1990-01-01' })).toEqual([]))
  it('counts the same items by field', () => {
    const all = index.find({ on })
    const sum = fieldsOn(law, all).reduce((total, field) => total + field.powers, 0)
    expect(sum).toBe(all.length)
  })
})

describe('pages', () => {
  const items = ['a', 'b', 'c', 'd', 'e'].map(code => ({ code }))
  it('go on after the last item and end', () => {
    const first = pageOf(items, undefined, 2)
    expect(first).toEqual({ rows: [{ code: 'a' }, { code: 'b' }], after: 'b', total: 5 })
    expect(pageOf(items, 'b', 3)).toEqual({ rows: items.slice(2), after: null, total: 5 })
  })
})

describe('a fine in words', () => {
  const range = (minFen: number, maxFen: number, optional = false): FineShape => ({
    type: 'range',
    minFen,
    maxFen,
    optional,
  })
  it.each<[string, FineShape, string[]]>([
    ['a range', range(1_000_000, 3_000_000), ['处10,000元以上30,000元以下罚款']],
    ['one that may be left out', range(0, 500_000, true), ['可以并处5,000元以下罚款']],
    [
      'multiples from an amount on',
      {
        type: 'tiered',
        base: 'turnover',
        thresholdFen: 1_000_000,
        thresholdInclusive: true,
        above: { minMultiple: 5, maxMultiple: 10, optional: false },
        below: { minFen: 0, maxFen: 5_000_000, optional: true },
      },
      [
        '违法经营额10,000元以上的：处违法经营额5倍以上10倍以下罚款',
        '没有违法经营额或者不足10,000元的：可以并处50,000元以下罚款',
      ],
    ],
    [
      'multiples beyond an amount',
      {
        type: 'tiered',
        base: 'illegalGain',
        thresholdFen: 500_000,
        thresholdInclusive: false,
        above: { minMultiple: 0, maxMultiple: 3, optional: true },
        below: { minFen: 0, maxFen: 1_000_000, optional: false },
      },
      ['违法所得超过5,000元的：可以并处违法所得3倍以下罚款', '没有违法所得或者不超过5,000元的：处10,000元以下罚款'],
    ],
    [
      'stages, by party',
      {
        type: 'staged',
        base: { type: 'bySubject', legal: range(0, 100), natural: null },
        aggravated: range(100, 100),
        aggravatedWhen: '情节严重',
      },
      ['对单位：处1元以下罚款', '情节严重：处1元罚款'],
    ],
    ['per unit', { type: 'perUnit', unit: '件', minFen: 10_000, maxFen: 10_000, optional: false }, ['每件处100元罚款']],
    [
      'a share',
      { type: 'percent', base: 'totalInvestment', minPercent: 1, maxPercent: 5, optional: false },
      ['处投资总额1%以上5%以下罚款'],
    ],
    [
      'alternatives',
      {
        type: 'anyOf',
        options: [
          {
            when: '有违法所得',
            fine: { type: 'multiple', base: 'illegalGain', minMultiple: 1, maxMultiple: 1, optional: false },
          },
          { when: '没有违法所得', fine: range(0, 100) },
        ],
      },
      ['有违法所得：处违法所得1倍罚款', '没有违法所得：处1元以下罚款'],
    ],
  ])('%s', (_what, fine, said) => expect(describeFine(fine)).toEqual(said))

  it('is found for every item that has one', () => {
    for (const power of law.powers) {
      const { fine, wanted } = versionOf(power, law)
      if (power.fine) expect(fine.length, power.code).toBeGreaterThan(0)
      expect(wanted, power.code).toEqual(factsWanted(power))
    }
  })
})

describe('the facts a calculator asks for', () => {
  const wantedOf = (code: string) => factsWanted(law.powers.find(power => power.code === code)!)
  it('are none where there is no fine', () => expect(wantedOf('CF-ENT-001')).toEqual({ bases: [], options: [] }))
  it('name the base and the conditions of the item', () => {
    const asked = law.powers.filter(power => power.fine?.type === 'tiered' || power.fine?.type === 'multiple')
    expect(asked.length).toBeGreaterThan(0)
    for (const power of asked) expect(factsWanted(power).bases, power.code).toHaveLength(1)
    const staged = law.powers.find(power => power.fine?.type === 'staged')!
    expect(factsWanted(staged).aggravatedWhen).toBe((staged.fine as { aggravatedWhen: string }).aggravatedWhen)
  })
})

describe('what is not there', () => {
  it('is refused with what to do', () => {
    expect(codeOf(() => detailOf(law, 'CF-XX-999'))).toBe('powerList.unknown')
    expect(codeOf(() => calendarOf(law, 2031))).toBe('law.calendarMissing')
  })
  it('versions come latest first', () => {
    const twice = law.powers.find(power => law.powers.some(other => other.code === power.code && other !== power))!
    const days = detailOf(law, twice.code).versions.map(version => version.from)
    expect(days.length).toBeGreaterThan(1)
    expect(days).toEqual([...days].sort().reverse())
  })
})

describe('an item told to the party', () => {
  const plain = plainWords(law, 'CF-NET-005', on)
  const rights = (code: string) => plainWords(law, code, on).rights.map(({ name }) => name)
  const linesOf = (code: string, name: string) =>
    plainWords(law, code, on).rights.find(right => right.name === name)?.lines ?? []

  it('says what is not allowed, under the articles of the item', () => {
    expect(plain.forbidden).toEqual({
      text: '法律不允许：接纳未成年人进入营业场所。',
      bases: [{ law: '互联网上网服务营业场所管理条例', article: '第二十一条第一款' }],
      confidence: 'verified',
    })
  })
  it('says what may follow, the fine in words', () => {
    const said = plain.mayFollow.map(({ text }) => text)
    expect(said).toContain('警告：书面警告')
    expect(said).toContain('罚款：可以并处15,000元以下罚款')
    expect(said).toContain('吊销许可证（情节严重的）：许可证被收回，不能再从事许可的活动')
    expect(said.filter(text => text.startsWith('罚款：'))).toHaveLength(1)
  })
  it('names the rights with their articles', () => {
    expect(rights('CF-NET-005')).toEqual(['陈述和申辩', '申请听证', '不服决定'])
    expect(linesOf('CF-NET-005', '陈述和申辩').map(({ bases }) => bases[0]!.article)).toEqual([
      '第四十四条',
      '第四十五条',
    ])
    expect(plain.discretion.map(({ bases }) => bases[0]!.article)).toEqual(['第五条第二款', '第三十四条'])
  })
  it('opens a hearing for the kinds of the item only', () => {
    const heard = (code: string) => linesOf(code, '申请听证').map(({ text }) => text)
    expect(heard('CF-NET-005')).toContain('拟吊销许可证件的，您可以要求听证。')
    const warned = law.powers.find(p => p.penaltyKinds.join() === '警告')!
    expect(plainWords(law, warned.code, warned.from > on ? warned.from : on).rights.map(r => r.name)).not.toContain(
      '申请听证',
    )
  })
  it('gives a number only where somebody has read it', () => {
    const hearing = law.periods.find(({ id }) => id === 'D-PEN-06')!
    expect(linesOf('CF-NET-005', '申请听证').at(-1)!.text).toContain(`${hearing.amount}个工作日`)
    const unread = { ...law, periods: law.periods.map(p => ({ ...p, confidence: 'memory' as const })) }
    const text = JSON.stringify(plainWords(unread, 'CF-NET-005', on))
    expect(text).not.toContain('个工作日')
  })
  it('can be told of every penalty in force', () => {
    for (const { code } of index.find({ on }).filter(power => power.kind === 'penalty')) {
      const { mayFollow, forbidden } = plainWords(law, code, on)
      expect(mayFollow.length, code).toBeGreaterThan(0)
      expect(new Set(mayFollow.map(({ text }) => text)).size, code).toBe(mayFollow.length)
      expect(forbidden.bases.length, code).toBeGreaterThan(0)
    }
  })
  it('is refused where there is no penalty, no item, no version', () => {
    expect(codeOf(() => plainWords(law, 'JC-NET-019', on))).toBe('powerList.noPenalty')
    expect(codeOf(() => plainWords(law, 'CF-NET-999', on))).toBe('law.powerUnknown')
    expect(codeOf(() => plainWords(law, 'CF-NET-005', '1990-01-01'))).toBe('law.powerNotInForce')
  })
})
