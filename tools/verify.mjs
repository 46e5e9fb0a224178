// npm run verify -- FILE: is this case bundle genuine? Exit 0 genuine, 1 not genuine, 2 unreadable.
import { requireBuilt, requireInstalled, requireNode, runBuilt } from './prepare.mjs'

requireNode()
requireInstalled()
requireBuilt()
process.exit(runBuilt('verify.mjs', process.argv.slice(2)))
