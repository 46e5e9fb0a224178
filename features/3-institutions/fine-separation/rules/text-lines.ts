import { refuse } from '#kernel'

/** One physical line of a file: where it stands and what it says; `text` is undefined where it is no text in either encoding. */
export interface TextLine {
  n: number
  bytes: Uint8Array
}

export type Encoding = 'UTF-8' | 'GB18030'

const LINE_END = 10
const RETURN = 13

/**
 * Cuts a file into lines before decoding it: a line end is the same byte in UTF-8 and in GB18030, where it is never part
 * of a character. So one line in another encoding, or damaged, spoils only itself. Empty lines are left out.
 * @throws Refusal `payments.notText` for spreadsheets, archives, UTF-16 and whatever else is not a text file
 */
export function cutLines(file: Uint8Array): TextLine[] {
  if (file.includes(0) || (file[0] === 0x50 && file[1] === 0x4b)) refuseNotText()
  const start = file[0] === 0xef && file[1] === 0xbb && file[2] === 0xbf ? 3 : 0
  const lines: TextLine[] = []
  for (let from = start, n = 1; from < file.length; n++) {
    const at = file.indexOf(LINE_END, from)
    const end = at < 0 ? file.length : at
    const until = file[end - 1] === RETURN ? end - 1 : end
    if (until > from) lines.push({ n, bytes: file.subarray(from, until) })
    from = end + 1
  }
  return lines
}

/** The text of a line, in the encoding of the file where it fits, else in the other; undefined where it is neither. */
export function decodeLine(bytes: Uint8Array, first: Encoding): string | undefined {
  const order: readonly Encoding[] = first === 'UTF-8' ? ['UTF-8', 'GB18030'] : ['GB18030', 'UTF-8']
  for (const encoding of order) {
    const text = decode(bytes, encoding)
    if (text !== undefined) return text
  }
  return undefined
}

/** Undefined where the bytes are no text of that encoding; nothing is replaced. */
export function decode(bytes: Uint8Array, encoding: Encoding): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true, ignoreBOM: true }).decode(bytes)
    // GB18030 has codes for the private area that no bank writes: such a line was in another encoding
    return text.includes('\ufffd') ? undefined : text
  } catch {
    return undefined
  }
}

/** What can be kept and shown of any line, whatever it holds. */
export function printable(text: string): string {
  const shown = text.replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '�').toWellFormed()
  return shown.length > MOST_SHOWN ? `${shown.slice(0, MOST_SHOWN)}…` : shown
}

const MOST_SHOWN = 2_000

/** A line of bytes that are no text, so that somebody can find it in the file. */
export const hexOf = (bytes: Uint8Array): string =>
  `（字节）${[...bytes.subarray(0, 60)].map(byte => byte.toString(16).padStart(2, '0')).join(' ')}${bytes.length > 60 ? ' …' : ''}`

function refuseNotText(): never {
  refuse({
    code: 'payments.notText',
    kind: 'invalid',
    message: '这不是文本格式的对账文件（例如是电子表格、压缩包或者 UTF-16 文本）。',
    next: '请向银行索取 CSV 文件，或者在表格软件中另存为“CSV UTF-8”后导入。',
  })
}
