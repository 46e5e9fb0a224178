// npm run bench [-- NAME … --cases N --quick]: measures and prints a table (bench/README.md).
import { requireBuilt, requireInstalled, requireNode, runTypeScript } from './prepare.mjs'

requireNode()
requireInstalled()
requireBuilt()
process.exit(runTypeScript('bench/run.ts', process.argv.slice(2)))
