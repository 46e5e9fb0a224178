import { plainCell } from './cells.ts'

/** What a line of a bank statement must say, and what it may. */
export type Column = 'code' | 'amount' | 'paidOn' | 'receiptNumber' | 'bankReference' | 'payer'

/** Names under which banks and finance systems give the columns; the first is ours. */
export const columnNames: Record<Column, readonly string[]> = {
  code: ['缴款识别码', '缴款码', '识别码', '缴款书号', '缴款书编码', '缴款通知书号', '缴费码', '缴款编码'],
  amount: ['金额', '缴款金额', '实缴金额', '交易金额', '缴费金额', '收款金额', '入账金额', '实收金额'],
  paidOn: ['缴款日期', '缴款时间', '交易日期', '交易时间', '缴费日期', '入账日期', '收款日期', '支付时间', '日期'],
  receiptNumber: ['票据号码', '电子票据号码', '财政票据号码', '票据号', '票号', '电子票据号', '财政电子票据号码'],
  bankReference: [
    '流水号',
    '银行流水号',
    '交易流水号',
    '交易流水',
    '银行流水',
    '流水',
    '交易号',
    '凭证号',
    '银行交易号',
  ],
  payer: ['付款人', '缴款人', '付款人名称', '缴款人名称', '付款方', '付款方名称', '缴款单位', '付款户名', '户名'],
}

const NEEDED = ['code', 'amount', 'paidOn', 'receiptNumber', 'bankReference'] as const satisfies readonly Column[]

/** Where each column stands in a row, and in what the amounts are given. */
export interface Header {
  at: Partial<Record<Column, number>>
  unit: 'yuan' | 'fen'
  width: number
}

/** The columns that a row of cells names; `missing` is empty when the row is the head of a statement. */
export function readHeader(cells: readonly string[]): { header: Header; missing: string[]; twice: string[] } {
  const at: Header['at'] = {}
  const twice: string[] = []
  let unit: Header['unit'] = 'yuan'
  for (const [i, cell] of cells.entries()) {
    const { name, given } = nameOf(cell)
    const column = byName.get(name)
    if (!column || (column === 'amount' && given === undefined)) continue
    if (at[column] !== undefined) twice.push(columnNames[column][0]!)
    at[column] = i
    if (column === 'amount' && given) unit = given
  }
  const missing = NEEDED.filter(column => at[column] === undefined).map(column => columnNames[column][0]!)
  return { header: { at, unit, width: cells.length }, missing, twice }
}

/** `金额（元）` → 金额 in yuan. A unit that is neither yuan nor fen is undefined: such an amount is not taken for another. */
function nameOf(cell: string): { name: string; given: Header['unit'] | undefined } {
  const text = plainCell(cell).replace(/[\s*＊：:]/g, '')
  const parts = /^(.*?)[(（［[](.*?)[)）\]］]$/.exec(text)
  if (!parts) return { name: text, given: 'yuan' }
  const units: Record<string, Header['unit']> = {
    元: 'yuan',
    人民币元: 'yuan',
    单位元: 'yuan',
    分: 'fen',
    单位分: 'fen',
  }
  return { name: parts[1]!, given: Object.hasOwn(units, parts[2]!) ? units[parts[2]!] : undefined }
}

const byName = new Map(
  Object.entries(columnNames).flatMap(([column, names]) => names.map(name => [name, column as Column] as const)),
)
