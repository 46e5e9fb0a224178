import { pinyin } from 'pinyin-pro'

/**
 * Terms of a name for the index: each character, each pair of neighbours, each run of Latin letters and digits, and the
 * pinyin initials of the whole. Pairs make a search of two characters exact enough for an index, which trigrams do not.
 */
export function indexTerms(text: string): string[] {
  const terms = new Set<string>()
  for (const run of runsOf(text)) {
    if (/^[a-z\d]/.test(run)) terms.add(run)
    else addGrams(run, terms)
  }
  const initials = initialsOf(text)
  if (initials) addGrams(`${INITIALS}${initials}`, terms, INITIALS.length)
  return [...terms]
}

/** Terms that all must be there for a search: pairs where there are pairs, single characters otherwise. */
export function queryTerms(text: string): string[] {
  return runsOf(text).flatMap(run => {
    if (/^[a-z\d]/.test(run)) return [run]
    const characters = [...run]
    return characters.length === 1 ? characters : characters.slice(1).map((c, i) => characters[i]! + c)
  })
}

/** `gwt` for a name beginning 歌舞厅; empty when the name has no Chinese character. */
export const initialsOf = (text: string): string =>
  pinyin(text.replace(/[^\p{Script=Han}]/gu, ''), { pattern: 'first', toneType: 'none', type: 'array' })
    .join('')
    .toLowerCase()

/** True when the search is nothing but Latin letters, as somebody types initials. */
export const looksLikeInitials = (search: string): boolean => /^[a-z]{2,8}$/i.test(search.trim())

/** Keeps initials apart from Latin words of the name itself. */
const INITIALS = '^'

function addGrams(run: string, terms: Set<string>, prefix = 0): void {
  const head = run.slice(0, prefix)
  const characters = [...run.slice(prefix)]
  characters.forEach((c, i) => {
    terms.add(head + c)
    if (i > 0) terms.add(head + characters[i - 1] + c)
  })
}

/** Terms for a search by initials: pairs of neighbouring letters, marked as initials. */
export function initialTerms(search: string): string[] {
  const letters = [...search.trim().toLowerCase()]
  return letters.slice(1).map((c, i) => INITIALS + letters[i] + c)
}

const runsOf = (text: string): string[] => text.toLowerCase().match(/[a-z\d]+|\p{Script=Han}+/gu) ?? []
