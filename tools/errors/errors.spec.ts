import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { collectRefusals } from './collect.ts'
import { renderErrors } from './render.ts'
import { productSources } from './sources.ts'

const repository = resolve(import.meta.dirname, '../..')
const collected = (text: string) => collectRefusals([{ path: 'features/a.ts', text }])
const refused = (code: string, kind: string, message: string, next: string, articles: string[] = []) => ({
  ...{ code, kind, messages: [message], nexts: [next], articles },
})

describe('a refusal in the source', () => {
  it('is read where it is thrown, with what the facts fill in left open', () => {
    const text = `refuse({ code: 'law.old', kind: 'invalid', message: \`没有\${name}。\`, article: '某法第一条', next: '请核对。' })`
    expect(collected(text)).toEqual([refused('law.old', 'invalid', '没有…。', '请核对。', ['某法第一条'])])
  })
  it('is read from a gate and what is spread over it; a gate that is only ever open is none', () => {
    const text = `function g() {
      const gate = { code: 'law.shut', title: '门', article: '某法第二条' }
      const open = { code: 'law.open', title: '门' }
      return ok ? openGate(open, '好') : fine ? openGate(gate, '开着') : closedGate({ ...gate, code: 'law.other' }, '关着。', '请等。')
    }`
    expect(collected(text)).toEqual([refused('law.other', 'notAllowed', '关着。', '请等。', ['某法第二条'])])
  })
  it('is read through a function that is handed its code and sentence', () => {
    const text = `const bad = (code: string, message: string) => refuse({ code: \`law.\${code}\`, kind: 'invalid', message, next: '请改。' })
      bad('first', '甲。')
      bad('second', '乙。')`
    expect(collected(text)).toEqual([
      refused('law.first', 'invalid', '甲。', '请改。'),
      refused('law.second', 'invalid', '乙。', '请改。'),
    ])
  })
  it('with either of two codes is two', () => {
    const text = "refuse({ code: x ? 'law.a' : 'law.b', kind: 'stale', message: '丙。', next: '丁。' })"
    expect(collected(text).map(r => r.code)).toEqual(['law.a', 'law.b'])
  })
  it('whose sentence stands elsewhere is kept without it', () => {
    const text = "refuse({ code: 'law.a', kind: 'invalid', message: '甲。', next: '乙。' }); table = ['law.far']"
    expect(collected(text).map(r => [r.code, r.messages])).toEqual([
      ['law.a', ['甲。']],
      ['law.far', ['…']],
    ])
  })
})

describe('the page', () => {
  const refusals = collectRefusals(productSources(repository))

  it('docs/errors.md is what the sources say', () => {
    const page = readFileSync(join(repository, 'docs/errors.md'), 'utf8')
    const stale =
      page === renderErrors(refusals) ? '' : 'docs/errors.md is stale: run “npm run errors” and commit the page'
    expect(stale).toBe('')
  })

  /** The tests of the product name the codes they expect: whatever is named there must be known here. */
  it('knows every code that a test of the product expects', () => {
    const known = new Set(refusals.map(r => r.code))
    const modules = new Set([...known].map(code => code.split('.')[0]))
    const expected = ['packages', 'features', 'apps/server'].flatMap(folder =>
      readdirSync(join(repository, folder), { recursive: true, encoding: 'utf8' })
        .filter(name => /\.(spec|e2e)\.ts$/.test(name) && !/node_modules|testkit|screens|kernel/.test(name))
        .flatMap(name => [
          ...readFileSync(join(repository, folder, name), 'utf8').matchAll(
            /(?:then\(|code: |code\)\.toBe\(|refusal: |, )'([a-z][A-Za-z]*\.[a-z][A-Za-z]*)'/g,
          ),
        ])
        .map(match => match[1]!)
        .filter(code => modules.has(code.split('.')[0]!) && !/\.(json|log|new)$/.test(code)),
    )
    expect(expected.length).toBeGreaterThan(300)
    expect([...new Set(expected)].filter(code => !known.has(code))).toEqual([])
  })

  it('says for nearly every code what happened and what to do', () => {
    const page = renderErrors(refusals)
    const silent = [...page.matchAll(/^\| `([\w.]+)` \| \d+ \| … \|/gm)].map(row => row[1])
    expect(silent.length).toBeLessThan(6)
  })
})
