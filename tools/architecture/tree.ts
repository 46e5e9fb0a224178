import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

/** A text file of the repository. */
export interface SourceFile {
  /** From the root, with `/`: `features/6-operation/case-handling/rules.ts`. */
  path: string
  text: string
}

export interface Tree {
  root: string
  files: SourceFile[]
  find(path: string): SourceFile | undefined
}

/** A broken rule of the house. `mend` says what to do about it. */
export interface Problem {
  file: string
  line: number
  rule: string
  mend: string
  /** Worth a look, but no reason to fail. */
  warning?: true
}

const NOT_OURS = new Set(['node_modules', 'dist', 'var', '.git'])
const TEXT = /\.(ts|tsx|mts|mjs|js|json|sql|md|ya?ml|html|css|svg|txt|sh)$|(^|\/)(\.ci\/run|\.npmrc|\.gitignore)$/

/** Reads all text files of ours under the root. */
export function readTree(root: string): Tree {
  const files: SourceFile[] = []
  const walk = (folder: string) => {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (NOT_OURS.has(entry.name)) continue
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`
      if (entry.isDirectory()) walk(path)
      else if (TEXT.test(path)) files.push({ path, text: readFileSync(join(root, path), 'utf8') })
    }
  }
  walk('')
  files.sort((a, b) => (a.path < b.path ? -1 : 1))
  const byPath = new Map(files.map(file => [file.path, file]))
  return { root, files, find: path => byPath.get(path) }
}

export const isCode = (file: SourceFile): boolean => /\.tsx?$/.test(file.path) && !file.path.endsWith('.d.ts')

/** Tests and what only they use. */
export const isTest = (path: string): boolean => /\.(spec|e2e)\.tsx?$|(^|\/)(factory\.ts|fixtures\/.*)$/.test(path)

export const lineAt = (text: string, position: number): number => text.slice(0, position).split('\n').length

export interface Import {
  specifier: string
  line: number
}

/** Static, dynamic and type imports alike. */
export function importsOf(file: SourceFile): Import[] {
  return ts
    .preProcessFile(file.text, true, true)
    .importedFiles.map(({ fileName, pos }) => ({ specifier: fileName, line: lineAt(file.text, pos) }))
}

/** The text with comments blanked, so that lines keep their numbers and words in comments break no rule. */
export function withoutComments({ path, text }: SourceFile): string {
  const comment = path.endsWith('.sql') ? /--.*|\/\*[\s\S]*?\*\//g : /(?<=^|\s)\/\/.*|\/\*[\s\S]*?\*\//gm
  return text.replace(comment, found => found.replace(/[^\n]/g, ' '))
}
