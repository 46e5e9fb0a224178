import { usualForm } from './variants.ts'

/** A text in the one form in which things are looked for, and where each of its units came from. */
export interface Folded {
  text: string
  /** Index in the original of the character a unit came from, and of the one after it. */
  from: number[]
  until: number[]
}

/** Stands between the characters of a name without changing whose name it is: space of any width, joiners, dots, dashes. */
const BETWEEN = /[\s\p{Cf}\p{Mn}\p{Pd}·•・‧∙⋅．.*＊_'’‘"“”`~|/\\]/u

/** For names: width, way of writing and what stands between the characters make no difference. */
export const foldName = (text: string): Folded =>
  fold(text, character => (BETWEEN.test(character) ? '' : usualForm(character).toLowerCase()))

const HAN_DIGITS = new Map([...'〇零一二三四五六七八九壹贰叁肆伍陆柒捌玖'].map((c, i) => [c, digitAt(i)]))
HAN_DIGITS.set('○', '0').set('Ｏ', '0')

/** 〇 and 零 are both nothing; then one to nine, twice. */
function digitAt(i: number): string {
  return String(i < 2 ? 0 : i < 11 ? i - 1 : i - 10)
}

/** For numbers: digits of any width and in Chinese become ASCII, letters upper case, joiners go; everything else stays. */
export const foldNumber = (text: string): Folded =>
  fold(text, character => (/\p{Cf}/u.test(character) ? '' : (HAN_DIGITS.get(character) ?? character.toUpperCase())))

function fold(text: string, change: (character: string) => string): Folded {
  const folded: Folded = { text: '', from: [], until: [] }
  let at = 0
  for (const character of text) {
    const next = at + character.length
    for (const part of character.normalize('NFKC')) {
      const changed = change(part)
      folded.text += changed
      for (let i = 0; i < changed.length; i++) {
        folded.from.push(at)
        folded.until.push(next)
      }
    }
    at = next
  }
  return folded
}
