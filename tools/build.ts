import { existsSync, mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { type BuildOptions, build as esbuild } from 'esbuild'
import { type Plugin, build as vite } from 'vite'
import { compressFiles } from './compress.ts'

/**
 * Makes `dist/`: the programs as one file each (what is ours is bundled, npm packages stay outside), the front ends
 * by vite, and the stand-alone checker by its own recipe. In a bundle `import.meta.dirname` is `dist`.
 */
const root = resolve(import.meta.dirname, '..')
// whoever asks for it, a test runner for instance, gets what people use and not a developer's version
process.env.NODE_ENV = 'production'
const dist = join(root, 'dist')

const PROGRAMS: Record<string, string> = {
  server: 'apps/server/main.ts',
  story: 'apps/simulator/story.ts',
}

const FRONT_ENDS = ['desk', 'portal', 'field']

const CHECKER_RECIPE = join(root, 'apps/verify/build.ts')

/** The entries that exist, by name. */
function programEntries(): Record<string, string> {
  const entries = Object.entries(PROGRAMS).map(([name, path]) => [name, join(root, path)] as const)
  return Object.fromEntries(entries.filter(([, path]) => existsSync(path)))
}

async function buildPrograms(): Promise<void> {
  const options: BuildOptions = {
    absWorkingDir: root,
    entryPoints: programEntries(),
    outdir: dist,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20.19',
    sourcemap: true,
    logLevel: 'warning',
    jsx: 'automatic',
  }
  await esbuild(options)
}

/** Doors behind which the server lies; `#host/identity` and its like are words that pages speak as well. */
const SERVER_ONLY = ['#host', '#host/postgres', '#ledger/append', '#law-engine/load']

/** A page that reaches into the server would carry it along: the build stops and names the file that opened the door. */
const noServerInPages: Plugin = {
  name: 'no-server-in-pages',
  enforce: 'pre',
  resolveId(source, importer) {
    if (SERVER_ONLY.includes(source)) this.error(`${importer} brings ${source} into a page`)
  },
}

async function buildFrontEnd(name: string): Promise<void> {
  const app = join(root, 'apps', name)
  const configFile = join(app, 'vite.config.ts')
  if (!existsSync(configFile)) return
  console.log(`  界面 ${name}`)
  await vite({
    root: app,
    configFile,
    logLevel: 'warn',
    plugins: [noServerInPages],
    build: { outDir: join(dist, name), emptyOutDir: true },
  })
  if (existsSync(join(dist, name, 'assets'))) compressFiles(join(dist, name, 'assets'))
}

/** The recipe is a program: loading it writes `dist/verify.mjs` (and whatever else the checker hands out). */
async function buildChecker(): Promise<void> {
  if (existsSync(CHECKER_RECIPE)) await import(CHECKER_RECIPE)
}

mkdirSync(dist, { recursive: true })
console.log('  服务端程序')
await Promise.all([buildPrograms(), buildChecker()])
for (const name of FRONT_ENDS) await buildFrontEnd(name)
