import type { CaseAct, Party } from '#features/6-operation/case-handling'
import { birthFromCitizenId, formatDayZh, type PlainDate } from '#kernel'
import { capacityRule, type Law } from '#law-engine'
import type { Known, KnownPerson, KnownSecret, Role } from './known.ts'
import { personIn } from './person-name.ts'
import { publicNameOf } from './public-party.ts'

/** Somebody who told of the breach. Looked for as one person among others, so that the check tells nobody who it was. */
export interface Reporter {
  name: string | null
  phone: string | null
  address: string | null
}

/** A recorded act and who did it. */
export type KnownAct = CaseAct & { actorName: string }

/** Everything in the acts of a case that the public must not read. */
export function knownOfCase(acts: readonly KnownAct[], law: Law, reporter?: Reporter): Known {
  const people: KnownPerson[] = []
  const secrets: KnownSecret[] = []
  const add = (role: Role, ...fields: (string | undefined)[]) => {
    for (const field of fields) {
      const name = personIn(field)
      if (name) people.push({ name, role })
    }
  }
  const publicWords: string[] = []
  for (const act of acts) {
    add('person', act.actorName, ...peopleIn(act))
    if (act.type === 'findingRegistered') {
      const { party, organName } = act.data
      add(roleOfParty(act.data, law), ...namesOfParty(party))
      add('representative', party.representative)
      secrets.push(...secretsOfParty(party))
      publicWords.push(...publicWordsOf(party), organName)
    }
    if (act.type === 'inquiryRecorded') {
      const { person, minor, guardian, idNumber, contact, birth } = act.data
      add(minor ? 'minor' : 'person', person)
      add(minor ? 'guardian' : 'person', guardian)
      if (idNumber) secrets.push({ text: idNumber, kind: 'idNumber', why: '被询问人的证件号码' })
      if (contact) secrets.push(...contactSecrets(contact, '被询问人的住址、电话'))
      if (birth) secrets.push(...birthSecrets(birth))
    }
  }
  if (reporter) {
    add('person', reporter.name ?? undefined)
    for (const contact of [reporter.phone, reporter.address])
      if (contact) secrets.push(...contactSecrets(contact, '个人的住址、电话'))
  }
  return { people, secrets, publicWords }
}

const isPerson = ({ subjectKind }: Party): boolean => subjectKind === 'person'

/** A shop without a trade name of its own is called as its keeper is, and so is treated as a person. */
const namesOfParty = (party: Party): string[] => (publicNameOf(party) === party.name ? [] : [party.name])

function roleOfParty({ party, conductUntil }: { party: Party; conductUntil: PlainDate }, law: Law): Role {
  return isMinorParty(party, conductUntil, law) ? 'minor' : 'party'
}

/** Whether the party was under age when it acted (未成年人保护法第二条). Unknown age is no proof of one. */
export function isMinorParty(party: Party, conductUntil: PlainDate, law: Law): boolean {
  const birth = party.citizenId && birthFromCitizenId(party.citizenId)
  return Boolean(
    birth && isPerson(party) && birth < conductUntil && capacityRule(law, 'minor', { birth, on: conductUntil }),
  )
}

function secretsOfParty(party: Party): KnownSecret[] {
  const { citizenId, phone, address } = party
  return [
    ...(citizenId ? [{ text: citizenId, kind: 'idNumber' as const, why: '当事人的身份证件号码' }] : []),
    ...(phone ? [{ text: phone, kind: 'phone' as const, why: '当事人的电话' }] : []),
    ...(isPerson(party) ? [{ text: address, kind: 'address' as const, why: '自然人的住址' }] : []),
  ]
}

const publicWordsOf = (party: Party): string[] =>
  isPerson(party) ? [] : [publicNameOf(party), party.uscc ?? '', party.address].filter(word => word.length > 1)

/** 住址、电话 are one field: its parts are looked for one by one. */
function contactSecrets(contact: string, why: string): KnownSecret[] {
  const parts = contact.split(/[，,；;、\n]|\s{2,}/u).map(part => part.trim())
  return [contact.trim(), ...parts]
    .filter(part => part.length >= 5)
    .map(text => ({ text, kind: /^[\d\s+()（）-]+$/u.test(text) ? 'phone' : 'address', why }))
}

function birthSecrets(birth: PlainDate): KnownSecret[] {
  const [year, month, day] = birth.split('-') as [string, string, string]
  const short = [year, Number(month), Number(day)]
  const texts = [
    formatDayZh(birth),
    birth,
    short.join('.'),
    short.join('/'),
    `${year}.${month}.${day}`,
    year + month + day,
  ]
  return [...new Set(texts)].map(text => ({ text, kind: 'birth', why: '被询问人的出生日期' }))
}

/** Whoever else is named in an act: on the scene, at a service, at a hearing. */
function peopleIn(act: CaseAct): (string | undefined)[] {
  const data = act.data as unknown as Record<string, unknown>
  return [
    ...PERSON_FIELDS.flatMap(name => textsAt(data[name])),
    ...namesUnder(data.signature),
    ...namesUnder(data.service),
    ...namesOf(data.team),
    ...namesOf(data.handlers),
  ]
}

/** Fields of acts that hold the name of a person; `by` is an object in a recorded act and does not occur here. */
const PERSON_FIELDS = [
  'siteManager',
  'keeper',
  'holder',
  'by',
  'attendees',
  'participants',
  'recorder',
  'recorderName',
  'chairName',
  'officerName',
  'approverName',
  'reviewerName',
  'supportPerson',
]

const textsAt = (value: unknown): string[] =>
  (Array.isArray(value) ? value : [value]).filter((item): item is string => typeof item === 'string')

const namesUnder = (value: unknown): (string | undefined)[] => {
  const { witness, recipient, team } = (value ?? {}) as { witness?: string; recipient?: string; team?: unknown }
  return [witness, recipient, ...namesOf(team)]
}

const namesOf = (team: unknown): string[] =>
  Array.isArray(team) ? team.flatMap(member => (typeof member?.name === 'string' ? [member.name] : [])) : []
