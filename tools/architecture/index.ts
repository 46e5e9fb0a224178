import { checkFeatureImports } from './feature-imports.ts'
import { checkFeatureShape } from './feature-shape.ts'
import { checkFlow } from './flow.ts'
import { checkHygiene } from './hygiene.ts'
import { checkPurity } from './purity.ts'
import { checkTables } from './tables.ts'
import { type Problem, readTree } from './tree.ts'

export type { Problem } from './tree.ts'

/** All broken rules of the house in the tree under `root`, by file and line. */
export function checkArchitecture(root: string): Problem[] {
  const tree = readTree(root)
  return [checkFlow, checkFeatureShape, checkFeatureImports, checkPurity, checkTables, checkHygiene]
    .flatMap(check => check(tree))
    .sort((a, b) => (a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1))
}
