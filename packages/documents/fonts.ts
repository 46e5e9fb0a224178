import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { type Coverage, readCoverage } from './font-coverage.ts'

/** Files of the two weights every document is set in: Noto Serif SC 400 and 700 (OFL). */
export function defaultFonts(): string[] {
  const require = createRequire(import.meta.url)
  return ['400Regular/NotoSerifSC_400Regular.ttf', '700Bold/NotoSerifSC_700Bold.ttf'].map(file =>
    require.resolve(`@expo-google-fonts/noto-serif-sc/${file}`),
  )
}

/** A character counts as covered when every given font can draw it, so that bold text has no hidden hole. */
export function coverageOf(fonts: string[]): Coverage {
  const each = fonts.map(path => readCoverage(readFileSync(path)))
  return codePoint => each.every(covers => covers(codePoint))
}
