import type { LayWord } from './data-types.ts'

/** One thing a question speaks of. `words`: the texts that would say it in the law, the nearest first. */
export interface Concept {
  said: string
  words: string[]
  weight: number
  /** Why the law's word stands for what was said; absent where the law uses the same word. */
  reason?: string
  /** Where it stood in the question, so that neighbours can be shown as one. */
  at: number
}

/** A lay word is meant as a whole; two characters next to each other are only a part of one. */
const LAY = 1.6
const PAIR = 0.6
const SINGLE = 0.25

/** Characters and words that say nothing about an act. */
const IDLE =
  /有人|别人|他们|我们|你们|附近|这家|那家|一家|一个|可以|怎么|为什么|什么|是不是|处罚|举报|违法|行为|[的了在把给让被着过吗呢啊呀我你他她它和与及或者是有不就都也很又这那个些种等里上去来用人家想要会能看]/gu

/**
 * Takes a question apart: lay words first, the longest first, then what is left in pairs of characters, a lone
 * character by itself. No dictionary: the law's own words decide what a pair is worth.
 */
export function readQuestion(question: string, layWords: readonly LayWord[]): Concept[] {
  const known = layWords
    .flatMap(word => word.lay.map(lay => ({ lay: fold(lay), word })))
    .sort((a, b) => b.lay.length - a.lay.length)
  let rest = fold(question)
  const concepts: Concept[] = []
  for (const { lay, word } of known) {
    const at = rest.indexOf(lay)
    if (at < 0) continue
    rest = rest.replaceAll(lay, taken => ' '.repeat(taken.length))
    concepts.push({ said: lay, words: word.means, weight: LAY, reason: word.reason, at })
  }
  rest = rest.replace(IDLE, taken => ' '.repeat(taken.length))
  for (const run of rest.matchAll(/[\p{L}\p{N}]+/gu)) concepts.push(...pairsOf(run[0], run.index))
  return concepts
}

function pairsOf(run: string, start: number): Concept[] {
  if (run.length === 1) return [{ said: run, words: [run], weight: SINGLE, at: start }]
  return Array.from({ length: run.length - 1 }, (_, i) => {
    const pair = run.slice(i, i + 2)
    return { said: pair, words: [pair], weight: PAIR, at: start + i }
  })
}

/** Full-width forms as usual ones, letters small: KTV, ktv and ＫＴＶ are one word. */
export const fold = (text: string): string => text.normalize('NFKC').toLowerCase()
