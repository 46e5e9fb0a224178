import { pinyin } from 'pinyin-pro'
import type { PlainDate } from '#kernel'
import { type Law, type Power, powersInForce } from '#law-engine'

export interface PowerIndex {
  /** Items in force on a day that answer a search; by code. Several words must all be found. */
  find(wanted: { on: PlainDate; fieldCode?: string; search?: string }): Power[]
}

/** Made once per law: initials of some hundred names take a moment. */
export function indexPowers(law: Law): PowerIndex {
  const made = indexes.get(law) ?? makeIndex(law)
  indexes.set(law, made)
  return made
}

const indexes = new WeakMap<Law, PowerIndex>()

function makeIndex(law: Law): PowerIndex {
  const texts = new Map<Power, string>(law.powers.map(power => [power, searchable(power)]))
  return {
    find({ on, fieldCode, search = '' }) {
      const words = search.toLowerCase().split(/\s+/).filter(Boolean)
      return powersInForce(law, { on, ...(fieldCode && { fieldCode }) }).filter(power =>
        words.every(word => texts.get(power)!.includes(word)),
      )
    },
  }
}

/** Everything a clerk may remember of an item, in lower case. */
function searchable(power: Power): string {
  const articles = [...power.violated, ...power.penaltyBasis, power.basis].map(({ law, article }) => law + article)
  const initials = pinyin(power.name.replace(/[^\p{Script=Han}]/gu, ''), {
    pattern: 'first',
    toneType: 'none',
    type: 'array',
  }).join('')
  const words = [power.code, power.name, power.field, ...power.penaltyKinds, power.permit ?? '', power.gloss]
  return [...words, ...articles, initials].join('\n').toLowerCase()
}
