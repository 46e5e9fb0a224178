import { type PlainDate, refuse } from '#kernel'
import { countPeriod, type Law } from '#law-engine'
import type { PublicationAct, PublicRecord, WithdrawalClock } from './acts.ts'
import type { Confirmed, Correct, NoteChange, Publish, Texts, Withdraw, Withhold } from './bodies/publication.ts'
import { refuseStanding, standingIn } from './rules/check-texts.ts'
import type { Known } from './rules/known.ts'
import { type Decided, originalTexts, recordOf } from './rules/record.ts'
import { redact, shownText } from './rules/redact.ts'
import { isAllowed, type PublicationCommandName, type PublicationStage, publicationStages } from './rules/stage.ts'

export interface PublicationState {
  stage: PublicationStage
  version: number
  /** The last texts somebody has checked, and the words he confirmed. */
  checked?: { texts: Texts; confirmed: Confirmed[] }
  record?: PublicRecord
  corrections: { on: PlainDate; reason: string }[]
  change?: NoteChange & { clock: WithdrawalClock }
  withdrawal?: Pick<Withdraw, 'ground' | 'reason'> & { on: PlainDate }
}

export const newPublication: PublicationState = { stage: 'waiting', version: 0, corrections: [] }

export type PublicationCommand =
  | { name: 'checkRedaction'; body: Publish }
  /** Follows from the case's own command; its text is checked whoever gave it. */
  | { name: 'publish'; body: { publicText: string; until?: PlainDate } }
  | { name: 'withhold'; body: Pick<Withhold, 'ground'> }
  | { name: 'correct'; body: Correct }
  | { name: 'noteChange'; body: NoteChange }
  | { name: 'withdraw'; body: Withdraw }

export interface PublicationContext {
  today: PlainDate
  law: Law
  known: Known
  /** The party was under age when it acted. */
  minorParty: boolean
  decided: Decided
}

/** The rule book of a publication. */
export const publication = { initial: newPublication, decide, evolve }

export function decide(
  command: PublicationCommand,
  state: PublicationState,
  context: PublicationContext,
): PublicationAct[] {
  if (!isAllowed(state.stage, command.name)) refuseStage(state, command.name)
  switch (command.name) {
    case 'checkRedaction':
      return [check(command.body, '公示', context)]
    case 'publish':
      return [publish(command.body, state, context)]
    case 'withhold':
      return [{ type: 'withheld', data: { ground: command.body.ground } }]
    case 'correct':
      return correct(command.body, state, context)
    case 'noteChange':
      return [noteChange(command.body, state, context)]
    case 'withdraw':
      return [withdraw(command.body, state, context)]
  }
}

/** Somebody has read the texts beside the original, and nothing that is known to be private stands in them. */
function check(
  { texts, confirmed = [], redactionChecked }: Pick<Publish, 'texts' | 'confirmed' | 'redactionChecked'>,
  what: string,
  { known, minorParty, decided }: PublicationContext,
): PublicationAct {
  if (minorParty) refuseMinorParty()
  if (!redactionChecked) {
    refuse({
      code: 'disclosure.unchecked',
      kind: 'invalid',
      message: `没有确认已经逐处核对隐去的内容，不能${what}。`,
      article: '行政处罚法第五十条',
      next: '请对照原文逐处核对，然后勾选“已逐处核对隐去的内容”。',
      field: '/redactionChecked',
    })
  }
  refuseStanding(standingIn({ ...texts }, known, confirmed, '/texts'))
  return {
    type: 'redactionChecked',
    data: { texts, confirmed, hidden: countHidden(originalTexts(decided.state), known) },
  }
}

function countHidden(texts: Texts, known: Known): { kind: string; count: number }[] {
  const kinds = Object.values(texts).flatMap(text =>
    redact(text, known).flatMap(piece => ('hidden' in piece ? [piece.kind] : [])),
  )
  return [...new Set(kinds)].map(kind => ({ kind, count: kinds.filter(k => k === kind).length }))
}

/**
 * What was checked is published as it was checked. A text that came another way is checked here, without the words that
 * somebody may have confirmed for another text; the rest is hidden by rule.
 */
function publish(
  body: { publicText: string; until?: PlainDate },
  state: PublicationState,
  context: PublicationContext,
): PublicationAct {
  const { known, decided, today, minorParty } = context
  if (minorParty) refuseMinorParty()
  const { publicText: facts, until = null } = body
  const checked = state.checked?.texts.facts === facts ? state.checked : undefined
  const texts = checked?.texts ?? { ...hiddenTexts(decided, known), facts }
  refuseStanding(standingIn({ ...texts }, known, checked?.confirmed, '/texts'))
  return { type: 'published', data: { record: recordOf(decided, { texts, known, publishedOn: today, until }) } }
}

