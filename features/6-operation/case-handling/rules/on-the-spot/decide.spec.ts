import { describe, expect, it } from 'vitest'
import { isRefusal } from '#kernel'
import { given } from '#testkit'
import type { CaseAct, Finding } from '../../acts.ts'
import { assigned, context as at, by, handler, xu, zhou } from '../../fixtures/case-08.ts'
import { cafe, cafeFound, spotBody } from '../../fixtures/on-the-spot.ts'
import { caseFile } from '../../rules.ts'
import type { CaseContext } from '../context.ts'

const decide = (change: Partial<typeof spotBody> = {}, ctx: Partial<CaseContext> = {}, acts: CaseAct[] = [cafeFound]) =>
  given(caseFile, acts).when(
    { name: 'decideOnTheSpot', body: { ...spotBody, ...change } },
    at('2025-06-03T16:00:00+08:00', ctx),
  )
const found = (change: Partial<Finding>): CaseAct[] => [{ type: 'findingRegistered', data: { ...cafe, ...change } }]
const person = { ...cafe.party, kind: 'natural' as const, subjectKind: 'soleTrader' as const }

describe('a decision on the spot', () => {
  it('is in effect at once, and its clocks run from that day', () => {
    const { after } = decide()
    expect(after).toMatchObject({
      stage: 'effective',
      procedure: 'simple',
      servedOn: '2025-06-03',
      handlers: [zhou, xu].map(handler),
      everHandled: ['zhou', 'xu'],
      decision: { treatment: { fineFen: 10_000, warning: true, power: 'CF-NET-004' }, payment: { totalFen: 10_000 } },
    })
    expect(after.clocks.map(c => [c.key, c.due, c.blocksClosing])).toEqual([
      ['D-PEN-11', '2025-06-18', true],
      ['D-PEN-17', '2025-06-05', true],
      ['D-PUB-01', '2025-06-12', true],
      ['D-REC-01', '2025-08-04', false],
    ])
  })
  it('of a warning alone has nothing to pay', () => {
    const { fineFen: _f, ...warning } = spotBody
    const result = given(caseFile, [cafeFound]).when(
      { name: 'decideOnTheSpot', body: warning },
      at('2025-06-03T16:00:00+08:00'),
    )
    expect(result.after.decision).not.toHaveProperty('payment')
    expect(result.after.clocks.map(c => c.key)).toEqual(['D-PEN-17', 'D-PUB-01', 'D-REC-01'])
  })
  it('keeps the reasoning of its amount', () => {
    const { outcome } = decide()
    expect(outcome).toMatchObject({ acts: [{ data: { treatment: { reasoning: { law: { power: 'CF-NET-004' } } } } }] })
  })
  it('stays with the handlers where a leader had assigned some', () => {
    const { after } = decide({}, {}, [cafeFound, assigned])
    expect(after.handlers.map(h => h.id)).toEqual(['zhou', 'xu'])
    decide({}, { by: by.shen }, [cafeFound, assigned]).then('caseHandling.notHandler')
  })
})

describe('the limits of the simple procedure', () => {
  const light = { circumstances: ['cooperated'] }
  it('are 3,000 yuan for an organisation and 200 for a person', () => {
    expect(decide({ ...light, fineFen: 300_000 }).outcome).toHaveProperty('acts')
    decide({ ...light, fineFen: 300_001 }).then('caseHandling.overSimpleLimit')
    expect(decide({ ...light, fineFen: 20_000 }, {}, found({ party: person })).outcome).toHaveProperty('acts')
    decide({ ...light, fineFen: 20_001 }, {}, found({ party: person })).then('caseHandling.overSimpleLimit')
  })
  it('point to the ordinary procedure', () => {
    const { outcome } = decide({ ...light, fineFen: 300_001 })
    const error = 'error' in outcome ? outcome.error : undefined
    expect(isRefusal(error) && error.detail).toMatchObject({
      next: '请转普通程序立案。',
      article: '行政处罚法第五十一条',
    })
  })
  it('leave no room for gains to be confiscated', () => {
    decide({ power: 'CF-NET-016', amountsFen: { illegalGain: 5_000 } }).then('caseHandling.overSimpleLimit')
    expect(decide({ power: 'CF-NET-016', amountsFen: { illegalGain: 0 } }).outcome).toHaveProperty('acts')
  })
  it('leave no room for what a counter demands', () => {
    const history = ['2024-03-01', '2024-06-01', '2025-02-01'].map(on => ({ on, kinds: ['警告'] }))
    const ent = found({ fieldCode: 'ENT' })
    const warning = { power: 'CF-ENT-012', fineFen: 0 }
    decide(warning, { history }, ent).then('caseHandling.overSimpleLimit')
    expect(decide(warning, { history: history.slice(1) }, ent).outcome).toHaveProperty('acts')
  })
})

