import { type Folded, foldName, foldNumber } from './fold.ts'
import { type Hit, type HitKind, shownFor } from './hit.ts'
import { type Alias, aliasesOf, type Known, roles } from './known.ts'
import { findPatterns, type PatternHit } from './patterns.ts'
import { findSchools } from './schools.ts'
import { surnameOf } from './surnames.ts'
import { findSuspects } from './suspects.ts'

/**
 * What in a text must not become public: names, numbers and addresses that the case knows, and whatever looks like them.
 * Width, way of writing and what stands between characters make no difference.
 * @param confirmed words that the publisher has looked at and found to be no such thing
 */
export function findHits(text: string, known: Known, confirmed: readonly string[] = []): Hit[] {
  const names = foldName(text)
  const numbers = foldNumber(text)
  const allowed = spansOf(names, known.publicWords)
  const said = spansOf(names, confirmed)
  return [...nameHits(names, known), ...secretHits(names, known), ...patternHits(text, numbers, known)]
    .filter(hit => !isInside(hit, allowed) && !(hit.confirmable && isInside(hit, said)))
    .sort((a, b) => a.start - b.start || b.end - a.end)
    .filter((hit, i, hits) => !hits.slice(0, i).some(before => before.kind === hit.kind && isInside(hit, [before])))
}

type Span = Pick<Hit, 'start' | 'end'>

const isInside = (hit: Span, spans: readonly Span[]): boolean =>
  spans.some(span => span.start <= hit.start && hit.end <= span.end)

/** Where a word stands, in indexes of the original. */
function placesOf(folded: Folded, word: string): Span[] {
  const wanted = foldName(word).text
  const places: Span[] = []
  if (wanted === '') return places
  for (let at = folded.text.indexOf(wanted); at >= 0; at = folded.text.indexOf(wanted, at + 1)) {
    places.push({ start: folded.from[at]!, end: folded.until[at + wanted.length - 1]! })
  }
  return places
}

const spansOf = (folded: Folded, words: readonly string[]): Span[] => words.flatMap(word => placesOf(folded, word))

function nameHits(folded: Folded, { people }: Known): Hit[] {
  return aliasesOf(people).flatMap(person =>
    formsOf(person).flatMap(form =>
      placesOf(folded, form).map(place => ({
        ...place,
        kind: kindOf(person),
        shown: person.shown,
        why: roles[person.role],
        confirmable: person.role !== 'minor' && person.role !== 'guardian',
      })),
    ),
  )
}

const kindOf = ({ role }: Alias): HitKind => (role === 'minor' || role === 'guardian' ? role : 'person')

/** How a person may be called: the name, the parts of one with dots, and for a minor the given name alone. */
function formsOf({ name, role }: Alias): string[] {
  const parts = name.split(/[·•・‧]/u).filter(part => [...part].length > 1)
  const given =
    role === 'minor' ? [...name.normalize('NFKC').replace(/\s/gu, '')].slice([...surnameOf(name)].length) : []
  return [...new Set([name, ...parts, ...(given.length > 1 ? [given.join('')] : [])])].filter(
    form => [...foldName(form).text].length > 1,
  )
}

const secretHits = (folded: Folded, { secrets }: Known): Hit[] =>
  secrets
    .filter(({ text }) => foldName(text).text.length > 1)
    .flatMap(({ text, kind, why }) =>
      placesOf(folded, text).map(place => {
        const hitKind = kind === 'other' ? 'secret' : kind
        return { ...place, kind: hitKind, shown: shownFor(hitKind), why, confirmable: hitKind !== 'idNumber' }
      }),
    )

function patternHits(text: string, numbers: Folded, known: Known): Hit[] {
  const inOriginal = (hit: PatternHit): PatternHit => ({
    ...hit,
    start: numbers.from[hit.start]!,
    end: numbers.until[hit.end - 1]!,
  })
  const minorsKnown = known.people.some(person => person.role === 'minor')
  return [
    ...findPatterns(numbers.text).map(inOriginal),
    ...findSuspects(text),
    ...(minorsKnown ? findSchools(text) : []),
  ].map(({ certain = false, ...hit }) => ({ ...hit, shown: shownOf(hit, text), confirmable: !certain }))
}

function shownOf({ kind, start, end }: PatternHit, text: string): string {
  if (kind === 'suspected') return `${surnameOf(text.slice(start, end))}某`
  return shownFor(kind)
}
