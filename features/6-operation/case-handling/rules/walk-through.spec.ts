import { describe, expect, it } from 'vitest'
import { by, context } from '../fixtures/case-08.ts'
import { assess, at, payment, propose, review, road, roadTo, service, stateOf, walk } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'
import type { CaseCommand } from './commands.ts'

/** The walk-through of CASE-08, day by day: what follows by itself, and what is refused. */
const clock = (acts: ReturnType<typeof road>, key: string) => {
  const found = stateOf(acts).clocks.find(c => c.key === key)
  return found && [found.start, found.due, found.closed]
}

describe('CASE-08 from its source to its archive', () => {
  it('walks through every stage of an ordinary case', () => {
    const stages = road('archived').map((_, i, acts) => stateOf(acts.slice(0, i + 1)).stage)
    expect([...new Set(stages)]).toEqual([
      'check',
      'filing',
      'investigating',
      'reviewing',
      'approving',
      'notifying',
      'awaiting',
      'deciding',
      'serving',
      'effective',
      'closing',
      'closed',
      'archived',
    ])
  })

  it('05-26: the preserved recorder is to be dealt with by 06-05, Dragon Boat holiday skipped; it goes back on 05-27', () => {
    const [preserved] = stateOf(roadTo('evidencePreserved')).clocks
    expect(preserved).toMatchObject({ periodId: 'D-PEN-04', start: '2025-05-26', due: '2025-06-05', closed: false })
    expect(stateOf(roadTo('preservedDisposed')).clocks[0]).toMatchObject({ closed: true })
  })

  it('05-28: ninety days run to 08-26, unrolled', () => {
    expect(clock(roadTo('filingApproved'), 'D-PEN-08')).toEqual(['2025-05-28', '2025-08-26', false])
  })

  it('06-10: the proposal freezes its reasoning: general band 15,000–35,000, its middle 25,000', () => {
    const { proposal } = stateOf(road('approving'))
    expect(proposal?.reasoning).toMatchObject({
      law: { power: 'CF-ENT-015' },
      tier: 'general',
      rangeFen: { minFen: 0, maxFen: 5_000_000, optional: true },
      bandFen: { min: 1_500_000, max: 3_500_000 },
      suggestedFen: 2_500_000,
    })
  })
  it('06-09: a fine of 80,000 without the aggravating ground is refused', () => {
    when(road('reviewing'), propose({ fineFen: 8_000_000 }), at('06-10'), { by: by.zhou }).then('law.aboveRange')
  })
  it('06-10: nothing is decided before the notice', () => {
    when(road('notifying'), { name: 'decide', body: {} }, at('06-10', '17:00'), { by: by.lin }).then(
      'caseHandling.notInThisStage',
    )
  })

  it('06-11: no right to a hearing is told; the window to be heard ends on 06-18', () => {
    const acts = roadTo('priorNoticeServed')
    expect(stateOf(acts).notice).toMatchObject({
      servedOn: '2025-06-11',
      hearingOffered: false,
      defenceUntil: '2025-06-18',
      number: '（衡北）文综罚告字〔2025〕第1号',
    })
    expect(clock(acts, 'D-PEN-05')).toEqual(['2025-06-11', '2025-06-18', false])
    expect(clock(acts, 'D-PEN-06')).toBeUndefined()
  })
  it('06-11: nobody goes on before 06-18 unless the party clearly waives', () => {
    const acts = roadTo('priorNoticeServed')
    when(acts, review(), at('06-18'), { by: by.fang }).then('caseHandling.defenceWindow')
    when(acts, { name: 'decide', body: {} }, at('06-18'), { by: by.lin }).then('caseHandling.defenceWindow')
    const waived = walk(acts, [
      {
        now: at('06-12'),
        by: by.zhou,
        command: {
          name: 'waiveDefence',
          body: { waivedAt: at('06-12', '08:30'), by: '郑广明', content: '明确放弃陈述申辩。' },
        },
      },
    ])
    expect(when(waived, review(), at('06-12', '14:00'), { by: by.fang }).after.stage).toBe('deciding')
  })

  it('06-16: the statement stops the clock from waiting; the amount may not rise', () => {
    const acts = roadTo('defenceReceived')
    expect(clock(acts, 'D-PEN-05')).toEqual(['2025-06-11', '2025-06-18', true])
    expect(stateOf(acts).defences).toMatchObject([{ late: false, assessed: false }])
    when(acts, assess({ fineFen: 2_000_001 }), at('06-17'), { by: by.zhou }).then('caseHandling.heavierAfterDefence')
  })

  it('06-18: the reviewer passes the file he saw on the last day of the window, because the statement has been checked', () => {
    expect(stateOf(roadTo('legallyReviewed'))).toMatchObject({
      stage: 'deciding',
      legalReview: { reviewerName: '方以宁', on: '2025-06-18', fileState: '0'.repeat(64) },
    })
    const acts = roadTo('defenceAssessed')
    when(acts, review(), at('06-18'), { by: { ...by.xu, duties: ['legalReviewer'] } }).then(
      'caseHandling.reviewerHandled',
    )
    when(acts, review(), at('06-18'), { by: by.jiang }).then('caseHandling.notYourDuty')
  })
  it('06-18: a decision with the defence unread is refused, and on 06-20 as well', () => {
    for (const day of ['06-18', '06-20']) {
      when(roadTo('defenceReceived'), { name: 'decide', body: {} }, at(day), { by: by.lin }).then(
        'caseHandling.defenceUnread',
      )
    }
  })
  it('06-18: even a passed file is not decided before the window the notice promised is over', () => {
    const decide: CaseCommand = { name: 'decide', body: {} }
    when(road('deciding'), decide, at('06-18', '17:00'), { by: by.lin }).then('caseHandling.defenceWindow')
    expect(when(road('deciding'), decide, at('06-19'), { by: by.lin }).after.stage).toBe('serving')
  })

  it('06-20: the decision stops the ninety days and the window; to be served and published by 07-01', () => {
    const acts = roadTo('decided')
    expect(stateOf(acts).decision).toMatchObject({
      number: '（衡北）文综罚字〔2025〕第1号',
      decidedOn: '2025-06-20',
      decidedBy: 'lin',
      payment: { code: '99010225000000000018', totalFen: 2_020_000 },
    })
    expect(clock(acts, 'D-PEN-08')).toEqual(['2025-05-28', '2025-08-26', true])
    expect(clock(acts, 'D-PEN-09')).toEqual(['2025-06-20', '2025-07-01', false])
    expect(clock(acts, 'D-PUB-01')).toEqual(['2025-06-20', '2025-07-01', false])
  })

  it('06-20: served the same day: pay by 07-07, reconsideration until 08-19, suit until 12-22; remedies hold nothing up', () => {
    const acts = roadTo('decisionServed')
    expect(clock(acts, 'D-PEN-09')).toEqual(['2025-06-20', '2025-07-01', true])
    expect(clock(acts, 'D-PEN-11')).toEqual(['2025-06-20', '2025-07-07', false])
    expect(clock(acts, 'D-REC-01')).toEqual(['2025-06-20', '2025-08-19', false])
    expect(clock(acts, 'D-LIT-01')).toEqual(['2025-06-20', '2025-12-22', false])
    const blocking = stateOf(acts).clocks.filter(c => !c.closed && c.blocksClosing)
    expect(blocking.map(c => c.key)).toEqual(['D-PUB-01', 'D-PEN-11'])
  })

  it('06-27: only finance records the money', () => {
    when(roadTo('decisionServed'), payment(), at('06-27'), { by: by.zhou }).then('caseHandling.notYourDuty')
    expect(clock(roadTo('paymentRecorded'), 'D-PEN-11')).toEqual(['2025-06-20', '2025-07-07', true])
  })

  it('06-30: published without the minor; 07-01: closed, to be archived by 07-31; 07-02: archived, and then nothing more', () => {
    expect(clock(roadTo('decisionPublished'), 'D-PUB-01')).toEqual(['2025-06-20', '2025-07-01', true])
    expect(clock(roadTo('closingApproved'), 'D-ARC-01')).toEqual(['2025-07-01', '2025-07-31', false])
    expect(clock(roadTo('caseArchived'), 'D-ARC-01')).toEqual(['2025-07-01', '2025-07-31', true])
    when(road('archived'), payment(), at('07-03'), { by: by.qian }).then('caseHandling.notInThisStage')
  })

  it('makes the documents of the road, in the order in which they are made', () => {
    const forms = stateOf(road('archived')).documents.map(d => d.form)
    const mine = ['20', '26', '21', '42', '25', 'C4', '26', '28']
    expect(forms.slice(-mine.length)).toEqual(mine)
  })
})

