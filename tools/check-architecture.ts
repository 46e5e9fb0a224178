import { resolve } from 'node:path'
import { checkArchitecture } from './architecture/index.ts'

/** The law of the house as a command: prints each broken rule with file and line, exits 1 if there is one. */
const problems = checkArchitecture(resolve(import.meta.dirname, '..'))
for (const { file, line, rule, mend, warning } of problems) {
  console.log(`${warning ? 'warning' : 'error'} ${file}:${line}  ${rule}\n        → ${mend}`)
}
const errors = problems.filter(problem => !problem.warning).length
console.log(`architecture: ${errors} errors, ${problems.length - errors} warnings`)
process.exitCode = errors > 0 ? 1 : 0
