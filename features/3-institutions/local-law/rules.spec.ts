import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import { loadLaw } from '#law-engine/load'
import type { NewItem } from './contract.ts'
import { item, profile } from './fixtures/local-rules.ts'
import {
  allowed,
  commands,
  decide,
  evolve,
  newRule,
  type RuleCommand,
  type RuleCommandName,
  type RuleContext,
  type RuleState,
  type Stage,
} from './rules.ts'

const law = loadLaw(resolve(import.meta.dirname, '../../../law'))
const unread = law.powers.find(p => p.confidence === 'memory' && p.fieldCode === 'ART')!
const withoutArticle = law.powers.find(p => p.confidence !== 'verified' && !p.basis.article.startsWith('第'))!
const read = law.powers.find(p => p.confidence === 'verified')!

const reviewer = { id: 'r', name: '方以宁', region: '990000' }
const leader = { id: 'l', name: '郑思远', region: '990000' }
const context = (change: Partial<RuleContext> = {}): RuleContext => ({
  by: reviewer,
  today: '2025-06-20',
  law,
  faults: [],
  ...change,
})

const confirm = (code: string, from: string, readOn = '2025-06-19'): RuleCommand => ({
  name: 'confirmItem',
  agrees: true,
  content: { kind: 'confirmation', confirmation: { code, from, text: '部门规章汇编', readOn, by: '方以宁' } },
})
const draftItem = (change: Partial<NewItem> = {}): RuleCommand => ({
  name: 'draftRule',
  content: { kind: 'item', code: 'LOC-990000-ENT-001', item: { ...item, ...change } },
})
const draftProfile: RuleCommand = { name: 'draftRule', content: { kind: 'profile', id: 'local-990000-1', profile } }
const adopt: RuleCommand = { name: 'adoptRule' }
const end = (until: string): RuleCommand => ({ name: 'endRule', until, reason: '条例修订' })

/** What the commands make of a new rule, each by its own person. */
function ruleAfter(...steps: [RuleCommand, Partial<RuleContext>?][]): RuleState {
  return steps.reduce((state, [command, change]) => evolve(state, decide(command, state, context(change))), newRule)
}
const codeOf = (command: RuleCommand, state: RuleState, change: Partial<RuleContext> = {}): string | undefined => {
  try {
    decide(command, state, context(change))
    return undefined
  } catch (error) {
    if (isRefusal(error)) return error.detail.code
    throw error
  }
}

describe('a reading', () => {
  it('is in force at once, where the reader stands', () =>
    expect(ruleAfter([confirm(unread.code, unread.from)])).toMatchObject({
      stage: 'inForce',
      region: '990000',
      version: 1,
    }))
  it.each<[string, RuleCommand]>([
    ['an item that is verified', confirm(read.code, read.from)],
    ['a version that does not exist', confirm(unread.code, '1999-01-01')],
    ['an item whose article nobody has named', confirm(withoutArticle.code, withoutArticle.from)],
    ['a reading of tomorrow', confirm(unread.code, unread.from, '2025-06-21')],
  ])('is refused for %s', (_name, command) => expect(codeOf(command, newRule)).toBe('localLaw.nothingToConfirm'))
})

it('a text that differs is not confirmed', () =>
  expect(codeOf({ ...confirm(unread.code, unread.from), agrees: false } as RuleCommand, newRule)).toBe(
    'localLaw.textDiffers',
  ))

describe('a rule of a place', () => {
  it('is drafted by one and adopted by another', () => {
    const draft = ruleAfter([draftProfile])
    expect(draft).toMatchObject({ stage: 'draft', draftedBy: 'r' })
    expect(codeOf(adopt, draft)).toBe('localLaw.fourEyes')
    expect(ruleAfter([draftProfile], [adopt, { by: leader }]).stage).toBe('inForce')
  })
  it('may be sent back, and then is over', () => {
    const returned = ruleAfter([draftItem()], [{ name: 'returnRule', reason: '上限不符' }, { by: leader }])
    expect(returned.stage).toBe('returned')
    expect(codeOf(adopt, returned, { by: leader })).toBe('localLaw.wrongStage')
  })
  it('ends on a day from today on, and stays what it was before', () => {
    const inForce = ruleAfter([draftItem()], [adopt, { by: leader }])
    expect(codeOf(end('2025-06-19'), inForce, { by: leader })).toBe('localLaw.endInPast')
    expect(ruleAfter([draftItem()], [adopt, { by: leader }], [end('2025-12-31'), { by: leader }])).toMatchObject({
      stage: 'ended',
      until: '2025-12-31',
    })
  })
  it('is the business of the place that made it', () => {
    const draft = ruleAfter([draftItem()])
    expect(codeOf(adopt, draft, { by: { ...leader, region: '990100' } })).toBe('localLaw.otherRegion')
  })
  it('is refused with what the law has against it, when drafted and when adopted', () => {
    const faults = [{ file: 'powers', key: 'LOC', problem: '上限不高于下限', remedy: '请核对幅度' }]
    expect(codeOf(draftItem(), newRule, { faults })).toBe('localLaw.faults')
    expect(codeOf(adopt, ruleAfter([draftItem()]), { by: leader, faults })).toBe('localLaw.faults')
  })
})

describe('what a local statute may set', () => {
  it.each<[string, Partial<NewItem>, string, string | undefined]>([
    ['a regulation: suspension of business', { penaltyKinds: ['责令停产停业'] }, '990000', undefined],
    ['a rule: a fine', { statuteKind: 'rule', penaltyKinds: ['警告', '罚款'] }, '990100', undefined],
    [
      'a rule: suspension',
      { statuteKind: 'rule', penaltyKinds: ['责令停产停业'] },
      '990000',
      'localLaw.kindNotPermitted',
    ],
    [
      'a regulation: revoking the business licence',
      { penaltyKinds: ['吊销营业执照'] },
      '990000',
      'localLaw.kindNotPermitted',
    ],
    ['a county: nothing', {}, '990102', 'localLaw.levelCannotEnact'],
    ['the nation: not here', {}, '000000', 'localLaw.levelCannotEnact'],
  ])('%s', (_name, change, region, refusal) =>
    expect(codeOf(draftItem(change), newRule, { by: { ...reviewer, region } })).toBe(refusal),
  )
})

it('every command stands in one stage at least, and what stands nowhere is refused everywhere', () => {
  const stages = Object.keys(allowed) as Stage[]
  for (const name of Object.keys(commands) as RuleCommandName[])
    expect(stages.filter(stage => (allowed[stage] as readonly string[]).includes(name))).not.toEqual([])
  for (const stage of ['returned', 'ended'] as const)
    expect(codeOf(end('2025-12-31'), { ...newRule, stage, region: '990000' }, { by: leader })).toBe(
      'localLaw.wrongStage',
    )
})