describe('what is decided on the spot', () => {
  it.each<[string, Partial<typeof spotBody>, string]>([
    ['was not told and heard first', { noticeGiven: false }, 'caseHandling.noticeNotGiven'],
    ['has one officer', { officers: ['zhou'] }, 'certificates.team'],
    ['has an officer without valid certificate', { officers: ['zhou', 'shen'] }, 'certificates.team'],
    ['is neither warning nor fine', { warning: false, fineFen: 0 }, 'caseHandling.penaltyEmpty'],
    ['is a fine outside its band', { circumstances: [] }, 'law.outsideBand'],
    ['must not be punished at all', { circumstances: ['trivialCorrectedNoHarm'] }, 'caseHandling.noPenaltyDue'],
    ['rests on an item of another field', { power: 'CF-ENT-015' }, 'caseHandling.powerNotOfField'],
    ['rests on no penalty', { power: 'JC-NET-019' }, 'caseHandling.powerNotOfField'],
    ['is of tomorrow', { at: '2025-06-04T15:50:00+08:00' }, 'caseHandling.timeImpossible'],
    ['was refused without a note', { signature: { signed: false } }, 'caseHandling.refusalNotNoted'],
  ])('is refused when it %s', (_name, change, code) => decide(change).then(code))
  it('is of the kinds its item gives', () => {
    decide({ power: 'CF-ENT-012' }, {}, found({ fieldCode: 'ENT' })).then('law.noFine')
    decide({ power: 'CF-ENT-013', fineFen: 0 }, {}, found({ fieldCode: 'ENT' })).then('caseHandling.penaltyKind')
  })
  it('may be refused by the party: the note is enough', () =>
    expect(decide({ signature: { signed: false, refusal: '当事人拒绝签收，已注明并告知。' } }).outcome).toHaveProperty(
      'acts',
    ))
  it('shows the way to the ordinary procedure whenever it is closed', () => {
    const { outcome } = decide({ circumstances: [] })
    const error = 'error' in outcome ? outcome.error : undefined
    expect(isRefusal(error) && error.detail.next).toContain('转普通程序立案')
  })
  it('is one fine for one act, also across cases', () => {
    const other = { caseId: 'c9', label: '（衡北）文综当罚字〔2025〕第1号', fineFen: 5_000 }
    decide({}, { sameConduct: [other] }).then('caseHandling.finedAlready')
    const because = found({ notDuplicateBecause: '另一处营业场所' })
    expect(decide({}, { sameConduct: [other] }, because).outcome).toHaveProperty('acts')
  })
  it('needs a code to pay by when there is a fine', () => {
    const { paymentOrder: _p, ...without } = at('2025-06-03T16:00:00+08:00')
    given(caseFile, [cafeFound])
      .when({ name: 'decideOnTheSpot', body: spotBody }, without)
      .then('caseHandling.paymentCodeMissing')
  })
  it('is of an act not yet barred by time', () => {
    const old = found({
      conductFrom: '2023-06-01',
      conductUntil: '2023-06-01',
      source: { kind: 'inspection', receivedOn: '2025-06-03' },
    })
    decide({}, {}, old).then('caseHandling.limitation')
  })
  it('is decided before anything is filed', () => {
    const filing: CaseAct = {
      type: 'filingRequested',
      data: { cause: '案由', facts: '事实', powerCodes: ['CF-NET-004'], requestedBy: 'zhou' },
    }
    decide({}, {}, [cafeFound, assigned, filing]).then('caseHandling.notInThisStage')
  })
  it('is for handlers, or the patrol of this organ', () => {
    decide({}, { by: by.lin }, [cafeFound, assigned]).then('caseHandling.notHandler')
    decide({}, { by: by.desk }).then('caseHandling.notHandler')
    decide({}, { by: by.qian }).then('caseHandling.notYourDuty')
  })
})
