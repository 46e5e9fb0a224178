import { dayOf, type Fen, formatDayZh, formatYuan, inCapitals, isPlainDate, refuse, timeOf } from '#kernel'
import type { Column, Form, FormField } from './form.ts'
import type { Printer } from './printable.ts'
import { qrSvg } from './qr.ts'

type Raw = Record<string, unknown>
/** What a template sees: strings, lists and small records, or null where nothing was given. */
export type Printable = string | boolean | null | Printable[] | { [key: string]: Printable }

const PERSON_KEYS =
  'name kind idNumber sex age birth address phone email representative position workplace relation certificateNo'.split(
    ' ',
  )
const LOCAL_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/

/**
 * Turns a form's data into what its template prints: amounts in figures and capitals, days and times in Chinese, texts made printable.
 * A live preview (`complete: false`) may lack required fields; a document may not.
 * @throws Refusal `documents.missingField`, `documents.unknownField`, `documents.badField`
 */
export function prepareData(form: Form, data: Raw, printer: Printer, complete: boolean): Record<string, Printable> {
  for (const key of Object.keys(data)) {
    if (!form.fields.some(f => f.name === key))
      refuse({
        code: 'documents.unknownField',
        kind: 'invalid',
        message: `文书“${form.name}”没有名为 ${key} 的栏目。`,
        next: `请按格式填写：${form.fields.map(f => f.name).join('、')}。`,
        field: `/data/${key}`,
      })
  }
  const out: Record<string, Printable> = {}
  for (const field of form.fields) {
    const value = data[field.name]
    if (isEmpty(value)) {
      if (complete && field.required) missing(form, field)
      out[field.name] = null
    } else out[field.name] = convert(form, field, value, printer)
  }
  return out
}

const isEmpty = (value: unknown): boolean =>
  value === undefined ||
  value === null ||
  (typeof value === 'string' && value.trim() === '') ||
  (Array.isArray(value) && value.length === 0)

function convert(form: Form, field: FormField, value: unknown, printer: Printer): Printable {
  const bad = (expected: string): never => badField(form, field, expected)
  switch (field.type) {
    case 'text':
      return printer.line(asText(value, bad))
    case 'longText':
      return printer.paragraphs(asText(value, bad))
    case 'qrcode':
      return qrSvg(asText(value, bad))
    case 'boolean':
      return typeof value === 'boolean' ? value : bad('是或否')
    case 'date':
    case 'datetime':
    case 'money':
      return convertScalar(field.type, value, bad)
    case 'person':
      return person(value, printer, bad)
    case 'people':
      return asList(value, bad).map(item => person(item, printer, bad))
    case 'list':
      return asList(value, bad).map(item => printer.line(asText(item, bad)))
    case 'qa':
      return asList(value, bad).map(item => {
        const { q, a } = asRecord(item, bad)
        return { q: printer.line(asText(q, bad)), a: printer.paragraphs(asText(a ?? '', bad)) }
      })
    case 'table':
      return asList(value, bad).map(item => tableRow(field.columns!, asRecord(item, bad), printer, bad))
  }
}

function convertScalar(
  type: 'date' | 'datetime' | 'money',
  value: unknown,
  bad: (expected: string) => never,
): Printable {
  if (type === 'date') return isPlainDate(value) ? formatDayZh(value) : bad('日期，如 2025-06-20')
  if (type === 'datetime') return formatInstant(value, bad)
  if (!Number.isSafeInteger(value) || (value as number) < 0) return bad('以分为单位的非负整数金额')
  return formatMoney(value as Fen)
}

const formatMoney = (fen: Fen): Printable => ({ yuan: `${formatYuan(fen)}元`, capitals: inCapitals(fen) })

function formatInstant(value: unknown, bad: (expected: string) => never): string {
  const expected = '时间，如 2025-05-26T20:40'
  if (typeof value !== 'string') return bad(expected)
  const instant = LOCAL_TIME.test(value) ? `${value}:00+08:00` : value
  if (!/(?:Z|[+-]\d{2}:\d{2})$/.test(instant) || Number.isNaN(Date.parse(instant))) return bad(expected)
  const [hour, minute] = timeOf(instant).split(':')
  return `${formatDayZh(dayOf(instant))}${Number(hour)}时${minute}分`
}

function person(value: unknown, printer: Printer, bad: (expected: string) => never): Printable {
  const raw = typeof value === 'string' ? { name: value } : asRecord(value, bad)
  if (isEmpty(raw.name)) return bad('有姓名或者名称的人')
  for (const key of Object.keys(raw)) if (!PERSON_KEYS.includes(key)) return bad(`人的栏目：${PERSON_KEYS.join('、')}`)
  const out: Record<string, Printable> = {}
  for (const key of PERSON_KEYS) {
    const part = raw[key]
    if (isEmpty(part)) out[key] = null
    else if (key === 'birth') out[key] = convertScalar('date', part, bad)
    else out[key] = printer.line(asText(part, bad))
  }
  return out
}

function tableRow(columns: Column[], row: Raw, printer: Printer, bad: (expected: string) => never): Printable {
  for (const key of Object.keys(row)) {
    if (!columns.some(c => c.name === key)) bad(`只有这些列的表格：${columns.map(c => c.name).join('、')}`)
  }
  const out: Record<string, Printable> = {}
  for (const { name, type } of columns) {
    const value = row[name]
    if (isEmpty(value)) out[name] = null
    else out[name] = type === 'text' ? printer.line(asText(value, bad)) : convertScalar(type, value, bad)
  }
  return out
}

function asText(value: unknown, bad: (expected: string) => never): string {
  if (Number.isSafeInteger(value)) return String(value)
  return typeof value === 'string' ? value : bad('文字')
}

const asList = (value: unknown, bad: (expected: string) => never): unknown[] =>
  Array.isArray(value) ? value : bad('列表')

const asRecord = (value: unknown, bad: (expected: string) => never): Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Raw) : bad('一组栏目')

function missing(form: Form, field: FormField): never {
  return refuse({
    code: 'documents.missingField',
    kind: 'invalid',
    message: `文书“${form.name}”缺少“${field.title}”。`,
    next: `请填写“${field.title}”后再制作文书。`,
    field: `/data/${field.name}`,
  })
}

function badField(form: Form, field: FormField, expected: string): never {
  return refuse({
    code: 'documents.badField',
    kind: 'invalid',
    message: `文书“${form.name}”的“${field.title}”填写有误。`,
    next: `此处应填${expected}。`,
    field: `/data/${field.name}`,
  })
}
