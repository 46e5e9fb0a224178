import { isPlainDate, type PlainDate } from '#kernel'
import type { LawFault } from './data-error.ts'
import type { Basis, Confidence, Dated } from './types.ts'

const CONFIDENCES: readonly Confidence[] = ['verified', 'memory', 'uncertain']

/**
 * Reads one record of a data file key by key. Collects faults instead of stopping, so that a jurist sees all of them;
 * keys nobody asked for are faults too, because a misspelt key would otherwise be silently ignored.
 */
export class RecordReader {
  private readonly known = new Set<string>()
  private readonly record: Record<string, unknown>
  private readonly file: string
  private readonly key: string
  private readonly faults: LawFault[]

  constructor(value: unknown, file: string, key: string, faults: LawFault[]) {
    this.file = file
    this.key = key
    this.faults = faults
    const isRecord = value !== null && typeof value === 'object' && !Array.isArray(value)
    this.record = isRecord ? (value as Record<string, unknown>) : {}
    if (!isRecord) this.fault('', '不是一组键值', '请按“键: 值”书写')
  }

  fault(name: string, problem: string, remedy: string): void {
    this.faults.push({ file: this.file, key: name ? `${this.key}.${name}` : this.key, problem, remedy })
  }

  has(name: string): boolean {
    this.known.add(name)
    return this.record[name] !== undefined && this.record[name] !== null
  }

  raw(name: string): unknown {
    this.known.add(name)
    return this.record[name]
  }

  text(name: string): string {
    const value = this.raw(name)
    if (typeof value === 'string' && value.trim() !== '') return value
    this.fault(name, '缺少文字', `请补上 ${name}`)
    return ''
  }

  optionalText(name: string): string | undefined {
    return this.has(name) ? this.text(name) : undefined
  }

  oneOf<T extends string>(name: string, choices: readonly T[]): T {
    const value = this.raw(name)
    if (choices.includes(value as T)) return value as T
    this.fault(name, `不认识“${String(value)}”`, `应为 ${choices.join('、')} 之一`)
    return choices[0]!
  }

  day(name: string): PlainDate {
    const value = this.raw(name)
    if (isPlainDate(value)) return value
    this.fault(name, `不是日期“${String(value)}”`, '请写成 2025-06-20 的形式')
    return '1900-01-01'
  }

  /** A whole number, or null where null is written. */
  amount(name: string): number | null {
    const value = this.raw(name)
    if (value === null) return null
    if (Number.isSafeInteger(value) && (value as number) >= 0) return value as number
    this.fault(name, `不是非负整数“${String(value)}”`, '请写整数；法律没有规定数字的写 null')
    return null
  }

  integer(name: string): number {
    return this.amount(name) ?? 0
  }

  flag(name: string): boolean {
    const value = this.raw(name)
    if (value === undefined) return false
    if (typeof value !== 'boolean') this.fault(name, `不是“是否”“${String(value)}”`, '请写 true 或 false')
    return value === true
  }

  list(name: string): unknown[] {
    const value = this.raw(name)
    if (Array.isArray(value)) return value
    this.fault(name, '不是列表', '请以“- ”逐项书写')
    return []
  }

  optionalList(name: string): unknown[] {
    return this.has(name) ? this.list(name) : []
  }

  texts(name: string): string[] {
    return this.list(name).map((value, i) => {
      if (typeof value === 'string') return value
      this.fault(`${name}[${i}]`, '不是文字', '请写文字')
      return ''
    })
  }

  /** A reader for a part of the record. */
  part(name: string): RecordReader {
    return new RecordReader(this.raw(name), this.file, `${this.key}.${name}`, this.faults)
  }

  basis(name = 'basis'): Basis {
    const part = this.part(name)
    const basis = { law: part.text('law'), article: part.text('article') }
    part.end()
    return basis
  }

  dated(): Dated {
    const from = this.day('from')
    const until = this.has('until') ? this.day('until') : undefined
    if (until && until < from) this.fault('until', '早于施行日期', '请核对 from 与 until')
    const note = this.optionalText('note')
    return {
      from,
      ...(until && { until }),
      basis: this.basis(),
      source: this.text('source'),
      confidence: this.oneOf('confidence', CONFIDENCES),
      ...(note && { note }),
    }
  }

  /** Call last: what was not asked for is a mistake. */
  end(): void {
    for (const name of Object.keys(this.record)) {
      if (!this.known.has(name)) this.fault(name, '多余的键', '请核对拼写，或者删去')
    }
  }
}
