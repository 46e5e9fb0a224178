import {
  bookTitle,
  closedGate,
  formatDayZh,
  formatYuan,
  type Gate,
  levelOf,
  openGate,
  type PlainDate,
  type RegionCode,
  yuan,
} from '#kernel'
import type { RuleContent } from '../acts.ts'
import type { NewItem, NewProfile } from '../bodies/local-rule.ts'
import { permittedKinds, statuteGate } from './statute.ts'

/** Another rule of the same region. */
export interface OtherRule {
  code: string
  title: string
  stage: 'draft' | 'inForce' | 'ended'
  stageName: string
  from: PlainDate
  until: PlainDate | null
  content: RuleContent
}

type Drafted = Exclude<RuleContent, { kind: 'confirmation' }>

/** What is wrong with what was filled in, each at its field. */
export function contentGates(content: Drafted, region: RegionCode, others: readonly OtherRule[]): Gate[] {
  if (content.kind === 'profile') return [tiersGate(content.profile)]
  const { item } = content
  return [
    statuteGate(item.statuteKind, levelOf(region)),
    permittedKinds(item.statuteKind, item.penaltyKinds),
    fineGate(item),
    repeatedGate(item, others),
  ]
}

const GROUPS = { range: '有上限和下限的罚款', cap: '只有上限的罚款', multiple: '按倍数的罚款' } as const

/** The three tiers cover the range without gap and overlap: each begins where the one below ends, and none is empty. */
function tiersGate(profile: NewProfile): Gate {
  const gate = { code: 'localLaw.tiersOutOfOrder', title: '各档首尾相接' }
  for (const [group, name] of Object.entries(GROUPS) as [keyof typeof GROUPS, string][]) {
    const { light, general } = profile[group]
    if (light < general) continue
    const how = light === general ? '一般一档没有幅度' : `从轻与一般在${general}%至${light}%之间重叠`
    return closedGate(
      { ...gate, field: `/${group}/general` },
      `${name}：从轻止于${light}%，一般止于${general}%，${how}。`,
      '一般一档的终点应当大于从轻一档的终点。',
    )
  }
  return openGate(gate, '从轻、一般、从重依次相接。')
}

function fineGate({ fine, penaltyKinds }: NewItem): Gate {
  const gate = { code: 'localLaw.fineUnclear', title: '罚款幅度' }
  const isFined = penaltyKinds.includes('罚款')
  if (isFined && !fine)
    return closedGate(
      { ...gate, field: '/fine/maxYuan' },
      '处罚种类有“罚款”，没有填写罚款幅度。',
      '请填写上限和下限，或者去掉“罚款”。',
    )
  if (!isFined && fine)
    return closedGate(
      { ...gate, field: '/penaltyKinds' },
      '填写了罚款幅度，处罚种类没有“罚款”。',
      '请选择“罚款”，或者清空罚款幅度。',
    )
  if (fine && fine.maxYuan <= fine.minYuan)
    return closedGate(
      { ...gate, field: '/fine/maxYuan' },
      `上限${inYuan(fine.maxYuan)}不高于下限${inYuan(fine.minYuan)}。`,
      '请核对幅度；只有上限的，下限填0。',
    )
  return openGate(gate, fine ? '有上限和下限。' : '没有罚款。')
}

const inYuan = (amount: number): string => `${formatYuan(yuan(amount))}元`

/** One conduct under one statute is one item: two would be two codes for it. */
function repeatedGate({ name, statute }: NewItem, others: readonly OtherRule[]): Gate {
  const gate = { code: 'localLaw.itemTwice', title: '没有重复' }
  const same = others.find(
    ({ stage, content }) =>
      stage !== 'ended' && content.kind === 'item' && content.item.statute === statute && content.item.name === name,
  )
  if (!same) return openGate(gate, '没有相同的事项。')
  return closedGate(
    { ...gate, field: '/name' },
    `本地区已有依据${bookTitle(statute)}的同名事项，编码 ${same.code}（${same.stageName}）。`,
    '请使用已有的事项；规定有修订的，先终止原来的事项。',
  )
}

/** Of two benchmarks in force at once nobody could say which a case takes. */
export function overlapGate(
  { profile }: Extract<RuleContent, { kind: 'profile' }>,
  others: readonly OtherRule[],
): Gate {
  const gate = { code: 'localLaw.benchmarkOverlaps', title: '同一时间只有一个基准' }
  const other = others.find(
    ({ stage, content, until }) => stage !== 'draft' && content.kind === 'profile' && (until ?? '9999') >= profile.from,
  )
  if (!other) return openGate(gate, '没有同时有效的基准。')
  const days = `${formatDayZh(other.from)}起施行${other.until ? `，至${formatDayZh(other.until)}` : '，没有写明终止日期'}`
  return closedGate(
    gate,
    `本地区的“${other.title}”自${days}，与自${formatDayZh(profile.from)}施行的本基准同时有效。`,
    '请先终止原来的基准；本基准施行的日期须在其终止以后，否则退回重新拟定。',
  )
}
