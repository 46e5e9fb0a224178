import ts from 'typescript'
import { type Bound, recordOf, UNKNOWN, type Values, valuesOf } from './values.ts'

/** One refusal as the source writes it. Texts are as far as they stand there; `…` is what the facts fill in. */
export interface Refused {
  code: string
  /** Kind of `RefusalDetail`; undefined where the source answers with a status of its own. */
  kind?: string
  status?: number
  messages: Values
  articles: Values
  nexts: Values
}

export interface SourceText {
  path: string
  text: string
}

/** `module.whatHappened` */
const CODE = /^[a-z][A-Za-z]*\.(?!(json|log|pid|yaml|ts|pdf)$)[a-z][A-Za-z]*$/
const NOBODY: Bound = new Map()

/** A function that refuses with what its callers give: the code, the sentence, the next step. */
interface Helper {
  file: string
  exported: boolean
  parameters: readonly string[]
  sites: readonly ts.Node[]
}

/**
 * Every code with which the product refuses, read from the syntax of its sources: `refuse({…})`, closed gates, the
 * conditions of the law engine and the answers of the host, through functions that are handed the code. A code in reach
 * whose sentences are put together elsewhere is kept without them, so that none is missing.
 */
export function collectRefusals(sources: readonly SourceText[]): Refused[] {
  const files = sources.map(({ path, text }) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true))
  const found: Refused[] = []
  const helpers = new Map<string, Helper[]>()
  const open = new Set<string>()
  const nexts = new Map<string, string>()
  const titles = new Map<string, Values>()

  for (const file of files) {
    walk(file, node => {
      const refused = refusedAt(node, NOBODY)
      if (refused) found.push(...refused)
      if (refused) noteHelper(node, file, helpers)
      for (const code of openCodes(node)) open.add(code)
      noteNexts(node, nexts)
      noteTitle(node, titles)
    })
  }
  for (const file of files) {
    walk(file, node => {
      if (!ts.isCallExpression(node)) return
      const name = calledName(node)
      const candidates = name === undefined ? [] : (helpers.get(name) ?? [])
      const own = candidates.filter(h => h.file === file.fileName)
      for (const helper of own.length > 0 ? own : candidates.filter(h => h.exported)) {
        const bound = new Map(
          helper.parameters.map((p, i) => [p, node.arguments[i] ? valuesOf(node.arguments[i], NOBODY) : UNKNOWN]),
        )
        for (const site of helper.sites) found.push(...(refusedAt(site, bound) ?? []))
      }
    })
  }
  const modules = new Set(found.map(r => r.code.split('.')[0]))
  const known = new Set(found.map(r => r.code))
  for (const file of files) {
    walk(file, node => {
      if (!ts.isStringLiteral(node) || !CODE.test(node.text) || known.has(node.text) || open.has(node.text)) return
      if (!modules.has(node.text.split('.')[0]) || ts.isImportDeclaration(node.parent)) return
      known.add(node.text)
      found.push({ code: node.text, kind: 'notAllowed', messages: UNKNOWN, articles: [], nexts: UNKNOWN })
    })
  }
  return found.map(r => {
    const next = nexts.get(r.code)
    const telling = found.some(other => other.code === r.code && !saysNothing(other.messages))
    return {
      ...r,
      ...(next !== undefined && saysNothing(r.nexts) && { nexts: [next] }),
      ...(!telling && { messages: titles.get(r.code) ?? r.messages }),
    }
  })
}

const saysNothing = (texts: Values): boolean => texts.every(text => text.replaceAll('…', '') === '')

function walk(node: ts.Node, visit: (node: ts.Node) => void): void {
  visit(node)
  ts.forEachChild(node, child => walk(child, visit))
}

