import { closedGate, type Gate, openGate } from '#kernel'
import { openAmong } from '../clock.ts'
import { checkTimes, handlerGate, refuseTime } from '../gates.ts'
import type { Rules } from '../rule.ts'
import type { CaseState } from '../state.ts'
import { FILE } from './decide.ts'

export const filingWithOrganRules: Rules<'fileWithOrgan'> = {
  /** What was decided on the spot is reported to the own organ (行政处罚法第五十二条第三款). */
  fileWithOrgan: {
    gates: (state, context) => [handlerGate(state, context), simpleGate(state), notFiledGate(state)],
    decide: (body, state, context) => {
      checkTimes({ from: body.at }, state, context)
      const decidedAt = state.onTheSpot?.at
      if (decidedAt && Date.parse(body.at) < Date.parse(decidedAt)) refuseTime('/at', '备案时间早于决定时间。')
      return [{ type: 'filedWithOrgan', data: { ...body, closes: openAmong(state, [FILE]) } }]
    },
  },
}

const article = '行政处罚法第五十二条第三款'

function simpleGate({ procedure }: CaseState): Gate {
  const gate = { code: 'caseHandling.notSimple', title: '当场处罚决定', article }
  return procedure === 'simple'
    ? openGate(gate, '适用简易程序。')
    : closedGate(gate, '本案没有当场作出处罚决定。', '普通程序的决定不需要备案。')
}

function notFiledGate({ filedWithOrganAt }: CaseState): Gate {
  const gate = { code: 'caseHandling.alreadyFiled', title: '尚未备案', article }
  return filedWithOrganAt ? closedGate(gate, '已经备案。', '不需要再备案。') : openGate(gate, '还没有备案。')
}
