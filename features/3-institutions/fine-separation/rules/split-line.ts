export type Delimiter = ',' | '\t'

/**
 * The cells of one line after RFC 4180, on one line as banks write it. Undefined where a quotation does not end: the
 * fault stays in its line, instead of swallowing the next ones.
 */
export function splitLine(text: string, delimiter: Delimiter): string[] | undefined {
  const cells: string[] = []
  for (let at = 0; ; ) {
    const quoted = text[at] === '"'
    const cell = quoted ? readQuoted(text, at, delimiter) : readPlain(text, at, delimiter)
    if (!cell) return undefined
    cells.push(cell.value)
    if (cell.end >= text.length) return cells
    at = cell.end + 1
  }
}

const readPlain = (text: string, from: number, delimiter: Delimiter) => {
  const at = text.indexOf(delimiter, from)
  const end = at < 0 ? text.length : at
  return { value: text.slice(from, end), end }
}

function readQuoted(text: string, from: number, delimiter: Delimiter) {
  let value = ''
  for (let at = from + 1; ; ) {
    const quote = text.indexOf('"', at)
    if (quote < 0) return undefined
    value += text.slice(at, quote)
    if (text[quote + 1] !== '"') {
      // what stands between the quotation and the delimiter belongs to the cell: `"1"\t`
      const rest = readPlain(text, quote + 1, delimiter)
      return { value: value + rest.value, end: rest.end }
    }
    value += '"'
    at = quote + 2
  }
}
