// npm test [-- FILTER]: install when needed, then every check and test. The last line counts them.
import { requireInstalled, requireNode, runTypeScript } from './prepare.mjs'

requireNode()
requireInstalled()
process.exit(runTypeScript('tools/run-tests.ts', process.argv.slice(2)))
