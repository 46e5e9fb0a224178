import { join, resolve } from 'node:path'
import { build } from 'esbuild'

/**
 * Makes the stand-alone checker: one file that needs Node and nothing else, not minified, so that whoever relies on it
 * can read it. Loading this module runs it.
 */
const root = resolve(import.meta.dirname, '../..')

await build({
  absWorkingDir: root,
  entryPoints: ['apps/verify/main.ts'],
  outfile: process.env.WENHENG_CHECKER_OUT ?? join(root, 'dist', 'verify.mjs'),
  bundle: true,
  // of npm packages the builds for browsers: what checks uses nothing of Node, only the shell around it does
  platform: 'browser',
  external: ['node:*'],
  format: 'esm',
  target: 'node20.19',
  charset: 'utf8',
  legalComments: 'inline',
  logLevel: 'warning',
  banner: { js: '// 文衡核验程序：node verify.mjs 案卷包.zip --key 公钥' },
})
