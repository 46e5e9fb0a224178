import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { FormError, loadForms } from './forms.ts'

const LAW = join(import.meta.dirname, '../../law/documents')
const made: string[] = []

/** A folder with one good form, changed by `change` in one file. */
function folder(file: string, change: (text: string) => string): string {
  const dir = mkdtempSync(join(tmpdir(), 'forms-'))
  made.push(dir)
  cpSync(join(LAW, 'common.typ'), join(dir, 'common.typ'))
  cpSync(join(LAW, '08-approval'), join(dir, '08-approval'), { recursive: true })
  const path = join(dir, '08-approval', file)
  const before = readFileSync(path, 'utf8')
  const after = change(before)
  expect(after).not.toBe(before)
  writeFileSync(path, after)
  return dir
}

afterEach(() => {
  for (const dir of made.splice(0)) rmSync(dir, { recursive: true })
})

describe('the folder of forms', () => {
  const forms = loadForms(LAW)

  it('holds the 28 forms of the ministry, the 31 of the house and those of the volume', () => {
    const numbered = Array.from({ length: 59 }, (_, i) => String(i + 1).padStart(2, '0'))
    expect(forms.list().map(f => f.id)).toEqual([...numbered, 'C1', 'C2', 'C3', 'C4', 'C5'])
    for (const { id, origin } of forms.list()) expect(origin, id).toBe(Number(id) <= 28 ? 'ministry-28' : 'house')
  })
  it('travels as JSON unchanged', () => {
    expect(JSON.parse(JSON.stringify(forms.list()))).toEqual(forms.list())
  })
  it('gives the version in force on a day and refuses a day before the first', () => {
    expect(forms.inForce('25', '2025-06-20').name).toBe('行政处罚决定书')
    expect(() => forms.inForce('25', '2020-01-01')).toThrow('documents.unknownFormVersion')
  })
  it('refuses unknown forms and versions by code', () => {
    expect(() => forms.get('99')).toThrow('documents.unknownForm')
    expect(() => forms.get('25', '1999-01-01')).toThrow('documents.unknownFormVersion')
  })
  it('names what each decision must carry (art. 59)', () => {
    const required = forms
      .get('25')
      .fields.filter(f => f.required)
      .map(f => f.name)
    const art59 = ['party', 'facts', 'evidence', 'defence', 'discretion', 'penaltyBasis', 'penalties', 'remedies']
    expect(required).toEqual(expect.arrayContaining(art59))
  })
  it.each([
    ['12', '行政强制法第二十四条', 'party reason seizureBasis items startsOn endsOn remedies'],
    ['27', '行政强制法第三十五条', 'dueDate way unperformed rights'],
    ['37', '行政强制法第二十五条', 'items institution startsOn endsOn newEnd'],
    ['46', '行政强制法第五十五条', 'facts partyView remind subject attachments leader'],
    ['52', '行政处罚法第四十八条', 'decisionNumber event dueDate reason'],
  ])('asks in form %s for what %s demands', (id, article, names) => {
    const { basis, fields } = forms.get(id)
    expect(basis.map(b => b.law + b.article)).toContain(article)
    expect(fields.filter(f => f.required).map(f => f.name)).toEqual(expect.arrayContaining(names.split(' ')))
  })
  it('keeps an earlier version beside the current one', () => {
    const dir = folder('form.yaml', text => text.replace("version: '2025-01-01'", "version: '2026-01-01'"))
    cpSync(join(LAW, '08-approval'), join(dir, '08-approval/earlier/2025-01-01'), { recursive: true })
    const both = loadForms(dir)
    expect(both.get('08').version).toBe('2026-01-01')
    expect(both.source(both.get('08', '2025-01-01')).template).toBe('08-approval/earlier/2025-01-01/template.typ')
  })
})

describe('a mistake in a form', () => {
  it.each([
    ['id', (t: string) => t.replace("id: '08'", "id: '09'"), /08-approval\/form\.yaml: id: is '09'.*Write id: '08'/],
    ['slug', (t: string) => t.replace('slug: approval', 'slug: other'), /slug: is 'other'/],
    ['name', (t: string) => t.replace('name: 审批表', 'name: 5'), /name: is missing or not a text/],
    ['number', (t: string) => t.replace('code: 审\n', ''), /code: is missing/],
    ['day', (t: string) => t.replace("'2021-07-15'", "'2021-02-30'"), /from: is not a calendar day/],
    ['volume', (t: string) => t.replace('volume: side', 'volume: left'), /volume: is 'left'. Use main or side/],
    ['order', (t: string) => t.replace('order: 20', 'order: first'), /order: is not a whole number/],
    ['basis', (t: string) => t.replace(/basis:\n( {2}- .*\n)+/, 'basis: []\n'), /basis: is empty.*Name the article/],
    ['article', (t: string) => t.replace(', article: 第四十七条', ''), /basis\[0\]\.article: is missing or not a text/],
    ['signature', (t: string) => t.replace('[handler, leader]', '[handler, king]'), /signatures: has 'king'/],
    ['type', (t: string) => t.replace('type: person', 'type: animal'), /fields\[3\]\.type: 'animal' is not a type/],
    ['twice', (t: string) => t.replace('name: caseNumber', 'name: cause'), /fields\[2\]\.name: 'cause' stands twice/],
    ['field name', (t: string) => t.replace('name: caseNumber', 'name: Case-Number'), /is not a field name/],
    ['key', (t: string) => t.replace('sealed: false', 'sealed: false\ncolour: red'), /colour: is not a known key/],
    ['table', (t: string) => t.replace('type: person }', 'type: table }'), /columns: belongs to a table/],
    ['yaml', (t: string) => `${t}\n  - [`, /cannot be read/],
  ])('in its %s fails at load with file, key, what and how', (_what, change, message) => {
    const dir = folder('form.yaml', change)
    expect(() => loadForms(dir)).toThrow(FormError)
    expect(() => loadForms(dir)).toThrow(message)
  })
  it('is a missing template', () => {
    const dir = folder('form.yaml', t => `${t}\n`)
    rmSync(join(dir, '08-approval/template.typ'))
    expect(() => loadForms(dir)).toThrow(/template\.typ: \(file\): is missing/)
  })
})
