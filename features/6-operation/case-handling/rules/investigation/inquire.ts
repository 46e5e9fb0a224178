import { birthFromCitizenId, dayOf, isPlainDate, type PlainDate, refuse } from '#kernel'
import { type CapacityRule, capacityRule } from '#law-engine'
import type { Handler } from '../../acts.ts'
import type { RecordInquiry } from '../../bodies/investigation.ts'
import type { CaseContext } from '../context.ts'
import { checkTimes, handlerGate, refuseTime } from '../gates.ts'
import type { Rules } from '../rule.ts'
import { actingTeam, checkCertificatesShown, checkRightsTold, checkSignature, takesTime } from '../scene.ts'
import type { CaseState } from '../state.ts'

/** Two officers, one person at a time, nobody in two places; a minor beside a guardian. */
export const inquiryRules: Rules<'recordInquiry'> = {
  recordInquiry: {
    gates: (state, context) => [handlerGate(state, context)],
    decide: ({ officers, ...body }, state, context) => {
      checkTimes(body, state, context)
      if (!takesTime(body)) refuseTime('/until', '询问结束时间应当晚于开始时间。')
      const team = actingTeam(officers, body.from, state, context)
      checkCertificatesShown(body.certificatesShown)
      checkRightsTold(body.rightsTold)
      checkOnePerson(body.person)
      checkOverlap(body, team, state, context)
      const minority = minorityRule(body, context)
      if (minority) checkGuardian(body, minority, team)
      checkSignature(body.signature, team)
      return [
        {
          type: 'inquiryRecorded',
          data: { inquiryId: context.freshId(), minor: minority !== undefined, ...body, team },
        },
      ]
    },
  },
}

type Inquiry = Omit<RecordInquiry, 'officers'>

function checkOnePerson(person: string): void {
  if (!/[、，,;；/\n]/.test(person)) return
  refuse({
    code: 'caseHandling.onePersonAtATime',
    kind: 'invalid',
    message: '询问应当个别进行，一份笔录只询问一人。',
    article: '行政处罚法第五十五条第二款',
    next: '请为每个人分别制作笔录。',
    field: '/person',
  })
}

function checkOverlap(body: Inquiry, team: readonly Handler[], { inquiries }: CaseState, { busy }: CaseContext): void {
  const [from, until] = [Date.parse(body.from), Date.parse(body.until)]
  const taken = [
    ...inquiries.flatMap(i => i.team.map(o => ({ ...i, officerId: o.id, where: `询问${i.person}` }))),
    ...busy.map(b => ({ ...b, where: `在${b.caseLabel}询问` })),
  ]
  const clash = taken.find(
    t => team.some(o => o.id === t.officerId) && Date.parse(t.from) < until && from < Date.parse(t.until),
  )
  if (!clash) return
  const name = team.find(o => o.id === clash.officerId)?.name
  refuse({
    code: 'caseHandling.inquiryOverlaps',
    kind: 'notAllowed',
    message: `${name}在这段时间正${clash.where}，同一执法人员不能同时进行两次询问。`,
    article: '行政处罚法第四十二条第一款',
    next: '请核对询问时间，或者更正询问人员。',
    field: '/from',
    facts: { from: clash.from, until: clash.until },
  })
}

/** Under age on the day of the inquiry, by the day of birth given or by the one in the citizen number. */
function minorityRule({ birth, idNumber, from }: Inquiry, { law }: CaseContext): CapacityRule | undefined {
  const on = dayOf(from)
  if (birth !== undefined && (!isPlainDate(birth) || birth > on)) refuseBirth('出生日期不是合理的日期。')
  const inNumber = idNumber && /^\d{17}[\dXx]$/.test(idNumber) ? birthFromCitizenId(idNumber) : undefined
  if (birth !== undefined && inNumber !== undefined && birth !== inNumber) {
    refuseBirth(`出生日期与证件号码（${inNumber}）不一致。`)
  }
  const known: PlainDate | undefined = birth ?? inNumber
  return known && capacityRule(law, 'minor', { birth: known, on })
}

function refuseBirth(message: string): never {
  refuse({
    code: 'caseHandling.birthImpossible',
    kind: 'invalid',
    message,
    next: '请核对证件后填写。',
    field: '/birth',
  })
}

function checkGuardian(
  { guardian, guardianRelation, person }: Inquiry,
  { text, basis }: CapacityRule,
  team: readonly Handler[],
): void {
  const named = guardian?.trim()
  if (named && guardianRelation?.trim() && !team.some(o => o.name === named)) return
  refuse({
    code: 'caseHandling.guardianMissing',
    kind: 'notAllowed',
    message: `${person}是未成年人（${text}），询问时监护人或者合适成年人应当在场。`,
    article: `${basis.law}${basis.article}`,
    next: '请通知监护人（合适成年人）到场，并填写姓名和与被询问人的关系；执法人员不能充任。',
    field: named ? '/guardianRelation' : '/guardian',
  })
}
