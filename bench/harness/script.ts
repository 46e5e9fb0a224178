import type { Statement } from './capture.ts'

/** A value of a statement in pieces: what is in each request the same, and what is its own. */
export type Piece = string | { own: number; kind: 'uuid' | 'hash' | 'code' }
export type Value =
  | { is: 'same'; value: unknown }
  | { is: 'pieces'; pieces: Piece[] }
  | { is: 'list'; items: Value[] }
  | { is: 'result'; statement: number; column: string }

export interface ScriptStatement {
  name?: string
  text: string
  values: Value[]
}

/** What the floor runs for one request: the statements of ours, in their order. */
export interface Script {
  statements: ScriptStatement[]
  /** How many values each request makes for itself; the first is the id in its address, where it has one. */
  own: ('uuid' | 'hash' | 'code')[]
  /** The statement whose rows are the answer. */
  answer: number
  /** Documents that are typeset before the statements run, and thrown away. */
  typesets?: unknown[]
}

const OWN =
  /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|\b[0-9a-f]{64}\b|\b[2-9A-Z]{4}(?:-[2-9A-Z]{4}){2}\b/g
const kindOf = (text: string) => (text.length === 36 ? 'uuid' : text.length === 64 ? 'hash' : 'code')

/**
 * Makes a script from two captures of the same kind of request. What both have stays as it was; ids, codes and hashes
 * that only the first has are made anew for each request, the same wherever they stand in it.
 * @param own values known to belong to a request, such as the id in its address: they come first
 */
export function scriptOf(one: Statement[], other: Statement[], own: readonly string[] = []): Script {
  if (one.map(s => s.text).join() !== other.map(s => s.text).join())
    throw new Error('two requests of a kind ran different statements')
  const inBoth = new Set(other.flatMap(s => s.values.flatMap(tokensOf)))
  const owned: string[] = [...own]
  const indexOf = (token: string): number => {
    if (owned.includes(token)) return owned.indexOf(token)
    return inBoth.has(token) ? -1 : owned.push(token) - 1
  }
  const pieces = (text: string): Piece[] => {
    const parts: Piece[] = []
    let from = 0
    for (const match of text.matchAll(OWN)) {
      const index = indexOf(match[0])
      if (index < 0) continue
      parts.push(text.slice(from, match.index), { own: index, kind: kindOf(match[0]) })
      from = match.index + match[0].length
    }
    return [...parts, text.slice(from)].filter(part => part !== '')
  }
  const boundValue = (value: unknown, twin: unknown, at: number): Value => {
    if (typeof value === 'string') {
      const parts = pieces(value)
      return parts.length === 1 && typeof parts[0] === 'string'
        ? { is: 'same', value }
        : { is: 'pieces', pieces: parts }
    }
    if (Array.isArray(value)) {
      const twins = Array.isArray(twin) ? twin : []
      return { is: 'list', items: value.map((item, i) => boundValue(item, twins[i], at)) }
    }
    if (typeof value === 'number' && value !== twin) {
      const found = one.findIndex((s, i) => i < at && Object.values(s.first ?? {}).includes(value))
      const column = found >= 0 && Object.entries(one[found]!.first!).find(([, v]) => v === value)?.[0]
      if (column) return { is: 'result', statement: found, column }
    }
    return { is: 'same', value: Buffer.isBuffer(value) || value instanceof Uint8Array ? bytesOf(value) : value }
  }
  const statements = one.map((statement, i) => ({
    ...(statement.name && { name: statement.name }),
    text: statement.text,
    values: statement.values.map((value, v) => boundValue(value, other[i]!.values[v], i)),
  }))
  const reads = one.map((s, i) => ({
    i,
    size: /^\s*(select|with)/i.test(s.text) ? JSON.stringify(s.first ?? '').length * s.rows : -1,
  }))
  const answer = reads.reduce((best, read) => (read.size > best.size ? read : best)).i
  return { statements, own: owned.map(kindOf), answer }
}

/** Bytes travel in JSON as PostgreSQL writes them. */
const bytesOf = (bytes: Uint8Array): string => `\\x${Buffer.from(bytes).toString('hex')}`

const tokensOf = (value: unknown): string[] =>
  typeof value === 'string' ? (value.match(OWN) ?? []) : Array.isArray(value) ? value.flatMap(tokensOf) : []

/** Statements that are there for permission, audit, repetition and the ledger rather than for the work itself. */
const GUARDS = /^(claims|identity-of-session|look-note|idempotency-.*|ledger-enqueue)$/

/** The script without its guards; a transaction around a single read falls away with them. */
export function withoutGuards(script: Script): Script {
  const kept = script.statements.map((s, i) => ({ s, i })).filter(({ s }) => !GUARDS.test(s.name ?? ''))
  const writes = kept.some(({ s }) => /\b(insert into|update|delete from|for update)\b/i.test(s.text))
  const left = writes ? kept : kept.filter(({ s }) => !/^(begin|commit)/i.test(s.text))
  const place = new Map(left.map(({ i }, to) => [i, to]))
  const moved = (value: Value): Value =>
    value.is === 'result' ? { ...value, statement: place.get(value.statement)! } : value
  return {
    ...script,
    statements: left.map(({ s }) => ({ ...s, values: s.values.map(moved) })),
    answer: place.get(script.answer) ?? left.length - 1,
  }
}

/** The script of a floor that also typesets what the captured request did. */
export const printing = (script: Script, statements: readonly Statement[]): Script => ({
  ...script,
  typesets: statements.filter(s => s.name === 'case-document-add').map(s => JSON.parse(String(s.values.at(-1)))),
})