function hiddenTexts({ state }: Decided, known: Known): Texts {
  const { cause, facts, content } = originalTexts(state)
  const hidden = (text: string) => shownText(redact(text, known))
  return { cause: hidden(cause), facts: hidden(facts), content: hidden(content) }
}

function correct(body: Correct, state: PublicationState, context: PublicationContext): PublicationAct[] {
  const { record } = state
  if (!record) throw new Error('what is published has a record')
  const { today, known, decided } = context
  const { reason, texts, confirmed } = body
  const checked = check(body, '更正', context)
  refuseStanding(standingIn({ reason }, known, confirmed))
  const same = texts.cause === record.cause && texts.facts === record.facts && texts.content === record.content
  if (same) {
    refuse({
      code: 'disclosure.nothingCorrected',
      kind: 'invalid',
      message: '更正后的内容与已公示的内容相同。',
      next: '请修改需要更正的内容；决定本身有变化的，请办理撤回。',
      field: '/texts/facts',
    })
  }
  const { publishedOn, until } = record
  const corrected = recordOf(decided, { texts, known, publishedOn, until })
  return [checked, { type: 'corrected', data: { record: corrected, reason, correctedOn: today } }]
}

const WITHDRAW_PERIOD = 'D-PEN-16'

function noteChange(body: NoteChange, state: PublicationState, { today, law }: PublicationContext): PublicationAct {
  checkDay(body.occurredOn, state, today)
  return { type: 'changeNoted', data: { ...body, clock: withdrawalClock(law, body.occurredOn) } }
}

/** Three working days after the change, with the reason made public (行政处罚法第四十八条第二款). Late is done all the same, and shows. */
function withdraw(body: Withdraw, state: PublicationState, { today, law, known }: PublicationContext): PublicationAct {
  const { ground, occurredOn, reason } = body
  checkDay(occurredOn, state, today)
  refuseStanding(standingIn({ reason }, known))
  const { record, change } = state
  if (!record) throw new Error('what is published has a record')
  const due = change?.clock.due ?? withdrawalClock(law, occurredOn).due
  const late = ground !== 'publishedInError' && today > due
  return { type: 'withdrawn', data: { ground, occurredOn, reason, number: record.number, withdrawnOn: today, late } }
}

function withdrawalClock(law: Law, occurredOn: PlainDate): WithdrawalClock {
  const { periodId, name, start, due, amount, unit, actor, explanation, basis, confidence } = countPeriod(
    law,
    WITHDRAW_PERIOD,
    occurredOn,
  )
  return { periodId, name, start, due, amount, unit, actor, explanation, basis, confidence }
}

function checkDay(occurredOn: PlainDate, { record }: PublicationState, today: PlainDate): void {
  if (occurredOn <= today && record && occurredOn >= record.decidedOn) return
  refuse({
    code: 'disclosure.dayImpossible',
    kind: 'invalid',
    message:
      occurredOn > today ? '事由发生的日期晚于今天。' : `事由发生的日期早于作出决定的日期（${record?.decidedOn}）。`,
    next: '请核对日期。',
    field: '/occurredOn',
  })
}

function refuseMinorParty(): never {
  refuse({
    code: 'disclosure.minorParty',
    kind: 'notAllowed',
    message: '当事人实施违法行为时是未成年人，决定不向社会公示。',
    article: '未成年人保护法第一百零三条',
    next: '请以“涉及未成年人”为由办理不予公开。',
  })
}

const commandTitles: Record<PublicationCommandName, string> = {
  checkRedaction: '公示',
  publish: '公示',
  withhold: '决定不予公开',
  correct: '更正',
  noteChange: '登记决定的变化',
  withdraw: '撤回',
}

function refuseStage({ stage }: PublicationState, name: PublicationCommandName): never {
  refuse({
    code: 'disclosure.notInThisStage',
    kind: 'notAllowed',
    message: `这一决定处于“${publicationStages[stage]}”，不能${commandTitles[name]}。`,
    next: '请刷新，按当前状态办理。',
    facts: { stage },
  })
}

/** One act further. */
export function evolve(state: PublicationState, act: PublicationAct): PublicationState {
  const next = { ...state, version: state.version + 1 }
  switch (act.type) {
    case 'redactionChecked':
      return { ...next, checked: { texts: act.data.texts, confirmed: act.data.confirmed } }
    case 'published':
      return { ...next, stage: 'published', record: act.data.record }
    case 'withheld':
      return { ...next, stage: 'withheld' }
    case 'corrected': {
      const { record, reason, correctedOn } = act.data
      return { ...next, record, corrections: [...state.corrections, { on: correctedOn, reason }] }
    }
    case 'changeNoted':
      return { ...next, stage: 'withdrawing', change: act.data }
    case 'withdrawn': {
      const { ground, reason, withdrawnOn } = act.data
      return { ...next, stage: 'withdrawn', withdrawal: { ground, reason, on: withdrawnOn } }
    }
  }
}
