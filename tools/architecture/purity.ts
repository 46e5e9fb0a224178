import { isBuiltin } from 'node:module'
import { importsOf, isTest, lineAt, type Problem, type Tree, withoutComments } from './tree.ts'

const IO_PACKAGES = /^(kysely|pg|fastify|react|react-dom)(\/|$)|^@fastify\//

const IMPURE: [RegExp, string][] = [
  [/\bDate\.now\(|\bnew Date\(\)|\bsystemClock\b|\bperformance\.now\(/g, 'take the time as an argument'],
  [/\bMath\.random\b|\bnewId\(|\bnewPaperCode\(|\bcrypto\.(getRandomValues|randomUUID)/g, 'take it as an argument'],
  [/\bprocess\.env\b|\bfetch\(/g, 'take the value as an argument'],
]

/** Rules are functions of their arguments: no clock, no random, no I/O. */
export function checkPurity(tree: Tree): Problem[] {
  const problems: Problem[] = []
  for (const file of tree.files) {
    if (!/^features\/[^/]+\/[^/]+\/(rules\.ts|rules\/.*\.ts|acts\.ts)$/.test(file.path) || isTest(file.path)) continue
    for (const { specifier, line } of importsOf(file)) {
      if (isBuiltin(specifier) || IO_PACKAGES.test(specifier)) {
        problems.push({
          file: file.path,
          line,
          rule: `rules may not import ${specifier}`,
          mend: 'do that in api.ts or store.ts and pass in the result',
        })
      }
    }
    const text = withoutComments(file)
    for (const [pattern, mend] of IMPURE) {
      for (const { 0: found, index } of text.matchAll(pattern)) {
        problems.push({ file: file.path, line: lineAt(text, index), rule: `rules may not use ${found}`, mend })
      }
    }
  }
  return problems
}
