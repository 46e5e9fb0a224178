import { resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { createTypesetter, type RenderRequest } from '#documents'
import type { CaseAct, Comparison } from '../../acts.ts'
import { by, context, law } from '../../fixtures/case-08.ts'
import { heavyConcluded, heavyRoad, heavySteps } from '../../fixtures/heavy.ts'
import { concludedWith, investigated } from '../../fixtures/investigated.ts'
import { at, review, road, type Step, service, stateOf, step, steps, walk } from '../../fixtures/road.ts'
import type { CommandName } from '../commands.ts'
import { evolve } from '../state.ts'
import { cite } from './citing.ts'
import type { DocumentDraft, DocumentMaker } from './draft.ts'
import { turnsOf } from './hearing.ts'
import { documentMakers } from './index.ts'

const typesetter = createTypesetter({ lawDir: resolve(import.meta.dirname, '../../../../../law') })
afterAll(() => typesetter.close())

const numberOf = (form: string) => `（衡北）文综${typesetter.forms.get(form).code}字〔2025〕第1号`

function drafts(
  acts: readonly CaseAct[],
  { now, by: who, command }: Step,
  body: object = command.body,
): DocumentDraft[] {
  const maker = documentMakers[command.name] as DocumentMaker<CommandName>
  return maker(body, stateOf(acts), context(now, { by: who }))
}

function request(draft: DocumentDraft): RenderRequest {
  const { name, shortName, address, phone } = context('2025-06-20').organ
  const form = typesetter.forms.get(draft.form)
  return {
    form: draft.form,
    data: JSON.parse(JSON.stringify(draft.data(numberOf))),
    organ: { name, shortName, address, phone },
    date: draft.date,
    ...(draft.officers && { officers: draft.officers }),
    ...(form.numbered && { number: numberOf(draft.form) }),
  }
}

const dataOf = (acts: readonly CaseAct[], given: Step, form: string): Record<string, unknown> =>
  request(drafts(acts, given).find(d => d.form === form)!).data

const upTo = (name: keyof typeof steps): CaseAct[] => {
  const names = Object.keys(steps) as (keyof typeof steps)[]
  return walk(
    [...investigated, concludedWith()],
    names.slice(0, names.indexOf(name)).map(n => steps[n]),
  )
}

const heard = heavyRoad('hold')
const reviewed = walk(heard, [step(at('07-01'), by.fang, review())])
const heavyNames = Object.keys(heavySteps) as (keyof typeof heavySteps)[]
const beforeHeavy = (name: keyof typeof heavySteps): CaseAct[] =>
  walk(
    heavyConcluded,
    heavyNames.slice(0, heavyNames.indexOf(name)).map(n => heavySteps[n]),
  )
const discuss = step(at('07-02', '16:00'), by.lin, {
  name: 'discussCollectively',
  body: {
    from: at('07-02', '14:30'),
    until: at('07-02', '15:20'),
    place: '会议室',
    chairId: 'lin',
    participants: ['林怀瑾，大队长', '高某，副大队长'],
    recorder: '石若水',
    discussion: '林怀瑾：同意。\n高某：同意。',
    agreed: true,
    conclusion: '同意。',
  },
})
const endHearing = step(at('06-30', '11:00'), by.tao, {
  name: 'endHearing',
  body: { cause: 'left', at: at('06-30', '10:00'), note: '未经许可离开。' },
})
const other = (outcome: 'noPenalty' | 'dismissed' | 'transferred', change = {}) =>
  walk(
    [...investigated, concludedWith(change)],
    [step(at('06-10'), by.zhou, { name: 'proposeOutcome', body: { outcome, reasons: '见调查报告。' } }), steps.approve],
  )
const decideOther = step(at('06-12'), by.lin, { name: 'decide', body: { transferTo: '衡北县公安局' } })

const cases: [title: string, acts: CaseAct[], given: Step, forms: string[]][] = [
  ['the prior notice', upTo('notify'), steps.notify, ['20', '26']],
  ['the prior notice with a hearing', beforeHeavy('notify'), heavySteps.notify, ['20', '39', '26']],
  ['the check of the defence', upTo('assess'), steps.assess, ['21']],
  ['the request of a hearing', beforeHeavy('ask'), heavySteps.ask, ['40']],
  ['the notice of the hearing', beforeHeavy('schedule'), heavySteps.schedule, ['22', '26']],
  ['the hearing', beforeHeavy('hold'), heavySteps.hold, ['23', '24']],
  ['the end of a hearing', heavyRoad('schedule'), endHearing, ['41']],
  ['the legal review', upTo('review'), steps.review, ['42']],
  ['the collective discussion', reviewed, discuss, ['19']],
  ['the decision', upTo('decide'), steps.decide, ['25', 'C4']],
  ['the decision after a hearing', reviewed, step(at('07-03'), by.lin, steps.decide.command), ['25', 'C4']],
  ['no penalty', other('noPenalty', { circumstances: ['trivialCorrectedNoHarm'] }), decideOther, ['43']],
  ['facts that fail', other('dismissed'), decideOther, ['43']],
  ['the transfer of a crime', other('transferred', { crimeSuspected: true }), decideOther, ['47']],
  ['the service', upTo('serve'), steps.serve, ['26']],
  ['the closing report', upTo('close'), steps.close, ['28']],
]

describe.each(cases)('%s', (_title, acts, given, forms) => {
  it('is made of what was said, and complete', async () => {
    const made = drafts(acts, given)
    expect(made.map(d => d.form)).toEqual(forms)
    for (const draft of made) {
      const { pages, missing } = await typesetter.pdf(request(draft))
      expect([pages > 0, missing]).toEqual([true, []])
    }
  })
  it('is shown before anything has been filled in, and with a time half typed', async () => {
    const half = { service: { servedAt: '2025-06-' }, requestedAt: '2025', from: '', at: 'x' }
    for (const body of [{}, half]) {
      for (const draft of drafts(acts, given, body)) {
        const shown = { ...request(draft), data: withoutHalfTimes(request(draft).data) }
        expect((await typesetter.svg(shown)).length).toBeGreaterThan(0)
      }
    }
  })
})

/** The form runner sends no time it cannot read; the makers must only not fall over it. */
const withoutHalfTimes = (data: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(data).filter(([, v]) => !['2025-06-', '2025', '', 'x'].includes(v as string)))

describe('an amount out of line with like cases', () => {
  const sentence = '罚款20,000元，高于全部41件同类案件。'
  const comparison = { outlier: 'high', sentence, scope: '本省（区、市）2021年至2025年的罚款决定' } as Comparison
  const outlierReason = '场所距中学不足二百米。'
  const outOfLine = (acts: CaseAct[]) =>
    acts.map(act => {
      if (act.type === 'outcomeProposed') return { ...act, data: { ...act.data, comparison, outlierReason } }
      if (act.type !== 'defenceAssessed') return act
      return { ...act, data: { ...act.data, treatment: { ...act.data.treatment, comparison, outlierReason } } }
    })
  it.each([
    ['the legal review', outOfLine(upTo('review')), steps.review, '42', 'proposal'],
    ['the collective discussion', outOfLine(reviewed), discuss, '19', 'report'],
  ] as const)('stands with its reason in %s, which is in the side volume', async (_title, acts, given, form, field) => {
    const said = dataOf(acts, given, form)[field]
    expect(said).toContain(`与同类案件比较：${sentence}比较范围：${comparison.scope}。`)
    expect(said).toContain(`偏离同类案件的理由：${outlierReason}`)
    expect(typesetter.forms.get(form).volume).toBe('side')
    const draft = drafts(acts, given).find(d => d.form === form)!
    expect((await typesetter.pdf(request(draft))).missing).toEqual([])
  })
  it('is no part of what the party is given: its paper reasons from its own case', () => {
    for (const draft of [
      ...drafts(outOfLine(upTo('notify')), steps.notify),
      ...drafts(outOfLine(upTo('decide')), steps.decide),
    ])
      expect(JSON.stringify(request(draft).data)).not.toContain('同类案件')
  })
})

describe('the decision', () => {
  const data = dataOf(upTo('decide'), steps.decide, '25')
  it('prints the reasoning as it was frozen, step by step, and what was chosen', () => {
    const lines = data.discretion as string[]
    expect(lines[0]).toContain('可以并处50,000元以下罚款（《中华人民共和国未成年人保护法》第一百二十三条）')
    expect(lines.find(l => l.includes('15,000元至35,000元'))).toBeDefined()
    expect(lines.at(-1)).toMatch(/^综合以上情节，确定罚款20,000元：/)
    const { steps: frozen } = stateOf(upTo('decide')).proposal!.reasoning!
    expect(lines).toHaveLength(frozen.filter(s => !['optional', 'otherPenalties'].includes(s.rule)).length + 1)
  })
  it('stays as it was reasoned, whatever the law became', () => {
    const acts = upTo('decide')
    const changed = context(steps.decide.now, { by: by.lin, law: { ...law, circumstances: [] } })
    const [draft] = documentMakers.decide!({}, stateOf(acts), changed)
    expect(request(draft!).data.discretion).toEqual(data.discretion)
  })
  it('invents no article number', () => {
    const text = JSON.stringify(data)
    expect(text).not.toContain('待核')
    expect(text).not.toContain('条款未核')
    expect(cite(law, { law: '文化市场综合执法行政处罚裁量权适用办法', article: '条次待核' })).toBe(
      '《文化市场综合执法行政处罚裁量权适用办法》',
    )
  })
  it('tells what to pay, where and within what time, and the remedies with body, court and terms', () => {
    expect(data).toMatchObject({
      totalDue: 2_020_000,
      paymentCode: '99010225000000000018',
      paymentTerm: '自收到本决定书之日起15日内',
      lateConsequence: expect.stringContaining('第七十二条第一款第（一）项'),
    })
    expect(data.remedies).toContain('六十日内申请行政复议')
    expect(data.remedies).toContain('六个月内直接提起行政诉讼')
    expect(data.remedies).toContain('文衡市衡北县人民政府')
    expect(data.remedies).toContain('衡北县人民法院')
  })
  it('tells the defence and its answer, and does not name the minor who was heard', () => {
    expect(data.defence).toContain('请求减少罚款数额')
    expect(data.defence).toContain('不予采纳')
    expect(JSON.stringify(data)).not.toContain('李某甲')
  })
  it('says that nothing was said, or that it was given up', () => {
    const silent = walk(upTo('defend'), [step(at('06-19'), by.fang, review())])
    expect(dataOf(silent, steps.decide, '25').defence).toContain('没有提出陈述、申辩')
    const waived = walk(upTo('defend'), [
      step(at('06-12'), by.zhou, {
        name: 'waiveDefence',
        body: { waivedAt: at('06-12', '08:00'), by: '郑广明', content: '放弃。' },
      }),
    ])
    expect(dataOf(waived, steps.decide, '25').defence).toContain('2025年6月12日明确表示放弃')
  })
})

describe('the other documents', () => {
  it('the notice tells the last day to be heard, and the hearing only where it is offered', () => {
    const plain = dataOf(upTo('notify'), steps.notify, '20')
    expect(plain).toMatchObject({ defenceDueDate: '2025-06-18' })
    expect(plain.hearingRights).toBeUndefined()
    const heavy = dataOf(beforeHeavy('notify'), heavySteps.notify, '20')
    expect(heavy.hearingRights).toContain('5个工作日内（至2025年6月18日）')
  })
  it('a receipt tells how it was served, with the certificates of who served it', () => {
    const left = service(at('06-20', '16:00'), {
      method: 'leaving',
      refusal: '拒绝签收。',
      witness: '吴桂珍',
      recording: 'b'.repeat(64),
    })
    const [draft] = drafts(upTo('serve'), steps.serve, { service: left })
    expect(draft?.officers?.[0]).toEqual({ name: '周砚秋', certificateNo: '9901022100-zhou' })
    expect(request(draft!).data).toMatchObject({
      method: '留置送达',
      refusal: '拒绝签收。',
      documents: [{ name: '行政处罚决定书' }, { name: '缴款通知' }],
      witnesses: [{ name: '吴桂珍' }],
    })
    expect(request(draft!).data.signedBy).toBeUndefined()
  })
  it('a review that sends back says so', () => {
    const [draft] = drafts(upTo('review'), steps.review, { passed: false, returnTo: 'investigating' })
    expect(request(draft!).data.conclusion).toBe('退回补充调查')
  })
  it('a record written by speakers becomes turns', () => {
    expect(turnsOf('主持人：开始。\n当事人：没有\n异议。\n\n')).toEqual([
      { speaker: '主持人', statement: '开始。' },
      { speaker: '当事人', statement: '没有异议。' },
    ])
    expect(turnsOf('直接写的记录，没有发言人：也可以')).toHaveLength(1)
  })
  it('nothing is shown where nothing has been proposed yet', () => {
    const bare = road('reviewing')
    for (const name of ['servePriorNotice', 'decide'] as const) {
      expect(documentMakers[name]!({}, bare.reduce(evolve, stateOf([])), context('2025-06-10'))).toEqual([])
    }
  })
})
