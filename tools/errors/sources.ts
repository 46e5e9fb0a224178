import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { SourceText } from './collect.ts'

/** What runs on the server; screens repeat what it says. */
const FOLDERS = ['packages', 'features', 'apps/server']
const LEFT_OUT = /\.(spec|e2e)\.ts$|\.d\.ts$|\/(fixtures|pages|testkit|screens|verify|node_modules)\/|\/factory\.ts$/

/** The sources of the product under a repository, in the order of their paths. */
export function productSources(repository: string): SourceText[] {
  return FOLDERS.flatMap(folder =>
    readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' }).map(name => `${folder}/${name}`),
  )
    .filter(path => path.endsWith('.ts') && !LEFT_OUT.test(path))
    .sort()
    .map(path => ({ path, text: readFileSync(join(repository, path), 'utf8') }))
}
