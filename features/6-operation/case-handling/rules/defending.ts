import { closedGate, dayOf, formatDayZh, type Gate, openGate, passGates, refuse } from '#kernel'
import type { Treatment } from '../acts.ts'
import type { AssessDefence } from '../bodies/deciding.ts'
import { DEFENCE_WINDOW, openAmong, WINDOWS } from './clock.ts'
import { weighed } from './consistency/weigh.ts'
import type { CaseContext } from './context.ts'
import { dutyGate, receiverGate } from './duty.ts'
import { checkTimes, handlerGate, refuseTime } from './gates.ts'
import type { Rules } from './rule.ts'
import type { CaseState } from './state.ts'
import { checkTreatment } from './treatment/check.ts'
import { heavierIn } from './treatment/heavier.ts'
import { checkWritten } from './written.ts'

export const defendingRules: Rules<'receiveDefence' | 'waiveDefence' | 'assessDefence'> = {
  /** Recorded even when late: while nothing is decided, the party is heard. */
  receiveDefence: {
    gates: (state, context) => [
      receiverGate(state, context, '行政处罚法第四十五条'),
      dutyGate('receiveDefence', context),
    ],
    decide: (body, state, context) => {
      const receivedOn = afterNotice(body.receivedAt, '/receivedAt', state, context)
      const until = state.notice?.defenceUntil
      return [
        {
          type: 'defenceReceived',
          data: {
            ...body,
            defenceId: context.freshId(),
            late: until !== undefined && receivedOn > until,
            closes: openAmong(state, [DEFENCE_WINDOW]),
          },
        },
      ]
    },
  },

  /** Silence is no waiver: only a clear statement of the party is. */
  waiveDefence: {
    gates: (state, context) => [handlerGate(state, context), dutyGate('waiveDefence', context)],
    decide: (body, state, context) => {
      checkWritten(body.content, '放弃陈述申辩的明确表示', '/content', '行政处罚法第六十二条')
      afterNotice(body.waivedAt, '/waivedAt', state, context)
      if (body.hearingToo && !state.notice?.hearingOffered) {
        refuse({
          code: 'caseHandling.noHearingRight',
          kind: 'invalid',
          message: '告知书没有告知听证权利，没有可以放弃的听证。',
          article: '行政处罚法第六十三条',
          next: '请不选同时放弃听证。',
          field: '/hearingToo',
        })
      }
      const stops = body.hearingToo ? WINDOWS : [DEFENCE_WINDOW]
      return [{ type: 'defenceWaived', data: { ...body, closes: openAmong(state, stops) } }]
    },
  },

  /**
   * What the party said is checked and answered. The fine stays or falls, and is reasoned again; anything else – other facts,
   * another basis, more – is sent back and noticed again.
   */
  assessDefence: {
    gates: (state, context) => [
      handlerGate(state, context),
      dutyGate('assessDefence', context),
      somethingToAssessGate(state),
    ],
    decide: (body, state, context) => {
      const { proposal } = state
      if (!proposal) throw new Error('a defence is assessed against a proposal')
      checkWritten(body.checked, '复核情况', '/checked', '行政处罚法第四十五条')
      checkWritten(body.reasons, '是否采纳的理由', '/reasons', '行政处罚法第四十五条')
      const next: Treatment = { ...proposal, fineFen: body.fineFen ?? proposal.fineFen }
      passGates([notHeavierGate(next, proposal)])
      if (body.accepted === 'none' && next.fineFen < proposal.fineFen) refuseContradiction()
      const found = favourable(body, context)
      const { gates, reasoning } = checkTreatment(next, withCircumstances(state, found), context)
      passGates(gates)
      const { outlierReason, ...assessed } = body
      const asProposed = next.fineFen === proposal.fineFen && reasoning?.tier === proposal.reasoning?.tier
      // what was weighed when it was proposed stays; another amount is weighed anew
      const treatment = asProposed
        ? { ...next, reasoning }
        : weighed({ ...next, reasoning }, outlierReason, state, context)
      return [
        {
          type: 'defenceAssessed',
          data: {
            ...assessed,
            assessedBy: context.by.id,
            assessedOn: context.today,
            treatment,
          },
        },
      ]
    },
  },
}

/** @returns the day of a time that is neither in the future nor before the notice was served */
function afterNotice(at: string, field: string, state: CaseState, context: CaseContext): string {
  checkTimes({ from: at, field }, state, context)
  const on = dayOf(at)
  const servedOn = state.notice?.servedOn
  if (servedOn && on < servedOn) refuseTime(field, `时间早于事先告知书送达的日期（${formatDayZh(servedOn)}）。`)
  return on
}

/** A statement that has not been checked, or a hearing whose outcome has not been weighed. */
function somethingToAssessGate({ defences, hearing }: CaseState): Gate {
  const gate = { code: 'caseHandling.nothingToAssess', title: '待复核的陈述申辩', article: '行政处罚法第四十五条' }
  const unread = defences.filter(d => !d.assessed).length
  if (unread > 0) return openGate(gate, `${unread}份陈述申辩待复核。`)
  if (hearing?.held && !hearing.assessed) return openGate(gate, '听证中的陈述申辩待复核。')
  return closedGate(gate, '没有待复核的陈述申辩。', '请先记录陈述申辩。')
}

function notHeavierGate(next: Treatment, proposal: Treatment): Gate {
  const gate = {
    code: 'caseHandling.heavierAfterDefence',
    title: '不因申辩加重',
    article: '行政处罚法第四十五条第二款',
  }
  const more = heavierIn(next, proposal)
  if (more.length === 0) return openGate(gate, '没有加重。')
  const how = '请维持或者减少；确有新的违法事实的，由负责人退回补充调查，重新告知。'
  return closedGate(gate, `不得因当事人陈述申辩而给予更重的处罚：${more.join('；')}。`, how)
}

function refuseContradiction(): never {
  refuse({
    code: 'caseHandling.assessmentContradicts',
    kind: 'invalid',
    message: '不采纳陈述申辩，却减少了罚款。',
    next: '请把采纳情况改为采纳或者部分采纳，或者维持原数额。',
    field: '/accepted',
  })
}

/** Circumstances found on what the party brought can only speak for it, and leave the outcome what it is. */
function favourable({ circumstances = [] }: Pick<AssessDefence, 'circumstances'>, { law }: CaseContext): string[] {
  const wrong = circumstances.findIndex(code => {
    const direction = law.circumstances.find(c => c.code === code)?.direction
    return direction !== 'light' && direction !== 'mitigate'
  })
  if (wrong >= 0) {
    refuse({
      code: 'caseHandling.circumstanceNotFavourable',
      kind: 'invalid',
      message: '复核只能补充认定从轻、减轻的情节。',
      article: '行政处罚法第四十五条第二款',
      next: '请删去该情节；事实有变化或者应当不予处罚的，由负责人退回，重新提出处理意见。',
      field: `/circumstances/${wrong}`,
    })
  }
  return circumstances
}

const withCircumstances = (state: CaseState, found: readonly string[]): CaseState =>
  state.conclusion
    ? { ...state, conclusion: { ...state.conclusion, circumstances: [...state.conclusion.circumstances, ...found] } }
    : state
