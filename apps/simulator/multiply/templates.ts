import { mkdirSync } from 'node:fs'
import { createApplication, fillDemonstration, readOptions, setUpDemonstration } from '#apps/server'
import { movableClock } from '#kernel'

/** The day on which the templates stand; they began within the ten months before it, and so stand at every stage. */
const TEMPLATES_STAND_ON = '2026-06-30T09:00:00+08:00'

/** Fills a new installation with the demonstration city: its people, and cases at every stage made by real commands. */
export async function makeTemplates(dataDir: string, cases: number, onProgress: (line: string) => void): Promise<void> {
  mkdirSync(dataDir, { recursive: true })
  const clock = movableClock(TEMPLATES_STAND_ON)
  const options = { ...readOptions(['--empty'], {}), dataDir }
  const application = await createApplication({ ...options, empty: false }, clock, onProgress)
  try {
    await setUpDemonstration(application.database)
    await fillDemonstration(application.database, application.services, clock, { cases, subjects: cases })
  } finally {
    await application.close()
  }
}
