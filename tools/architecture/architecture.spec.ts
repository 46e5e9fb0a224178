import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { checkArchitecture } from './index.ts'

/** A small house in order; each test breaks one thing in it. */
const HOUSE: Record<string, string> = {
  'package.json': JSON.stringify({
    imports: {
      '#kernel': './packages/kernel/index.ts',
      '#host': './packages/host/index.ts',
      '#host/*': './packages/host/*/index.ts',
      '#screens': './packages/screens/index.ts',
      '#testkit': './packages/testkit/index.ts',
      '#features/*.ts': './features/*.ts',
      '#features/*': './features/*/index.ts',
    },
  }),
  'package-lock.json': '{ "packages": {} }',
  'packages/kernel/index.ts': 'export const one = 1',
  'packages/host/index.ts': `import { one } from '#kernel'\nexport { one }`,
  'packages/host/postgres/index.ts': `import { one } from '../index.ts'\nexport const two = one + one`,
  'packages/host/host.spec.ts': `import { given } from '#testkit'`,
  'packages/screens/index.ts': 'export {}',
  'packages/testkit/index.ts': 'export {}',
  'features/6-operation/patrols/acts.ts': 'export type Patrolled = { type: "patrolled" }',
  'features/6-operation/patrols/rules.ts': `import type { Patrolled } from './acts.ts'\nimport { one } from '#kernel'`,
  'features/6-operation/patrols/store.ts': '// delete from other\nexport const sql = `insert into patrol values (1)`',
  'features/6-operation/patrols/api.ts': `import { sql } from './store.ts'\nimport { two } from '#host/postgres'`,
  'features/6-operation/patrols/index.ts': `export * from './acts.ts'`,
  'features/6-operation/patrols/README.md': '# Patrols',
  'features/6-operation/patrols/feature.json': '{ "clause": "六（二）", "uses": [], "tables": ["patrol"] }',
  'features/6-operation/patrols/migrations/0010_patrol.sql': 'create table patrol (id int);',
  'features/5-credit/subjects/index.ts': `import type { Patrolled } from '#features/6-operation/patrols'`,
  'features/5-credit/subjects/README.md': '# Subjects',
  'features/5-credit/subjects/feature.json': '{ "clause": "五（一）", "uses": ["6-operation/patrols"], "tables": [] }',
  'apps/server/main.ts': `import { sql } from '#features/6-operation/patrols/store.ts'`,
}
for (const name of ['kernel', 'host', 'screens', 'testkit']) {
  HOUSE[`packages/${name}/README.md`] = '**Does not belong here:** everything else.'
}

const PATROLS = 'features/6-operation/patrols'
const SUBJECTS = 'features/5-credit/subjects'

let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'wenheng-house-'))
})

afterEach(() => rmSync(root, { recursive: true }))

