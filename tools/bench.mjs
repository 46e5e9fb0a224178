// npm run bench [-- NAME]: the benchmarks, each a ratio against a floor or a peer in the same run.
import { requireBuilt, requireInstalled, requireNode, runTypeScript } from './prepare.mjs'

requireNode()
requireInstalled()
requireBuilt()
process.exit(runTypeScript('bench/run.ts', process.argv.slice(2)))
