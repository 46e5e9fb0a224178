import { refuse } from '#kernel'
import { findHits } from './find-hits.ts'
import { type Hit, type HitKind, hitKinds } from './hit.ts'
import type { Known } from './known.ts'

/** Something that still stands in a text for the public. */
export interface Standing {
  /** JSON pointer of the text. */
  field: string
  /** The words themselves: only whoever may read the file is told. */
  words: string
  kind: HitKind
  why: string
  confirmable: boolean
}

/** What still stands in texts, by their names. */
export function standingIn(
  texts: Readonly<Record<string, string>>,
  known: Known,
  confirmed: readonly { word: string }[] = [],
  pointer = '',
): Standing[] {
  const words = confirmed.map(c => c.word)
  return Object.entries(texts).flatMap(([name, text]) =>
    findHits(text, known, words).map(({ start, end, kind, why, confirmable }) => ({
      field: `${pointer}/${name}`,
      words: text.slice(start, end),
      kind,
      why,
      confirmable,
    })),
  )
}

/** @throws Refusal `disclosure.minorNamed`, `disclosure.personNamed`, `disclosure.privateShown` */
export function refuseStanding(standing: readonly Standing[]): void {
  const first = [...standing].sort((a, b) => order(a.kind) - order(b.kind))[0]
  if (!first) return
  const { code, article } = codeOf(first.kind)
  const others = standing.length > 1 ? `，另有${standing.length - 1}处` : ''
  refuse({
    code,
    kind: 'notAllowed',
    message: `公示内容中仍有应当隐去的${hitKinds[first.kind]}：“${first.words}”${others}。`,
    article,
    next: first.confirmable
      ? '请隐去后再公示；确认不是个人信息的，在“可以公开的词语”中写明理由。'
      : '请隐去后再公示；这一类内容不能确认为可以公开。',
    field: first.field,
    facts: { standing },
  })
}

const MINORS: readonly HitKind[] = ['minor', 'guardian', 'school']
const PERSONS: readonly HitKind[] = ['person', 'suspected']

const order = (kind: Hit['kind']): number => (MINORS.includes(kind) ? 0 : PERSONS.includes(kind) ? 1 : 2)

function codeOf(kind: HitKind): { code: string; article: string } {
  if (MINORS.includes(kind)) return { code: 'disclosure.minorNamed', article: '未成年人保护法第一百零三条' }
  if (PERSONS.includes(kind)) return { code: 'disclosure.personNamed', article: '行政处罚法第五十条' }
  return { code: 'disclosure.privateShown', article: '行政处罚法第五十条、政府信息公开条例第十五条' }
}

/** Words beside which a reader should look for secrets that no rule can know. */
const LOOK = /商业秘密|技术秘密|客户名单|进货(?:价|渠道)|底价|配方|源代码|国家秘密|机密|绝密|内部资料/gu

/** Places to look at with care; nothing is hidden because of them. */
export const placesToLook = (text: string): string[] => [...new Set(text.match(LOOK) ?? [])]
