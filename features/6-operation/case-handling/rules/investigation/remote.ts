import { refuse } from '#kernel'
import type { RecordRemoteInspection } from '../../bodies/investigation.ts'
import { checkTimes, refuseTime } from '../gates.ts'
import type { Rules } from '../rule.ts'
import { actingTeam, checkWitnessApart, sceneGate, takesTime } from '../scene.ts'

/**
 * What is seen on the net without a venue and without anybody who could sign: two officers, the clock compared, each page
 * with its address, its time and the file kept of it, and a witness or a recording of the whole (行政处罚法第四十六条、第四十七条).
 */
export const remoteRules: Rules<'recordRemoteInspection'> = {
  recordRemoteInspection: {
    gates: (state, context) => [sceneGate(state, context)],
    decide: ({ officers, ...body }, state, context) => {
      checkTimes(body, state, context)
      if (!takesTime(body)) refuseTime('/until', '勘验结束时间应当晚于开始时间。')
      checkTimes({ from: body.actualTime, field: '/actualTime' }, state, context)
      const team = actingTeam(officers, body.from, state, context)
      if (!team.some(o => o.id === body.recorderId)) {
        refuse({
          code: 'caseHandling.recorderNotOfficer',
          kind: 'invalid',
          message: '记录人不是参加勘验的执法人员。',
          article: '行政处罚法第四十二条第一款',
          next: '请从勘验人员中选择记录人。',
          field: '/recorderId',
        })
      }
      for (const [i, capture] of body.captures.entries()) checkCapture(capture, i, body)
      checkWatched(body)
      checkWitnessApart(body.witness, team, '/witness')
      const evidenceIds = body.captures.map(() => context.freshId())
      return [{ type: 'remoteInspectionRecorded', data: { evidenceIds, ...body, team } }]
    },
  },
}

type Captured = RecordRemoteInspection['captures'][number]

function checkCapture(
  { url, capturedAt, title }: Captured,
  i: number,
  { from, until }: { from: string; until: string },
) {
  if (!isWebAddress(url)) {
    refuse({
      code: 'caseHandling.captureAddress',
      kind: 'invalid',
      message: `“${title}”的网址不完整，别人不能据以找到该页面。`,
      article: '行政处罚法第四十六条第二款',
      next: '请填写完整的网址，以 http:// 或者 https:// 开头。',
      field: `/captures/${i}/url`,
    })
  }
  const at = Date.parse(capturedAt)
  if (Date.parse(from) <= at && at <= Date.parse(until)) return
  refuse({
    code: 'caseHandling.captureOutsideInspection',
    kind: 'invalid',
    message: `“${title}”的截取时间不在勘验开始和结束之间。`,
    article: '行政处罚法第四十六条第二款',
    next: '请核对时间；另行截取的，另作一次勘验。',
    field: `/captures/${i}/capturedAt`,
  })
}

export function isWebAddress(text: string): boolean {
  try {
    return ['http:', 'https:'].includes(new URL(text).protocol)
  } catch {
    return false
  }
}

/** Nobody signs for a page: somebody saw it, or the whole was recorded. */
function checkWatched({ witness, recording }: Pick<RecordRemoteInspection, 'witness' | 'recording'>): void {
  if (recording || witness?.trim()) return
  refuse({
    code: 'caseHandling.remoteUnwitnessed',
    kind: 'notAllowed',
    message: '远程勘验没有见证人，也没有全程录屏。',
    article: '行政处罚法第四十七条',
    next: '请上传全程录屏，或者填写在场见证人。',
    field: '/recording',
  })
}
