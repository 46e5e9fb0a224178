import { readManifests } from './feature-shape.ts'
import { createResolver, featureOf } from './resolve.ts'
import { importsOf, isCode, isTest, type Problem, type Tree } from './tree.ts'

/** Inside a feature: bodies → acts → rules → contract → { store → api } | { page, field, portal }. */
const INSIDE: Record<string, readonly string[]> = {
  bodies: ['bodies'],
  acts: ['bodies', 'acts'],
  rules: ['bodies', 'acts', 'rules'],
  contract: ['bodies', 'acts', 'rules', 'contract'],
  store: ['bodies', 'acts', 'rules', 'contract', 'store'],
  api: ['bodies', 'acts', 'rules', 'contract', 'store', 'api'],
  page: ['bodies', 'acts', 'rules', 'contract', 'page'],
  field: ['bodies', 'acts', 'rules', 'contract', 'field', 'page'],
  portal: ['bodies', 'acts', 'rules', 'contract', 'portal', 'page'],
}

/** `…/rules/limitation.ts` and `…/rules.ts` are both `rules`; `pages/…` is `page`. */
function partOf(path: string): string {
  const name = path.split('/')[3] ?? ''
  return name.replace(/\.tsx?$/, '').replace(/^pages$/, 'page')
}

/** Between features only through the door, only what `uses` lists, never in a circle; inside one, only forward. */
export function checkFeatureImports(tree: Tree): Problem[] {
  const resolve = createResolver(tree)
  const manifests = readManifests(tree)
  const uses = new Map<string, Set<string>>([...manifests].map(([name, manifest]) => [name, new Set(manifest.uses)]))
  const problems: Problem[] = []
  for (const file of tree.files) {
    const feature = featureOf(file.path)
    if (!feature || !isCode(file)) continue
    for (const { specifier, line } of importsOf(file)) {
      const target = resolve(file, specifier)
      const other = target === undefined ? undefined : featureOf(target)
      if (target === undefined || other === undefined) continue
      const say = (rule: string, mend: string) => problems.push({ file: file.path, line, rule, mend })
      if (other === feature) {
        const allowed = INSIDE[partOf(file.path)]
        const part = partOf(target)
        if (!isTest(file.path) && allowed && part in INSIDE && !allowed.includes(part)) {
          say(
            `${partOf(file.path)} may not import ${part}`,
            'bodies → acts → rules → contract → { store → api } | { page, field, portal }',
          )
        }
      } else if (isTest(file.path) && target === `features/${other}/factory.ts`) {
        // what a feature makes for tests is no part of its door, lest the product carry it
      } else if (target !== `features/${other}/index.ts`) {
        say(`${specifier} passes the door of ${other} by`, `import #features/${other} and export there what is needed`)
      } else if (!isTest(file.path) && !uses.get(feature)?.has(other)) {
        say(
          `${other} is not listed in uses`,
          `add it to features/${feature}/feature.json, or listen to its acts instead`,
        )
      }
    }
  }
  return [...problems, ...findCircles(uses)]
}

/** Each circle of `uses` once, reported at its alphabetically first feature. */
function findCircles(uses: Map<string, Set<string>>): Problem[] {
  const problems: Problem[] = []
  const walk = (path: string[]) => {
    for (const next of uses.get(path.at(-1)!) ?? []) {
      if (next === path[0]) {
        problems.push({
          file: `features/${next}/feature.json`,
          line: 1,
          rule: `a circle: ${[...path, next].join(' → ')}`,
          mend: 'let the later feature listen to the acts of the earlier one',
        })
      } else if (!path.includes(next) && next > path[0]!) walk([...path, next])
    }
  }
  for (const feature of [...uses.keys()].sort()) walk([feature])
  return problems
}
