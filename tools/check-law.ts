import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { systemClock, today } from '#kernel'
import { freshness, freshnessLine } from '#law-engine'
import { loadCases, loadLaw } from '#law-engine/load'

/** Loads the law as data and its test cases, which checks all of them, and says what is wrong: file, key, how to mend it; else in one line what is to be read again. */
const folder = join(resolve(import.meta.dirname, '..'), 'law')
try {
  if (!existsSync(folder)) throw new Error('there is no folder law/')
  const law = loadLaw(folder)
  loadCases(folder)
  console.log(freshnessLine(freshness(law, today(systemClock))))
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
