import { closedGate, dayOf, type Gate, openGate, refuse } from '#kernel'
import { countPeriod } from '#law-engine'
import { clockOf } from '../clock.ts'
import { checkTimes, handlerGate, refuseTime } from '../gates.ts'
import { getCasePower } from '../power-of-case.ts'
import type { Rules } from '../rule.ts'
import { actingTeam, sceneGate } from '../scene.ts'
import type { CaseState } from '../state.ts'

const RECHECK = 'D-INS-02'
const clockKey = (correctionId: string): string => `${RECHECK}:${correctionId}`

/** 责令改正: always due (行政处罚法第二十八条第一款), at once or by a day; and the look whether it was done. */
export const correctingRules: Rules<'orderCorrection' | 'confirmCorrection'> = {
  orderCorrection: {
    gates: (state, context) => [sceneGate(state, context)],
    decide: ({ officers, ...body }, state, context) => {
      checkTimes({ from: body.at }, state, context)
      getCasePower(context, state, body.powerCode, '/powerCode')
      if (body.deadline && body.deadline < dayOf(body.at)) {
        refuseTime('/deadline', '改正期限早于责令改正的日期。')
      }
      const team = actingTeam(officers, body.at, state, context)
      const correctionId = context.freshId()
      const { deadline } = body
      const opens = deadline
        ? [clockOf(countPeriod(context.law, RECHECK, deadline), { key: clockKey(correctionId) })]
        : []
      return [{ type: 'correctionOrdered', data: { correctionId, ...body, team, opens } }]
    },
  },

  confirmCorrection: {
    gates: (state, context) => [handlerGate(state, context), openCorrectionGate(state)],
    decide: ({ officers, ...body }, state, context) => {
      const correction = state.corrections.find(c => c.correctionId === body.correctionId)
      if (!correction) {
        refuse({
          code: 'caseHandling.correctionUnknown',
          kind: 'invalid',
          message: '本案没有这次责令改正。',
          next: '请从本案的责令改正中选择。',
          field: '/correctionId',
        })
      }
      if (correction.corrected) {
        refuse({
          code: 'caseHandling.alreadyCorrected',
          kind: 'notAllowed',
          message: '这次责令改正已经复查并确认改正。',
          next: '不需要再复查。',
          field: '/correctionId',
        })
      }
      checkTimes({ from: body.checkedAt, field: '/checkedAt' }, state, context)
      if (Date.parse(body.checkedAt) < Date.parse(correction.orderedAt)) {
        refuseTime('/checkedAt', '复查时间早于责令改正的时间。')
      }
      const team = actingTeam(officers, body.checkedAt, state, context)
      return [{ type: 'correctionConfirmed', data: { ...body, team, closes: [clockKey(body.correctionId)] } }]
    },
  },
}

function openCorrectionGate({ corrections }: CaseState): Gate {
  const gate = {
    code: 'caseHandling.nothingToCorrect',
    title: '待复查的责令改正',
    article: '行政处罚法第二十八条第一款',
  }
  const open = corrections.filter(c => !c.corrected).length
  return open > 0 ? openGate(gate, `${open}次。`) : closedGate(gate, '没有待复查的责令改正。', '请先责令改正。')
}
