import { bookTitle } from '#kernel'
import { type Basis, type Confidence, inForceOn, type Law, levelTextOf, type Power, versionsOf } from '#law-engine'
import { describeFine } from './describe-fine.ts'
import { type Direction, fineChanges, type Point } from './fine-changes.ts'
import { conditionsOf, refuseUnknownPower, sourceOf } from './show.ts'

/** One thing an item says, before and after. */
export interface ChangedField {
  name: string
  old: string[]
  new: string[]
  direction: Direction
  /** What exactly became heavier or lighter; empty where the texts say it. */
  points: string[]
}

/** What one version of an item changed against the one before. */
export interface VersionChange {
  before: string
  from: string
  direction: Direction | 'same'
  fields: ChangedField[]
  /** Names of what stayed as it was. */
  unchanged: string[]
}

interface Compared {
  name: string
  lines(power: Power): string[]
  points?(older: Power, newer: Power): Point[]
  /** What it means that there is more of it, or less. */
  more?: 'heavier' | 'lighter'
}

const bases = (list: readonly Basis[]): string[] => list.map(({ law, article }) => `${bookTitle(law)}${article}`)

/** Whether the fine is bound to a condition may stand beside the fine or within it. */
const fineCondition = ({ fine, fineWhen }: Power): string | undefined =>
  fineWhen ?? (fine?.type === 'staged' ? fine.baseWhen : undefined)

const FINE_CONDITION = '罚款的前提'

/** Conditions whose presence protects the party: without one the item is heavier. */
const PROTECTING = [FINE_CONDITION, '构成要件', '处罚前提']
const AGAINST = ['对责任人员的罚款', '限制从业', '没收、销毁', '追缴', '强制措施']
/** Whether a suspension or revocation is there at all is told by the kinds of penalty; these say when. */
const NEUTRAL = ['停业整顿', '吊销许可证件', '前提不成立时', '罚款的对象', '涉及许可']

const condition = (name: string): Compared => ({
  name,
  lines: power =>
    name === FINE_CONDITION
      ? [fineCondition(power)].filter(text => text !== undefined)
      : conditionsOf(power).flatMap(said => (said.name === name ? [said.text] : [])),
  ...(PROTECTING.includes(name) && { more: 'lighter' as const }),
  ...(AGAINST.includes(name) && { more: 'heavier' as const }),
})

const COMPARED: readonly Compared[] = [
  { name: '违法行为', lines: power => [power.name] },
  { name: '违反的规定', lines: power => bases(power.violated) },
  { name: '处罚依据', lines: power => bases(power.penaltyBasis) },
  {
    name: '处罚种类',
    lines: power => (power.penaltyKinds.length > 0 ? [power.penaltyKinds.join('、')] : []),
    points: (older, newer) => [
      ...missingFrom(older.penaltyKinds, newer.penaltyKinds, 'heavier', '增加'),
      ...missingFrom(newer.penaltyKinds, older.penaltyKinds, 'lighter', '减少'),
    ],
  },
  {
    name: '罚款',
    lines: ({ fine, fineElsewhere }) =>
      fine ? describeFine(fine) : [fineElsewhere ? `依其他规定：${fineElsewhere}` : '不设罚款'],
    points: (older, newer) =>
      fineChanges(older.fine, newer.fine, [...new Set([...older.subjects, ...newer.subjects])].sort()),
  },
  ...[...PROTECTING, ...AGAINST, ...NEUTRAL].map(condition),
  { name: '责令改正', lines: power => [power.orderToCorrect ? '责令改正' : '条文没有写责令改正'] },
  { name: '当事人', lines: power => [power.subjects.map(kind => (kind === 'legal' ? '单位' : '个人')).join('、')] },
  { name: '实施主体', lines: power => [`${power.competentBody.text}（${levelTextOf(power.competentBody)}）`] },
]

function missingFrom(from: readonly string[], all: readonly string[], direction: Direction, verb: string): Point[] {
  const names = all.filter(name => !from.includes(name))
  return names.length === 0 ? [] : [{ direction, text: `${verb}${names.join('、')}` }]
}

/** What a version changed, in the order in which an item is read. */
export function changeBetween(older: Power, newer: Power): VersionChange {
  const fields: ChangedField[] = []
  const unchanged: string[] = []
  for (const { name, lines, points, more } of COMPARED) {
    const [before, now] = [lines(older), lines(newer)]
    if (before.join('\n') === now.join('\n')) {
      if (now.length > 0) unchanged.push(name)
      continue
    }
    const said = points?.(older, newer) ?? []
    fields.push({
      name,
      old: before,
      new: now,
      direction: said.length > 0 ? together(said.map(p => p.direction)) : ofPresence(before, now, more),
      points: said.map(p => p.text),
    })
  }
  return {
    ...{ before: older.from, from: newer.from, fields, unchanged },
    direction: fields.length === 0 ? 'same' : together(fields.map(f => f.direction)),
  }
}

/** Something said for the first time, or no longer. */
function ofPresence(
  before: readonly string[],
  now: readonly string[],
  more: 'heavier' | 'lighter' | undefined,
): Direction {
  if (!more || (before.length > 0 && now.length > 0)) return 'changed'
  const other = more === 'heavier' ? 'lighter' : 'heavier'
  return now.length > 0 ? more : other
}

function together(directions: readonly Direction[]): Direction {
  const has = (direction: Direction) => directions.includes(direction)
  if (has('mixed') || (has('heavier') && has('lighter'))) return 'mixed'
  return has('heavier') ? 'heavier' : has('lighter') ? 'lighter' : 'changed'
}

/** Every version of an item and what each changed, the latest first. @throws Refusal `powerList.unknown`. */
export function changesOf(law: Law, code: string) {
  const versions = versionsOf(law, code)
  if (versions.length === 0) refuseUnknownPower(code)
  const latest = versions.at(-1)!
  return {
    code,
    name: latest.name,
    versions: versions.map(sourceOf).reverse(),
    changes: versions
      .slice(1)
      .map((version, i) => changeBetween(versions[i]!, version))
      .reverse(),
    rule: ruleAt(law, latest.from),
  }
}

/** How an act between two versions is judged. */
function ruleAt(law: Law, on: string): { text: string; basis: Basis; confidence: Confidence } | null {
  const principles = law.thresholds.principles.filter(p => p.id === 'oldNewLaw')
  const [rule] = inForceOn(principles, on).length > 0 ? inForceOn(principles, on) : principles
  return rule ? { text: rule.text, basis: rule.basis, confidence: rule.confidence } : null
}
