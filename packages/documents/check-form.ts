import { isPlainDate } from '#kernel'
import { type Column, FIELD_TYPES, type Form, type FormField, SIGNATURES } from './form.ts'

/** Reports a mistake and does not come back. */
type Fail = (key: string, what: string, how: string) => never
type Raw = Record<string, unknown>

const KEYS =
  'id slug name code numbered series version from basis origin confidence volume order servedOnParty sealed signatures fields'
const FIELD_KEYS = 'name title type required columns choices hint'
const FIELD_NAME = /^[a-z][A-Za-z0-9]*$/

/** Checks one parsed `form.yaml` completely and returns it typed. `fail` decides how a mistake is reported. */
export function checkForm(raw: unknown, fail: Fail): Form {
  const form = record(raw, '(root)', fail)
  onlyKeys(form, KEYS, '', fail)
  for (const key of ['id', 'slug', 'name', 'series'] as const) text(form, key, '', fail)
  for (const key of ['numbered', 'servedOnParty', 'sealed'] as const) {
    if (typeof form[key] !== 'boolean') fail(key, 'is not true or false', `Write ${key}: true or ${key}: false`)
  }
  if (form.numbered === true) text(form, 'code', '', fail)
  for (const key of ['version', 'from'] as const) {
    if (!isPlainDate(form[key])) fail(key, 'is not a calendar day', `Write ${key}: '2025-01-01' (quoted)`)
  }
  oneOf(form, 'origin', ['ministry-28', 'house'], fail)
  oneOf(form, 'confidence', ['verified', 'memory', 'uncertain'], fail)
  oneOf(form, 'volume', ['main', 'side'], fail)
  if (!Number.isInteger(form.order) || (form.order as number) < 0)
    fail('order', 'is not a whole number', 'Write the place in the volume, e.g. order: 20')
  const bases = array(form, 'basis', fail)
  if (bases.length === 0) fail('basis', 'is empty', 'Name the article the form rests on: - { law: …, article: … }')
  for (const [i, item] of bases.entries()) {
    const basis = record(item, `basis[${i}]`, fail)
    text(basis, 'law', `basis[${i}].`, fail)
    text(basis, 'article', `basis[${i}].`, fail)
  }
  for (const role of array(form, 'signatures', fail)) {
    if (!SIGNATURES.includes(role as never)) fail('signatures', `has '${String(role)}'`, `Use ${SIGNATURES.join(', ')}`)
  }
  const seen = new Set<string>()
  const fields = array(form, 'fields', fail).map((item, i) => checkField(item, `fields[${i}]`, seen, fail))
  return { ...(form as unknown as Form), fields }
}

function checkField(raw: unknown, key: string, seen: Set<string>, fail: Fail): FormField {
  const field = record(raw, key, fail)
  onlyKeys(field, FIELD_KEYS, `${key}.`, fail)
  text(field, 'name', `${key}.`, fail)
  text(field, 'title', `${key}.`, fail)
  const name = field.name as string
  if (!FIELD_NAME.test(name)) fail(`${key}.name`, `'${name}' is not a field name`, 'Use lower camel case, e.g. dueDate')
  if (seen.has(name)) fail(`${key}.name`, `'${name}' stands twice`, 'Give every field its own name')
  seen.add(name)
  if (!FIELD_TYPES.includes(field.type as never))
    fail(`${key}.type`, `'${String(field.type)}' is not a type`, `Use ${FIELD_TYPES.join(', ')}`)
  if (field.required !== undefined && typeof field.required !== 'boolean')
    fail(`${key}.required`, 'is not true or false', 'Write required: true, or leave it out')
  if (field.choices !== undefined && (field.type !== 'text' || !isTexts(field.choices)))
    fail(`${key}.choices`, 'is not a list of texts on a text field', 'Write type: text and choices: [甲, 乙]')
  if ((field.type === 'table') !== (field.columns !== undefined))
    fail(`${key}.columns`, 'belongs to a table and only to a table', 'Write columns: [{name, title, type}]')
  const columns = field.columns === undefined ? undefined : checkColumns(field, key, fail)
  return { ...(field as unknown as FormField), required: field.required === true, ...(columns && { columns }) }
}

function checkColumns(field: Raw, key: string, fail: Fail): Column[] {
  return array(field, 'columns', fail).map((item, i) => {
    const at = `${key}.columns[${i}]`
    const column = record(item, at, fail)
    text(column, 'name', `${at}.`, fail)
    text(column, 'title', `${at}.`, fail)
    const type = column.type ?? 'text'
    if (!['text', 'date', 'datetime', 'money'].includes(type as string))
      fail(`${at}.type`, `'${String(type)}' is not a column type`, 'Use text, date, datetime, money')
    return { name: column.name, title: column.title, type } as Column
  })
}

const isTexts = (value: unknown): boolean => Array.isArray(value) && value.every(v => typeof v === 'string')

function record(value: unknown, key: string, fail: Fail): Raw {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return fail(key, 'is not a set of keys', 'Write key: value lines')
  return value as Raw
}

function array(from: Raw, key: string, fail: Fail): unknown[] {
  const value = from[key]
  return Array.isArray(value) ? value : fail(key, 'is not a list', `Write ${key}: [] or lines that start with -`)
}

function text(from: Raw, key: string, prefix: string, fail: Fail): void {
  if (typeof from[key] !== 'string' || from[key] === '')
    fail(prefix + key, 'is missing or not a text', `Write ${key}: '…' (quote digits)`)
}

function oneOf(from: Raw, key: string, allowed: string[], fail: Fail): void {
  if (!allowed.includes(from[key] as string)) fail(key, `is '${String(from[key])}'`, `Use ${allowed.join(' or ')}`)
}

function onlyKeys(from: Raw, allowed: string, prefix: string, fail: Fail): void {
  const known = allowed.split(' ')
  for (const key of Object.keys(from))
    if (!known.includes(key)) fail(prefix + key, 'is not a known key', `Use ${known.join(', ')}`)
}
