import type { LawFault } from './data-error.ts'
import type { LayWord } from './data-types.ts'
import { RecordReader } from './reader.ts'

/** `lay-words.yaml`: what people say, and the words of the power list that mean it. */
export function readLayWords(value: unknown, file: string, faults: LawFault[]): LayWord[] {
  const reader = new RecordReader(value, file, '/', faults)
  const words = reader.records('words', r => {
    const word = { lay: r.texts('lay'), means: r.texts('means'), reason: r.text('reason') }
    for (const name of ['lay', 'means'] as const) {
      if (word[name].length === 0) r.fault(name, '一个词也没有', '请至少写一个词')
      if (word[name].some(text => text.trim() === '')) r.fault(name, '有空的词', '请补上文字，或者删去')
    }
    return word
  })
  reader.end()
  const seen = new Set<string>()
  for (const lay of words.flatMap(word => word.lay)) {
    if (seen.has(lay)) faults.push({ file, key: lay, problem: '这个说法写了两次', remedy: '请合并为一条' })
    seen.add(lay)
  }
  return words
}
