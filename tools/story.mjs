// npm run story -- NAME: carry a public case through the real commands, from finding to archive.
import { requireBuilt, requireInstalled, requireNode, runBuilt } from './prepare.mjs'

requireNode()
requireInstalled()
requireBuilt()
process.exit(runBuilt('story.mjs', process.argv.slice(2)))
