import { formatYuan, NATION, type PlainDate, refuse } from '#kernel'
import {
  type Basis,
  type Confidence,
  getPower,
  inForceOn,
  type Law,
  type OtherHearingGround,
  type Power,
  type PrincipleId,
} from '#law-engine'
import { describeFine } from './describe-fine.ts'
import { conditionsOf } from './show.ts'

export interface PlainLine {
  text: string
  bases: Basis[]
  confidence: Confidence
}

export interface PlainWords {
  code: string
  forbidden: PlainLine
  mayFollow: PlainLine[]
  rights: { name: string; lines: PlainLine[] }[]
  discretion: PlainLine[]
}

/** Windows of the party: to answer a prior notice, to ask for a hearing. */
const DEFENCE = 'D-PEN-05'
const HEARING = 'D-PEN-06'

/** What the kinds of penalty mean to whom they meet; a kind that is not here speaks for itself. */
const MEANS: Record<string, string> = {
  警告: '书面警告',
  通报批评: '在一定范围内公开批评',
  没收违法所得: '因违法取得的款项被没收',
  没收非法财物: '违法的物品和用于违法的工具被没收',
  责令停业整顿: '停止营业，进行整改',
  吊销许可证: '许可证被收回，不能再从事许可的活动',
  取缔: '没有许可的经营被关停',
  限制从业: '一定期限内不得从事有关的职业或者活动',
}

/** Which ground for a hearing a kind of penalty is. */
const GROUNDS: [said: RegExp, kind: OtherHearingGround['kind']][] = [
  [/停产停业|停业整顿/, 'suspension'],
  [/关闭/, 'closure'],
  [/吊销/, 'revocation'],
  [/降低资质/, 'downgrade'],
  [/限制从业/, 'tradeBan'],
]

/**
 * An item told to the party: what is not allowed, what may follow, and what he may do about it. Only what the law data
 * holds; a period that nobody has read in a text is not named as a number.
 * @throws Refusal `law.powerUnknown`, `law.powerNotInForce`, `powerList.noPenalty`.
 */
export function plainWords(law: Law, code: string, on: PlainDate): PlainWords {
  const power = getPower(law, code, on)
  if (power.kind !== 'penalty') {
    refuse({
      code: 'powerList.noPenalty',
      kind: 'invalid',
      message: `${power.name}不是行政处罚，没有可能受到的处罚可以说明。`,
      next: '请查看该事项的依据和实施主体。',
    })
  }
  const { confidence } = power
  return {
    code,
    forbidden: { text: `法律不允许：${power.name}。`, bases: power.violated, confidence },
    mayFollow: mayFollow(power).map(text => ({ text, bases: power.penaltyBasis, confidence })),
    rights: [
      { name: '陈述和申辩', lines: defence(law, on) },
      { name: '申请听证', lines: hearing(law, power, on) },
      { name: '不服决定', lines: remedies(law, on) },
    ].filter(({ lines }) => lines.length > 0),
    discretion: principles(law, on, ['proportionality', 'benchmarks']),
  }
}

/** Conditions that are no consequence, or stand beside their kind of penalty. */
const SAID_OTHERWISE = ['涉及许可', '吊销许可证件']

const nameOf = (kind: string, { revokeWhen }: Power): string =>
  kind.startsWith('吊销') && revokeWhen ? `${kind}（${revokeWhen}的）` : kind

function mayFollow(power: Power): string[] {
  const kinds = power.penaltyKinds.filter(kind => kind !== '罚款')
  const fine = power.fine ? describeFine(power.fine) : []
  return [
    ...(power.orderToCorrect ? ['责令改正'] : []),
    ...kinds.map(kind => nameOf(kind, power) + (MEANS[kind] ? `：${MEANS[kind]}` : '')),
    ...fine.map(sentence => `罚款：${sentence}`),
    ...(power.fineElsewhere ? [`罚款：依其他规定，${power.fineElsewhere}`] : []),
    ...conditionsOf(power)
      .filter(({ name }) => !SAID_OTHERWISE.includes(name))
      .map(({ name, text }) => `${name}：${text}`),
  ]
}

const defence = (law: Law, on: PlainDate): PlainLine[] => [
  ...principles(law, on, ['notice', 'defence']),
  ...window(law, DEFENCE, on, '陈述、申辩的期限'),
]

function hearing(law: Law, power: Power, on: PlainDate): PlainLine[] {
  const kinds = GROUNDS.filter(([said]) => power.penaltyKinds.some(kind => said.test(kind))).map(([, kind]) => kind)
  const grounds: PlainLine[] = inForceOn(law.thresholds.hearingGrounds, on)
    .filter(ground => kinds.includes(ground.kind))
    .map(({ text, basis, confidence }) => ({
      text: `拟${startOf(text)}的，您可以要求听证。`,
      bases: [basis],
      confidence,
    }))
  const all = [...grounds, ...amounts(law, power, on)]
  return all.length > 0 ? [...all, ...window(law, HEARING, on, '被告知有权听证后，提出要求的期限')] : []
}

const startOf = (ground: string): string => (/^(责令|吊销|降低|限制)/.test(ground) ? ground : `作出${ground}`)

/** The nation's amounts; a province may set its own. */
function amounts(law: Law, power: Power, on: PlainDate): PlainLine[] {
  if (!power.penaltyKinds.some(kind => kind === '罚款' || kind.startsWith('没收'))) return []
  return inForceOn(law.thresholds.hearing, on)
    .filter(({ region, partyKind }) => region === NATION && power.subjects.includes(partyKind))
    .map(({ partyKind, fineFen, confiscationFen, basis, confidence }) => ({
      text: `拟对${partyKind === 'legal' ? '单位' : '个人'}罚款达到${formatYuan(fineFen)}元或者没收达到${formatYuan(confiscationFen)}元的，您可以要求听证；所在地另有规定的，按所在地的规定。`,
      bases: [basis],
      confidence,
    }))
}

/** How long a window of the party is, only where somebody has read it in the text; otherwise the notice says. */
const window = (law: Law, id: string, on: PlainDate, what: string): PlainLine[] =>
  inForceOn(law.periods, on)
    .filter(period => period.id === id && period.confidence === 'verified' && period.unit === 'working-day')
    .map(({ amount, basis, confidence }) => ({ text: `${what}为${amount}个工作日。`, bases: [basis], confidence }))

const remedies = (law: Law, on: PlainDate): PlainLine[] =>
  inForceOn(law.thresholds.remedies, on).map(({ procedure, text, basis, confidence }) => ({
    text: `${procedure === 'ordinary' ? '一般的处罚决定' : '当场作出的处罚决定'}：${text}`,
    bases: [basis],
    confidence,
  }))

const principles = (law: Law, on: PlainDate, ids: readonly PrincipleId[]): PlainLine[] => {
  const here = inForceOn(law.thresholds.principles, on)
  return ids
    .flatMap(id => here.filter(principle => principle.id === id))
    .map(({ text, basis, confidence }) => ({ text: `${text}。`, bases: [basis], confidence }))
}