/** The house with some files changed, added or (undefined) taken away; what the check says, as `file:line rule`. */
function problemsWith(changes: Record<string, string | undefined>): string[] {
  for (const [path, text] of Object.entries({ ...HOUSE, ...changes })) {
    if (text === undefined) continue
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  return checkArchitecture(root).map(({ file, line, rule }) => `${file}:${line} ${rule}`)
}

test('a house in order has no problem', () => {
  expect(problemsWith({})).toEqual([])
})

// Paths and hosts are put together here, so that this file itself stays clean of them.
const machinePath = ['', 'root', 'notes', 'draft.md'].join('/')
const registryHost = ['registry', 'example', 'org'].join('.')

const broken: [what: string, changes: Record<string, string | undefined>, expected: string[]][] = [
  [
    'a package imports a feature',
    { 'packages/host/index.ts': `\nimport '#features/6-operation/patrols'` },
    ['packages/host/index.ts:2 packages may not import features'],
  ],
  [
    'a feature imports an app',
    { [`${PATROLS}/store.ts`]: `import '../../../apps/server/main.ts'` },
    [`${PATROLS}/store.ts:1 features may not import apps`],
  ],
  ['code in the law', { 'law/periods.ts': 'export {}' }, ['law/periods.ts:1 law is data']],
  [
    'a package imports one it may not',
    { 'packages/screens/index.ts': `import { two } from '#host/postgres'` },
    ['packages/screens/index.ts:1 package screens may import kernel, not host'],
  ],
  [
    'a package nobody placed',
    { 'packages/extra/index.ts': `import '#kernel'`, 'packages/extra/README.md': 'Does not belong here: all.' },
    ['packages/extra/index.ts:1 package extra has no row'],
  ],
  [
    'a package imports the test kit outside tests',
    { 'packages/screens/index.ts': `import '#testkit'` },
    ['packages/screens/index.ts:1 package screens may import kernel, not testkit'],
  ],
  [
    'a relative path into another package',
    { 'packages/host/index.ts': `export * from '../kernel/index.ts'` },
    ['packages/host/index.ts:1 ../kernel/index.ts reaches into packages/kernel'],
  ],
  [
    'a door that does not exist',
    { 'packages/host/index.ts': `import '#ghost'` },
    ['packages/host/index.ts:1 #ghost is no door'],
  ],
  [
    'a feature not listed in uses',
    { [`${SUBJECTS}/feature.json`]: '{ "clause": "五", "uses": [], "tables": [] }' },
    [`${SUBJECTS}/index.ts:1 6-operation/patrols is not listed in uses`],
  ],
  [
    'another feature past its door',
    { [`${SUBJECTS}/index.ts`]: `import { sql } from '#features/6-operation/patrols/store.ts'` },
    [`${SUBJECTS}/index.ts:1 #features/6-operation/patrols/store.ts passes the door of 6-operation/patrols by`],
  ],
  [
    'a circle of features',
    { [`${PATROLS}/feature.json`]: '{ "clause": "六", "uses": ["5-credit/subjects"], "tables": ["patrol"] }' },
    [`${SUBJECTS}/feature.json:1 a circle: 5-credit/subjects → 6-operation/patrols → 5-credit/subjects`],
  ],
  [
    'a use of nothing',
    { [`${PATROLS}/feature.json`]: '{ "clause": "六", "uses": ["5-credit/ghost"], "tables": ["patrol"] }' },
    [`${PATROLS}/feature.json:1 uses 5-credit/ghost, which does not exist`],
  ],
  [
    'rules that look at the store',
    { [`${PATROLS}/rules.ts`]: `import { sql } from './store.ts'` },
    [`${PATROLS}/rules.ts:1 rules may not import store`],
  ],
  [
    'a page that looks at the store',
    { [`${PATROLS}/pages/list.tsx`]: `import { sql } from '../store.ts'` },
    [`${PATROLS}/pages/list.tsx:1 page may not import store`],
  ],
  [
    'a feature without README, manifest and door',
    {
      [`${SUBJECTS}/README.md`]: undefined,
      [`${SUBJECTS}/feature.json`]: undefined,
      [`${SUBJECTS}/index.ts`]: undefined,
      [`${SUBJECTS}/acts.ts`]: '',
    },
    [
      `${SUBJECTS}/README.md:1 a feature has README.md`,
      `${SUBJECTS}/feature.json:1 a feature has feature.json`,
      `${SUBJECTS}/index.ts:1 a feature has index.ts`,
    ],
  ],
  [
    'a manifest without a clause',
    { [`${PATROLS}/feature.json`]: '{ "uses": [], "tables": ["patrol"] }' },
    [`${PATROLS}/feature.json:1 feature.json is`],
  ],
  [
    'a name no feature has',
    { [`${PATROLS}/helpers.ts`]: 'export {}' },
    [`${PATROLS}/helpers.ts:1 helpers.ts is none of the names a feature has`],
  ],
  [
    'a task that does not exist',
    {
      'features/misc/a/README.md': '',
      'features/misc/a/index.ts': '',
      'features/misc/a/feature.json': '{ "clause": "一", "uses": [], "tables": [] }',
    },
    ['features/misc/a:1 a feature lies in one of the six tasks'],
  ],
  [
    'rules with a clock',
    { [`${PATROLS}/rules.ts`]: '// Date.now() is forbidden\nconst a = Date.now()\nconst b = new Date()' },
    [`${PATROLS}/rules.ts:2 rules may not use Date.now(`, `${PATROLS}/rules.ts:3 rules may not use new Date()`],
  ],
  [
    'rules with chance',
    { [`${PATROLS}/rules/draw.ts`]: 'export const a = Math.random()' },
    [`${PATROLS}/rules/draw.ts:1 rules may not use Math.random`],
  ],
  [
    'rules that read files or query',
    { [`${PATROLS}/rules.ts`]: `import { readFileSync } from 'node:fs'\nimport { sql } from 'kysely'` },
    [`${PATROLS}/rules.ts:1 rules may not import node:fs`, `${PATROLS}/rules.ts:2 rules may not import kysely`],
  ],
  [
    'a write into a table of others',
    {
      [`${PATROLS}/store.ts`]:
        'const a = `update subject s\n set name = 1`\ndb.deleteFrom("venue")\ndb.insertInto("patrol")',
    },
    [
      `${PATROLS}/store.ts:1 6-operation/patrols writes subject`,
      `${PATROLS}/store.ts:3 6-operation/patrols writes venue`,
    ],
  ],
  [
    'a migration of a table of others',
    {
      [`${PATROLS}/migrations/0010_patrol.sql`]: 'create table patrol (id int);\nalter table subject add column x int;',
    },
    [`${PATROLS}/migrations/0010_patrol.sql:2 6-operation/patrols writes subject`],
  ],
  [
    'a table of two features',
    { [`${SUBJECTS}/feature.json`]: '{ "clause": "五", "uses": ["6-operation/patrols"], "tables": ["patrol"] }' },
    [`${PATROLS}/feature.json:1 table patrol belongs to 5-credit/subjects already`],
  ],
  [
    'a number of two migrations',
    { 'packages/host/migrations/0010_other.sql': 'select 1;' },
    [`packages/host/migrations/0010_other.sql:1 number 0010 is taken by ${PATROLS}/migrations/0010_patrol.sql`],
  ],
  [
    'a migration without a number',
    { 'packages/host/migrations/other.sql': 'select 1;' },
    ['packages/host/migrations/other.sql:1 a migration is named'],
  ],
  [
    'a package README without its limit',
    { 'packages/screens/README.md': '# Screens' },
    ['packages/screens/README.md:1 the README of a package'],
  ],
  [
    'a file that is more than one idea',
    { 'packages/screens/index.ts': 'export {}\n'.repeat(401) },
    ['packages/screens/index.ts:400 401 lines'],
  ],
  ['a path of one machine', { 'docs/notes.md': `see\n${machinePath}` }, ['docs/notes.md:2 a path of one machine']],
  [
    'a host of a registry',
    { '.npmrc': `registry=https://${registryHost}/` },
    ['.npmrc:1 a host of a package registry'],
  ],
  [
    'a lock file with addresses',
    { 'package-lock.json': '{\n"resolved": "x" }' },
    ['package-lock.json:2 the lock file names where packages were fetched'],
  ],
]

test.each(broken)('%s', (_what, changes, expected) => {
  const found = problemsWith(changes)
  expect(found).toHaveLength(expected.length)
  for (const [i, start] of expected.entries()) expect(found[i]).toContain(start)
})

test('a long file is a warning, everything else an error', () => {
  problemsWith({ 'packages/screens/index.ts': 'export {}\n'.repeat(401), [`${PATROLS}/helpers.ts`]: '' })
  expect(checkArchitecture(root).map(problem => problem.warning ?? false)).toEqual([false, true])
})
