import { describe, expect, it } from 'vitest'
import type { Service } from '../bodies/shared.ts'
import { by, certificate } from '../fixtures/case-08.ts'
import { heavyRoad } from '../fixtures/heavy.ts'
import { at, road, service, stateOf } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'

const serve = (change: Partial<Service>, context = {}) =>
  when(
    road('serving'),
    { name: 'serveDecision', body: { service: service(at('06-20', '16:00'), change) } },
    at('06-20', '17:00'),
    { by: by.zhou, ...context },
  )

describe('any service', () => {
  it('is done by two with valid certificates that day', () => {
    serve({ officers: ['zhou'] }).then('certificates.team')
    serve({ officers: ['zhou', 'shen'] }).then('certificates.team')
    const lapsed = [certificate('zhou', '2025-06-19'), certificate('xu')]
    serve({}, { certificates: lapsed }).then('certificates.team')
  })
  it('has a time: not in the future, not before the document', () => {
    serve({ servedAt: at('06-20', '17:01') }).then('caseHandling.timeImpossible')
    serve({ servedAt: at('06-19', '17:00') }).then('caseHandling.timeImpossible')
  })
  it('in person reaches the party, its representative, or somebody whose relation is told', () => {
    const { relation: _relation, ...unrelated } = service(at('06-20', '16:00'))
    const to = (recipient: string, more = {}) =>
      when(
        road('serving'),
        { name: 'serveDecision', body: { service: { ...unrelated, recipient, ...more } } },
        at('06-20', '17:00'),
        { by: by.zhou },
      )
    expect(to('郑广明').after.stage).toBe('effective')
    expect(to('衡北县琴台歌舞娱乐有限公司').after.stage).toBe('effective')
    to('孙某').then('caseHandling.recipientRelation')
    expect(to('孙某', { relation: '负责收件的员工' }).after.stage).toBe('effective')
  })
  it('left in place wants the refusal told, and a witness or a recording', () => {
    const left = (change: Partial<Service>) => serve({ method: 'leaving', ...change })
    left({ witness: '吴桂珍' }).then('caseHandling.leavingNotDescribed')
    left({ refusal: '拒绝签收' }).then('caseHandling.leavingNotWitnessed')
    expect(left({ refusal: '拒绝签收', witness: '吴桂珍' }).after.stage).toBe('effective')
    expect(left({ refusal: '经理不在场，员工拒收', recording: 'c'.repeat(64) }).after.stage).toBe('effective')
  })
  it('by electronic means wants the signed consent, by mail the tracking number', () => {
    serve({ method: 'electronic' }).then('caseHandling.electronicConsent')
    serve({ method: 'electronic', consent: false }).then('caseHandling.electronicConsent')
    expect(serve({ method: 'electronic', consent: true }).after.stage).toBe('effective')
    serve({ method: 'mail' }).then('caseHandling.mailTracking')
    expect(serve({ method: 'mail', tracking: '1234567890' }).after.stage).toBe('effective')
  })
})

describe('serving the decision', () => {
  it('is recorded by a handler', () => serve({}, { by: by.lin }).then('caseHandling.notHandler'))
  it('keeps the certificates the officers acted under', () => {
    expect(serve({}).after.decisionService?.team).toEqual([
      { id: 'zhou', name: '周砚秋', certificateNumber: '9901022100-zhou' },
      { id: 'xu', name: '许明澈', certificateNumber: '9901022100-xu' },
    ])
  })
  it('late runs the terms from the day it arrived', () => {
    const result = when(
      road('serving'),
      { name: 'serveDecision', body: { service: service(at('07-03', '10:00')) } },
      at('07-03', '11:00'),
      { by: by.zhou },
    )
    expect(result.after.clocks.filter(c => !c.closed).map(c => [c.key, c.due])).toEqual([
      ['D-PUB-01', '2025-07-01'],
      ['D-PEN-11', '2025-07-18'],
      ['D-REC-01', '2025-09-01'],
      // 2026-01-03 is a holiday, and the Sunday after it is worked
      ['D-LIT-01', '2026-01-04'],
    ])
  })
})

describe('serving the prior notice', () => {
  const notify = (change: Partial<Service> = {}, context = {}) =>
    when(
      road('notifying'),
      { name: 'servePriorNotice', body: { service: service(at('06-11', '10:00'), change) } },
      at('06-11', '10:30'),
      { by: by.zhou, ...context },
    )
  it('is by handlers of the case: they hear the answer', () => {
    const certificates = ['zhou', 'xu', 'tao'].map(id => certificate(id))
    notify({ officers: ['zhou', 'tao'] }, { certificates }).then('caseHandling.servedByOthers')
    notify({}, { by: by.lin }).then('caseHandling.notHandler')
  })
  it('is not before the proposal was approved', () => {
    notify({ servedAt: at('06-09', '10:00') }).then('caseHandling.timeImpossible')
  })
  it('tells the right to a hearing when it is due, and opens its window', () => {
    expect(notify().after.notice?.hearingOffered).toBe(false)
    const { notice, clocks } = stateOf(heavyRoad('notify'))
    expect(notice).toMatchObject({ hearingOffered: true, defenceUntil: '2025-06-18', hearingUntil: '2025-06-18' })
    expect(clocks.find(c => c.key === 'D-PEN-06')).toMatchObject({ due: '2025-06-18', closed: false })
  })
})
