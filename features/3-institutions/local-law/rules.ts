import type { Duty } from '#host/identity'
import { closedGate, type Gate, openGate, type PlainDate, passGates, type RegionCode, refuse } from '#kernel'
import { type Law, type LawFault, versionsOf } from '#law-engine'
import type { LocalRuleAct, RuleContent } from './acts.ts'
import { contentGates, type OtherRule, overlapGate } from './rules/content.ts'

export { itemAsLaw, profileAsLaw } from './rules/as-law.ts'

/** Where a local rule stands. */
export type Stage = 'none' | 'draft' | 'inForce' | 'returned' | 'ended' | 'withdrawn'

export const stageNames: Record<Stage, string> = {
  none: '未登记',
  draft: '待批准',
  inForce: '施行',
  returned: '已退回',
  ended: '已失效',
  withdrawn: '已撤回',
}

export const kindNames: Record<RuleContent['kind'], string> = {
  confirmation: '事项核实',
  item: '地方事项',
  profile: '裁量基准',
}

export interface RuleState {
  stage: Stage
  version: number
  region?: RegionCode
  content?: RuleContent
  draftedBy?: string
  /** Last day it applies; until then it is in force. */
  until?: PlainDate
}

export const newRule: RuleState = { stage: 'none', version: 0 }

export type RuleCommand =
  | { name: 'confirmItem'; agrees: boolean; content: Extract<RuleContent, { kind: 'confirmation' }> }
  | { name: 'draftRule'; content: Exclude<RuleContent, { kind: 'confirmation' }> }
  | { name: 'adoptRule' }
  | { name: 'returnRule'; reason: string }
  | { name: 'endRule'; until: PlainDate; reason: string }
  | { name: 'withdrawReading'; reason: string }
export type RuleCommandName = RuleCommand['name']

/** In Chinese, as on the button, and who may do it. */
export const commands: Record<RuleCommandName, { title: string; duties: readonly Duty[] }> = {
  confirmItem: { title: '核实事项', duties: ['legalReviewer'] },
  draftRule: { title: '拟定地方规定', duties: ['legalReviewer'] },
  adoptRule: { title: '批准施行', duties: ['leader'] },
  returnRule: { title: '退回', duties: ['leader'] },
  endRule: { title: '终止适用', duties: ['leader'] },
  withdrawReading: { title: '撤回核实', duties: ['legalReviewer', 'leader'] },
}

/** What may be tried in which stage, for button and server alike. */
export const allowed = {
  none: ['confirmItem', 'draftRule'],
  draft: ['adoptRule', 'returnRule'],
  inForce: ['endRule', 'withdrawReading'],
  returned: [],
  ended: [],
  withdrawn: [],
} as const satisfies Record<Stage, readonly RuleCommandName[]>

/** What may be tried with a rule: a reading is withdrawn, anything else is ended. */
export const commandsFor = ({ stage, content }: Pick<RuleState, 'stage' | 'content'>): RuleCommandName[] =>
  allowed[stage].filter(name => (content?.kind === 'confirmation' ? name !== 'endRule' : name !== 'withdrawReading'))

/** Who asks, where, when, under which law; and what would be wrong with the law if the rule applied. */
export interface RuleContext {
  by: { id: string; name: string; region: RegionCode }
  today: PlainDate
  law: Law
  faults: readonly LawFault[]
  /** What the region has besides, in draft, in force or ended. */
  others: readonly OtherRule[]
}

/** What stands against a command, in this stage. */
export function gatesOf(command: RuleCommand, state: RuleState, context: RuleContext): Gate[] {
  switch (command.name) {
    case 'confirmItem':
      return [versionGate(command.content.confirmation, context), agreementGate(command.agrees)]
    case 'draftRule':
      return [...contentGates(command.content, context.by.region, context.others), faultGate(context.faults)]
    case 'adoptRule':
      return [
        ownRegionGate(state, context),
        fourEyesGate(state, context),
        ...(state.content?.kind === 'profile' ? [overlapGate(state.content, context.others)] : []),
        faultGate(context.faults),
      ]
    case 'returnRule':
      return [ownRegionGate(state, context)]
    case 'endRule':
      return [ownRegionGate(state, context), untilGate(command.until, context.today)]
    case 'withdrawReading':
      return [ownRegionGate(state, context)]
  }
}

/** @throws Refusal `localLaw.wrongStage`, and of the gates */
export function decide(command: RuleCommand, state: RuleState, context: RuleContext): LocalRuleAct {
  if (!commandsFor(state).includes(command.name)) refuseStage(command.name, state)
  passGates(gatesOf(command, state, context))
  const { id: byId, region } = context.by
  switch (command.name) {
    case 'confirmItem':
      return { type: 'itemConfirmed', data: { content: command.content, region } }
    case 'draftRule':
      return { type: 'ruleDrafted', data: { content: command.content, region, byId } }
    case 'adoptRule':
      return { type: 'ruleAdopted', data: { on: context.today, byId } }
    case 'returnRule':
      return { type: 'ruleReturned', data: { reason: command.reason } }
    case 'endRule':
      return { type: 'ruleEnded', data: { until: command.until, reason: command.reason } }
    case 'withdrawReading':
      return { type: 'readingWithdrawn', data: { on: context.today, reason: command.reason, byId } }
  }
}

