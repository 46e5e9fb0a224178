import { type Fen, isPlainDate, type PlainDate } from '#kernel'

/** A cell as understood, or why it cannot be. */
export type Read<T> = { value: T } | { fault: string }

/** Codes come from the finance system and mean nothing to us; this is all that may be said of their form. */
export const CODE_FORM = /^[0-9A-Z]{16,20}$/

/** As banks and spreadsheets dress a text: `="00123"`, a leading apostrophe, spaces of any width, trailing tabs. */
export function plainCell(cell: string): string {
  const text = cell.replace(/[\s\u3000\ufeff]+/g, ' ').trim()
  return (/^="(.*)"$/.exec(text)?.[1] ?? text).replace(/^'/, '').trim()
}

export function readCode(cell: string): Read<string> {
  const code = plainCell(cell)
  if (CODE_FORM.test(code)) return { value: code }
  if (code === '') return { fault: '没有缴款识别码。' }
  return /^\d(\.\d+)?E\+?\d+$/i.test(code)
    ? { fault: `缴款识别码“${code}”已被表格软件改成科学计数法，后几位已经丢失，请使用银行的原始文件。` }
    : { fault: `“${shorten(code)}”不是缴款识别码（16至20位数字或者大写字母）。` }
}

/** Nobody pays more than this by one line: a hundred billion yuan, as the commands of a case allow. */
const MOST: Fen = 10_000_000_000_000

/** Exactly, in fen; nothing is rounded. */
export function readAmount(cell: string, unit: 'yuan' | 'fen'): Read<Fen> {
  const text = plainCell(cell)
    .replace(/^(人民币|RMB|CNY)?\s*[¥￥]?\s*/i, '')
    .replace(/\s*[元分]$/, '')
  if (text === '') return { fault: '没有金额。' }
  if (/^[-－−(（]/.test(text)) return { fault: `金额“${shorten(text)}”为负数：退付、冲正不能自动入账，请人工核对。` }
  const parts = /^(\d+|\d{1,3}(?:,\d{3})+)(?:\.(\d+))?$/.exec(text)
  if (!parts) return { fault: `金额“${shorten(text)}”不是数字。` }
  const whole = parts[1]!.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  const fraction = (parts[2] ?? '').replace(/0+$/, '')
  if (fraction.length > (unit === 'yuan' ? 2 : 0)) return { fault: `金额“${shorten(text)}”比分更细，无法原样入账。` }
  const digits = unit === 'yuan' ? whole + fraction.padEnd(2, '0') : whole
  if (digits.length > 15 || Number(digits) > MOST) return { fault: `金额“${shorten(text)}”超出可能的范围。` }
  return digits === '000' || Number(digits) === 0 ? { fault: '金额为零。' } : { value: Number(digits) }
}

/** `2025-06-27`, `2025/6/27`, `20250627`, `2025年6月27日`, each with or without a time of day after it. */
export function readDay(cell: string): Read<PlainDate> {
  const text = plainCell(cell)
  const parts =
    /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[ T].*)?$/.exec(text) ??
    /^(\d{4})()(\d{2})(\d{2})(?:[ T]?\d{2}:?\d{2}(?::?\d{2})?)?$/.exec(text) ??
    /^(\d{4})(年)(\d{1,2})月(\d{1,2})日/.exec(text)
  const day = parts && `${parts[1]}-${parts[3]!.padStart(2, '0')}-${parts[4]!.padStart(2, '0')}`
  if (isPlainDate(day)) return { value: day }
  return { fault: text === '' ? '没有缴款日期。' : `缴款日期“${shorten(text)}”不是日期。` }
}

/** A number that is only copied: of a receipt, of a bank's journal. */
export function readNumber(cell: string, name: string, most: number): Read<string> {
  const text = plainCell(cell)
  if (text === '') return { fault: `没有${name}。` }
  if (/^\d(\.\d+)?E\+\d+$/i.test(text))
    return { fault: `${name}“${text}”已被表格软件改成科学计数法，请使用银行的原始文件。` }
  return text.length > most ? { fault: `${name}超过${most}个字。` } : { value: text }
}

const shorten = (text: string): string => (text.length > 40 ? `${text.slice(0, 40)}…` : text)
