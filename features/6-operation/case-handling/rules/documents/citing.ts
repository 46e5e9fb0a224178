import { bookTitle } from '#kernel'
import type { Basis, Law, Power } from '#law-engine'

/** `《中华人民共和国未成年人保护法》第五十八条`: the full name, and the article only where its number is known. */
export function cite(law: Law, { law: name, article }: Basis): string {
  const full = law.statutes.find(s => s.name === name && s.fullName)?.fullName ?? name
  return article.startsWith('第') ? `${bookTitle(full)}${article}` : bookTitle(full)
}

export const citeAll = (law: Law, bases: readonly Basis[]): string =>
  [...new Set(bases.map(b => cite(law, b)))].join('、')

/** What the items say was violated. An article nobody has read in the text is left out: the name of the law stands alone. */
export const citeViolated = (law: Law, powers: readonly Power[]): string =>
  citeAll(
    law,
    powers.flatMap(p =>
      p.checks?.violatedArticle === 'text-read' ? p.violated : p.violated.map(b => ({ ...b, article: '' })),
    ),
  )
