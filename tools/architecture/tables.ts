import { readManifests } from './feature-shape.ts'
import { featureOf } from './resolve.ts'
import { isCode, isTest, lineAt, type Problem, type SourceFile, type Tree, withoutComments } from './tree.ts'

const NAME = String.raw`(?:only\s+)?(?:public\.)?"?([a-z_][a-z0-9_]*)"?`

const WRITES = [
  new RegExp(String.raw`\binsert\s+into\s+${NAME}`, 'gi'),
  new RegExp(String.raw`\bupdate\s+${NAME}(?:\s+(?:as\s+)?[a-z_]\w*)?\s+set\b`, 'gi'),
  new RegExp(String.raw`\bdelete\s+from\s+${NAME}`, 'gi'),
  new RegExp(String.raw`\bmerge\s+into\s+${NAME}`, 'gi'),
  /\b(?:insertInto|updateTable|deleteFrom|mergeInto)\(\s*['"`]([a-z_][a-z0-9_]*)/g,
]

const DEFINES = [
  new RegExp(String.raw`\b(?:create|alter|drop)\s+table\s+(?:if\s+(?:not\s+)?exists\s+)?${NAME}`, 'gi'),
  new RegExp(String.raw`\bcreate\s+(?:unique\s+)?index\s[^;]*?\son\s+${NAME}`, 'gi'),
  new RegExp(String.raw`\bcreate\s+(?:constraint\s+)?(?:trigger|policy)\s[^;]*?\son\s+${NAME}`, 'gi'),
  new RegExp(String.raw`\btruncate\s+(?:table\s+)?(?!on\b)${NAME}`, 'gi'),
]

/** A feature writes only the tables its feature.json lists, and no table belongs to two features. */
export function checkTables(tree: Tree): Problem[] {
  const manifests = readManifests(tree)
  const problems: Problem[] = []
  const owners = new Map<string, string>()
  for (const [feature, { tables }] of manifests) {
    for (const table of tables) {
      const owner = owners.get(table)
      if (owner) {
        problems.push({
          file: `features/${feature}/feature.json`,
          line: 1,
          rule: `table ${table} belongs to ${owner} already`,
          mend: `write it through the door of ${owner}, or listen to its acts and keep a table of your own`,
        })
      } else owners.set(table, feature)
    }
  }
  for (const file of tree.files) {
    const feature = featureOf(file.path)
    const manifest = feature === undefined ? undefined : manifests.get(feature)
    if (!manifest || isTest(file.path)) continue
    for (const { table, line } of writesOf(file)) {
      if (manifest.tables.includes(table)) continue
      problems.push({
        file: file.path,
        line,
        rule: `${feature} writes ${table}, which is not one of its tables`,
        mend: owners.has(table)
          ? `leave it to ${owners.get(table)}, or call its door`
          : `add it to tables of features/${feature}/feature.json if it is this feature's own`,
      })
    }
  }
  return problems
}

function writesOf(file: SourceFile): { table: string; line: number }[] {
  const isMigration = file.path.endsWith('.sql')
  if (!isMigration && !isCode(file)) return []
  const text = withoutComments(file)
  return (isMigration ? [...WRITES, ...DEFINES] : WRITES)
    .flatMap(pattern => [...text.matchAll(pattern)])
    .map(found => ({ table: found[1]!.toLowerCase(), line: lineAt(text, found.index) }))
    .sort((a, b) => a.line - b.line)
}
