import { describe, expect, it } from 'vitest'
import type { CaseAct } from '../acts.ts'
import { by } from '../fixtures/case-08.ts'
import { concludedWith, investigated } from '../fixtures/investigated.ts'
import { at, payment, road, roadTo, stateOf, step, steps, walk } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'

const request = steps.requestClosing.command
const asked = (acts: CaseAct[], context = {}) => when(acts, request, at('07-01'), { by: by.zhou, ...context })
const without = (type: CaseAct['type']) => roadTo('decisionPublished').filter(a => a.type !== type)

describe('closing', () => {
  it('is asked for by a handler', () => {
    asked(roadTo('decisionPublished'), { by: by.lin }).then('caseHandling.notHandler')
    expect(asked(roadTo('decisionPublished')).after.stage).toBe('closing')
  })
  it('is refused with an unpaid amount', () => {
    asked(without('paymentRecorded')).then('caseHandling.unpaid')
    const part = walk(without('paymentRecorded'), [step(at('06-30'), by.qian, payment({ amountFen: 2_019_999 }))])
    asked(part).then('caseHandling.unpaid')
  })
  it('is refused while a penalty is neither published nor withheld', () => {
    asked(without('decisionPublished')).then('caseHandling.notPublished')
  })
  it('is refused while something is preserved', () =>
    asked(without('preservedDisposed')).then('caseHandling.preservedOpen'))
  it('is refused with an open clock that blocks; the remedies do not', () => {
    const open = roadTo('decisionPublished').map(
      (act): CaseAct => (act.type === 'decisionPublished' ? { ...act, data: { ...act.data, closes: [] } } : act),
    )
    asked(open).then('caseHandling.clockOpen')
    expect(
      asked(roadTo('decisionPublished'))
        .after.clocks.filter(c => !c.closed)
        .map(c => c.key),
    ).toEqual(['D-REC-01', 'D-LIT-01'])
  })
  it('is refused until the correction has been looked at after its term', () => {
    asked(without('correctionConfirmed')).then('caseHandling.correctionOpen')
    const term = (checkedAt: string) =>
      roadTo('decisionPublished').map((act): CaseAct => {
        if (act.type === 'correctionOrdered') return { ...act, data: { ...act.data, deadline: '2025-06-20' } }
        if (act.type !== 'correctionConfirmed') return act
        return { ...act, data: { ...act.data, checkedAt, corrected: false } }
      })
    asked(term(at('06-20'))).then('caseHandling.correctionOpen')
    expect(asked(term(at('06-21'))).after.stage).toBe('closing')
  })
  it('asks nothing of payment or publication where nothing was imposed', () => {
    const acts = walk(
      [...investigated, concludedWith({ circumstances: ['trivialCorrectedNoHarm'] })],
      [
        steps.recheck,
        step(at('06-10'), by.zhou, { name: 'proposeOutcome', body: { outcome: 'noPenalty', reasons: '轻微。' } }),
        steps.approve,
        step(at('06-12'), by.lin, { name: 'decide', body: {} }),
        steps.serve,
      ],
    )
    expect(asked(acts).after.stage).toBe('closing')
  })
  it('of an on-the-spot penalty wants the cash in the bank and the decision filed with the organ', () => {
    const { decision } = stateOf(roadTo('decisionPublished'))
    const spot = onTheSpot(decision!.treatment)
    asked(spot).then('caseHandling.unpaid')
    const collected: CaseAct[] = [
      ...spot,
      {
        type: 'collectedOnTheSpot',
        data: { at: at('05-26'), amountFen: 2_020_000, ground: 'smallFine', receiptNumber: '1', team: [] },
      },
    ]
    asked(collected).then('caseHandling.cashNotHandedIn')
    const handed: CaseAct[] = [
      ...collected,
      { type: 'cashHandedIn', data: { step: 'organ', at: at('05-27'), voucher: '1' } },
    ]
    asked(handed).then('caseHandling.cashNotHandedIn')
    const banked: CaseAct[] = [
      ...handed,
      { type: 'cashHandedIn', data: { step: 'bank', at: at('05-28'), voucher: '2' } },
    ]
    asked(banked).then('caseHandling.notFiledWithOrgan')
    const filed: CaseAct[] = [...banked, { type: 'filedWithOrgan', data: { at: at('05-28') } }]
    expect(asked(filed).after.stage).toBe('closing')
  })
})

/** The venue decided upon on the spot, published; only the money and the filing are still open. */
function onTheSpot(treatment: Parameters<typeof decidedOnTheSpot>[0]): CaseAct[] {
  return [
    ...roadTo('handlersAssigned'),
    decidedOnTheSpot(treatment),
    {
      type: 'decisionPublished',
      data: { redactionChecked: true, publicText: '…', publishedOn: '2025-06-30', publishedBy: 'jiang' },
    },
  ]
}

function decidedOnTheSpot(treatment: NonNullable<ReturnType<typeof stateOf>['proposal']>): CaseAct {
  return {
    type: 'decidedOnTheSpot',
    data: {
      treatment,
      facts: '',
      evidence: [],
      defence: '',
      at: at('05-26'),
      place: '',
      decidedOn: '2025-05-26',
      team: [],
      signature: { signed: true },
    },
  }
}

describe('approval of the closing', () => {
  const closing = road('closing')
  it('is by a leader who has not handled it, and asks everything again', () => {
    const approve = (acts: CaseAct[], context = {}) =>
      when(acts, { name: 'approveClosing', body: {} }, at('07-01', '15:00'), { by: by.lin, ...context })
    expect(approve(closing).after).toMatchObject({ stage: 'closed', closedOn: '2025-07-01' })
    approve(closing, { by: { ...by.zhou, duties: ['leader'] } }).then('caseHandling.approverHandles')
    approve(closing.filter(a => a.type !== 'paymentRecorded')).then('caseHandling.unpaid')
  })
  it('may be refused, and the case goes on', () => {
    const back = when(closing, { name: 'returnClosing', body: { reason: '复查未附。' } }, at('07-01', '15:00'), {
      by: by.lin,
    })
    expect(back.after.stage).toBe('effective')
  })
})

describe('the archive', () => {
  const archive = (when_: string, context = {}) =>
    when(road('closed'), { name: 'archiveCase', body: { at: when_, retention: 'thirtyYears' } }, at('07-02'), {
      by: by.shi,
      ...context,
    })
  it('is the archivist’s, after the closing', () => {
    expect(archive(at('07-02', '08:30')).after.stage).toBe('archived')
    archive(at('07-02', '08:30'), { by: by.lin }).then('caseHandling.notYourDuty')
    archive(at('06-30')).then('caseHandling.timeImpossible')
    archive(at('07-02', '09:30')).then('caseHandling.timeImpossible')
  })
})
