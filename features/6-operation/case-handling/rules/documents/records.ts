import { ageOn, dayOf, formatDayZh, timeOf } from '#kernel'
import { interviewees } from '../../bodies/investigation.ts'
import { findingOf } from '../gates.ts'
import type { DocumentMakers } from './draft.ts'
import {
  dayIn,
  dayOfAct,
  instantIn,
  labelIn,
  personIn,
  recordsIn,
  signatureText,
  teamIn,
  textIn,
  textsIn,
  witnessIn,
} from './given.ts'
import { causeOf, officerValues, partyValue } from './parts.ts'

/** What is put down as it happens: inspection (02), remote inspection (59), extraction of electronic data (34), inquiry (07). */
export const recordDocuments: DocumentMakers<
  'recordInspection' | 'recordRemoteInspection' | 'recordExtraction' | 'recordInquiry'
> = {
  recordInspection: (body, state, context) => {
    const team = teamIn(body.officers, body.from, state, context)
    const { party } = findingOf(state)
    return [
      {
        form: '02',
        date: dayOfAct(body.from, context),
        officers: officerValues(team),
        data: () => ({
          kind: '检查',
          party: partyValue(party),
          place: textIn(body.place),
          startedAt: instantIn(body.from),
          endedAt: instantIn(body.until),
          siteManager: personIn(body.siteManager, { position: body.siteManagerRole }),
          witness: witnessIn(body.signature),
          recorder: team.find(o => o.id === body.recorderId)?.name,
          certificatesShown: body.certificatesShown === true,
          rightsTold: `我们是${context.organ.name}的执法人员，已向你出示执法证件。现依法对你（单位）进行检查，请予配合。你有权就检查情况进行陈述和申辩；认为执法人员应当回避的，可以申请回避。`,
          findings: textIn(body.findings),
          recordings: textsIn(body.recordings),
          readBack: signatureText(body.signature, '已经核对，签名确认。'),
        }),
      },
    ]
  },

  recordRemoteInspection: (body, state, context) => {
    const team = teamIn(body.officers, body.from, state, context)
    const { party } = findingOf(state)
    return [
      {
        form: '59',
        ...(textIn(body.target) && { title: `远程勘验笔录（${body.target}）` }),
        date: dayOfAct(body.from, context),
        officers: officerValues(team),
        data: () => ({
          cause: causeOf(state),
          party: partyValue(party),
          target: textIn(body.target),
          place: textIn(body.place),
          startedAt: instantIn(body.from),
          endedAt: instantIn(body.until),
          witness: personIn(body.witness),
          recorder: team.find(o => o.id === body.recorderId)?.name,
          network: textIn(body.network),
          clockCheck: clockText(body.deviceTime, body.actualTime),
          steps: textIn(body.steps),
          captures: recordsIn(body.captures).map(({ title, url, capturedAt, file }) => ({
            title: textIn(title),
            url: textIn(url),
            capturedAt: instantIn(capturedAt) && secondsOf(instantIn(capturedAt)!),
            sha256: textIn(file),
          })),
          recording: body.recording
            ? `已全程录屏，录屏文件的 SHA-256：${body.recording}`
            : '没有全程录屏，由见证人见证。',
        }),
      },
    ]
  },

  recordExtraction: (body, state, context) => {
    const team = teamIn(body.officers, body.from, state, context)
    const holder = textIn(body.holder)
    return [
      {
        form: '34',
        date: dayOfAct(body.from, context),
        officers: officerValues(team),
        data: () => ({
          cause: causeOf(state),
          startedAt: instantIn(body.from),
          endedAt: instantIn(body.until),
          place: textIn(body.place),
          holder: personIn(holder),
          witness: witnessIn(body.signature),
          source: textIn(body.source),
          tools: '见提取过程',
          clockCheck: clockText(body.deviceTime, body.actualTime),
          steps: textIn(body.method),
          ...(textIn(body.description) && { files: [{ name: body.description, sha256: textIn(body.file) }] }),
          medium: `提取的副本随案保存，校验值与原始数据一致。原始介质${holder ? `的持有人（在场人）为${holder}` : '由持有人保管'}。`,
          readBack: signatureText(body.signature, '已经核对，签名确认。'),
        }),
      },
    ]
  },

  recordInquiry: (body, state, context) => {
    const team = teamIn(body.officers, body.from, state, context)
    const names = team.map(o => o.name).join('、')
    const role = labelIn(interviewees, body.role)
    const birth = dayIn(body.birth)
    const on = dayOfAct(body.from, context)
    return [
      {
        form: '07',
        // several persons are heard in a case
        ...(body.person && { title: `调查询问笔录（${body.person}）` }),
        date: dayOfAct(body.from, context),
        officers: officerValues(team),
        data: () => ({
          cause: causeOf(state),
          sequence: String(state.inquiries.filter(i => i.person === body.person).length + 1),
          startedAt: instantIn(body.from),
          endedAt: instantIn(body.until),
          place: textIn(body.place),
          person: personIn(body.person, {
            idNumber: body.idNumber,
            birth,
            ...(birth && birth <= on && { age: String(ageOn(birth, on)) }),
            address: body.contact,
            relation: role,
          }),
          guardian: personIn(body.guardian, { relation: body.guardianRelation }),
          rightsTold: `我们是${context.organ.name}的执法人员${names}，这是我们的执法证件，请你确认。现就有关情况依法向你询问，你应当如实回答。你认为执法人员与本案有直接利害关系的，有权申请回避；你有权核对笔录，对记载有误或者遗漏之处可以要求更正或者补充。`,
          qa: recordsIn(body.answers).map(({ q, a }) => ({ q: textIn(q) ?? '', a: textIn(a) ?? '' })),
          readBack: signatureText(body.signature, '已经核对，签名确认。'),
        }),
      },
    ]
  },
}

/** `设备时间2025年5月27日09:31，对照的标准时间2025年5月27日09:32，设备慢12秒` */
function clockText(device: unknown, actual: unknown): string | undefined {
  const [shown, standard] = [instantIn(device), instantIn(actual)]
  if (!shown || !standard) return undefined
  const seconds = Math.round((Date.parse(shown) - Date.parse(standard)) / 1000)
  const differs = seconds === 0 ? '一致' : `设备${seconds > 0 ? '快' : '慢'}${lengthOf(Math.abs(seconds))}`
  return `设备时间${momentOf(shown)}，对照的标准时间${momentOf(standard)}，${differs}`
}

/** `2025年9月3日14:21:08`: a page may change within the minute. */
const secondsOf = (instant: string): string => {
  const seconds = String(new Date(instant).getUTCSeconds()).padStart(2, '0')
  return `${momentOf(instant)}:${seconds}`
}

const momentOf = (instant: string): string => `${formatDayZh(dayOf(instant))}${timeOf(instant)}`

function lengthOf(seconds: number): string {
  const parts = [
    Math.floor(seconds / 86_400),
    Math.floor(seconds / 3600) % 24,
    Math.floor(seconds / 60) % 60,
    seconds % 60,
  ]
  const names = ['天', '小时', '分', '秒']
  return parts.map((n, i) => (n > 0 ? `${n}${names[i]}` : '')).join('')
}
