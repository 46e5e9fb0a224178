import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadCases, loadLaw } from '#law-engine/load'

/** Loads the law as data and its test cases, which checks all of them, and says what is wrong: file, key, how to mend it. */
const folder = join(resolve(import.meta.dirname, '..'), 'law')
try {
  if (!existsSync(folder)) throw new Error('there is no folder law/')
  loadLaw(folder)
  loadCases(folder)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
