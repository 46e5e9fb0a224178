import type { LawFault } from './data-error.ts'
import type { SourceBook } from './data-types.ts'
import { RecordReader } from './reader.ts'

/** `sources.yaml`: which texts were compared, as of which day they stood, and when. */
export function readSources(value: unknown, file: string, faults: LawFault[]): SourceBook {
  const reader = new RecordReader(value, file, '/', faults)
  const recheckAfterMonths = reader.integer('recheckAfterMonths')
  if (recheckAfterMonths === 0) reader.fault('recheckAfterMonths', '不是正数', '请写每隔几个月复核一次')
  const sources = reader.records('sources', r => {
    const read = {
      source: r.text('source'),
      checkedOn: r.day('checkedOn'),
      ...(r.has('textOf') && { textOf: r.day('textOf') }),
    }
    if (read.textOf && read.textOf > read.checkedOn) r.fault('textOf', '晚于核对日期', '请核对两个日期')
    return read
  })
  reader.end()
  const seen = new Set<string>()
  for (const { source } of sources) {
    if (seen.has(source)) reader.fault(source, '同一来源写了两次', '请合并为一条')
    seen.add(source)
  }
  return { recheckAfterMonths, sources }
}
