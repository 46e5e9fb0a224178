import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  id: string
  nodes: { html: string }[]
}

/**
 * What axe-core finds wrong with a page as it stands, `rule: element` each; empty when nothing is. Evaluated, not
 * inserted as a script, so that the page's own policy may be strict.
 */
export async function axeViolations(page: Page): Promise<string[]> {
  await page.evaluate(source)
  const violations: Violation[] = await page.evaluate(
    `axe.run(document, { resultTypes: ['violations'] }).then(r => r.violations)`,
  )
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id}: ${node.html.slice(0, 200)}`))
}
