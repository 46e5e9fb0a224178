import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FineShape, type Power, versionsOf } from '#law-engine'
import { loadLaw } from '#law-engine/load'
import { changeBetween, changesOf } from './compare-versions.ts'
import { fineChanges } from './fine-changes.ts'

const law = loadLaw(resolve(import.meta.dirname, '../../../../law'))

describe('relics before and after 2025-03-01', () => {
  const [change] = changesOf(law, 'CF-RELIC-004').changes
  const field = (name: string) => change?.fields.find(f => f.name === name)

  it('says from which day, and that it became heavier', () =>
    expect(change).toMatchObject({ before: '2017-11-05', from: '2025-03-01', direction: 'heavier' }))
  it('tells what the fine became, for whom', () =>
    expect(field('罚款')).toMatchObject({
      direction: 'heavier',
      old: ['处50,000元以上500,000元以下罚款'],
      points: [
        '对单位：罚款下限由50,000元提高到500,000元',
        '对单位：罚款上限由500,000元提高到5,000,000元',
        '对单位：增加“情节严重（仅单位）”的罚款：可以并处5,000,000元以上10,000,000元以下罚款',
        '对个人：罚款幅度不变',
      ],
    }))
  it('tells new kinds of penalty and new articles', () => {
    expect(field('处罚种类')).toMatchObject({ direction: 'heavier', points: ['增加警告、降低资质等级'] })
    expect(field('处罚依据')).toMatchObject({ direction: 'changed', new: ['《文物保护法》第八十三条第一款第（四）项'] })
  })
  it('takes a condition within the fine for the condition of the fine', () =>
    expect(field('罚款的前提')).toMatchObject({
      direction: 'changed',
      old: ['造成严重后果'],
      new: ['造成文物损坏或者其他严重后果'],
    }))
  it('names what stayed', () => expect(change?.unchanged).toEqual(expect.arrayContaining(['违法行为', '当事人'])))
  it('tells thresholds and multiples apart', () => {
    const [trade] = changesOf(law, 'CF-RELIC-021').changes
    expect(trade?.fields.find(f => f.name === '罚款')?.points).toEqual([
      '违法经营额的倍数上限由5倍提高到10倍',
      '不足起点的罚款下限由20,000元提高到50,000元',
      '不足起点的罚款上限由100,000元提高到250,000元',
      '违法经营额按倍数计罚的起点由50,000元改为30,000元',
    ])
  })
})

it('every item of the list can be compared: one version has no change, more have one each', () => {
  for (const code of new Set(law.powers.map(p => p.code))) {
    const { versions, changes } = changesOf(law, code)
    expect(versions).toHaveLength(versionsOf(law, code).length)
    expect(changes).toHaveLength(versions.length - 1)
    for (const change of changes) expect(change.fields.length).toBeGreaterThan(0)
  }
})

describe('what a change means', () => {
  const base = law.powers.find(p => p.code === 'CF-ENT-015')!
  const from = (change: Partial<Power>) => changeBetween(base, { ...base, from: '2026-01-01', ...change })
  it.each<[string, Partial<Power>, string]>([
    ['nothing', {}, 'same'],
    ['a bar from the trade', { ban: '五年内不得从业' }, 'heavier'],
    ['a new condition of the fine', { fineWhen: '情节严重', withoutFineCondition: '警告' }, 'lighter'],
    ['a kind less', { penaltyKinds: base.penaltyKinds.filter(kind => kind !== '警告') }, 'lighter'],
    ['a kind less and a bar', { penaltyKinds: ['罚款'], ban: '五年内不得从业' }, 'mixed'],
    ['another name', { name: '允许未成年人进入' }, 'changed'],
    ['no fine any more', { fine: null }, 'lighter'],
  ])('%s', (_name, change, direction) => expect(from(change).direction).toBe(direction))
})

describe('a fine', () => {
  const range = (minFen: number, maxFen: number, optional = false): FineShape => ({
    type: 'range',
    ...{ minFen, maxFen, optional },
  })
  it.each<[string, FineShape | null, FineShape | null, [string, string][]]>([
    ['that is new', null, range(0, 100), [['heavier', '增设罚款']]],
    [
      'that may be left out now',
      range(0, 100_00),
      range(0, 100_00, true),
      [['lighter', '罚款由应当并处改为“可以并处”']],
    ],
    [
      'whose bounds part',
      range(100_00, 200_00),
      range(50_00, 300_00),
      [
        ['lighter', '罚款下限由100元降低到50元'],
        ['heavier', '罚款上限由200元提高到300元'],
      ],
    ],
    [
      'of another shape',
      range(0, 100_00),
      { type: 'percent', base: 'goodsValue', minPercent: 10, maxPercent: 30, optional: false },
      [
        ['changed', '增加处货值金额10%以上30%以下罚款'],
        ['changed', '不再有处100元以下罚款'],
      ],
    ],
    [
      'whose graver stage is gone',
      { type: 'staged', base: range(0, 100_00), aggravated: range(100_00, 500_00), aggravatedWhen: '情节严重' },
      range(0, 100_00),
      [['lighter', '不再有“情节严重”的罚款：处100元以上500元以下罚款']],
    ],
  ])('%s', (_name, older, newer, points) =>
    expect(fineChanges(older, newer, ['legal']).map(p => [p.direction, p.text])).toEqual(points),
  )
})
