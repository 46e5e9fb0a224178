import type { PatternHit } from './patterns.ts'

const SCHOOL = /(?:小学|中学|学校|学院|幼儿园|职高|技校|高中|初中)(?:部)?/gu
const CLASS =
  /(?:[小初高][一二三四五六]|[一二三四五六七八九\d]{1,2}年级)(?:\s*[（(]?\s*[\d一二三四五六七八九十]{1,3}\s*[)）]?\s*班)?/gu
/** A school's name does not contain these; it begins after the last of them. */
const EDGE = /[，。；、：:,;.（）()“”"《》\s系为是在于从读到至与和由等及的名]/u
const LONGEST_NAME = 16
const WHY = '未成年人就读的学校、班级（未成年人保护法第一百零三条）'

/** Schools and classes, which tell who a minor is even where no name stands. */
export function findSchools(text: string): PatternHit[] {
  const schools = [...text.matchAll(SCHOOL)].flatMap(({ 0: word, index }) => {
    const start = beginOfName(text, index)
    // 某中学 and the bare word tell nothing
    return start === index || text.slice(start, index).endsWith('某')
      ? []
      : [{ start, end: index + word.length, kind: 'school' as const, why: WHY }]
  })
  const classes = [...text.matchAll(CLASS)].map(({ 0: word, index }) => ({
    start: index,
    end: index + word.length,
    kind: 'school' as const,
    why: WHY,
  }))
  return [...schools, ...classes]
}

function beginOfName(text: string, end: number): number {
  let at = end
  while (at > 0 && end - at < LONGEST_NAME && !EDGE.test(text[at - 1]!)) at--
  return at
}