describe('what the same case must survive', () => {
  it('the party refuses to sign: left in place with witness and recording', () => {
    const left = service(at('06-20', '16:00'), {
      method: 'leaving',
      refusal: '郑广明拒绝签收。',
      witness: '吴桂珍',
      recording: 'b'.repeat(64),
    })
    const result = when(road('serving'), { name: 'serveDecision', body: { service: left } }, at('06-20', '17:00'), {
      by: by.zhou,
    })
    expect(result.after).toMatchObject({ stage: 'effective', servedOn: '2025-06-20' })
  })
  it('a handler changes half-way: the new one serves with the other, and the one who left never reviews', () => {
    const changed = walk(
      road('notifying'),
      [
        {
          now: at('06-10', '17:00'),
          by: by.lin,
          command: { name: 'assignHandlers', body: { officers: ['zhou', 'shen'], reason: '许明澈借调' } },
        },
      ],
      { certificates: certificatesOf('zhou', 'shen') },
    )
    const serve = (officers: string[]) =>
      when(
        changed,
        { name: 'servePriorNotice', body: { service: service(at('06-11', '10:00'), { officers }) } },
        at('06-11', '10:30'),
        { by: by.shen, certificates: certificatesOf('zhou', 'xu', 'shen') },
      )
    serve(['zhou', 'xu']).then('caseHandling.servedByOthers')
    expect(serve(['zhou', 'shen']).after.stage).toBe('awaiting')
    expect(stateOf(changed).everHandled).toContain('xu')
  })
  it('the venue had been fined three times in two years: suspension is not a choice', () => {
    const history = ['2023-09-01', '2024-06-01', '2025-02-01'].map(on => ({ on, kinds: ['罚款'] }))
    const with3 = (change = {}) => when(road('reviewing'), propose(change), at('06-10'), { by: by.zhou, history })
    with3().then('law.repeatSuspension')
    const months = (n: number) => with3({ otherPenalties: [{ kind: 'suspension', detail: '停业整顿', months: n }] })
    months(2).then('caseHandling.suspensionLength')
    expect(months(3).after).toMatchObject({ stage: 'approving', proposal: { otherPenalties: [{ months: 3 }] } })
    // two are not yet three, and the one before the two years no longer counts
    when(road('reviewing'), propose(), at('06-10'), { by: by.zhou, history: history.slice(1) })
    const old = [{ on: '2023-05-22', kinds: ['罚款'] }, ...history.slice(1)]
    expect(when(road('reviewing'), propose(), at('06-10'), { by: by.zhou, history: old }).after.stage).toBe('approving')
  })
})

function certificatesOf(...ids: string[]) {
  return context(at('06-10'))
    .certificates.filter(c => ids.includes(c.officerId))
    .map(c => ({ ...c, validUntil: '2027-05-20' }))
}
