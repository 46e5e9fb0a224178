import { describe, expect, it } from 'vitest'
import type { CaseAct } from '../acts.ts'
import { by } from '../fixtures/case-08.ts'
import { heavyRoad } from '../fixtures/heavy.ts'
import { assess, at, road, roadTo, stateOf, step, walk } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'
import type { CaseCommand } from './commands.ts'

const receive = (receivedAt: string, change = {}): CaseCommand => ({
  name: 'receiveDefence',
  body: { receivedAt, form: 'oral', by: '郑广明', content: '请求减少。', ...change },
})
const waive = (waivedAt: string, change = {}): CaseCommand => ({
  name: 'waiveDefence',
  body: { waivedAt, by: '郑广明', content: '明确放弃陈述申辩。', ...change },
})
const noticed = roadTo('priorNoticeServed')

describe('a statement of the party', () => {
  const received = (at_: string, now = at_, change = {}, acts: CaseAct[] = noticed) =>
    when(acts, receive(at_), now, { by: by.zhou, ...change })
  it('is recorded on the last day in time, and the day after as late – but recorded', () => {
    expect(received(at('06-18', '23:30'), at('06-19')).after.defences).toMatchObject([{ late: false }])
    expect(received(at('06-19', '00:10'), at('06-19')).after.defences).toMatchObject([{ late: true, assessed: false }])
  })
  it('is taken by a handler or by the desk, and by nobody else', () => {
    expect(received(at('06-16'), at('06-16'), { by: by.desk }).after.defences).toHaveLength(1)
    received(at('06-16'), at('06-16'), { by: by.shen }).then('caseHandling.notHandler')
    received(at('06-16'), at('06-16'), { by: { ...by.xu, duties: ['finance'] } }).then('caseHandling.notYourDuty')
  })
  it('cannot come before the notice, nor from the future', () => {
    received(at('06-10'), at('06-12')).then('caseHandling.timeImpossible')
    received(at('06-13'), at('06-12')).then('caseHandling.timeImpossible')
  })
  it('reopens a file that had passed the review', () => {
    const result = received(at('06-18', '16:00'), at('06-18', '16:30'), {}, road('deciding'))
    expect(result.after).toMatchObject({ stage: 'awaiting' })
    expect(result.after.legalReview).toBeUndefined()
  })
})

describe('a waiver', () => {
  it('is recorded by a handler from a clear statement, and stops the window', () => {
    const result = when(noticed, waive(at('06-12')), at('06-12'), { by: by.zhou })
    expect(result.after.waived).toMatchObject({ defence: true, hearing: false })
    expect(result.after.clocks.find(c => c.key === 'D-PEN-05')?.closed).toBe(true)
    when(noticed, waive(at('06-12')), at('06-12'), { by: by.lin }).then('caseHandling.notHandler')
    when(noticed, waive(at('06-10')), at('06-12'), { by: by.zhou }).then('caseHandling.timeImpossible')
    when(noticed, waive(at('06-12'), { content: ' ' }), at('06-12'), { by: by.zhou }).then('caseHandling.textBlank')
  })
  it('gives up a hearing only where one was offered', () => {
    const both = waive(at('06-12'), { hearingToo: true })
    when(noticed, both, at('06-12'), { by: by.zhou }).then('caseHandling.noHearingRight')
    const result = when(heavyRoad('notify'), both, at('06-12'), { by: by.zhou })
    expect(result.after.waived).toMatchObject({ defence: true, hearing: true })
    expect(result.after.clocks.filter(c => c.key.startsWith('D-PEN-0')).map(c => [c.key, c.closed])).toContainEqual([
      'D-PEN-06',
      true,
    ])
  })
  it('does not undo what the party has said: it is still to be checked', () => {
    const acts = walk(roadTo('defenceReceived'), [step(at('06-17'), by.zhou, waive(at('06-17')))])
    when(acts, { name: 'decide', body: {} }, at('06-20'), { by: by.lin }).then('caseHandling.defenceUnread')
  })
})

describe('checking what the party said', () => {
  const defended = roadTo('defenceReceived')
  const assessed = (change = {}, acts = defended, context = {}) =>
    when(acts, assess(change), at('06-17'), { by: by.zhou, ...context })
  it('wants something to check', () => {
    assessed({}, noticed).then('caseHandling.nothingToAssess')
    assessed({}, roadTo('defenceAssessed')).then('caseHandling.nothingToAssess')
    assessed({}, defended, { by: by.lin }).then('caseHandling.notHandler')
  })
  it('keeps the amount, or lowers it within the band, and reasons again', () => {
    expect(assessed().after.proposal?.fineFen).toBe(2_000_000)
    const lower = assessed({ accepted: 'part', fineFen: 1_600_000 }).after
    expect(lower.proposal).toMatchObject({ fineFen: 1_600_000, reasoning: { tier: 'general' } })
    expect(lower.defences[0]?.assessed).toBe(true)
    assessed({ accepted: 'part', fineFen: 1_000_000 }).then('law.outsideBand')
  })
  it('says what was checked and why', () => {
    assessed({ checked: ' ' }).then('caseHandling.textBlank')
    assessed({ reasons: ' ' }).then('caseHandling.textBlank')
  })
  it('never raises it', () =>
    assessed({ accepted: 'part', fineFen: 2_500_000 }).then('caseHandling.heavierAfterDefence'))
  it('does not lower it while rejecting what was said', () => {
    assessed({ fineFen: 1_600_000 }).then('caseHandling.assessmentContradicts')
  })
  it('takes up circumstances that speak for the party, and they bind the amount', () => {
    const found = { accepted: 'part', circumstances: ['cooperated'] }
    assessed(found).then('law.outsideBand')
    const lower = assessed({ ...found, fineFen: 1_000_000 }).after
    expect(lower.proposal).toMatchObject({ fineFen: 1_000_000, reasoning: { tier: 'light' } })
    expect(lower.conclusion?.circumstances).toContain('cooperated')
  })
  it('takes up none that speak against it, nor one that would end the penalty', () => {
    for (const code of ['overnight', 'promptCorrection', 'trivialCorrectedNoHarm', 'unknown']) {
      assessed({ accepted: 'part', circumstances: [code] }).then('caseHandling.circumstanceNotFavourable')
    }
  })
  it('weighs what was said at a hearing too, once', () => {
    const heard = heavyRoad('hold')
    const command = assess({ accepted: 'part', fineFen: 20_000_000 })
    const result = when(heard, command, at('07-01'), { by: by.zhou })
    expect(result.after).toMatchObject({ hearing: { assessed: true }, proposal: { fineFen: 20_000_000 } })
    const again = walk(heard, [step(at('07-01'), by.zhou, command)])
    when(again, assess(), at('07-02'), { by: by.zhou }).then('caseHandling.nothingToAssess')
  })
  it('makes a passed review and a discussion fall', () => {
    const acts = walk(road('deciding'), [step(at('06-18', '17:00'), by.zhou, receive(at('06-18', '16:00')))])
    const after = walk(acts, [step(at('06-19'), by.zhou, assess())])
    expect(stateOf(after)).toMatchObject({ stage: 'awaiting' })
    when(after, { name: 'decide', body: {} }, at('06-20'), { by: by.lin }).then('caseHandling.legalReviewMissing')
  })
})
