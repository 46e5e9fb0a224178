import { describe, expect, it } from 'vitest'
import { by } from '../fixtures/case-08.ts'
import { heavyRoad, hold, schedule } from '../fixtures/heavy.ts'
import { at, review, roadTo, service, step, walk } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'
import type { CaseCommand } from './commands.ts'

const ask = (requestedAt: string): CaseCommand => ({
  name: 'requestHearing',
  body: { requestedAt, form: 'oral', by: '郑广明' },
})
const end = (change = {}): CaseCommand => ({
  name: 'endHearing',
  body: { cause: 'absent', at: at('06-30', '10:00'), note: '电话联系未到。', ...change },
})

describe('asking for a hearing', () => {
  const noticed = heavyRoad('notify')
  it('is possible until the last day of the window', () => {
    const result = when(noticed, ask(at('06-18', '23:00')), at('06-19'), { by: by.desk })
    expect(result.after).toMatchObject({ stage: 'hearing' })
    expect(result.after.clocks.find(c => c.key === 'D-PEN-06')?.closed).toBe(true)
  })
  it('is refused later, with the date', () => {
    const late = when(noticed, ask(at('06-19', '00:01')), at('06-19'), { by: by.zhou })
    late.then('caseHandling.hearingLate')
    expect('error' in late.outcome && late.outcome.error.message).toContain('2025年6月18日')
  })
  it('is refused where the notice offered none, and after it was given up', () => {
    when(roadTo('priorNoticeServed'), ask(at('06-12')), at('06-12'), { by: by.zhou }).then(
      'caseHandling.noHearingRight',
    )
    const waived = walk(noticed, [
      step(at('06-12'), by.zhou, {
        name: 'waiveDefence',
        body: { waivedAt: at('06-12', '08:00'), by: '郑广明', content: '放弃陈述申辩和听证。', hearingToo: true },
      }),
    ])
    when(waived, ask(at('06-13')), at('06-13'), { by: by.zhou }).then('caseHandling.hearingSpent')
  })
  it('has a time that is possible, and somebody who may take it', () => {
    when(noticed, ask(at('06-10')), at('06-12'), { by: by.zhou }).then('caseHandling.timeImpossible')
    when(noticed, ask(at('06-13')), at('06-12'), { by: by.zhou }).then('caseHandling.timeImpossible')
    when(noticed, ask(at('06-12')), at('06-12'), { by: by.lin }).then('caseHandling.notHandler')
  })
  it('holds up the review and the decision while the window is open, and the hearing is not held', () => {
    const assessed = walk(noticed, [
      step(at('06-12'), by.zhou, {
        name: 'receiveDefence',
        body: { receivedAt: at('06-12', '08:00'), form: 'oral', by: '郑广明', content: '请求从轻。' },
      }),
      step(at('06-13'), by.zhou, {
        name: 'assessDefence',
        body: { checked: '没有新的事实。', newFacts: false, accepted: 'none', reasons: '维持。' },
      }),
    ])
    when(assessed, review(), at('06-18'), { by: by.fang }).then('caseHandling.hearingPending')
    expect(when(assessed, review(), at('06-19'), { by: by.fang }).after.stage).toBe('deciding')
  })
})

