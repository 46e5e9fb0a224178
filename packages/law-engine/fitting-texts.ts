import type { Law, Power } from './types.ts'

/** The texts of an item by how much a word found there says: its name, where it belongs, and what is said around it. */
export interface FittingTexts {
  name: string
  place: string
  around: string
}

export const FITTING_PLACES = ['name', 'place', 'around'] as const

/** What stands in the law about an item, for finding it from the words of an act. */
export function textsOf(law: Law, power: Power): FittingTexts {
  const looked = law.checklists.flatMap(list => list.items.filter(item => item.power === power.code))
  const acts = law.concurrenceGroups.filter(group => group.powers.includes(power.code)).map(group => group.act)
  const said = [power.condition, power.when, power.fineWhen, power.seize, power.coercive, power.fineSubject]
  return {
    name: power.name,
    place: `${power.field}\n${power.permit ?? ''}`,
    around: [...said.filter(text => text !== undefined), ...looked.map(item => item.text), ...acts].join('\n'),
  }
}
