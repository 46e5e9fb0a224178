import { refuse } from '#kernel'
import { checkTimes, refuseTime } from '../gates.ts'
import type { Rules } from '../rule.ts'
import { actingTeam, checkCertificatesShown, checkRightsTold, checkSignature, sceneGate, takesTime } from '../scene.ts'

export const inspectionRules: Rules<'recordInspection'> = {
  recordInspection: {
    gates: (state, context) => [sceneGate(state, context)],
    decide: ({ officers, ...body }, state, context) => {
      checkTimes(body, state, context)
      if (!takesTime(body)) refuseTime('/until', '检查结束时间应当晚于开始时间。')
      const team = actingTeam(officers, body.from, state, context)
      checkCertificatesShown(body.certificatesShown)
      checkRightsTold(body.rightsTold)
      if (!team.some(o => o.id === body.recorderId)) {
        refuse({
          code: 'caseHandling.recorderNotOfficer',
          kind: 'invalid',
          message: '记录人不是参加检查的执法人员。',
          article: '行政处罚法第四十二条第一款',
          next: '请从检查人员中选择记录人。',
          field: '/recorderId',
        })
      }
      if (!body.readBack) {
        refuse({
          code: 'caseHandling.notReadBack',
          kind: 'notAllowed',
          message: '笔录没有交被检查人核对。',
          article: '行政处罚法第五十五条第二款',
          next: '请交被检查人核对，或者向其宣读后再作记录。',
          field: '/readBack',
        })
      }
      checkSignature(body.signature, team, { witnessed: body.recordings.length === 0 })
      return [{ type: 'inspectionRecorded', data: { ...body, team } }]
    },
  },
}
