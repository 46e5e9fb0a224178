import type { Party } from '#features/6-operation/case-handling'
import type { PublicParty } from '../acts.ts'
import { foldName } from './fold.ts'
import { surnameOf } from './surnames.ts'

/**
 * What the public reads of a party. An organisation stands with its name, its code and, as the field CF_FRDB of 双公示
 * wants, its legal representative, whom the register of enterprises shows to everybody. A sole trader stands with his
 * trade name alone; his own name is a person's. A natural person stands with his surname. What is not known to be public
 * is not shown.
 */
export function publicParty(party: Party): PublicParty {
  const name = publicNameOf(party)
  if (party.subjectKind === 'organisation') {
    return { name, class: '法人及非法人组织', uscc: party.uscc ?? null, representative: party.representative ?? null }
  }
  if (party.subjectKind === 'soleTrader')
    return { name, class: '个体工商户', uscc: party.uscc ?? null, representative: null }
  return { name, class: '自然人', uscc: null, representative: null }
}

/** The name under which a party stands in public. */
export function publicNameOf(party: Party): string {
  if (party.subjectKind === 'organisation') return party.name
  if (party.subjectKind === 'soleTrader' && isTradeName(party)) return party.name
  return `${surnameOf(party.name)}某`
}

/** A short name without a word for a place of business is taken for the keeper's own. */
function isTradeName({ name, representative }: Party): boolean {
  if (representative && foldName(name).text === foldName(representative).text) return false
  return [...name].length > 4 || PLACE.test(name)
}

const PLACE = /[店铺馆厅吧行社部场院站坊所屋城会网楼轩阁室园苑]$|中心$|工作室$/u
