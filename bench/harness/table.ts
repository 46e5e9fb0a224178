import type { Row } from './figure.ts'

const HEAD = ['what', 'ours', 'floor', 'ratio', 'wanted', ''] as const

/** The table as Markdown, its columns as wide as what stands in them. */
export function tableOf(rows: readonly Row[]): string {
  const verdict = (good: boolean | undefined) => (good === undefined ? '' : good ? 'holds' : 'SHORT')
  const cells = rows.map(row => [row.what, row.ours, row.floor ?? '', row.ratio ?? '', row.wanted, verdict(row.good)])
  const widths = HEAD.map((title, i) => Math.max(title.length, ...cells.map(line => line[i]!.length)))
  const line = (parts: readonly string[]) => `| ${parts.map((part, i) => part.padEnd(widths[i]!)).join(' | ')} |`
  return [line(HEAD), `|${widths.map(width => '-'.repeat(width + 2)).join('|')}|`, ...cells.map(line)].join('\n')
}
