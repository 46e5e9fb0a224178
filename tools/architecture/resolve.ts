import { posix } from 'node:path'
import type { SourceFile, Tree } from './tree.ts'

/** Resolves import specifiers to paths in the repository, by the `imports` of package.json. */
export type Resolver = (from: SourceFile, specifier: string) => string | undefined

/** Undefined for npm packages and Node's own modules; a `#…` that leads nowhere resolves to itself. */
export function createResolver(tree: Tree): Resolver {
  const manifest = JSON.parse(tree.find('package.json')?.text ?? '{}') as { imports?: Record<string, string> }
  // the longest prefix wins, as in Node
  const doors = Object.entries(manifest.imports ?? {}).sort(([a], [b]) => b.length - a.length)
  return (from, specifier) => {
    if (specifier.startsWith('.')) return posix.join(posix.dirname(from.path), specifier)
    if (!specifier.startsWith('#')) return undefined
    for (const [door, target] of doors) {
      const [head = '', tail] = door.split('*')
      if (tail === undefined && specifier === door) return posix.normalize(target)
      if (tail === undefined || !specifier.startsWith(head) || !specifier.endsWith(tail)) continue
      return posix.normalize(target.replace('*', specifier.slice(head.length, specifier.length - tail.length)))
    }
    return specifier
  }
}

/** `packages/host/postgres/pool.ts` → `host`; the two halves of the ledger count as two packages. */
export function packageOf(path: string): string | undefined {
  const match = /^packages\/(ledger\/[^/]+|[^/]+)\//.exec(path)
  return match?.[1]
}

/** `features/6-operation/case-handling/rules.ts` → `6-operation/case-handling`. */
export function featureOf(path: string): string | undefined {
  return /^features\/([^/]+\/[^/]+)\//.exec(path)?.[1]
}

export const layerOf = (path: string): string => path.split('/')[0]!