describe('the notice of the hearing', () => {
  const asked = heavyRoad('ask')
  const scheduled = (change: Parameters<typeof schedule>[0] = {}, context = {}) =>
    when(asked, schedule(change), at('06-19', '11:00'), { by: by.lin, ...context })
  it('is served seven working days before', () => {
    expect(scheduled().after.hearing?.scheduled).toMatchObject({ chairName: '陶长庚', recorderName: '石若水' })
    scheduled({ heldAt: at('06-27', '09:30') }).then('caseHandling.hearingNoticeShort')
    scheduled({ service: service(at('06-16', '10:00')) }).then('caseHandling.timeImpossible')
  })
  it('names a chair charged with it who never handled the case', () => {
    scheduled({ chairId: 'fang' }).then('caseHandling.chairNotQualified')
    scheduled({ chairId: 'nobody' }).then('caseHandling.chairNotQualified')
    const handled = walk(
      asked,
      [
        step(at('06-18', '10:00'), by.lin, {
          name: 'assignHandlers',
          body: { officers: ['zhou', 'tao'], reason: '借调' },
        }),
      ],
      { certificates: ['zhou', 'tao'].map(id => ({ ...certificateOf(id) })) },
    )
    when(handled, schedule(), at('06-19', '11:00'), { by: by.lin }).then('caseHandling.chairHandled')
    scheduled({}, { conflicts: [{ officerId: 'tao', subjectId: 'ktv', relation: '亲属' }] }).then(
      'certificates.recusal',
    )
  })
  it('names a recorder of the organ who is somebody else', () => {
    scheduled({ recorderId: 'tao' }).then('caseHandling.recorderUnsuitable')
    scheduled({ recorderId: 'nobody' }).then('caseHandling.recorderUnsuitable')
  })
  it('is public unless a reason is given, and comes from a leader', () => {
    const { closedReason: _reason, ...body } = schedule().body as Record<string, unknown>
    when(asked, { name: 'scheduleHearing', body } as CaseCommand, at('06-19', '11:00'), { by: by.lin }).then(
      'caseHandling.closedReasonMissing',
    )
    scheduled({}, { by: by.xu }).then('caseHandling.approverHandles')
  })
})

const certificateOf = (officerId: string) => ({
  number: `9901022100-${officerId}`,
  officerId,
  region: '990102',
  fieldCodes: [],
  validFrom: '2022-05-21',
  validUntil: '2027-05-20',
  status: 'valid' as const,
})

describe('holding and ending it', () => {
  const ready = heavyRoad('schedule')
  const held = (change = {}, context = {}, acts = ready) =>
    when(acts, hold(change), at('06-30', '11:00'), { by: by.tao, ...context })
  it('is for the chair alone, on the day that was told', () => {
    expect(held().after).toMatchObject({ stage: 'awaiting', hearing: { held: { opinion: expect.any(String) } } })
    held({}, { by: { ...by.fang, duties: ['hearingOfficer'] } }).then('caseHandling.notTheChair')
    held({}, { by: by.zhou }).then('caseHandling.notYourDuty')
    held({ from: at('06-29', '09:30'), until: at('06-29', '10:00') }).then('caseHandling.timeImpossible')
    held({}, {}, heavyRoad('ask')).then('caseHandling.hearingNotScheduled')
  })
  it('notes why the party did not sign', () => {
    held({ signature: { signed: false } }).then('caseHandling.refusalNotNoted')
    expect(held({ signature: { signed: false, refusal: '拒绝签名' } }).after.stage).toBe('awaiting')
  })
  it('ends with absence or leaving at the time that was told, and with withdrawal at any time', () => {
    const ended = (change = {}, now = at('06-30', '11:00'), acts = ready) =>
      when(acts, end(change), now, { by: by.tao })
    expect(ended().after).toMatchObject({ stage: 'awaiting', hearing: { ended: { cause: 'absent' } } })
    ended({ at: at('06-30', '09:00') }).then('caseHandling.timeImpossible')
    ended({}, at('06-30', '11:00'), heavyRoad('ask')).then('caseHandling.hearingNotScheduled')
    const withdrawn = { cause: 'withdrawn', at: at('06-20') }
    expect(ended(withdrawn, at('06-20', '10:00')).after.stage).toBe('awaiting')
    expect(ended(withdrawn, at('06-20', '10:00'), heavyRoad('ask')).after.stage).toBe('awaiting')
  })
  it('makes the legal review due, and the decision not heavier', () => {
    const heard = heavyRoad('hold')
    when(heard, { name: 'decide', body: {} }, at('07-02'), { by: by.lin }).then('caseHandling.legalReviewMissing')
    const reviewed = walk(heard, [step(at('07-01'), by.fang, review())])
    expect(when(reviewed, { name: 'decide', body: {} }, at('07-02'), { by: by.lin }).after.decision).toMatchObject({
      treatment: { fineFen: 25_000_000 },
    })
  })
})
