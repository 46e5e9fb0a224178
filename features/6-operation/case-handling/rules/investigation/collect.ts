import { refuse } from '#kernel'
import { checkTimes, refuseTime } from '../gates.ts'
import type { Rules } from '../rule.ts'
import { actingTeam, checkSignature, sceneGate, takesTime } from '../scene.ts'

/** Evidence that comes in by itself, and electronic data copied from where they are. */
export const collectingRules: Rules<'addEvidence' | 'recordExtraction'> = {
  addEvidence: {
    gates: (state, context) => [sceneGate(state, context)],
    decide: ({ collectors, ...body }, state, context) => {
      checkTimes({ from: body.collectedAt, field: '/collectedAt' }, state, context)
      const team = actingTeam(collectors, body.collectedAt, state, context)
      if (body.copyOfOriginal === false) {
        refuse({
          code: 'caseHandling.copyNotCompared',
          kind: 'notAllowed',
          message: '复制件没有与原件核对。',
          article: '行政处罚法第四十六条第二款',
          next: '请与原件核对，由持有人注明与原件一致后登记；就是原件的，不填此项。',
          field: '/copyOfOriginal',
        })
      }
      return [{ type: 'evidenceAdded', data: { evidenceId: context.freshId(), ...body, team } }]
    },
  },

  recordExtraction: {
    gates: (state, context) => [sceneGate(state, context)],
    decide: ({ officers, ...body }, state, context) => {
      checkTimes(body, state, context)
      if (!takesTime(body)) refuseTime('/until', '提取结束时间应当晚于开始时间。')
      checkTimes({ from: body.actualTime, field: '/actualTime' }, state, context)
      const team = actingTeam(officers, body.from, state, context)
      if (body.file !== body.originalSha256) {
        refuse({
          code: 'caseHandling.hashDiffers',
          kind: 'notAllowed',
          message: '副本的校验值与原始数据不一致，副本不完整或者已被改动。',
          article: '行政处罚法第四十六条第二款',
          next: '请重新提取，并核对原始数据和副本的 SHA-256。',
          field: '/file',
          facts: { originalSha256: body.originalSha256, copySha256: body.file },
        })
      }
      checkSignature(body.signature, team)
      return [{ type: 'extractionRecorded', data: { evidenceId: context.freshId(), ...body, team } }]
    },
  },
}
