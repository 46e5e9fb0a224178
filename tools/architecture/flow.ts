import { createResolver, featureOf, layerOf, packageOf } from './resolve.ts'
import { importsOf, isCode, isTest, type Problem, type SourceFile, type Tree } from './tree.ts'

/** What each package may import of the others. Ours to decide: a new package gets a row here. */
export const PACKAGES: Record<string, readonly string[]> = {
  kernel: [],
  'law-engine': ['kernel'],
  'ledger/verify': ['kernel'],
  'ledger/append': ['kernel', 'ledger/verify'],
  draw: ['kernel'],
  documents: ['kernel'],
  host: ['kernel', 'ledger/append'],
  screens: ['kernel'],
  testkit: ['kernel', 'host'],
}

/** Tests may stand on the test kit and on a real database whatever their package. */
const FOR_TESTS = ['testkit', 'host']

/** law ← packages ← features ← apps; benchmarks and tools stand outside and see everything. */
const LAYERS: Record<string, readonly string[]> = {
  packages: ['packages'],
  features: ['packages', 'features'],
  apps: ['packages', 'features', 'apps'],
}

/** Who may import whom, between layers and between packages. */
export function checkFlow(tree: Tree): Problem[] {
  const resolve = createResolver(tree)
  const problems: Problem[] = []
  for (const file of tree.files) {
    if (/^law\/.*\.(ts|tsx|js|mjs)$/.test(file.path)) {
      problems.push({ file: file.path, line: 1, rule: 'law is data', mend: 'move the code to packages/law-engine' })
    }
    const layers = LAYERS[layerOf(file.path)]
    if (!layers || !isCode(file)) continue
    for (const { specifier, line } of importsOf(file)) {
      const target = resolve(file, specifier)
      if (target === undefined) continue
      const found = breach(file, specifier, target, layers)
      if (found) problems.push({ file: file.path, line, ...found })
    }
  }
  return problems
}

type Breach = Pick<Problem, 'rule' | 'mend'>

function breach(file: SourceFile, specifier: string, target: string, layers: readonly string[]): Breach | undefined {
  if (target.startsWith('#')) {
    return { rule: `${specifier} is no door`, mend: 'add it to "imports" of package.json, or import an existing door' }
  }
  if (!layers.includes(layerOf(target))) {
    return {
      rule: `${layerOf(file.path)} may not import ${layerOf(target)} (law ← packages ← features ← apps)`,
      mend: `pass what is needed from ${specifier} in as an argument, or move it down`,
    }
  }
  if (specifier.startsWith('.') && homeOf(file.path) !== homeOf(target)) {
    return {
      rule: `${specifier} reaches into ${homeOf(target)}`,
      mend: 'import its door: #kernel, #host, #features/<task>/<name> …',
    }
  }
  return packageBreach(file, target)
}

function packageBreach(file: SourceFile, target: string): Breach | undefined {
  const from = packageOf(file.path)
  const to = packageOf(target)
  if (from === undefined || to === undefined || from === to) return undefined
  const allowed = PACKAGES[from]
  if (!allowed) return { rule: `package ${from} has no row`, mend: 'add it to PACKAGES in tools/architecture/flow.ts' }
  if (allowed.includes(to) || (isTest(file.path) && FOR_TESTS.includes(to))) return undefined
  return {
    rule: `package ${from} may import ${allowed.join(', ') || 'no other package'}, not ${to}`,
    mend: `pass it in as an argument, or change PACKAGES in tools/architecture/flow.ts if the house agrees`,
  }
}

/** The folder within which files may import one another by relative paths. */
function homeOf(path: string): string {
  const feature = featureOf(path)
  if (feature) return `features/${feature}`
  const name = packageOf(path)
  return name ? `packages/${name}` : path.split('/').slice(0, 2).join('/')
}
