import { describe, expect, it } from 'vitest'
import type { CaseAct } from '../acts.ts'
import type { AnswerReporter } from '../bodies/reporter.ts'
import { by } from '../fixtures/case-08.ts'
import { at, road, roadTo, stateOf, step, steps, walk } from '../fixtures/road.ts'
import { when } from '../fixtures/when.ts'
import { awaitedSteps, nextStepFor } from './next-step.ts'

const desk = { ...by.lin, id: 'desk', name: '吴若水', duties: ['registrar'] as const }

/** The same acts, had a reporter asked the desk for an answer. */
const told = (acts: readonly CaseAct[]): CaseAct[] =>
  acts.map(act =>
    act.type === 'findingRegistered'
      ? { ...act, data: { ...act.data, reporterKept: true, replyOrganId: 'organ' } }
      : act,
  )
const answer = (change: Partial<AnswerReporter> = {}) =>
  ({
    name: 'answerReporter',
    body: {
      about: 'accepted',
      answeredAt: at('05-28', '16:00'),
      way: 'phone',
      said: '已经立案，正在调查。',
      ...change,
    },
  }) as const
const filed = told(roadTo('filingApproved'))
const now = at('05-28', '17:00')

describe('a reporter who asked for it', () => {
  it('is told that the tip was taken up, once', () => {
    expect(nextStepFor(stateOf(filed), { userId: 'desk', duties: ['registrar'] })?.command).toBe('answerReporter')
    const { after } = when(filed, answer(), now, { by: desk })
    expect(after.reporterAnswers).toMatchObject([{ about: 'accepted', answeredBy: 'desk' }])
    expect(awaitedSteps(after)).not.toContain('answerReporter')
    const twice = walk(filed, [step(now, desk, answer())])
    when(twice, answer(), now, { by: desk }).then('caseHandling.reporterAnswered')
  })

  it('is not told what has not happened', () => {
    const before = told(roadTo('filingRequested'))
    when(before, answer(), now, { by: desk }).then('caseHandling.answerUntrue')
    when(filed, answer({ about: 'notAccepted' }), now, { by: desk }).then('caseHandling.answerUntrue')
    when(filed, answer({ about: 'outcome' }), now, { by: desk }).then('caseHandling.answerUntrue')
    when(filed, answer({ answeredAt: at('05-27') }), now, { by: desk }).then('caseHandling.timeImpossible')
    when(filed, answer({ said: '　' }), now, { by: desk }).then('caseHandling.textBlank')
  })

  it('is answered by the desk, and by nobody who handles the case', () => {
    when(filed, answer(), now, { by: by.zhou }).then('caseHandling.notYourDuty')
    const both = { ...by.zhou, duties: ['handler', 'registrar'] as const }
    when(filed, answer(), now, { by: both }).then('caseHandling.reporterKeptApart')
  })

  it('is given away by no word of the answer', () => {
    const words = { by: desk, reporterWords: ['罗秋生', '13900001234'] }
    when(filed, answer({ said: '已电话告知罗秋生。' }), now, words).then('caseHandling.reporterNamed')
    when(filed, answer({ said: '致电13900001234。' }), now, words).then('caseHandling.reporterNamed')
    expect(when(filed, answer(), now, words).after.reporterAnswers).toHaveLength(1)
  })

  it('hears how it ended within five working days, which nobody has read in the text; then it is put away', () => {
    const closed = told(road('closed'))
    // the acts of the road were decided without a reporter: closing is done again with one
    const closing = walk(closed.slice(0, -1), [steps.close])
    const reply = stateOf(closing).clocks.find(clock => clock.periodId === 'D-TIP-06')
    expect(reply).toMatchObject({ start: '2025-07-01', due: '2025-07-08', confidence: 'uncertain', closed: false })
    const { now: later, command } = steps.archive
    when(closing, command, later, { by: by.shi }).then('caseHandling.reporterWaits')
    const outcome = answer({ about: 'outcome', answeredAt: at('07-02'), said: '已依法处罚并公示。' })
    const answered = walk(closing, [step(at('07-02', '09:10'), desk, outcome)])
    expect(when(answered, command, later, { by: by.shi }).after.stage).toBe('archived')
  })

  it('is told why it was not taken up', () => {
    const asked = told(roadTo('filingRequested'))
    const reject = { name: 'rejectFiling', body: { reason: '查无违法事实。' } } as const
    const rejected = walk(asked, [step(now, by.lin, reject)])
    expect(awaitedSteps(stateOf(rejected))).toEqual(['answerReporter'])
    const no = answer({ about: 'notAccepted', said: '经核查没有发现违法行为，不予立案。' })
    const { after } = when(rejected, no, now, { by: desk })
    expect(awaitedSteps(after)).toEqual([])
  })
})

describe('a reporter who asked for nothing, or whom nobody knows', () => {
  it('may be answered, and is owed nothing', () => {
    const known = filed.map(act =>
      act.type === 'findingRegistered' ? { ...act, data: { ...act.data, replyOrganId: undefined } } : act,
    ) as CaseAct[]
    expect(awaitedSteps(stateOf(known))).not.toContain('answerReporter')
    expect(when(known, answer(), now, { by: desk }).after.reporterAnswers).toHaveLength(1)
    when(roadTo('filingApproved'), answer(), now, { by: desk }).then('caseHandling.nobodyToAnswer')
  })
})
