import { closedGate, dayOf, formatDayZh, type Gate, openGate, type PlainDate, refuse } from '#kernel'
import { countPeriod, type Law } from '#law-engine'
import type { Clock } from '../acts.ts'
import type { AnswerReporter, ReporterAnswer } from '../bodies/reporter.ts'
import { clockOf, openAmong } from './clock.ts'
import { dutyGate } from './duty.ts'
import { checkTimes, refuseTime } from './gates.ts'
import { hasHeard, REPLY, wantsAnswer } from './owes-answer.ts'
import type { Rules } from './rule.ts'
import { endedStages, type Stage } from './stage.ts'
import type { CaseState } from './state.ts'
import { checkWritten } from './written.ts'

/**
 * Whoever told us hears what became of it: that it was taken up, that it was not and why, how it ended. The desk that takes
 * tips answers; those who handle the case learn that it was done, and not to whom.
 */
export const reporterRules: Rules<'answerReporter'> = {
  answerReporter: {
    gates: (state, context) => [dutyGate('answerReporter', context), reporterGate(state), apartGate(state, context.by)],
    decide: (body, state, context) => {
      checkTimes({ from: body.answeredAt, field: '/answeredAt' }, state, context)
      checkWritten(body.said, '答复要点', '/said')
      checkTrue(body, state)
      checkNobodyNamed(body, context.reporterWords ?? [])
      const closes = body.about === 'accepted' ? [] : openAmong(state, [REPLY])
      return [{ type: 'reporterAnswered', data: { ...body, answeredBy: context.by.id, closes } }]
    },
  },
}

/** What the end of a case or of a finding opens for a reporter who asked for an answer. */
export const replyClocks = (state: CaseState, law: Law, ended: PlainDate): Clock[] =>
  wantsAnswer(state) && !hasHeard(state, ['notAccepted', 'outcome'])
    ? [clockOf(countPeriod(law, REPLY, ended), { blocksClosing: false })]
    : []

/** A case is not put away while the answer its end has opened is owed. */
export function answeredGate(state: CaseState): Gate {
  const gate = { code: 'caseHandling.reporterWaits', title: '已答复举报人' }
  return openAmong(state, [REPLY]).length === 0
    ? openGate(gate, '没有待答复的举报人。')
    : closedGate(gate, '举报人要求答复，还没有答复办理结果。', '请受理人员答复举报人；联系不上的，如实登记。')
}

function reporterGate({ finding }: CaseState): Gate {
  const gate = { code: 'caseHandling.nobodyToAnswer', title: '有登记的举报人' }
  return finding?.reporterKept
    ? openGate(gate, '举报人由受理人员另行保管。')
    : closedGate(gate, '本案没有登记举报人。', '匿名举报不必答复。')
}

/** Whoever handles the case does not meet the reporter. */
export function apartGate({ everHandled }: Pick<CaseState, 'everHandled'>, by: { id: string; name: string }): Gate {
  const gate = {
    code: 'caseHandling.reporterKeptApart',
    title: '办案人员不接触举报人信息',
    article: '行政处罚法第五十条',
  }
  return everHandled.includes(by.id)
    ? closedGate(gate, `${by.name}是本案办案人员，不查看举报人信息，也不答复举报人。`, '请由其他受理人员办理。')
    : openGate(gate, by.name)
}

/** Nobody is told what has not happened. */
function checkTrue({ about, answeredAt }: AnswerReporter, state: CaseState): void {
  if (hasHeard(state, [about])) {
    refuse({
      code: 'caseHandling.reporterAnswered',
      kind: 'notAllowed',
      message: '这一项已经答复过举报人。',
      next: '请在办理经过中核对。',
      field: '/about',
    })
  }
  const untrue = untrueOf(about, state)
  if (untrue) {
    refuse({
      code: 'caseHandling.answerUntrue',
      kind: 'invalid',
      message: untrue,
      next: '请按案件现在的情况选择答复内容。',
      field: '/about',
    })
  }
  if (about === 'accepted' && state.filedOn && dayOf(answeredAt) < state.filedOn)
    refuseTime('/answeredAt', `答复时间早于立案日期（${formatDayZh(state.filedOn)}）。`)
}

const isEnded = (stage: Stage): boolean => (endedStages as readonly Stage[]).includes(stage)

function untrueOf(about: ReporterAnswer, { filedOn, stage, servedOn }: CaseState): string | undefined {
  if (about === 'accepted') return filedOn ? undefined : '案件还没有立案，不能答复已经受理立案。'
  if (about === 'notAccepted') return isEnded(stage) ? undefined : '没有决定不予立案，也没有移送。'
  return servedOn ? undefined : '决定还没有送达，不能答复办理结果。'
}

/** The file is read by those who handle the case, and later by the party: the answer in it gives nobody away. */
function checkNobodyNamed({ said }: AnswerReporter, words: readonly string[]): void {
  if (!words.some(word => said.includes(word))) return
  refuse({
    code: 'caseHandling.reporterNamed',
    kind: 'invalid',
    message: '答复要点中写有举报人的姓名、电话或者地址。',
    next: '案卷由办案人员查阅，请删去能够认出举报人的内容。',
    field: '/said',
  })
}
