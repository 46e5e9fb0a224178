import { FITTING_PLACES, type FittingTexts, textsOf } from './fitting-texts.ts'
import { isInForce } from './in-force.ts'
import { type Concept, fold, readQuestion } from './lay-question.ts'
import type { Law, Power } from './types.ts'

/** What was said, and the word of the item that it met; with the reason where they differ. */
export interface MetWord {
  said: string
  met: string
  reason?: string
}

/** An item that may fit. Only an order is meant by the score. */
export interface Fitting {
  power: Power
  score: number
  met: MetWord[]
}

const MOST = 10
/** What a word is worth by where it stands. */
const WORTH = { name: 1, place: 0.75, around: 0.4 } as const satisfies Record<keyof FittingTexts, number>
/** A later word of a lay word's list is a little further from what was meant. */
const FURTHER = 0.08
/** Measures and inspections follow from a breach: who describes one asks for the penalty first. */
const BESIDE = 0.55
/** Worth of a name that the question exhausts: between two that meet the same words, the shorter is nearer. */
const WHOLE_NAME = 1.2
/** An item that meets less than this part of the best one is not shown. */
const SHARE_OF_BEST = 0.4

interface Indexed {
  power: Power
  texts: FittingTexts
}

interface Index {
  items: Indexed[]
  /** Items by each single character and each pair in their texts, as positions in `items`. */
  postings: Map<string, number[]>
}

const indexes = new WeakMap<Law, Index>()

/**
 * The items in force on a day that may fit an act described in anybody's words, the likeliest first, at most ten; none
 * when nothing that was said stands in the law. A help to find, never a finding: whether an item fits is decided on evidence.
 */
export function findFitting(law: Law, { words, on }: { words: string; on: string }): Fitting[] {
  const index = indexes.get(law) ?? makeIndex(law)
  indexes.set(law, index)
  const applies = index.items.map(({ power }) => isInForce(power, on))
  const found = new Map<number, { score: number; met: (MetWord & { at: number })[] }>()
  for (const concept of readQuestion(words, law.layWords)) {
    const hits = hitsOf(concept, index).filter(([i]) => applies[i])
    const rare = Math.log(1 + index.items.length / Math.max(1, hits.length))
    for (const [i, worth, met] of hits) {
      const item = found.get(i) ?? { score: 0, met: [] }
      item.score += concept.weight * rare * worth
      item.met.push({ said: concept.said, met, at: concept.at, ...(concept.reason && { reason: concept.reason }) })
      found.set(i, item)
    }
  }
  return ranked([...found].map(([i, { score, met }]) => fittingOf(index.items[i]!.power, score, met)))
}

function makeIndex(law: Law): Index {
  const off = new Set(law.fields.filter(field => !field.enabled).map(field => field.code))
  const items = law.powers
    .filter(power => !off.has(power.fieldCode))
    .map(power => {
      const { name, place, around } = textsOf(law, power)
      return { power, texts: { name: fold(name), place: fold(place), around: fold(around) } }
    })
  const postings = new Map<string, number[]>()
  for (const [i, { texts }] of items.entries()) {
    for (const token of tokensOf(`${texts.name}\n${texts.place}\n${texts.around}`)) {
      const list = postings.get(token)
      if (list) list.push(i)
      else postings.set(token, [i])
    }
  }
  return { items, postings }
}

function tokensOf(text: string): Set<string> {
  const tokens = new Set<string>()
  for (let i = 0; i < text.length; i++) {
    tokens.add(text[i]!)
    if (i + 1 < text.length) tokens.add(text.slice(i, i + 2))
  }
  return tokens
}

/** Where a concept stands: item, worth, and the word of the law. */
function hitsOf(concept: Concept, { items, postings }: Index): [item: number, worth: number, met: string][] {
  const best = new Map<number, [number, string]>()
  for (const [nth, word] of concept.words.entries()) {
    const text = fold(word)
    for (const i of candidates(text, postings)) {
      const place = FITTING_PLACES.find(name => items[i]!.texts[name].includes(text))
      if (!place) continue
      const worth = WORTH[place] * Math.max(0.5, 1 - nth * FURTHER)
      if (worth > (best.get(i)?.[0] ?? 0)) best.set(i, [worth, word])
    }
  }
  return [...best].map(([i, [worth, word]]) => [i, worth, word])
}

/** The items of the rarest pair of a word: all that can contain it. */
function candidates(word: string, postings: Map<string, number[]>): readonly number[] {
  if (word.length <= 2) return postings.get(word) ?? []
  const lists = Array.from({ length: word.length - 1 }, (_, i) => postings.get(word.slice(i, i + 2)) ?? [])
  return lists.reduce((least, list) => (list.length < least.length ? list : least))
}

function fittingOf(power: Power, score: number, met: readonly (MetWord & { at: number })[]): Fitting {
  const name = fold(power.name)
  const covered = new Set<number>()
  for (const { met: word } of met) {
    const at = name.indexOf(fold(word))
    for (let i = 0; at >= 0 && i < word.length; i++) covered.add(at + i)
  }
  const whole = score + WHOLE_NAME * (covered.size / name.length)
  return { power, score: power.kind === 'penalty' ? whole : whole * BESIDE, met: joined(met) }
}

/** Pairs that overlap in the question are one word to whoever reads it: 未成 成年 年人 is 未成年人. */
function joined(met: readonly (MetWord & { at: number })[]): MetWord[] {
  const words: (MetWord & { at: number })[] = []
  for (const next of [...met].sort((a, b) => a.at - b.at)) {
    const last = words.at(-1)
    const overlaps = last && !last.reason && !next.reason && next.at < last.at + last.said.length
    if (overlaps) {
      last.said += next.said.slice(last.at + last.said.length - next.at)
      last.met = last.said
    } else words.push({ ...next })
  }
  return words.map(({ at: _at, ...word }) => word)
}

/** A single character met by chance is no answer. */
function ranked(all: readonly Fitting[]): Fitting[] {
  const fitting = all
    .filter(({ met }) => met.some(word => word.reason !== undefined || word.said.length > 1))
    .sort((a, b) => b.score - a.score || (a.power.code < b.power.code ? -1 : 1))
  const least = (fitting[0]?.score ?? 0) * SHARE_OF_BEST
  return fitting.filter(({ score }) => score >= least).slice(0, MOST)
}
