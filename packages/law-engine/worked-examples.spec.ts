import { describe, expect, it } from 'vitest'
import { yuan } from '#kernel'
import { facts, law } from './factory.ts'
import { reason } from './reasoning.ts'
import type { ReasoningInput, Tier } from './types.ts'

type Band = [min: number, max: number] | null

interface Example {
  title: string
  facts: Partial<ReasoningInput> & { power: string }
  /** Yuan. */
  range: [min: number, max: number]
  /** Light, general, heavy; null where the benchmark has only a centre. */
  bands: Record<'national' | 'three-seven' | 'jiangxi', [Band, Band, Band]>
}

/** The twelve worked examples, as they were computed by hand from the statutes and the three benchmarks. */
const EXAMPLES: Example[] = [
  {
    title: '例1 歌舞娱乐场所接纳未成年人，无违法所得',
    facts: { power: 'CF-ENT-005', amountsFen: { illegalGain: 0 } },
    range: [10_000, 30_000],
    bands: {
      national: [[10_000, 20_000], null, [20_000, 30_000]],
      'three-seven': [
        [10_000, 16_000],
        [16_000, 24_000],
        [24_000, 30_000],
      ],
      jiangxi: [
        [10_000, 14_000],
        [14_000, 22_000],
        [22_000, 30_000],
      ],
    },
  },
  {
    title: '例2 歌舞娱乐场所接纳未成年人，违法所得2万元',
    facts: { power: 'CF-ENT-005', amountsFen: { illegalGain: 2_000_000 } },
    range: [20_000, 60_000],
    bands: {
      national: [[20_000, 40_000], null, [40_000, 60_000]],
      'three-seven': [
        [20_000, 32_000],
        [32_000, 48_000],
        [48_000, 60_000],
      ],
      jiangxi: [
        [20_000, 28_000],
        [28_000, 44_000],
        [44_000, 60_000],
      ],
    },
  },
  {
    title: '例3 在规定的营业时间(8时至24时)以外营业，可以并处1.5万以下',
    facts: { power: 'CF-NET-004' },
    range: [0, 15_000],
    bands: {
      national: [
        [0, 4_500],
        [4_500, 9_000],
        [9_000, 15_000],
      ],
      'three-seven': [
        [0, 4_500],
        [4_500, 10_500],
        [10_500, 15_000],
      ],
      jiangxi: [
        [0, 3_000],
        [3_000, 9_000],
        [9_000, 15_000],
      ],
    },
  },
  {
    title: '例4 允许未成年人进入营业性歌舞娱乐场所、未设置未，可以并处5万以下',
    facts: { power: 'CF-ENT-015' },
    range: [0, 50_000],
    bands: {
      national: [
        [0, 15_000],
        [15_000, 30_000],
        [30_000, 50_000],
      ],
      'three-seven': [
        [0, 15_000],
        [15_000, 35_000],
        [35_000, 50_000],
      ],
      jiangxi: [
        [0, 10_000],
        [10_000, 30_000],
        [30_000, 50_000],
      ],
    },
  },
  {
    title: '例5 未经批准举办营业性演出，违法所得不足1万',
    facts: { power: 'CF-PERF-004', amountsFen: { illegalGain: 320_000 } },
    range: [50_000, 100_000],
    bands: {
      national: [[50_000, 75_000], null, [75_000, 100_000]],
      'three-seven': [
        [50_000, 65_000],
        [65_000, 85_000],
        [85_000, 100_000],
      ],
      jiangxi: [
        [50_000, 60_000],
        [60_000, 80_000],
        [80_000, 100_000],
      ],
    },
  },
  {
    title: '例6 未经批准举办营业性演出，违法所得6万',
    facts: { power: 'CF-PERF-004', amountsFen: { illegalGain: 6_000_000 } },
    range: [480_000, 600_000],
    bands: {
      national: [[480_000, 540_000], null, [540_000, 600_000]],
      'three-seven': [
        [480_000, 516_000],
        [516_000, 564_000],
        [564_000, 600_000],
      ],
      jiangxi: [
        [480_000, 504_000],
        [504_000, 552_000],
        [552_000, 600_000],
      ],
    },
  },
  {
    title: '例7 变更演出名称、时间、地点、场次未重新报批，可以并处3万以下',
    facts: { power: 'CF-PERF-006' },
    range: [0, 30_000],
    bands: {
      national: [
        [0, 9_000],
        [9_000, 18_000],
        [18_000, 30_000],
      ],
      'three-seven': [
        [0, 9_000],
        [9_000, 21_000],
        [21_000, 30_000],
      ],
      jiangxi: [
        [0, 6_000],
        [6_000, 18_000],
        [18_000, 30_000],
      ],
    },
  },
  {
    title: '例8 擅自从事出版物发行业务(无证)，违法经营额不足1万，可以处5万以下',
    facts: { power: 'CF-PUB-001', amountsFen: { turnover: 999_999 } },
    range: [0, 50_000],
    bands: {
      national: [
        [0, 15_000],
        [15_000, 30_000],
        [30_000, 50_000],
      ],
      'three-seven': [
        [0, 15_000],
        [15_000, 35_000],
        [35_000, 50_000],
      ],
      jiangxi: [
        [0, 10_000],
        [10_000, 30_000],
        [30_000, 50_000],
      ],
    },
  },
  {
    title: '例9 擅自从事出版物发行业务(无证)，违法经营额8万',
    facts: { power: 'CF-PUB-001', amountsFen: { turnover: 8_000_000 } },
    range: [400_000, 800_000],
    bands: {
      national: [[400_000, 600_000], null, [600_000, 800_000]],
      'three-seven': [
        [400_000, 520_000],
        [520_000, 680_000],
        [680_000, 800_000],
      ],
      jiangxi: [
        [400_000, 480_000],
        [480_000, 640_000],
        [640_000, 800_000],
      ],
    },
  },
  {
    title: '例10 未经许可擅自从事文物商业经营活动，违法经营额不足3万',
    facts: { power: 'CF-RELIC-021', amountsFen: { turnover: 2_999_999 } },
    range: [50_000, 250_000],
    bands: {
      national: [[50_000, 150_000], null, [150_000, 250_000]],
      'three-seven': [
        [50_000, 110_000],
        [110_000, 190_000],
        [190_000, 250_000],
      ],
      jiangxi: [
        [50_000, 90_000],
        [90_000, 170_000],
        [170_000, 250_000],
      ],
    },
  },
  {
    title: '例11 擅自迁移、拆除不可移动文物，单位，造成文物损坏',
    facts: { power: 'CF-RELIC-004', circumstances: ['relicDamaged'] },
    range: [500_000, 5_000_000],
    bands: {
      national: [[500_000, 2_750_000], null, [2_750_000, 5_000_000]],
      'three-seven': [
        [500_000, 1_850_000],
        [1_850_000, 3_650_000],
        [3_650_000, 5_000_000],
      ],
      jiangxi: [
        [500_000, 1_400_000],
        [1_400_000, 3_200_000],
        [3_200_000, 5_000_000],
      ],
    },
  },
  {
    title: '例12 不合理低价游、诱骗购物、指定购物场所，违法所得不足30万',
    facts: { power: 'CF-TOUR-010', amountsFen: { illegalGain: 29_999_999 } },
    range: [30_000, 300_000],
    bands: {
      national: [[30_000, 165_000], null, [165_000, 300_000]],
      'three-seven': [
        [30_000, 111_000],
        [111_000, 219_000],
        [219_000, 300_000],
      ],
      jiangxi: [
        [30_000, 84_000],
        [84_000, 192_000],
        [192_000, 300_000],
      ],
    },
  },
]

