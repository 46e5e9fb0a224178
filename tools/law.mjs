// npm run --silent law -- reason | due | powers: the law engine on the command line. JSON on standard output, nothing else.
import { requireInstalled, requireNode, runTypeScript } from './prepare.mjs'

requireNode()
requireInstalled({ toStderr: true })
process.exit(runTypeScript('tools/law.ts', process.argv.slice(2)))
