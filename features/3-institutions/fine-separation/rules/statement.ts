import { type Fen, type PlainDate, refuse } from '#kernel'
import { plainCell, type Read, readAmount, readCode, readDay, readNumber } from './cells.ts'
import { type Header, readHeader } from './columns.ts'
import { type Delimiter, splitLine } from './split-line.ts'
import { cutLines, decode, decodeLine, type Encoding, hexOf, printable, type TextLine } from './text-lines.ts'

/** A payment as the bank's file tells it. */
export interface Payment {
  code: string
  amountFen: Fen
  paidOn: PlainDate
  receiptNumber: string
  bankReference: string
}

/** A row of a statement: what it says, or why it cannot be read. `raw` is the line as far as it can be shown. */
export interface StatementRow {
  /** Line in the file, counted from 1. */
  n: number
  raw: string
  payer?: string
  payment?: Payment
  /** Why it cannot be read, every fault in one text. */
  fault?: string
  /** A line of sums or remarks, which is no payment. */
  isRemark?: boolean
}

export interface Statement {
  encoding: Encoding
  delimiter: Delimiter
  header: string
  rows: StatementRow[]
}

/** The head of the table stands among the first lines; above it banks write titles. */
const HEAD_WITHIN = 30
const MOST_ROWS = 50_000

/**
 * Reads a bank's statement row by row. A row that cannot be read stays in the result with its reason.
 * @throws Refusal `payments.notText`, `payments.columnsMissing`, `payments.columnTwice`, `payments.empty`, `payments.tooManyRows`
 */
export function readStatement(file: Uint8Array): Statement {
  const lines = cutLines(file)
  if (lines.length === 0) refuseEmpty()
  if (lines.length > MOST_ROWS) refuseTooMany(lines.length)
  const head = findHead(lines)
  const rows = lines
    .slice(head.index + 1)
    .map(line => readRow(line, head))
    .filter(row => row !== undefined)
  if (rows.length === 0) refuseEmpty()
  return { encoding: head.encoding, delimiter: head.delimiter, header: head.text, rows }
}

interface Head {
  index: number
  text: string
  encoding: Encoding
  delimiter: Delimiter
  header: Header
}

function findHead(lines: readonly TextLine[]): Head {
  let nearest: string[] | undefined
  for (const [index, line] of lines.slice(0, HEAD_WITHIN).entries()) {
    for (const { encoding, text, delimiter, cells } of waysToRead(line)) {
      const { header, missing, twice } = readHeader(cells)
      if (missing.length === 0) {
        if (twice.length > 0) refuseTwice(twice)
        return { index, text: printable(text), encoding, delimiter, header }
      }
      if (!nearest || missing.length < nearest.length) nearest = missing
    }
  }
  return refuseMissing(nearest ?? [])
}

function* waysToRead({ bytes }: TextLine) {
  for (const encoding of ['UTF-8', 'GB18030'] as const) {
    const text = decode(bytes, encoding)
    if (text === undefined) continue
    for (const delimiter of [',', '\t'] as const) {
      const cells = splitLine(text, delimiter)
      if (cells) yield { encoding, text, delimiter, cells }
    }
  }
}

/** Undefined for a line that is empty but for delimiters. */
function readRow({ n, bytes }: TextLine, head: Head): StatementRow | undefined {
  const text = decodeLine(bytes, head.encoding)
  if (text === undefined) {
    return { n, raw: hexOf(bytes), fault: '本行的编码既不是 UTF-8，也不是 GB18030。' }
  }
  const raw = printable(text)
  if (text.length > LONGEST) return { n, raw, fault: `本行过长（${text.length}字），不是对账明细。` }
  if (/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/.test(text)) return { n, raw, fault: '本行含有控制字符。' }
  const cells = splitLine(text, head.delimiter)
  if (!cells) return { n, raw, fault: '本行的引号没有成对。' }
  const filled = cells.map(plainCell).filter(cell => cell !== '')
  if (filled.length === 0) return undefined
  if (isRemark(filled)) return { n, raw, isRemark: true }
  return { n, raw, ...readCells(cells, head.header) }
}

const LONGEST = 4_000

/** Sums under the table, and single remarks without a figure that could be a payment. */
const isRemark = (filled: readonly string[]): boolean =>
  /^(合计|总计|小计|本页合计|总笔数|汇总)/.test(filled[0]!) || (filled.length === 1 && !/\d{6}/.test(filled[0]!))

function readCells(cells: readonly string[], { at, unit, width }: Header): Omit<StatementRow, 'n' | 'raw'> {
  const extra = cells.slice(width).some(cell => plainCell(cell) !== '')
  if (extra || cells.length < width - 1) {
    return { fault: `本行有${cells.length}列，表头有${width}列；金额中的逗号须连同金额加引号。` }
  }
  const cell = (column: keyof typeof at): string => cells[at[column] ?? -1] ?? ''
  const read = {
    code: readCode(cell('code')),
    amountFen: readAmount(cell('amount'), unit),
    paidOn: readDay(cell('paidOn')),
    receiptNumber: readNumber(cell('receiptNumber'), '票据号码', 60),
    bankReference: readNumber(cell('bankReference'), '流水号', 80),
  }
  const payer = plainCell(cell('payer')).slice(0, 200)
  const faults = (Object.values(read) as Read<unknown>[]).flatMap(r => ('fault' in r ? [r.fault] : []))
  const value = <T>(r: Read<T>): T => (r as { value: T }).value
  return {
    ...(payer && { payer }),
    ...(faults.length > 0
      ? { fault: faults.join('') }
      : {
          payment: {
            code: value(read.code),
            amountFen: value(read.amountFen),
            paidOn: value(read.paidOn),
            receiptNumber: value(read.receiptNumber),
            bankReference: value(read.bankReference),
          },
        }),
  }
}

const next = '表头应当有：缴款识别码、金额（元）、缴款日期、票据号码、流水号；付款人可以没有。'

function refuseMissing(missing: string[]): never {
  refuse({
    code: 'payments.columnsMissing',
    kind: 'invalid',
    message:
      missing.length > 0 && missing.length < 5
        ? `表头缺少：${missing.join('、')}。`
        : '没有找到对账文件的表头，不像银行的对账文件。',
    next,
    facts: { missing },
  })
}

function refuseTwice(twice: string[]): never {
  refuse({
    code: 'payments.columnTwice',
    kind: 'invalid',
    message: `表头有两列都像是：${twice.join('、')}，不能判断以哪一列为准。`,
    next: '请删去多余的一列后导入。',
    facts: { twice },
  })
}

function refuseEmpty(): never {
  refuse({ code: 'payments.empty', kind: 'invalid', message: '对账文件中没有明细行。', next })
}

function refuseTooMany(lines: number): never {
  refuse({
    code: 'payments.tooManyRows',
    kind: 'tooLarge',
    message: `对账文件有${lines}行，超过一次导入的上限（${MOST_ROWS}行）。`,
    next: '请按日期分成几个文件导入。',
  })
}
