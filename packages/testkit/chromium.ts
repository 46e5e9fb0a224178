import { existsSync } from 'node:fs'
import { type Browser, chromium as playwright } from 'playwright-core'

const USUAL_PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/opt/google/chrome/chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

const QUIET = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser of this machine: `CHROMIUM_PATH`, else a usual place; undefined where there is none. */
export function findChromium(): string | undefined {
  const wanted = process.env.CHROMIUM_PATH
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROMIUM_PATH 指向的文件不存在：${wanted}`)
    return wanted
  }
  return USUAL_PLACES.find(path => existsSync(path))
}

/**
 * Starts the browser; the caller closes it. Undefined where there is none: such tests stand under
 * `describe.skipIf(!findChromium())`, so that they are counted as skipped and `npm test` says so aloud.
 */
export async function chromium(): Promise<Browser | undefined> {
  const executablePath = findChromium()
  if (executablePath === undefined) return undefined
  return playwright.launch({ executablePath, args: QUIET })
}
