// npm start [-- --port N --host H --empty]: install and build when needed, then become the server.
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { endWithNpm } from './end-with-npm.mjs'
import { requireBuilt, requireInstalled, requireNode, root } from './prepare.mjs'

requireNode()
requireInstalled()
requireBuilt()

// in this very process: whoever stops or kills the number that was started stops or kills the server
const server = join(root, 'dist', 'server.mjs')
process.argv[1] = server
process.setSourceMapsEnabled(true)
endWithNpm()
await import(pathToFileURL(server).href)
