import { type Fen, isPlainDate, isRegionCode, type PlainDate, type RegionCode, yuan } from '#kernel'
import type { LawFault } from './data-error.ts'
import type { Basis, Confidence, Dated } from './types.ts'

/** 第三条, 第三十一条第（一）项, 第五十六条、第八十五条 – anything else is a remark, such as 条次待核. */
const ARTICLE = /^第[一二三四五六七八九十百零]+条/

const CONFIDENCES: readonly Confidence[] = ['verified', 'memory', 'uncertain']

/**
 * Reads one record of a data file key by key. Collects faults instead of stopping, so that a jurist sees all of them;
 * keys nobody asked for are faults too, because a misspelt key would otherwise be silently ignored.
 */
export class RecordReader {
  private readonly known = new Set<string>()
  private readonly record: Record<string, unknown>
  private readonly file: string
  private key: string
  private readonly faults: LawFault[]

  constructor(value: unknown, file: string, key: string, faults: LawFault[]) {
    this.file = file
    this.key = key
    this.faults = faults
    const isRecord = value !== null && typeof value === 'object' && !Array.isArray(value)
    this.record = isRecord ? (value as Record<string, unknown>) : {}
    if (!isRecord) this.fault('', '不是一组键值', '请按“键: 值”书写')
  }

  /** Calls the record by its own name from here on, so that a jurist finds it. */
  rename(key: string): void {
    if (key !== '') this.key = key
  }

  fault(name: string, problem: string, remedy: string): void {
    this.faults.push({ file: this.file, key: this.at(name), problem, remedy })
  }

  /** Where a key of this record stands in the file. */
  private at(name: string): string {
    if (name === '') return this.key
    return this.key === '/' ? name : `${this.key}.${name}`
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

  /** An amount written in yuan, a jurist's unit, as fen. */
  fen(name: string): Fen {
    return yuan(this.integer(name))
  }

  /** An amount in yuan with at most two decimals, as fen. */
  money(name: string): Fen {
    const value = this.raw(name)
    const fen = typeof value === 'number' ? Math.round(value * 100) : Number.NaN
    const exact = Math.abs(fen - (value as number) * 100) < 1e-4
    if (Number.isSafeInteger(fen) && fen >= 0 && exact) return fen
    this.fault(name, `不是金额“${String(value)}”`, '请以元为单位写非负数，最多两位小数')
    return 0
  }

  region(name: string): RegionCode {
    const value = this.raw(name)
    if (isRegionCode(value)) return value
    this.fault(name, `不是区划代码“${String(value)}”`, "请写六位数字并加引号，全国为 '000000'")
    return '000000'
  }

  flag(name: string): boolean {
    const value = this.raw(name)
    if (value === undefined) return false
    if (typeof value !== 'boolean') this.fault(name, `不是“是否”“${String(value)}”`, '请写 true 或 false')
    return value === true
  }

  requiredFlag(name: string): boolean {
    if (!this.has(name)) this.fault(name, '没有写明“是否”', '请写 true 或 false')
    return this.flag(name)
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

  /** Texts of a closed list. */
  choices<T extends string>(name: string, choices: readonly T[]): T[] {
    return this.texts(name).filter((value, i): value is T => {
      if (choices.includes(value as T)) return true
      this.fault(`${name}[${i}]`, `不认识“${value}”`, `应为 ${choices.join('、')} 之一`)
      return false
    })
  }

  /** The records of a list, each with a reader of its own that checks for unknown keys when it is done. */
  records<T>(name: string, read: (reader: RecordReader) => T): T[] {
    return this.list(name).map((item, i) => {
      const reader = new RecordReader(item, this.file, this.at(`${name}[${i}]`), this.faults)
      const value = read(reader)
      reader.end()
      return value
    })
  }

  /** A reader for a part of the record; `defaults` stand where the part is silent. */
  part(name: string, defaults: Record<string, unknown> = {}): RecordReader {
    const value = this.raw(name)
    const isRecord = value !== null && typeof value === 'object' && !Array.isArray(value)
    return new RecordReader(isRecord ? { ...defaults, ...value } : value, this.file, this.at(name), this.faults)
  }

  basis(name = 'basis'): Basis {
    const part = this.part(name)
    const basis = { law: part.text('law'), article: part.text('article') }
    part.end()
    return basis
  }

  bases(name: string): Basis[] {
    const bases = this.records(name, part => ({ law: part.text('law'), article: part.text('article') }))
    if (bases.length === 0) this.fault(name, '没有依据', '每项须写明法律和条款')
    return bases
  }

  dated(): Dated {
    const from = this.day('from')
    const until = this.has('until') ? this.day('until') : undefined
    if (until && until < from) this.fault('until', '早于施行日期', '请核对 from 与 until')
    const note = this.optionalText('note')
    const confidence = this.oneOf('confidence', CONFIDENCES)
    const basis = this.basis()
    if (confidence === 'verified' && basis.article !== '' && !ARTICLE.test(basis.article)) {
      this.fault('basis.article', `“${basis.article}”不是条款，却标为已核实`, '请写成第六十条的形式，或者降低核实程度')
    }
    return {
      from,
      ...(until && { until }),
      basis,
      source: this.text('source'),
      confidence,
      ...(note && { note }),
      ...this.checked(),
    }
  }

  /** When it was compared with a text, and with which state of the text. */
  checked(): Pick<Dated, 'checkedOn' | 'textOf'> {
    const checkedOn = this.has('checkedOn') ? this.day('checkedOn') : undefined
    const textOf = this.has('textOf') ? this.day('textOf') : undefined
    if (textOf && !checkedOn) this.fault('textOf', '没有写核对日期', '请补上 checkedOn')
    if (textOf && checkedOn && textOf > checkedOn) this.fault('textOf', '晚于核对日期', '请核对两个日期')
    return { ...(checkedOn && { checkedOn }), ...(textOf && { textOf }) }
  }

  /** Call last: what was not asked for is a mistake. */
  end(): void {
    for (const name of Object.keys(this.record)) {
      if (!this.known.has(name)) this.fault(name, '多余的键', '请核对拼写，或者删去')
    }
  }
}
