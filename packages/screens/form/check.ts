import { formatYuan, isPlainDate } from '#kernel'
import type { Field } from './fields.ts'
import { filledIn } from './values.ts'

/**
 * What is wrong with a value, in Chinese; undefined when nothing is. The server checks again: this only saves a way.
 */
export function faultOf(field: Field, value: unknown): string | undefined {
  if (field.kind === 'money' && value === null) return '请填写金额，最多两位小数，例如 2000 或 2000.50'
  if (field.kind === 'choices' || field.kind === 'texts' || field.kind === 'list') return countFault(field, value)
  if (field.kind === 'picker' && Array.isArray(value) && (value.length > 0 || !field.required))
    return countFault(field, value)
  if (isNothing(value)) return field.required && field.kind !== 'fixed' ? missing(field) : undefined
  switch (field.kind) {
    case 'text':
    case 'longText':
      return textFault(field, String(value).trim())
    case 'money':
    case 'integer':
      return numberFault(field, Number(value))
    case 'day':
      return isPlainDate(value) ? undefined : '请填写日期，例如 2025-06-20'
    default:
      return undefined
  }
}

/** An empty choice of several is no choice. */
const isNothing = (value: unknown): boolean =>
  filledIn(value) === undefined || (Array.isArray(value) && value.length === 0)

const CHOSEN = new Set<Field['kind']>(['choice', 'choices', 'day', 'datetime', 'picker'])

const missing = (field: Field): string => `请${CHOSEN.has(field.kind) ? '选择' : '填写'}${field.title}`

function textFault({ schema }: Field, text: string): string | undefined {
  const length = [...text].length
  if (schema.minLength !== undefined && length < schema.minLength) return `至少${schema.minLength}个字`
  if (schema.maxLength !== undefined && length > schema.maxLength)
    return `最多${schema.maxLength}个字，现有${length}个字`
  if (schema.pattern !== undefined && !new RegExp(schema.pattern, 'u').test(text)) return '格式不对，请对照材料核对'
  return undefined
}

function numberFault({ schema, kind }: Field, value: number): string | undefined {
  const show = (limit: number) => (kind === 'money' ? `${formatYuan(limit)} 元` : String(limit))
  if (!Number.isFinite(value)) return '请填写数字'
  if (schema.type === 'integer' && !Number.isInteger(value)) return '请填写整数'
  if (schema.minimum !== undefined && value < schema.minimum) return `不能小于 ${show(schema.minimum)}`
  if (schema.maximum !== undefined && value > schema.maximum) return `不能大于 ${show(schema.maximum)}`
  return undefined
}

function countFault({ schema, kind }: Field, value: unknown): string | undefined {
  const items = Array.isArray(value) ? value : []
  // blank lines are not sent
  const count = kind === 'list' ? items.length : (filledIn(items) as unknown[]).length
  if (schema.minItems !== undefined && count < schema.minItems) return `至少${schema.minItems}项`
  if (schema.maxItems !== undefined && count > schema.maxItems) return `最多${schema.maxItems}项`
  return undefined
}
