import type { Coverage } from './font-coverage.ts'

/** Printed in place of a character that the font lacks: 〓, the printers' mark for a missing type. */
export const MISSING_TYPE = '〓'

// Control characters, bidirectional overrides, joiners, variation selectors and tags draw nothing,
// yet can reorder or hide what a reader sees on paper. A document carries only what it shows.
const INVISIBLE = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu
const LONG_WORD = /[!-~]{24,}/g
const BREAK_HERE = '\u200b'

export interface Printer {
  /** One line: line breaks become spaces. */
  line(text: string): string
  /** Paragraphs, split at line breaks, empty ones dropped. */
  paragraphs(text: string): string[]
  /** Characters met so far that the font cannot draw, as `U+20BB7`, in order of first sight. */
  missing(): string[]
}

/**
 * Makes user text printable for one document: drops what is invisible, marks what the font lacks, lets very long words break.
 * The text stays a string; the typesetter is never given it as markup.
 */
export function createPrinter(covers: Coverage): Printer {
  const missing = new Set<string>()
  const clean = (text: string): string => {
    let out = ''
    for (const character of text.toWellFormed().replace(INVISIBLE, '')) {
      const code = character.codePointAt(0)!
      if (code === 0x0a || code === 0x09 || covers(code)) out += character
      else {
        missing.add(`U+${code.toString(16).toUpperCase().padStart(4, '0')}`)
        out += MISSING_TYPE
      }
    }
    return out.replace(LONG_WORD, word => word.replace(/.{4}(?=.)/g, part => part + BREAK_HERE))
  }
  return {
    line: text => clean(text.replace(/\s*[\r\n\u2028\u2029]+\s*/g, ' ').replaceAll('\t', ' ')).trim(),
    paragraphs: text =>
      text
        .split(/[\r\n\u2028\u2029]+/)
        .map(part => clean(part.replaceAll('\t', ' ')).trim())
        .filter(part => part !== ''),
    missing: () => [...missing],
  }
}