/** Refusals of a node; empty where its code is not to be seen there; undefined where it is none. */
function refusedAt(node: ts.Node, bound: Bound): Refused[] | undefined {
  if (ts.isCallExpression(node) && ts.isIdentifier(node.expression)) {
    const [first, why, next] = node.arguments
    if (node.expression.text === 'closedGate') {
      const gate = recordOf(first, bound)
      if (!gate) return undefined
      return fromRecord(
        new Map([
          ...gate,
          ['kind', ['notAllowed']],
          ['message', why ? valuesOf(why, bound) : UNKNOWN],
          ['next', next ? valuesOf(next, bound) : UNKNOWN],
        ]),
      )
    }
    return undefined
  }
  if (!ts.isObjectLiteralExpression(node)) return undefined
  const record = recordOf(node, bound)!
  if (!record.has('code')) return undefined
  if (record.has('message') && record.has('next')) {
    // without a kind it is an answer of the host; elsewhere, parts of a refusal that is put together where they are used
    const whole = record.has('kind') || node.getSourceFile().fileName.startsWith('packages/host/')
    return whole ? fromRecord(record, statusAround(node)) : undefined
  }
  if (record.has('next') && record.has('title')) return fromRecord(new Map([...record, ['kind', ['notAllowed']]]))
  if (record.has('text') && !record.has('kind')) {
    return fromRecord(new Map([...record, ['kind', ['notAllowed']], ['message', record.get('text')!]]))
  }
  return undefined
}

function fromRecord(record: ReadonlyMap<string, Values>, status?: number): Refused[] {
  const kind = record.get('kind')?.[0]
  return (record.get('code') ?? [])
    .filter(code => CODE.test(code))
    .map(code => ({
      code,
      ...(kind !== undefined && kind !== '…' && { kind }),
      ...(status !== undefined && { status }),
      messages: record.get('message') ?? UNKNOWN,
      articles: record.get('article') ?? [],
      nexts: record.get('next') ?? UNKNOWN,
    }))
}

/** The host answers some problems by tables: from the status to the answer, or with the status beside it. */
function statusAround({ parent }: ts.Node): number | undefined {
  if (!ts.isPropertyAssignment(parent)) return undefined
  if (ts.isNumericLiteral(parent.name)) return Number(parent.name.text)
  for (const beside of parent.parent.properties) {
    if (!ts.isPropertyAssignment(beside) || beside.name.getText() !== 'status') continue
    if (ts.isNumericLiteral(beside.initializer)) return Number(beside.initializer.text)
  }
  return undefined
}

function noteHelper(site: ts.Node, file: ts.SourceFile, helpers: Map<string, Helper[]>): void {
  for (let node: ts.Node | undefined = site.parent; node; node = node.parent) {
    if (!ts.isFunctionLike(node)) continue
    const name = nameOf(node)
    if (name === undefined || node.parameters.length === 0) continue
    const parameters = node.parameters.map(p => (ts.isIdentifier(p.name) ? p.name.text : ''))
    const exported = ts.canHaveModifiers(node) && node.modifiers?.some(m => m.kind === ts.SyntaxKind.ExportKeyword)
    const known = helpers.get(name) ?? []
    helpers.set(name, [...known, { file: file.fileName, exported: exported ?? false, parameters, sites: [site] }])
    return
  }
}

function nameOf(node: ts.SignatureDeclaration): string | undefined {
  if (node.name && ts.isIdentifier(node.name)) return node.name.text
  const { parent } = node
  return parent && ts.isVariableDeclaration(parent) && ts.isIdentifier(parent.name) ? parent.name.text : undefined
}

function calledName({ expression }: ts.CallExpression): string | undefined {
  if (ts.isIdentifier(expression)) return expression.text
  return ts.isPropertyAccessExpression(expression) ? expression.name.text : undefined
}

/** Codes of gates that stand open: a title, not a refusal, unless they are closed elsewhere. */
function openCodes(node: ts.Node): Values {
  if (!ts.isCallExpression(node) || !ts.isIdentifier(node.expression) || node.expression.text !== 'openGate') return []
  return recordOf(node.arguments[0], NOBODY)?.get('code') ?? []
}

/** A table from code to what is to be done. */
function noteNexts(node: ts.Node, nexts: Map<string, string>): void {
  if (!ts.isPropertyAssignment(node) || !ts.isStringLiteral(node.name) || !CODE.test(node.name.text)) return
  if (ts.isStringLiteral(node.initializer)) nexts.set(node.name.text, node.initializer.text)
}

/** What a condition is called, for those whose sentence is put together from the facts. */
function noteTitle(node: ts.Node, titles: Map<string, Values>): void {
  if (!ts.isObjectLiteralExpression(node)) return
  const record = recordOf(node, NOBODY)!
  for (const code of record.get('code') ?? []) {
    const title = record.get('title')
    if (title && CODE.test(code) && !saysNothing(title)) titles.set(code, title)
  }
}