export function evolve(state: RuleState, act: LocalRuleAct): RuleState {
  const version = state.version + 1
  switch (act.type) {
    case 'itemConfirmed':
      return { stage: 'inForce', version, region: act.data.region, content: act.data.content }
    case 'ruleDrafted': {
      const { content, region, byId } = act.data
      return { stage: 'draft', version, region, content, draftedBy: byId }
    }
    case 'ruleAdopted':
      return { ...state, stage: 'inForce', version }
    case 'ruleReturned':
      return { ...state, stage: 'returned', version }
    case 'ruleEnded':
      return { ...state, stage: 'ended', version, until: act.data.until }
    case 'readingWithdrawn':
      return { ...state, stage: 'withdrawn', version }
  }
}

function versionGate(
  { code, from, readOn }: { code: string; from: PlainDate; readOn: PlainDate },
  context: RuleContext,
): Gate {
  const gate = { code: 'localLaw.nothingToConfirm', title: '事项有待核实' }
  const version = versionsOf(context.law, code).find(power => power.from === from)
  const atItem = { ...gate, field: '/item' }
  if (!version) return closedGate(atItem, `权力清单中没有自${from}施行的 ${code}。`, '请从待核实的事项中选择。')
  if (version.confidence === 'verified') return closedGate(atItem, `${code} 已经核实。`, '不必重复核实。')
  if (!isArticle(version.basis.article))
    return closedGate(
      atItem,
      `${code} 的依据没有写明条款（${version.basis.article}）。`,
      '请先在法律数据中补上条款，再核实。',
    )
  if (readOn > context.today)
    return closedGate({ ...gate, field: '/readOn' }, '核对日期在今天以后。', '请填写实际核对的日期。')
  return openGate(gate, `${version.name}，依据${version.basis.law}${version.basis.article}`)
}

/** What differs from the text is not confirmed but mended. */
function agreementGate(agrees: boolean): Gate {
  const gate = { code: 'localLaw.textDiffers', title: '数据与文本一致' }
  return agrees
    ? openGate(gate, '已对照文本。')
    : closedGate(
        { ...gate, field: '/agrees' },
        '没有确认条款、种类、幅度和主管部门与文本一致。',
        '一致的，请勾选；不一致的，请先更正法律数据。',
      )
}

const isArticle = (article: string): boolean => /^第[一二三四五六七八九十百零]+条/.test(article)

function faultGate(faults: readonly LawFault[]): Gate {
  const gate = { code: 'localLaw.faults', title: '数据完整、前后一致' }
  if (faults.length === 0) return openGate(gate, '没有缺漏、重叠、矛盾。')
  const [first, ...more] = faults
  const rest = more.length > 0 ? `（另有${more.length}处）` : ''
  const field = fieldOfFault(first!)
  return closedGate(
    { ...gate, ...(field && { field }) },
    `${first!.key}：${first!.problem}${rest}。`,
    `${first!.remedy}。`,
    {
      faults: faults.map(({ key, problem }) => `${key}：${problem}`),
    },
  )
}

/** The field of the form from which a part of the law data was made, where one was. */
const fieldOfFault = ({ key }: LawFault): string | undefined => {
  const [, part] = /(?:^|\.)(fieldCode|name|penaltyKinds|subjects|from|source)$/.exec(key) ?? []
  return part && `/${part}`
}

/** A rule is the business of the place that made it: its superior may make another, but not this one. */
function ownRegionGate({ region }: RuleState, { by }: RuleContext): Gate {
  const gate = { code: 'localLaw.otherRegion', title: '本地区的规定' }
  return region === by.region
    ? openGate(gate, '由本地区制定。')
    : closedGate(gate, '这是其他地区的规定。', '请由制定的地区办理。')
}

function fourEyesGate({ draftedBy }: RuleState, { by }: RuleContext): Gate {
  const gate = { code: 'localLaw.fourEyes', title: '拟定与批准不是同一人' }
  return draftedBy === by.id
    ? closedGate(gate, '您拟定了这项规定，不能自己批准。', '请由其他负责人批准。')
    : openGate(gate, '拟定与批准分属两人。')
}

/** What was decided while it applied stays as it was. */
function untilGate(until: PlainDate, today: PlainDate): Gate {
  const gate = { code: 'localLaw.endInPast', title: '不溯及既往' }
  return until < today
    ? closedGate(
        { ...gate, field: '/until' },
        '终止日期在今天以前。',
        '已经作出的决定不受影响，请填写今天或者以后的日期。',
      )
    : openGate(gate, `适用至${until}`)
}

function refuseStage(name: RuleCommandName, { stage, content }: RuleState): never {
  const isReading = content?.kind === 'confirmation'
  if (stage === 'inForce' && (name === 'endRule' || name === 'withdrawReading')) {
    refuse({
      code: 'localLaw.otherKind',
      kind: 'notAllowed',
      message: isReading ? '事项核实不能终止适用，只能撤回。' : '地方规定不能撤回核实，只能终止适用。',
      next: isReading ? '核实有误的，请撤回核实并写明理由。' : '不再适用的，请终止适用。',
    })
  }
  refuse({
    code: 'localLaw.wrongStage',
    kind: 'notAllowed',
    message: `这项规定现处于“${stageNames[stage]}”，不能${commands[name].title}。`,
    next: '请刷新后按现在的状态办理。',
  })
}