/** One circumstance that leads to each tier by itself. */
const TIERS = [
  ['light', ['cooperated']],
  ['general', []],
  ['heavy', ['continuedAfterOrder']],
] as const satisfies [Tier, string[]][]

const rows = EXAMPLES.flatMap(example =>
  Object.entries(example.bands).map(([profile, bands]) => ({ ...example, profile, bands })),
)

describe('the twelve worked examples in three profiles', () => {
  it('are thirty-six rows', () => expect(rows).toHaveLength(36))

  it.each(rows)('$title · $profile', ({ facts: given, range, profile, bands }) => {
    for (const [i, [tier, circumstances]] of TIERS.entries()) {
      const input = facts({ ...given, profile, circumstances: [...(given.circumstances ?? []), ...circumstances] })
      const found = reason(law, input)
      expect(found.tier).toBe(tier)
      expect(found.rangeFen).toMatchObject({ minFen: yuan(range[0]), maxFen: yuan(range[1]) })
      const band = bands[i]
      if (!band) {
        expect(found.bandFen).toBeNull()
        expect(found.suggestedFen).toBe(yuan((range[0] + range[1]) / 2))
        continue
      }
      expect(found.bandFen).toEqual({ min: yuan(band[0]), max: yuan(band[1]) })
      expect(found.suggestedFen).toBe(yuan((band[0] + band[1]) / 2))
    }
  })
})
