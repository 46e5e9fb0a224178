import { writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { collectRefusals } from './errors/collect.ts'
import { renderErrors } from './errors/render.ts'
import { productSources } from './errors/sources.ts'

/** npm run errors: writes docs/errors.md from the sources. */
const repository = resolve(import.meta.dirname, '..')
const page = join(repository, 'docs/errors.md')
const refusals = collectRefusals(productSources(repository))
writeFileSync(page, renderErrors(refusals))
console.log(`docs/errors.md：${new Set(refusals.map(r => r.code)).size} 个代码`)
