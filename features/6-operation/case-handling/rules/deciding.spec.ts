import { describe, expect, it } from 'vitest'
import { given } from '#testkit'
import { by, context, finding, law } from '../fixtures/case-08.ts'
import { changedLaw } from '../fixtures/changed-law.ts'
import { concludedWith, investigated } from '../fixtures/investigated.ts'
import { at, propose, road, roadTo, step, steps, walk } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'
import { caseFile } from '../rules.ts'
import type { CaseCommand } from './commands.ts'

const decide = (body = {}): CaseCommand => ({ name: 'decide', body })
const passed = road('deciding')
const decided = (change = {}, now = at('06-20'), acts = passed, body = {}) =>
  when(acts, decide(body), now, { by: by.lin, ...change })

describe('the decision', () => {
  it('is of a leader of the organ who has not handled the case', () => {
    decided({ by: by.jiang }).then('caseHandling.notYourDuty')
    decided({ by: { ...by.xu, duties: ['leader'] } }).then('caseHandling.approverHandles')
    decided({ by: { ...by.lin, organId: 'city' } }).then('caseHandling.otherOrgan')
  })
  it('is what was proposed and heard, nothing else', () => {
    const [act] = 'acts' in decided().outcome ? (decided().outcome as { acts: never[] }).acts : []
    expect(act).toMatchObject({
      type: 'decided',
      data: { treatment: { fineFen: 2_000_000 }, closes: ['D-PEN-08'], payment: { totalFen: 2_020_000 } },
    })
  })
  it('stops the windows that nobody used', () => {
    const silent = walk(roadTo('priorNoticeServed'), [step(at('06-19'), by.fang, steps.review.command)])
    const { clocks } = decided({}, at('06-20'), silent).after
    expect(clocks.filter(c => !c.closed).map(c => c.key)).toEqual(['D-PEN-09', 'D-PUB-01'])
  })
  it('is not made without a notice, even where every other paper is there', () => {
    const skipped = passed.filter(a => a.type !== 'priorNoticeServed')
    decided({}, at('06-20'), skipped).then('caseHandling.noticeNotServed')
  })
})

describe('the ninety days', () => {
  it('end on 08-26, and the refusal says that only a rule can extend them', () => {
    expect(decided({}, at('08-26')).after.stage).toBe('serving')
    const late = decided({}, at('08-27'))
    late.then('caseHandling.handlingExpired')
    const extended = walk(passed, [
      step(at('08-20'), by.lin, {
        name: 'extendHandling',
        body: { until: '2025-09-25', basis: '某规章第一条', reason: '等待鉴定' },
      }),
    ])
    expect(decided({}, at('09-25'), extended).after.stage).toBe('serving')
  })
})

describe('the law of the day', () => {
  it('closes the decision when another version of the item applies than the one that was told', () => {
    decided({ law: changedLaw(law, { maxFen: 4_000_000, from: '2025-06-19' }) }).then('caseHandling.basisChanged')
  })
  it('closes it when the amount is no longer lawful under a lighter version', () => {
    const lighter = changedLaw(law, { maxFen: 1_000_000, from: '2025-06-19' })
    decided({ law: lighter }).then('caseHandling.notTheHigherFine')
    const alone = passed.map(act =>
      act.type === 'investigationConcluded' ? concludedWith({ powerCodes: ['CF-ENT-015'] }) : act,
    )
    decided({ law: lighter }, at('06-20'), alone).then('law.aboveRange')
  })
  it('closes it when the item has lapsed', () => {
    decided({ law: changedLaw(law, { until: '2025-06-19' }) }).then('law.noLongerIllegal')
  })
  it('keeps the old version where the new one is heavier', () => {
    const heavier = changedLaw(law, { maxFen: 9_000_000, from: '2025-06-19' })
    expect(decided({ law: heavier }).after.stage).toBe('serving')
  })
  it('closes it when the item has been doubted since', () => {
    decided({ law: changedLaw(law, { confidence: 'uncertain' }) }).then('law.unverified')
  })
  it('closes it when a third penalty has come meanwhile', () => {
    const history = ['2023-09-01', '2024-06-01', '2025-02-01'].map(on => ({ on, kinds: ['罚款'] }))
    decided({ history }).then('law.repeatSuspension')
  })
})

describe('one act is fined once', () => {
  const sameConduct = [{ caseId: 'c1', label: '（衡北）文综罚字〔2025〕第9号', fineFen: 1_000_000 }]
  it('also across cases', () => {
    decided({ sameConduct }).then('caseHandling.finedAlready')
    expect(decided({ sameConduct: [{ caseId: 'c1', label: '另案' }] }).after.stage).toBe('serving')
  })
  it('unless the finding said why it is another act', () => {
    const other = passed.map(act =>
      act.type === 'findingRegistered' ? { ...act, data: { ...finding, notDuplicateBecause: '另一包间' } } : act,
    )
    expect(decided({ sameConduct }, at('06-20'), other).after.stage).toBe('serving')
  })
})

describe('money', () => {
  it('wants a payment code of the finance system', () => {
    const { paymentOrder: _issued, ...without } = context(at('06-20'), { by: by.lin })
    given(caseFile, passed).when(decide(), without).then('caseHandling.paymentCodeMissing')
  })
  it('wants none where nothing is to be paid', () => {
    const warned = walk(
      [...investigated, concludedWith({ amountsFen: { illegalGain: 0 } })],
      [step(at('06-10'), by.zhou, propose({ fineFen: 0, confiscationFen: 0 })), steps.approve, steps.notify],
    )
    const { paymentOrder: _issued, ...without } = context(at('06-19'), { by: by.lin })
    const result = given(caseFile, warned).when(decide(), without)
    expect(result.after).toMatchObject({ stage: 'serving', decision: { treatment: { warning: true } } })
    expect(result.after.decision?.payment).toBeUndefined()
  })
})

describe('the other outcomes', () => {
  const other = (outcome: 'noPenalty' | 'dismissed' | 'transferred', change = {}) =>
    walk(
      [...investigated, concludedWith(change)],
      [
        step(at('06-10'), by.zhou, { name: 'proposeOutcome', body: { outcome, reasons: '见调查报告。' } }),
        steps.approve,
      ],
    )
  it('need neither notice nor publication; no penalty is served', () => {
    const none = other('noPenalty', { circumstances: ['trivialCorrectedNoHarm'] })
    const { after } = decided({}, at('06-12'), none)
    expect(after.stage).toBe('serving')
    expect(after.clocks.filter(c => !c.closed).map(c => c.key)).toEqual(['D-PEN-09'])
    expect(decided({}, at('06-12'), other('dismissed')).after.stage).toBe('serving')
  })
  it('a transfer names the organ that receives it, and needs no service', () => {
    const crime = other('transferred', { crimeSuspected: true })
    decided({}, at('06-12'), crime).then('caseHandling.recipientMissing')
    const { after } = decided({}, at('06-12'), crime, { transferTo: '衡北县公安局' })
    expect(after).toMatchObject({ stage: 'effective', decision: { transferTo: '衡北县公安局' } })
    expect(after.clocks.filter(c => !c.closed)).toMatchObject([{ key: 'D-CRM-02', due: '2025-06-13', unit: 'hour' }])
  })
})
