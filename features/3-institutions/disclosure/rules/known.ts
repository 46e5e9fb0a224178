import { foldName } from './fold.ts'
import { surnameOf } from './surnames.ts'

/** Why a person's name does not stand in public; the first in this order wins where one person has several parts. */
export const roles = {
  minor: '未成年人，不得以任何形式公开（未成年人保护法第一百零三条）',
  guardian: '未成年人的监护人，公开会使未成年人被认出（未成年人保护法第一百零三条）',
  representative: '法定代表人（负责人）的姓名只在当事人信息中公示，不在事实部分重复',
  party: '当事人是自然人，姓名不公开（行政处罚法第五十条）',
  person: '案件中的自然人（行政处罚法第五十条、政府信息公开条例第十五条）',
} as const
export type Role = keyof typeof roles

export interface KnownPerson {
  name: string
  role: Role
}

/** A text of the case that is not for the public: a number, an address, a day of birth. */
export interface KnownSecret {
  text: string
  kind: 'idNumber' | 'phone' | 'address' | 'birth' | 'other'
  why: string
}

/** What a case knows that the public must not read, and the words that may stand although they look like it. */
export interface Known {
  people: readonly KnownPerson[]
  secrets: readonly KnownSecret[]
  /** The public name of the party, its code, the organ: hits inside them are none. */
  publicWords: readonly string[]
}

/** A known person and what stands for him in public. */
export interface Alias extends KnownPerson {
  shown: string
}

const ORDINALS = '甲乙丙丁戊己庚辛壬癸'

/** Two of a surname are told apart as 张某甲 and 张某乙; of a minor not even the surname stands. */
export function aliasesOf(people: readonly KnownPerson[]): Alias[] {
  const distinct = distinctPeople(people)
  const numberIn = (group: readonly KnownPerson[], person: KnownPerson) =>
    group.length > 1 ? (ORDINALS[group.indexOf(person)] ?? String(group.indexOf(person) + 1)) : ''
  return distinct.map(person => {
    if (person.role === 'guardian') return { ...person, shown: '某监护人' }
    if (person.role === 'minor') {
      const minors = distinct.filter(p => p.role === 'minor')
      return { ...person, shown: minors.length > 1 ? `未成年人${numberIn(minors, person)}` : '某未成年人' }
    }
    const surname = surnameOf(person.name)
    const namesakes = distinct.filter(p => p.role !== 'minor' && p.role !== 'guardian' && surnameOf(p.name) === surname)
    return { ...person, shown: surname ? `${surname}某${numberIn(namesakes, person)}` : '某外籍人员' }
  })
}

function distinctPeople(people: readonly KnownPerson[]): KnownPerson[] {
  const order = Object.keys(roles)
  const byName = new Map<string, KnownPerson>()
  for (const person of people) {
    const key = foldName(person.name).text
    const before = byName.get(key)
    if (!before || order.indexOf(person.role) < order.indexOf(before.role)) byName.set(key, person)
  }
  // a longer name is looked for before one that it contains
  return [...byName.values()]
}
