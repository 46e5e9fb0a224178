import { describe, expect, it } from 'vitest'
import type { CaseAct } from '../acts.ts'
import { by, context, finding } from '../fixtures/case-08.ts'
import { concludedWith, investigated } from '../fixtures/investigated.ts'
import {
  assess,
  at,
  propose,
  review,
  road,
  roadTo,
  type Step,
  service,
  stateOf,
  step,
  steps,
  walk,
} from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'
import type { CaseCommand } from './commands.ts'

const decide: CaseCommand = { name: 'decide', body: {} }
const discuss = (change = {}): CaseCommand => ({
  name: 'discussCollectively',
  body: {
    from: at('06-19', '14:30'),
    until: at('06-19', '15:20'),
    place: '会议室',
    chairId: 'lin',
    participants: ['林怀瑾，大队长', '高某，副大队长'],
    recorder: '石若水',
    discussion: '林怀瑾：同意。\n高某：同意。',
    agreed: true,
    conclusion: '同意拟作出的处理。',
    ...change,
  },
})

/** A case up to the checked statement, with other findings or another proposal. */
function upToReview(change: { concluded?: Parameters<typeof concludedWith>[0]; proposal?: object } = {}): CaseAct[] {
  const road: Step[] = [
    step(at('06-10'), by.zhou, propose(change.proposal)),
    steps.approve,
    steps.notify,
    steps.defend,
    step(at('06-17'), by.zhou, assess()),
  ]
  return walk([...investigated, concludedWith(change.concluded)], road)
}

describe('legal review', () => {
  const assessed = roadTo('defenceAssessed')
  it('is by somebody charged with it who never handled the case, of the same organ and without ties', () => {
    when(assessed, review(), at('06-18'), { by: by.lin }).then('caseHandling.notYourDuty')
    when(assessed, review(), at('06-18'), { by: { ...by.zhou, duties: ['legalReviewer'] } }).then(
      'caseHandling.reviewerHandled',
    )
    when(assessed, review(), at('06-18'), { by: { ...by.fang, organId: 'city' } }).then('caseHandling.otherOrgan')
    const conflicts = [{ officerId: 'fang', subjectId: 'ktv', relation: '亲属' }]
    when(assessed, review(), at('06-18'), { by: by.fang, conflicts }).then('certificates.recusal')
  })
  it('waits until the party has been heard', () => {
    when(roadTo('defenceReceived'), review(), at('06-20'), { by: by.fang }).then('caseHandling.defenceUnread')
    const silent = roadTo('priorNoticeServed')
    when(silent, review(), at('06-18'), { by: by.fang }).then('caseHandling.defenceWindow')
    expect(when(silent, review(), at('06-19'), { by: by.fang }).after.stage).toBe('deciding')
  })
  it('keeps the hash of the file it saw', () => {
    const fileState = 'd'.repeat(64)
    expect(when(assessed, review(), at('06-18'), { by: by.fang, fileState }).after.legalReview).toMatchObject({
      fileState,
    })
  })
  it('sends back, and takes the notice with it', () => {
    const back = when(assessed, review({ passed: false }), at('06-18'), { by: by.fang }).after
    expect(back).toMatchObject({ stage: 'reviewing' })
    expect(back.notice).toBeUndefined()
    expect(
      when(assessed, review({ passed: false, returnTo: 'investigating' }), at('06-18'), { by: by.fang }).after.stage,
    ).toBe('investigating')
  })
  it('is due by the local list, the public interest, difficulty – and not for a small fine', () => {
    when(assessed, decide, at('06-20'), { by: by.lin }).then('caseHandling.legalReviewMissing')
    const small = { fineFen: 900_000 }
    const light = { circumstances: ['cooperated'] }
    const decided = (concluded: object) =>
      when(upToReview({ concluded: { ...light, ...concluded }, proposal: small }), decide, at('06-20'), { by: by.lin })
    expect(decided({}).after.stage).toBe('serving')
    decided({ difficult: true }).then('caseHandling.legalReviewMissing')
    decided({ publicInterest: true }).then('caseHandling.legalReviewMissing')
    const elsewhere = upToReview().map(act =>
      act.type === 'findingRegistered' ? { ...act, data: { ...finding, region: '980102' } } : act,
    )
    const organ = { ...context('2025-06-20').organ, region: '980102' }
    expect(when(elsewhere, decide, at('06-20'), { by: by.lin, organ }).after.stage).toBe('serving')
  })
  it('falls when paper is added to the file afterwards', () => {
    const acts = walk(upToReview(), [
      step(at('06-18'), by.fang, review()),
      step(at('06-19'), by.zhou, {
        name: 'confirmCorrection',
        body: {
          correctionId: stateOf(investigated).corrections[0]!.correctionId,
          checkedAt: at('06-19', '08:30'),
          corrected: true,
          note: '再次复查。',
          officers: ['zhou', 'xu'],
        },
      }),
    ])
    expect(stateOf(acts).legalReview).toBeUndefined()
    when(acts, decide, at('06-20'), { by: by.lin }).then('caseHandling.legalReviewMissing')
  })
})

describe('collective discussion', () => {
  const complex = walk(upToReview({ proposal: { complex: true } }), [step(at('06-18'), by.fang, review())])
  it('is due when complex or grave, and below the minimum', () => {
    when(complex, decide, at('06-20'), { by: by.lin }).then('caseHandling.discussionMissing')
    const below = upToReview({
      concluded: { powerCodes: ['CF-ENT-005'], circumstances: ['harmReduced'] },
      proposal: { power: 'CF-ENT-005', warning: false, fineFen: 500_000, mitigate: true },
    })
    when(below, decide, at('06-20'), { by: by.lin }).then('caseHandling.discussionMissing')
  })
  const discussed = (change = {}, context = {}) =>
    when(complex, discuss(change), at('06-19', '16:00'), { by: by.lin, ...context })
  it('agrees, and the decision is open', () => {
    const acts = walk(complex, [step(at('06-19', '16:00'), by.lin, discuss())])
    expect(when(acts, decide, at('06-20'), { by: by.lin }).after.stage).toBe('serving')
  })
  it('does not agree, and sends back', () => {
    const { stage, notice, discussion } = discussed({ agreed: false }).after
    expect([stage, notice, discussion]).toEqual(['reviewing', undefined, undefined])
  })
  it('is led by a leader, at a time that is possible, and not by a handler', () => {
    discussed({ chairId: 'fang' }).then('caseHandling.chairNotLeader')
    discussed({ until: at('06-19', '16:30') }).then('caseHandling.timeImpossible')
    discussed({ until: at('06-19', '14:00') }).then('caseHandling.timeImpossible')
    discussed({}, { by: { ...by.xu, duties: ['leader'] } }).then('caseHandling.approverHandles')
  })
  it('follows the review where that is due', () => {
    when(upToReview({ proposal: { complex: true } }), discuss(), at('06-19', '16:00'), { by: by.lin }).then(
      'caseHandling.legalReviewMissing',
    )
  })
})

describe('the service of a notice without a time', () => {
  it('never opens a window, so nothing passes', () => {
    const acts: CaseAct[] = [
      ...road('notifying'),
      { type: 'priorNoticeServed', data: { hearingOffered: true, service: { ...service(at('06-11')), team: [] } } },
    ]
    when(acts, review(), at('07-18'), { by: by.fang }).then('caseHandling.defenceWindow')
  })
})
