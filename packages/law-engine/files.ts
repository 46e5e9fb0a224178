import { existsSync, readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import { parseDocument } from 'yaml'
import type { LawFault } from './data-error.ts'

/** YAML files below a part of a law folder, in the order of their paths on every machine. */
export function filesIn(folder: string, part: string): string[] {
  const root = join(folder, part)
  if (!existsSync(root)) return []
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith('.yaml'))
    .map(name => relative(folder, join(root, name)).replaceAll('\\', '/'))
    .sort()
}

/** The value of a YAML text; undefined after adding what is wrong with it to the faults. */
export function parseYaml(text: string, file: string, faults: LawFault[]): unknown {
  const document = parseDocument(text, { uniqueKeys: true })
  for (const error of document.errors) {
    const line = error.linePos?.[0].line
    const key = line ? `第${line}行` : '/'
    faults.push({ file, key, ...explain(error.code, error.message) })
  }
  return document.errors.length > 0 ? undefined : document.toJS()
}

function explain(code: string, message: string): { problem: string; remedy: string } {
  if (code === 'DUPLICATE_KEY') return { problem: '同一个键写了两次', remedy: '请删去重复的键' }
  return { problem: `无法读取（${message.split('\n')[0]}）`, remedy: '请检查缩进、冒号和引号' }
}
