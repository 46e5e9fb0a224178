import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadLaw } from '#law-engine/load'

/** Loads the law as data, which checks all of it, and says what is wrong: file, key, how to mend it. */
const folder = join(resolve(import.meta.dirname, '..'), 'law')
try {
  if (!existsSync(folder)) throw new Error('there is no folder law/')
  await loadLaw(folder)
} catch (error) {
  console.error((error as Error).message)
  process.exit(1)
}
