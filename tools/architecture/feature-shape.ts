import { featureOf } from './resolve.ts'
import type { Problem, Tree } from './tree.ts'

/** `feature.json`: the clause of the policy it answers, the features it uses, the tables only it writes. */
export interface FeatureManifest {
  clause: string
  uses: string[]
  tables: string[]
}

const NEEDED = ['README.md', 'feature.json', 'index.ts']

const KNOWN = [
  /^(README\.md|feature\.json|index\.ts)$/,
  /^(acts|rules|contract|store|api|factory|story)\.ts$/,
  /^(page|field|portal)\.tsx$/,
  /^[\w.-]+\.(spec\.tsx?|e2e\.ts)$/,
  /^migrations\/[^/]+\.sql$/,
  /^(bodies|rules|store|pages|fixtures)\//,
]

/** The manifests that can be read, by feature (`6-operation/case-handling`). */
export function readManifests(tree: Tree): Map<string, FeatureManifest> {
  const manifests = new Map<string, FeatureManifest>()
  for (const file of tree.files) {
    const feature = featureOf(file.path)
    if (!feature || file.path !== `features/${feature}/feature.json`) continue
    const manifest = parseManifest(file.text)
    if (manifest) manifests.set(feature, manifest)
  }
  return manifests
}

function parseManifest(text: string): FeatureManifest | undefined {
  const isListOfTexts = (value: unknown) => Array.isArray(value) && value.every(item => typeof item === 'string')
  try {
    const { clause, uses, tables } = JSON.parse(text)
    const fits = typeof clause === 'string' && clause !== '' && isListOfTexts(uses) && isListOfTexts(tables)
    return fits ? { clause, uses, tables } : undefined
  } catch {
    return undefined
  }
}

/** Every feature folder looks the same: what must be there, what may be there, and a readable manifest. */
export function checkFeatureShape(tree: Tree): Problem[] {
  const problems: Problem[] = []
  const say = (file: string, rule: string, mend: string) => problems.push({ file, line: 1, rule, mend })
  const features = new Set<string>()
  for (const { path } of tree.files) {
    if (!path.startsWith('features/') || path === 'features/README.md') continue
    const feature = featureOf(path)
    if (!feature) {
      if (!/^features\/[^/]+\/README\.md$/.test(path))
        say(path, 'a file outside any feature', 'move it into a feature folder')
      continue
    }
    features.add(feature)
    const name = path.slice(`features/${feature}/`.length)
    if (!KNOWN.some(known => known.test(name))) {
      say(
        path,
        `${name} is none of the names a feature has`,
        'rename it, or put it into bodies/, rules/, store/, pages/ or fixtures/',
      )
    }
  }
  const manifests = readManifests(tree)
  for (const feature of features) {
    if (!/^[1-6]-[a-z]+\/[a-z][a-z0-9-]*$/.test(feature)) {
      say(`features/${feature}`, 'a feature lies in one of the six tasks', 'name it features/<1-6>-<task>/<name>')
    }
    for (const needed of NEEDED) {
      if (!tree.find(`features/${feature}/${needed}`)) {
        say(
          `features/${feature}/${needed}`,
          `a feature has ${needed}`,
          'write it; ARCHITECTURE.md shows the shape of a feature',
        )
      }
    }
    if (!manifests.has(feature) && tree.find(`features/${feature}/feature.json`)) {
      say(
        `features/${feature}/feature.json`,
        'feature.json is { "clause": text, "uses": [features], "tables": [tables] }',
        'correct it',
      )
    }
    for (const used of manifests.get(feature)?.uses ?? []) {
      if (!features.has(used)) {
        say(
          `features/${feature}/feature.json`,
          `uses ${used}, which does not exist`,
          'write <task>/<name> of a feature',
        )
      }
    }
  }
  return problems
}
