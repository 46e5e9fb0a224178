import { isCode, lineAt, type Problem, type Tree } from './tree.ts'

const MOST_LINES = 400

/** Absolute paths of a developer's machine, and hosts from which packages are fetched. */
const FOREIGN: [RegExp, string, string][] = [
  [
    /(?<=^|[\s'"`(=:])\/(?:work|root|tmp|home\/[\w.-]+|Users\/[\w.-]+)\/[\w.]/gm,
    'a path of one machine',
    'use a path from the repository root, or ask the system for its temporary folder',
  ],
  [
    /\bregistry\.[\w-]+\.[a-z]{2,}|\bnpmmirror\.com|\blocalhost:4873\b/g,
    'a host of a package registry',
    'leave it to the npm configuration of whoever installs',
  ],
]

/** Sizes, numbers of migrations, READMEs of packages, and nothing of one machine in the tree. */
export function checkHygiene(tree: Tree): Problem[] {
  return [
    ...longFiles(tree),
    ...migrationNumbers(tree),
    ...packageReadmes(tree),
    ...foreignWords(tree),
    ...lockFile(tree),
  ]
}

function longFiles(tree: Tree): Problem[] {
  return tree.files
    .filter(file => isCode(file) && !file.path.includes('generated'))
    .map(file => ({ file: file.path, lines: file.text.trimEnd().split('\n').length }))
    .filter(({ lines }) => lines > MOST_LINES)
    .map(({ file, lines }) => ({
      file,
      line: MOST_LINES,
      rule: `${lines} lines, more than ${MOST_LINES}`,
      mend: 'a file is one idea: split it by task',
      warning: true,
    }))
}

function migrationNumbers(tree: Tree): Problem[] {
  const problems: Problem[] = []
  const taken = new Map<string, string>()
  for (const { path } of tree.files) {
    const name = /\/migrations\/([^/]+\.sql)$/.exec(path)?.[1]
    if (name === undefined) continue
    const number = /^(\d{4})_[a-z0-9_]+\.sql$/.exec(name)?.[1]
    const before = number === undefined ? undefined : taken.get(number)
    if (number === undefined) {
      problems.push({ file: path, line: 1, rule: 'a migration is named 0012_what_it_does.sql', mend: 'rename it' })
    } else if (before) {
      problems.push({ file: path, line: 1, rule: `number ${number} is taken by ${before}`, mend: 'take a free number' })
    } else taken.set(number, path)
  }
  return problems
}

function packageReadmes(tree: Tree): Problem[] {
  const folders = new Set(tree.files.flatMap(({ path }) => /^packages\/[^/]+(?=\/)/.exec(path)?.[0] ?? []))
  return [...folders]
    .map(folder => `${folder}/README.md`)
    .filter(path => !tree.find(path)?.text.includes('Does not belong here'))
    .map(file => ({
      file,
      line: 1,
      rule: 'the README of a package says in one sentence what does not belong in it',
      mend: 'write: **Does not belong here:** …',
    }))
}

function foreignWords(tree: Tree): Problem[] {
  return tree.files.flatMap(({ path, text }) =>
    FOREIGN.flatMap(([pattern, what, mend]) =>
      [...text.matchAll(pattern)].map(found => ({
        file: path,
        line: lineAt(text, found.index),
        rule: `${what}: ${found[0]}`,
        mend,
      })),
    ),
  )
}

function lockFile(tree: Tree): Problem[] {
  const lock = tree.find('package-lock.json')
  const at = lock?.text.search(/"resolved":/) ?? -1
  if (!lock || at < 0) return []
  return [
    {
      file: lock.path,
      line: lineAt(lock.text, at),
      rule: 'the lock file names where packages were fetched',
      mend: 'install with the .npmrc of the repository (omit-lockfile-registry-resolved=true)',
    },
  ]
}
