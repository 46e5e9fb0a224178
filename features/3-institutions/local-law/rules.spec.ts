import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import { loadLaw } from '#law-engine/load'
import type { NewItem } from './contract.ts'
import { item, profile } from './fixtures/local-rules.ts'
import type { OtherRule } from './rules/content.ts'
import {
  allowed,
  commands,
  commandsFor,
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
  others: [],
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

describe('a reading that turned out wrong', () => {
  const reading = () => ruleAfter([confirm(unread.code, unread.from)])
  const withdraw: RuleCommand = { name: 'withdrawReading', reason: '所读的是旧版本' }

  it.each([
    ['who read it', reviewer],
    ['a leader of the place', leader],
  ])('is withdrawn by %s, and then is over', (_who, by) => {
    const withdrawn = evolve(reading(), decide(withdraw, reading(), context({ by })))
    expect(withdrawn).toMatchObject({ stage: 'withdrawn', version: 2, region: '990000' })
    expect(commandsFor(withdrawn)).toEqual([])
    expect(codeOf(withdraw, withdrawn)).toBe('localLaw.wrongStage')
  })
  it('says who, when and why in an act of its own', () =>
    expect(decide(withdraw, reading(), context())).toEqual({
      type: 'readingWithdrawn',
      data: { on: '2025-06-20', reason: '所读的是旧版本', byId: 'r' },
    }))
  it('is withdrawn where it was made, and not ended', () => {
    expect(codeOf(withdraw, reading(), { by: { ...reviewer, region: '990100' } })).toBe('localLaw.otherRegion')
    expect(codeOf(end('2025-12-31'), reading(), { by: leader })).toBe('localLaw.otherKind')
    expect(commandsFor(reading())).toEqual(['withdrawReading'])
  })
  it('is the only thing that can be withdrawn', () => {
    const inForce = ruleAfter([draftProfile], [adopt, { by: leader }])
    expect(commandsFor(inForce)).toEqual(['endRule'])
    expect(codeOf(withdraw, inForce, { by: leader })).toBe('localLaw.otherKind')
  })
})

/** What the refusal of a draft says, and at which field. */
const faultOf = (command: RuleCommand, change: Partial<RuleContext> = {}) => {
  try {
    decide(command, newRule, context(change))
    return []
  } catch (error) {
    if (!isRefusal(error)) throw error
    const { code, field, facts } = error.detail
    return [code, field, ...((facts?.atFields as { field: string }[] | undefined) ?? []).map(at => at.field)]
  }
}

describe('what is filled in wrongly is said at its field', () => {
  const tiers = (light: number, general: number) => ({ light, general })
  const draftTiers = (change: Partial<typeof profile>): RuleCommand => ({
    name: 'draftRule',
    content: { kind: 'profile', id: 'local-990000-1', profile: { ...profile, ...change } },
  })
  it.each<[string, RuleCommand, (string | undefined)[]]>([
    ['tiers that overlap', draftTiers({ cap: tiers(70, 30) }), ['localLaw.tiersOutOfOrder', '/cap/general']],
    [
      'a tier that is empty',
      draftTiers({ multiple: tiers(50, 50) }),
      ['localLaw.tiersOutOfOrder', '/multiple/general'],
    ],
    [
      'a fine upside down',
      draftItem({ fine: { minYuan: 5_000, maxYuan: 1_000, optional: false } }),
      ['localLaw.fineUnclear', '/fine/maxYuan'],
    ],
    ['a fine without its kind', draftItem({ penaltyKinds: ['警告'] }), ['localLaw.fineUnclear', '/penaltyKinds']],
    [
      'a kind that a rule may not set, and a fine upside down',
      draftItem({
        statuteKind: 'rule',
        penaltyKinds: ['责令停产停业', '罚款'],
        fine: { minYuan: 5_000, maxYuan: 1_000, optional: false },
      }),
      ['localLaw.kindNotPermitted', '/penaltyKinds', '/fine/maxYuan'],
    ],
    [
      'a reading of tomorrow',
      confirm(unread.code, unread.from, '2025-06-21'),
      ['localLaw.nothingToConfirm', '/readOn'],
    ],
  ])('%s', (_name, command, said) => expect(faultOf(command)).toEqual(said))

  it('a fine that is missing', () => {
    const { fine: _fine, ...rest } = item
    const command: RuleCommand = {
      name: 'draftRule',
      content: { kind: 'item', code: 'LOC-990000-ENT-001', item: rest },
    }
    expect(faultOf(command)).toEqual(['localLaw.fineUnclear', '/fine/maxYuan'])
  })

  const other = (change: Partial<OtherRule>): OtherRule => ({
    ...{ code: 'LOC-990000-ENT-001', title: item.name, stage: 'draft', stageName: '待批准' },
    ...{ from: item.from, until: null, content: { kind: 'item', code: 'LOC-990000-ENT-001', item } },
    ...change,
  })
  it('an item that is there already gets no second code, unless the first has ended', () => {
    expect(faultOf(draftItem(), { others: [other({})] })).toEqual(['localLaw.itemTwice', '/name'])
    expect(faultOf(draftItem({ name: '另一行为' }), { others: [other({})] })).toEqual([])
    expect(faultOf(draftItem(), { others: [other({ stage: 'ended', until: '2025-06-01' })] })).toEqual([])
  })
  it('a benchmark is not adopted beside another', () => {
    const draft = ruleAfter([draftProfile])
    const earlier = (change: Partial<OtherRule>) =>
      other({
        title: '旧基准',
        stage: 'inForce',
        content: { kind: 'profile', id: 'local-990000-0', profile },
        ...change,
      })
    const adopting = (others: OtherRule[]) => codeOf(adopt, draft, { by: leader, others })
    expect(adopting([earlier({})])).toBe('localLaw.benchmarkOverlaps')
    expect(adopting([earlier({ stage: 'ended', until: '2025-01-01' })])).toBe('localLaw.benchmarkOverlaps')
    expect(adopting([earlier({ stage: 'ended', until: '2024-12-31' }), earlier({ stage: 'draft' })])).toBeUndefined()
  })
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
    ['a regulation: suspension of business', { penaltyKinds: ['责令停产停业', '罚款'] }, '990000', undefined],
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
  for (const stage of ['returned', 'ended', 'withdrawn'] as const)
    expect(codeOf(end('2025-12-31'), { ...newRule, stage, region: '990000' }, { by: leader })).toBe(
      'localLaw.wrongStage',
    )
})
